import type { Text } from '../../message/text.ts'
import type { Cell } from './use-comparison.ts'

/** A rank in a few characters and in words, as wide as the intervals leave it; undefined where the unit is not ranked. */
export function rankWords(cell: Pick<Cell, 'rank' | 'rankOf' | 'ranks'>, text: Text) {
  const { rank } = cell
  if (rank === null || rank === undefined) return undefined
  const { low, high } = cell.ranks ?? { low: rank, high: rank }
  return low === high
    ? { short: String(rank), words: text('compare.rank', { rank, of: cell.rankOf }) }
    : { short: `${low}–${high}`, words: text('fair.rank', { rank, of: cell.rankOf, low, high }) }
}
