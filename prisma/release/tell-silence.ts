import { silent } from '@hub/contract/figure'
import { cellKey } from '../data/figure-answer.ts'
import { categoriesOf } from '../data/figure-catalogue.ts'
import { type Cell, closedPeriods, isCovered } from '../data/figure-cell.ts'
import { perTable } from './table.ts'

/**
 * Marks NOT_REPORTED where a unit is known to have been silent for the whole period and nothing is told. It comes after the
 * withholding on purpose: were only silent units without any fact marked, an unmarked silent unit would betray its few facts.
 */
export const tellSilence = perTable('tell-silence', ({ lattice, cells }, { catalogue, metric, through, isSilent }) => {
  const told = new Set(cells.map((cell) => cellKey(cell.unitId, cell.start, cell.category)))
  const added: Cell[] = []
  for (const period of closedPeriods(lattice, metric, through)) {
    for (const unit of catalogue.unitsOf(lattice.scheme, lattice.level)) {
      if (!isSilent(unit.id, period) || !isCovered(period, metric, unit)) continue
      for (const category of categoriesOf(catalogue, metric, lattice.breakdown)) {
        if (told.has(cellKey(unit.id, period.start, category))) continue
        added.push({
          ...silent('NOT_REPORTED'),
          unitId: unit.id,
          start: period.start,
          category,
          numerator: null,
          denominator: null,
          provisional: false,
          weight: 0,
        })
      }
    }
  }
  return [...cells, ...added]
})
