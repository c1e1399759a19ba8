import { empiricalBayes } from './empirical-bayes.ts'
import { adjustedP } from './false-discovery.ts'
import { localG } from './getis-ord.ts'
import { type HotspotClass, minNeighbours, minPlaces } from './hotspot.ts'
import { type Neighbours, neighbourCount, neighboursAmong } from './neighbours.ts'
import { twoSidedP } from './normal.ts'
import { judgeQuadrants, quadrantParameters, type RateQuadrant } from './rate-quadrant.ts'
import { scaled, type ToldInterval } from './told-interval.ts'
import { windowP } from './window-permutation.ts'

/** Why a place is not judged. */
export type HotspotFault = 'NO_NUMBER' | 'NO_DENOMINATOR' | 'FEW_PLACES' | 'FEW_NEIGHBOURS' | 'ALL_ALIKE'

/** A count and what it is divided by; of a share its numerator and base. Null where nothing is told, or none is known. */
export interface RatedPlace {
  readonly count: ToldInterval | null
  readonly denominator: number | null
}

export interface RateJudgement {
  /** Holds on every reading of the told intervals. */
  readonly class: HotspotClass
  /** Not significant, but hot or cold (90 %) if the numbers were as they read: what is protected leaves it open. Else null. */
  readonly tentative: 'HOT' | 'COLD' | null
  /** Null for a place that is judged. */
  readonly reason: HotspotFault | null
  /** Gi* of the rates as they read. */
  readonly z: number | null
  /** Gi* on the reading of the told intervals that speaks most against a cluster; what p, q and the class follow. */
  readonly zLeast: number | null
  /** Two-sided: the larger of the normal one of `zLeast` and that of permutation; see `windowP`. */
  readonly p: number | null
  /** p adjusted for judging many places at once. */
  readonly q: number | null
  /** A second judgement, by local Moran's I of the rates as they read; see `judgeQuadrants`. */
  readonly quadrant: RateQuadrant | null
  /** The count over what the rate of all places together would give. */
  readonly ratio: ToldInterval | null
  /** The rate for one of the denominator, drawn to that of all the more the fewer it rests on (empirical Bayes). */
  readonly smoothed: number | null
}

export interface RateAnswer {
  /** Rate of all places together, for one of the denominator: Σ counts ÷ Σ denominators. Null when no place tells one. */
  readonly overall: number | null
  /** How many places enter. */
  readonly entered: number
  /** How many of them are judged, and corrected for. */
  readonly judged: number
  readonly places: readonly RateJudgement[]
}

interface Entered {
  readonly index: number
  readonly rate: ToldInterval
  /** p of permutation; 1 where it says nothing. */
  readonly permuted: number
}

function classOf(z: number, q: number): HotspotClass {
  const side = z > 0 ? 'HOT' : 'COLD'
  if (q <= 0.01) return `${side}_99`
  if (q <= 0.05) return `${side}_95`
  return q <= 0.1 ? `${side}_90` : 'NOT_SIGNIFICANT'
}

const giStar = (values: readonly number[], near: Neighbours) => localG(values, near, { star: true }).z

/**
 * The score of a place on the reading that speaks most against it. Where high rates gather: its own rate and its neighbours' as low, and
 * all others as high, as the told intervals allow; where low rates gather, the other way round. Zero when that reading turns the sign.
 */
function leastScore(at: number, z: number, rates: readonly ToldInterval[], near: Neighbours): number {
  const inside = new Set([at, ...near.to.subarray(near.start[at], near.start[at + 1])])
  const reading = rates.map(({ low, high }, index) => (inside.has(index) === z > 0 ? low : high))
  const least = giStar(reading, near)[at] ?? 0
  return Math.sign(least) === Math.sign(z) ? Math.min(Math.abs(least), Math.abs(z)) * Math.sign(z) : 0
}

/** Scores, and what is judged of them, for each place that enters. */
function judgedScores(entered: readonly Entered[], near: Neighbours) {
  if (entered.length < minPlaces) return []
  const rates = entered.map(({ rate }) => rate)
  const scores = giStar(
    rates.map(({ value }) => value),
    near,
  )
  const exact = rates.every(({ low, high }) => low === high)
  const judged = entered.flatMap(({ index, permuted }, at) => {
    const z = scores[at]
    if (typeof z !== 'number' || neighbourCount(near, at) < minNeighbours) return []
    const zLeast = exact ? z : leastScore(at, z, rates, near)
    const p = Math.max(permuted, twoSidedP(zLeast))
    return [{ index, z, zLeast, p, asRead: Math.max(permuted, twoSidedP(z)) }]
  })
  const q = adjustedP(judged.map(({ p }) => p))
  const asRead = adjustedP(judged.map((place) => place.asRead))
  return judged.map(({ asRead: _, ...place }, at) => {
    const found = classOf(place.zLeast, q[at] ?? 1)
    const read = found === 'NOT_SIGNIFICANT' && classOf(place.z, asRead[at] ?? 1) !== 'NOT_SIGNIFICANT'
    const tentative = read ? (place.z > 0 ? ('HOT' as const) : ('COLD' as const)) : null
    return { ...place, q: q[at] ?? 1, class: found, tentative }
  })
}

/**
 * Where high or low rates gather: Gi* of the rates with binary weights (see `localG`), corrected for many tests by Benjamini and Hochberg.
 *
 * Only rates enter, so a populous place with many cases and a usual rate is not hot. What is told as an interval (rounded for
 * protection, or a range) enters as one: a class is given only where it holds on the reading of all intervals that speaks most against
 * it. What tells no number, or has nothing to be divided by, is left out of every sum.
 *
 * The normal approximation is good where there are many places and neighbours; of eight districts it calls hot what few arrangements can
 * differ from. So p is the larger of the normal one and that of permutation (9,999 arrangements, one seed).
 *
 * @param smoothed judge the rates after empirical Bayes, for places so small that single events make high rates; of exact counts only
 */
export function judgeRates(
  places: readonly RatedPlace[],
  neighbours: Neighbours,
  { smoothed = false }: { readonly smoothed?: boolean } = {},
): RateAnswer {
  const told = places.map(({ count, denominator }) => (count && denominator ? { count, denominator } : null))
  const bayes = empiricalBayes(
    told.map((place) => place?.count.value ?? null),
    told.map((place) => place?.denominator ?? null),
  ).rate
  const rates = told.map((place, index): ToldInterval | null => {
    if (!place) return null
    const drawn = smoothed ? (bayes[index] ?? null) : null
    return drawn === null ? scaled(place.count, 1 / place.denominator) : { value: drawn, low: drawn, high: drawn }
  })
  const values = rates.map((rate) => rate?.value ?? null)
  const permuted = windowP(values, neighbours, quadrantParameters)
  const quadrants = judgeQuadrants(values, neighbours)
  const entered = rates.flatMap((rate, index): Entered[] =>
    rate ? [{ index, rate, permuted: permuted[index] ?? 1 }] : [],
  )
  const sum = (pick: (place: NonNullable<(typeof told)[number]>) => number) =>
    told.reduce((total, place) => total + (place ? pick(place) : 0), 0)
  const overall = entered.length > 0 ? sum(({ count }) => count.value) / sum(({ denominator }) => denominator) : null
  const near = neighboursAmong(
    neighbours,
    Int32Array.from(entered, ({ index }) => index),
  )
  const scores = judgedScores(entered, near)
  const found = new Map(scores.map((place) => [place.index, place]))
  const position = new Map(entered.map(({ index }, at) => [index, at]))
  const reasonOf = (index: number): HotspotFault => {
    const at = position.get(index)
    if (at === undefined) return places[index]?.count ? 'NO_DENOMINATOR' : 'NO_NUMBER'
    if (entered.length < minPlaces) return 'FEW_PLACES'
    return neighbourCount(near, at) < minNeighbours ? 'FEW_NEIGHBOURS' : 'ALL_ALIKE'
  }
  return {
    overall,
    entered: entered.length,
    judged: scores.length,
    places: told.map((place, index) => {
      const shown = {
        ratio: place && overall ? scaled(place.count, 1 / (overall * place.denominator)) : null,
        smoothed: bayes[index] ?? null,
        quadrant: quadrants[index] ?? null,
      }
      const score = found.get(index)
      if (!score) return { ...unjudged, reason: reasonOf(index), ...shown }
      const { index: _, ...judgement } = score
      return { ...judgement, reason: null, ...shown }
    }),
  }
}

const unjudged = { class: 'NOT_ENOUGH_DATA', tentative: null, z: null, zLeast: null, p: null, q: null } as const
