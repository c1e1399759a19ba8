import type { FigureCatalogue, LatticeRow, MetricRow } from '../data/figure-catalogue.ts'
import type { Cell } from '../data/figure-cell.ts'
import type { IsSilent } from '../data/silent-unit.ts'
import type { Earlier } from './earlier.ts'
import type { PartsOf } from './shield/margin.ts'
import type { Place } from './shield/place.ts'

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
  readonly partsOf: PartsOf
  /** What earlier releases told of the metric. */
  readonly earlier: Earlier
  /** The told tables of the metrics that were protected before this one. */
  toldOf(metricId: string): readonly Table[] | undefined
  /** Where something cannot be protected, tell of the metric what was told before alone, rather than refuse to publish. */
  readonly tellsNothingNew?: boolean
  /** Takes note of places that cannot be protected, since earlier releases told too much: the release must not be published. */
  expose(places: readonly Place[]): void
}

/**
 * One step of protection: from the tables of a metric to the tables that may be told. It gets all tables of the metric at once,
 * so that a step can weigh a unit against the units and periods that contain it. Steps run in their order and touch nothing else.
 */
export interface Step {
  readonly name: string
  apply(tables: readonly Table[], frame: Frame): readonly Table[] | Promise<readonly Table[]>
}

/** A step that looks at one table at a time. */
export function perTable(name: string, change: (table: Table, frame: Frame) => readonly Cell[]): Step {
  return {
    name,
    apply: (tables, frame) => tables.map((table) => ({ ...table, cells: change(table, frame) })),
  }
}
