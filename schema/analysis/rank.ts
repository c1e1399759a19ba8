import type { Interval } from './interval.ts'

/**
 * Between which ranks a place may lie, 1 for the highest: below every place whose interval lies wholly above its own, above every one
 * whose interval lies wholly below. Intervals that reach into each other cannot be told apart. Where nothing is told there is no rank.
 */
export function rankIntervals(intervals: readonly (Interval | null)[]): (Interval | null)[] {
  const told = intervals.filter((one) => one !== null)
  return intervals.map(
    (own) =>
      own && {
        low: 1 + told.filter((other) => other.low > own.high).length,
        high: told.length - told.filter((other) => other.high < own.low).length,
      },
  )
}
