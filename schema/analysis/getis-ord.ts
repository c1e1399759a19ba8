import { type Neighbours, neighbourCount, neighboursFromLists } from './neighbours.ts'
import { twoSidedP } from './normal.ts'
import { toldValues, type UnjudgedReason, type Values } from './told-value.ts'

export interface LocalGOptions {
  /** Gi* counts a place as its own neighbour and judges the place with its surroundings; Gi judges the surroundings alone. */
  readonly star: boolean
  /**
   * BINARY: every neighbour weighs 1. ROW: the weights of a place sum to 1. The standard score is the same, since all neighbours of a place weigh
   * alike; what differs is `g`.
   */
  readonly style?: 'BINARY' | 'ROW'
}

/** One entry for each place, in their order. */
export interface LocalG {
  /** Σ w x over the sum of all values (for Gi of all others): of use where values are above zero. NaN when not judged. */
  readonly g: Float64Array
  /** Mean and variance of `g` if values lay anywhere: z = (g − expected) / √variance. */
  readonly expected: Float64Array
  readonly variance: Float64Array
  /** Standard score; null when not judged. */
  readonly z: (number | null)[]
  /** Two-sided, from the normal distribution; null when not judged. */
  readonly p: (number | null)[]
  /** Why it is not judged; null when it is. */
  readonly reason: (UnjudgedReason | null)[]
}

/**
 * Local Gi and Gi* in the form of Ord and Getis (1995), Geographical Analysis 27(4), equations 14 and 15:
 *
 *   Gi:  z = (Σ w x − W m) / (s √(((n−1) S − W²) / (n−2))), sums, mean m and variance s² over the others
 *   Gi*: z = (Σ w x − W m) / (s √((n S − W²) / (n−1))), the place included everywhere
 *
 * with W = Σ w and S = Σ w² over the neighbours, and variances that divide by the number of values. Positive: high values gather; negative: low ones.
 * The normal approximation wants some neighbours (about eight) or values that are near normal; else use `conditionalP`. Give rates, not counts: counts
 * are high where many people live.
 */
export function localG(values: Values, neighbours: Neighbours, { star, style = 'BINARY' }: LocalGOptions): LocalG {
  const told = toldValues(values, neighbours)
  const n = told.values.length
  const result: LocalG = {
    g: new Float64Array(values.length).fill(Number.NaN),
    expected: new Float64Array(values.length).fill(Number.NaN),
    variance: new Float64Array(values.length).fill(Number.NaN),
    z: new Array<number | null>(values.length).fill(null),
    p: new Array<number | null>(values.length).fill(null),
    reason: new Array<UnjudgedReason | null>(values.length).fill('MISSING'),
  }
  const { mean, total, squares } = moments(told.values)
  const { start, to } = told.neighbours
  for (let at = 0; at < n; at++) {
    const place = told.places[at] as number
    const near = neighbourCount(told.neighbours, at)
    const reason = fault(n, near, squares, mean, star)
    result.reason[place] = reason
    if (reason !== null) continue
    // from the mean on, so that small differences of large values keep their digits
    const own = (told.values[at] as number) - mean
    let sum = star ? own : 0
    for (let link = start[at] as number; link < (start[at + 1] as number); link++)
      sum += (told.values[to[link] as number] as number) - mean
    const weight = star ? near + 1 : near
    const others = star ? n : n - 1
    const centre = star ? 0 : -own / others
    const variance = (star ? squares : squares - own * own) / others - centre * centre
    const spread = Math.sqrt((variance * (others * weight - weight * weight)) / (others - 1))
    // of the others all may be alike although the place differs from them
    if (!(spread > Math.abs(mean) * 1e-12)) {
      result.reason[place] = 'CONSTANT'
      continue
    }
    const z = (sum - weight * centre) / spread
    const scale = (star ? total : total - own - mean) * (style === 'ROW' ? weight : 1)
    result.g[place] = (sum + weight * mean) / scale
    result.expected[place] = (weight * (centre + mean)) / scale
    result.variance[place] = (spread / scale) ** 2
    result.z[place] = z
    result.p[place] = twoSidedP(z)
  }
  return result
}

function moments(values: Float64Array) {
  let total = 0
  for (const value of values) total += value
  const mean = values.length > 0 ? total / values.length : 0
  let squares = 0
  for (const value of values) squares += (value - mean) ** 2
  return { total, mean, squares }
}

function fault(n: number, near: number, squares: number, mean: number, star: boolean): UnjudgedReason | null {
  if (n < (star ? 2 : 3)) return 'TOO_FEW'
  if (!(Math.sqrt(squares / n) > Math.abs(mean) * 1e-12)) return 'CONSTANT'
  if (near === 0) return 'ISLAND'
  return near === n - 1 ? 'ALL_NEIGHBOURS' : null
}

/**
 * z of Gi* with binary weights, for lists of neighbours: see `localG`.
 *
 * @param values one finite number for each place, rates rather than counts
 * @param neighbours for each place the indices of its neighbours, itself left out
 */
export const localGiStar = (values: readonly number[], neighbours: readonly (readonly number[])[]): (number | null)[] =>
  localG(values, neighboursFromLists(neighbours), { star: true }).z
