import { roundedCell } from './rounding.ts'
import { perTable } from './table.ts'

/** Rounds what is told of a sensitive metric, each count in the same way wherever it stands. */
export const roundCounts = perTable('round-counts', ({ cells }, { metric }) =>
  metric.sensitive ? cells.map((cell) => roundedCell(cell, metric.measure)) : cells,
)
