import { categoriesOf, type LatticeRow } from '../data/figure-catalogue.ts'
import { closedPeriods, isCovered } from '../data/figure-cell.ts'
import type { Frame } from './table.ts'

/** How many cells a lattice row has in all: every covered unit, closed period and category, whatever is told of it. */
export function gridSize(lattice: LatticeRow, { catalogue, metric, through }: Frame): number {
  const units = catalogue.unitsOf(lattice.scheme, lattice.level)
  const places = closedPeriods(lattice, metric, through).reduce(
    (sum, period) => sum + units.filter((unit) => isCovered(period, metric, unit)).length,
    0,
  )
  return places * categoriesOf(catalogue, metric, lattice.breakdown).length
}
