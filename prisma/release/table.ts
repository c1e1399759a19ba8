import type { FigureCatalogue, LatticeRow, MetricRow } from '../data/figure-catalogue.ts'
import type { Cell } from '../data/figure-cell.ts'
import type { IsSilent } from '../data/silent-unit.ts'

/** The cells of one lattice row. What is not in it is not told; the reading rule says what its absence means. */
export interface Table {
  readonly lattice: LatticeRow
  readonly cells: readonly Cell[]
}

/** What a step may know besides the cells. */
export interface Frame {
  readonly catalogue: FigureCatalogue
  readonly metric: MetricRow
  /** First day of the running month: nothing that ends later is closed. */
  readonly through: string
  readonly isSilent: IsSilent
}

/**
 * One step of protection: from the tables of a metric to the tables that may be told. It gets all tables of the metric at once,
 * so that a step can weigh a unit against the units and periods that contain it. Steps are pure and run in their order.
 */
export interface Step {
  readonly name: string
  apply(tables: readonly Table[], frame: Frame): readonly Table[]
}

/** A step that looks at one table at a time. */
export function perTable(name: string, change: (table: Table, frame: Frame) => readonly Cell[]): Step {
  return {
    name,
    apply: (tables, frame) => tables.map((table) => ({ ...table, cells: change(table, frame) })),
  }
}
