import type { Period } from '@hub/contract/period'
import { cellKey } from '../../data/figure-answer.ts'
import { categoriesOf, type FigureUnit, type LatticeRow } from '../../data/figure-catalogue.ts'
import { type Cell, closedPeriods, isCovered } from '../../data/figure-cell.ts'
import type { Frame, Table } from '../table.ts'

/** One place of the grid that a metric is published on, with what is true there and what is told. */
export interface Place {
  readonly key: string
  readonly lattice: LatticeRow
  readonly unit: FigureUnit
  readonly period: Period
  readonly category: string
  /** How many persons or records the place speaks of: what the threshold looks at, and what a stranger wants to know. */
  readonly truth: number
  /** Of a share: how many of them count in its numerator. */
  readonly part: number
  /** The cell as it stands, told or withheld; undefined where there are no facts. */
  readonly cell: Cell | undefined
  readonly state: 'TOLD' | 'WITHHELD' | 'SILENT'
}

type TablePlace = Pick<LatticeRow, 'scheme' | 'level' | 'grain' | 'breakdown'>

/** Names a table of a metric. */
export const tableKey = ({ scheme, level, grain, breakdown }: TablePlace) => `${scheme} ${level} ${grain} ${breakdown}`

/** Names a place of a metric. */
export const placeKey = (table: TablePlace, unitId: string, start: string, category: string) =>
  `${tableKey(table)} ${unitId} ${start} ${category}`

function stateOf(cell: Cell | undefined, silent: boolean): Place['state'] {
  if (cell && cell.kind !== 'WITHHELD') return 'TOLD'
  return silent ? 'SILENT' : 'WITHHELD'
}

/** Every place of the grid of a metric, also those without facts, in an order that does not hang on how a database answers. */
export function placesOf(tables: readonly Table[], frame: Frame): Place[] {
  const { catalogue, metric, through, isSilent } = frame
  return tables.flatMap(({ lattice, cells }) => {
    const byPlace = new Map(cells.map((cell) => [cellKey(cell.unitId, cell.start, cell.category), cell]))
    const categories = categoriesOf(catalogue, metric, lattice.breakdown)
    return closedPeriods(lattice, metric, through).flatMap((period) =>
      catalogue.unitsOf(lattice.scheme, lattice.level).flatMap((unit) => {
        if (!isCovered(period, metric, unit)) return []
        const silent = isSilent(unit.id, period)
        return categories.map((category) => {
          const cell = byPlace.get(cellKey(unit.id, period.start, category))
          return {
            key: placeKey(lattice, unit.id, period.start, category),
            lattice,
            unit,
            period,
            category,
            truth: cell?.weight ?? 0,
            part: cell?.part ?? 0,
            cell,
            state: stateOf(cell, silent),
          }
        })
      }),
    )
  })
}
