import { periodOf } from '@hub/contract/period'
import { isClosed, isCovered } from '../data/figure-cell.ts'
import { perTable } from './table.ts'

/** Drops what has not ended, or whose lag has not passed, or that the unit or the lattice row does not cover as a whole. */
export const keepClosed = perTable('keep-closed', ({ lattice, cells }, { catalogue, metric, through }) =>
  cells.filter((cell) => {
    const period = periodOf(lattice.grain, cell.start)
    const unit = catalogue.units.get(cell.unitId)
    return (
      unit !== undefined &&
      period.start >= lattice.valid_from &&
      period.end <= (lattice.valid_to ?? '9999') &&
      isClosed(period, metric, through) &&
      isCovered(period, metric, unit)
    )
  }),
)
