import { type Count, type CountKind, exact, silent } from './figure.ts'
import type { Interval } from './rounding.ts'

/** A count with the true numbers it allows; no interval when it tells none. */
export interface Bounded {
  readonly kind: CountKind
  readonly interval: Interval | undefined
}

/** How a figure moved from one period to another. */
export interface Difference {
  /** In the unit of the metric; of a share, in percentage points. */
  readonly absolute: Count
  /** In percent of the earlier figure. NO_DATA where that may be zero, since nothing is a part of nothing. */
  readonly percent: Count
}

/** Why a difference tells no number, the weightiest reason first: what is withheld on either side stays withheld. */
const silences = ['WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const

// A bound is cut to so many decimals outwards: what is written is never narrower than what is known.
const decimals = 2
const power = 10 ** decimals
// Floating point leaves dust such as 0.30000000000000004, which must not push a bound a whole step out.
const dust = 1e-9
const down = (value: number) => Math.floor(value * power + dust) / power || 0
const up = (value: number) => Math.ceil(value * power - dust) / power || 0

/** A count of the least and the greatest it can be: EXACT only when both sides were and the bounds meet. */
function told(low: number, high: number, sure: boolean): Count {
  if (sure) return exact(Math.round(low * power) / power || 0)
  return { kind: 'RANGE', value: null, low: down(low), high: up(high) }
}

/**
 * The difference of two typed figures by interval arithmetic: from least less greatest to greatest less least. Two exact figures
 * give an exact difference; where either is rounded or a range, the difference is a range as wide as both together, never narrower.
 * Where either tells no number the difference tells none, for the weightier of the reasons.
 *
 * Source: R. E. Moore, Interval Analysis (1966), subtraction and division of intervals. The two figures are taken as free of each
 * other, so the range holds whatever links them.
 */
export function differenceOf(now: Bounded, before: Bounded): Difference {
  const [a, b] = [now.interval, before.interval]
  if (!a || !b) {
    const kind = silences.find((reason) => now.kind === reason || before.kind === reason) ?? 'NO_DATA'
    return { absolute: silent(kind), percent: silent(kind) }
  }
  const sure = now.kind === 'EXACT' && before.kind === 'EXACT'
  const percent = b.low > 0 ? told((a.low / b.high - 1) * 100, (a.high / b.low - 1) * 100, sure) : silent('NO_DATA')
  return { absolute: told(a.low - b.high, a.high - b.low, sure), percent }
}

/**
 * The sum of typed figures that exclude each other, such as the counts of all units. A sum with a silent part is silent for the
 * weightiest reason: what is withheld in a part cannot be told in the whole by leaving it out.
 */
export function sumOf(parts: readonly Bounded[]): Count {
  if (parts.length === 0) return silent('NO_DATA')
  const reason = silences.find((kind) => parts.some((part) => part.kind === kind))
  if (reason) return silent(reason)
  const sum = (end: 'low' | 'high') => parts.reduce((total, part) => total + (part.interval?.[end] ?? 0), 0)
  return told(
    sum('low'),
    sum('high'),
    parts.every((part) => part.kind === 'EXACT'),
  )
}

/**
 * The plain mean of typed figures, each weighing the same: RANGE unless all are exact, silent for the weightiest reason when one is
 * silent. A mean of those that happen to be told would pass for one of all.
 */
export function averageOf(parts: readonly Bounded[]): { readonly count: Count; readonly bounded: Bounded } {
  const sum = sumOf(parts)
  if (sum.kind !== 'EXACT' && sum.kind !== 'RANGE')
    return { count: sum, bounded: { kind: sum.kind, interval: undefined } }
  const mean = (end: 'low' | 'high') =>
    parts.reduce((total, part) => total + (part.interval?.[end] ?? 0), 0) / parts.length
  const interval = { low: mean('low'), high: mean('high') }
  const sure = sum.kind === 'EXACT'
  return { count: told(interval.low, interval.high, sure), bounded: { kind: sum.kind, interval } }
}
