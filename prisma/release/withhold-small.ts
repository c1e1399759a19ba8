import { silent } from '@hub/contract/figure'
import { perTable } from './table.ts'

/** Withholds every cell that speaks of fewer persons, things or records than the lattice row's threshold. */
export const withholdSmall = perTable('withhold-small', ({ lattice, cells }) =>
  cells.map((cell) => (cell.weight >= lattice.threshold ? cell : { ...cell, ...silent('WITHHELD') })),
)
