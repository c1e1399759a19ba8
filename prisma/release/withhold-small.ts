import { perTable } from './table.ts'

/** Drops every cell that speaks of fewer persons, things or records than the lattice row's threshold. */
export const withholdSmall = perTable('withhold-small', ({ lattice, cells }) =>
  cells.filter((cell) => cell.weight >= lattice.threshold),
)
