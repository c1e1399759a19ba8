import type { Interval } from '@hub/contract/rounding'
import type { Margin } from './margin.ts'
import type { Place } from './place.ts'
import type { Row } from './programme.ts'

const [above, below] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

/** Which column of a programme holds the number of a place. */
export type ColumnOf = (place: number) => number

/** The whole less its parts. */
const differenceOf = ({ whole, parts }: Margin, columnOf: ColumnOf) => [
  [columnOf(whole), 1] as const,
  ...parts.map((part) => [columnOf(part), -1] as const),
]

/** Between which ends the whole less its parts must lie. By as much as persons count twice in truth, the parts may exceed the whole. */
function endsOf({ whole, parts, kind }: Margin, places: readonly Place[], amount: 'truth' | 'part'): Interval {
  if (kind === 'COVER') return { low: below, high: 0 }
  if (kind === 'REST') return { low: 0, high: above }
  if (kind === 'REMAINDER') return { low: 0, high: 0 }
  const sum = parts.reduce((total, part) => total + (places[part]?.[amount] ?? 0), 0)
  return { low: (places[whole]?.[amount] ?? 0) - sum, high: 0 }
}

/** The rows of one sum. `rest` is the column of what the one part of a REMAINDER leaves over. */
export function rowsOf(
  margin: Margin,
  places: readonly Place[],
  amount: 'truth' | 'part',
  columnOf: ColumnOf,
  rest?: number,
): Row[] {
  const ends = endsOf(margin, places, amount)
  const difference = differenceOf(margin, columnOf)
  if (rest !== undefined) return [{ ...ends, terms: [...difference, [rest, -1]] }]
  if (margin.kind === 'REST' || ends.low === 0) return [{ ...ends, terms: difference }]
  const noMore = margin.parts.map((part): Row => {
    const terms = [[columnOf(margin.whole), 1] as const, [columnOf(part), -1] as const]
    return { low: 0, high: above, terms }
  })
  return [{ ...ends, terms: difference }, ...noMore]
}

/**
 * What the numerator of a share leaves over in a REMAINDER is some of what its base leaves over there. Two shares that differ tell
 * otherwise that somebody is in the group between them.
 */
export function remainingPartRows(margin: Margin, columnOf: ColumnOf, restOfBase: number): Row[] {
  const difference = differenceOf(margin, columnOf)
  return [
    { low: 0, high: above, terms: difference },
    { low: below, high: 0, terms: [...difference, [restOfBase, -1]] },
  ]
}

/**
 * The row of one sum as an earlier release had it, for a stranger who takes what did not visibly change to be the same. Undefined where
 * the sum cannot have been so: then it is known that something else changed, and nothing follows.
 *
 * @param before what was told of a place then, where that was another thing than now
 */
export function earlierRow(
  margin: Margin,
  places: readonly Place[],
  before: (place: number) => Interval | undefined,
  columnOf: ColumnOf,
  rest?: number,
): Row | undefined {
  if (![margin.whole, ...margin.parts].some((place) => before(place))) return undefined
  const ends = endsOf(margin, places, 'truth')
  const boundsOf = (place: number) => {
    const truth = places[place]?.truth ?? 0
    return before(place) ?? { low: truth, high: truth }
  }
  const whole = boundsOf(margin.whole)
  const least = margin.parts.reduce((sum, part) => sum + boundsOf(part).low, 0)
  const most = margin.parts.reduce((sum, part) => sum + boundsOf(part).high, 0)
  const possible =
    rest === undefined ? whole.high - least >= ends.low && whole.low - most <= ends.high : whole.high >= least
  if (!possible) return undefined
  const difference = differenceOf(margin, columnOf)
  return { ...ends, terms: rest === undefined ? difference : [...difference, [rest, -1]] }
}
