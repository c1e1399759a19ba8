import type { Interval } from './interval.ts'

export const standings = ['MUCH_HIGHER', 'HIGHER', 'AS_EXPECTED', 'LOWER', 'MUCH_LOWER', 'NOT_JUDGED'] as const
/** Where a place stands against all: beyond the outer limit (99.8 %), beyond the inner one (95 %), or between. */
export type Standing = (typeof standings)[number]

/** How a funnel counts: events for a size (people, households), or a share of records. */
export type FunnelKind = 'RATE' | 'SHARE'

/** One place: how many events, or which share from 0 to 1, at least and at most; and what that is divided by or rests on. */
export interface FunnelPlace {
  readonly seen: Interval
  readonly size: number
}

/** What all places together say, and how far they scatter. */
export interface Yardstick {
  readonly kind: FunnelKind
  /** Events for one of the size, or share: of all judged places together. */
  readonly reference: number
  /**
   * How many times wider than chance alone the places scatter, as a variance; 1 when they scatter no more than that. Limits are widened by
   * its root, so that a place stands out among its like and not against an ideal that none of them meets.
   */
  readonly overdispersion: number
  /** How many places were judged. */
  readonly judged: number
}

/** z of the inner and of the outer limit, two-sided 95 % and 99.8 %: the two that funnel plots are drawn with. */
export const funnelLimits = { inner: 1.959964, outer: 3.090232 } as const

/** Fewer places than this say nothing about how places scatter. */
const fewestPlaces = 3
/** With fewer expected events the limits do not hold. */
const leastExpected = 5

const middle = ({ low, high }: Interval) => (low + high) / 2

/** The scale on which the scatter does not depend on what is expected: the root of a count, the arcsine of the root of a share. */
const stable = (kind: FunnelKind, value: number) =>
  kind === 'RATE' ? Math.sqrt(Math.max(0, value)) : Math.asin(Math.sqrt(Math.min(1, Math.max(0, value))))

/** How many standard deviations a value lies from what is expected of a place of its size. */
function scoreOf(kind: FunnelKind, reference: number, value: number, size: number): number {
  return kind === 'RATE'
    ? 2 * (stable(kind, value) - stable(kind, reference * size))
    : 2 * Math.sqrt(size) * (stable(kind, value) - stable(kind, reference))
}

/** Events that are expected of a place; of a share the smaller of both sides. */
const expectedOf = (kind: FunnelKind, reference: number, size: number) =>
  kind === 'RATE' ? reference * size : Math.min(reference, 1 - reference) * size

/** Variance of the scores after the outer tenth on each side is drawn in to its edge, so that the odd ones do not hide themselves. */
function overdispersionOf(scores: readonly number[]): number {
  const sorted = [...scores].sort((a, b) => a - b)
  const at = (share: number) => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)] ?? 0
    return below + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? below) - below)
  }
  const [low, high] = [at(0.1), at(0.9)]
  const sum = sorted.reduce((total, score) => total + Math.min(high, Math.max(low, score)) ** 2, 0)
  return Math.max(1, sum / sorted.length)
}

/**
 * Tells "different" from "small": judges each place against all of them together, with limits that are wide where little is expected and
 * narrow where much is (funnel plot, Spiegelhalter 2005, Stat Med 24:1185–1202: variance-stabilised scores, winsorised multiplicative
 * overdispersion). Assumes events that happen independently of each other, apart from that overdispersion.
 *
 * A value that is known to lie between two numbers only is judged by the one nearer to what is expected: what is not told never makes a
 * place stand out. By chance alone 5 of 100 places lie beyond the inner limits and 2 of 1,000 beyond the outer ones.
 *
 * @param places null where nothing is told: such a place takes no part
 * @returns a standing for each place, NOT_JUDGED where nothing is told or fewer than five events are expected; no yardstick when fewer than
 *   three places tell something, or all of them nothing but zero
 */
export function judgeByFunnel(
  kind: FunnelKind,
  places: readonly (FunnelPlace | null)[],
): { standings: Standing[]; yardstick: Yardstick | null } {
  const told = places.filter((place) => place !== null && place.size > 0) as FunnelPlace[]
  const size = told.reduce((sum, place) => sum + place.size, 0)
  const events = told.reduce((sum, place) => sum + middle(place.seen) * (kind === 'RATE' ? 1 : place.size), 0)
  const reference = events / size
  const certain = kind === 'SHARE' && reference >= 1
  if (told.length < fewestPlaces || !(reference > 0) || certain) {
    return { standings: places.map(() => 'NOT_JUDGED'), yardstick: null }
  }
  const judged = told.filter((place) => expectedOf(kind, reference, place.size) >= leastExpected)
  const overdispersion =
    judged.length < fewestPlaces
      ? 1
      : overdispersionOf(judged.map(({ seen, size }) => scoreOf(kind, reference, middle(seen), size)))
  const yardstick: Yardstick = { kind, reference, overdispersion, judged: judged.length }
  return {
    yardstick,
    standings: places.map((place) => {
      if (!place || !judged.includes(place)) return 'NOT_JUDGED'
      const score = (value: number) => scoreOf(kind, reference, value, place.size) / Math.sqrt(overdispersion)
      const [low, high] = [score(place.seen.low), score(place.seen.high)]
      if (low >= funnelLimits.inner) return low >= funnelLimits.outer ? 'MUCH_HIGHER' : 'HIGHER'
      if (high <= -funnelLimits.inner) return high <= -funnelLimits.outer ? 'MUCH_LOWER' : 'LOWER'
      return 'AS_EXPECTED'
    }),
  }
}

/** Between which rates for one of the size, or shares, a place of a size lies unless it stands out: the line of a funnel plot at that size. */
export function funnelLimit({ kind, reference, overdispersion }: Yardstick, size: number, z: number): Interval {
  const reach = (z * Math.sqrt(overdispersion)) / 2
  if (kind === 'RATE') {
    const root = Math.sqrt(reference * size)
    return { low: Math.max(0, root - reach) ** 2 / size, high: (root + reach) ** 2 / size }
  }
  const angle = Math.asin(Math.sqrt(reference))
  const step = reach / Math.sqrt(size)
  return { low: Math.sin(Math.max(0, angle - step)) ** 2, high: Math.sin(Math.min(Math.PI / 2, angle + step)) ** 2 }
}

/**
 * Whether a place moved by more than chance from one period to another, 95 % sure: the difference on the variance-stabilised scale
 * (for counts Huffman 1984, Appl Stat 33:224–226). Of values told as ranges the two that lie nearest to each other are compared.
 * Assumes that the two periods hold different events.
 */
export function hasMoved(kind: FunnelKind, now: FunnelPlace, before: FunnelPlace): boolean {
  const per = ({ size }: FunnelPlace) => (kind === 'RATE' ? size : 1)
  const apart = (a: FunnelPlace, b: FunnelPlace) => a.seen.low / per(a) > b.seen.high / per(b)
  const [upper, lower] = apart(now, before) ? [now, before] : apart(before, now) ? [before, now] : []
  if (!upper || !lower || !(upper.size > 0) || !(lower.size > 0)) return false
  const score =
    kind === 'RATE'
      ? (2 * (Math.sqrt(upper.seen.low * lower.size) - Math.sqrt(lower.seen.high * upper.size))) /
        Math.sqrt(upper.size + lower.size)
      : (2 * (stable(kind, upper.seen.low) - stable(kind, lower.seen.high))) /
        Math.sqrt(1 / upper.size + 1 / lower.size)
  return score >= funnelLimits.inner
}
