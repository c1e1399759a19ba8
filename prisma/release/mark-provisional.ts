import { periodOf } from '@hub/contract/period'
import { isProvisional } from '../data/figure-cell.ts'
import { perTable } from './table.ts'

/** Marks the cells of periods that late records may still change. */
export const markProvisional = perTable('mark-provisional', ({ lattice, cells }, { metric, through }) =>
  cells.map((cell) => ({ ...cell, provisional: isProvisional(periodOf(lattice.grain, cell.start), metric, through) })),
)
