import { rowWeights, type WeightStyle } from './link-sum.ts'
import { type Neighbours, neighbourCount } from './neighbours.ts'
import { twoSidedP } from './normal.ts'
import { toldValues, type UnjudgedReason, type Values } from './told-value.ts'

/**
 * Where a place lies in the scatter of Moran: its own value above (H) or not above (L) the mean, then that of its neighbours. HH and LL are
 * clusters, LH and HL outliers. Codes of pysal: 1 HH, 2 LH, 3 LL, 4 HL (GeoDa has 2 and 3 the other way round).
 */
export const quadrants = ['HH', 'LH', 'LL', 'HL'] as const
export type Quadrant = (typeof quadrants)[number]

/** One entry for each place, in their order. */
export interface LocalMoran {
  /** I of the place; null when not judged. */
  readonly i: (number | null)[]
  readonly quadrant: (Quadrant | null)[]
  /** Standard score under conditional randomisation: the place keeps its value, all others lie in any order. */
  readonly z: (number | null)[]
  /** Two-sided, from the normal distribution: rough for few neighbours; `conditionalP` assumes no distribution. */
  readonly p: (number | null)[]
  readonly reason: (UnjudgedReason | null)[]
  /**
   * Mean and variance of the local I, of Sokal, Oden and Thomson (1998): the place keeps its value (conditional), or every value lies anywhere (total).
   * They are of the I that n, not n − 1, multiplies: compare them with `i · n / (n − 1)`. NaN when not judged.
   */
  readonly conditional: Moments
  readonly total: Moments
}
interface Moments {
  readonly expected: Float64Array
  readonly variance: Float64Array
}

/**
 * Local Moran's I (Anselin 1995, Geographical Analysis 27(2)), in the convention of pysal:
 *
 *   I_i = (n − 1) z_i Σ w z_j / Σ z², z = value − mean
 *
 * R's spdep has n instead of n − 1. Places without a value take no part.
 */
export function localMoran(values: Values, neighbours: Neighbours, style: WeightStyle = 'ROW'): LocalMoran {
  const told = toldValues(values, neighbours)
  const n = told.values.length
  const result = emptyResult(values.length)
  const mean = told.values.reduce((sum, value) => sum + value, 0) / n
  const z = told.values.map((value) => value - mean)
  const squares = z.reduce((sum, value) => sum + value ** 2, 0)
  const kurtosis = (n * z.reduce((sum, value) => sum + value ** 4, 0)) / squares ** 2
  const constant = !(Math.sqrt(squares / n) > Math.abs(mean) * 1e-12)
  const weights = rowWeights(told.neighbours, style)
  const { start, to } = told.neighbours
  for (let at = 0; at < n; at++) {
    const place = told.places[at] as number
    const near = neighbourCount(told.neighbours, at)
    const reason = n < 4 ? 'TOO_FEW' : constant ? 'CONSTANT' : near === 0 ? 'ISLAND' : null
    result.reason[place] = reason
    if (reason !== null) continue
    let around = 0
    for (let link = start[at] as number; link < (start[at + 1] as number); link++)
      around += z[to[link] as number] as number
    const weight = weights[at] as number
    const [own, lag, sum, sumOfSquares] = [z[at] as number, around * weight, near * weight, near * weight ** 2]
    result.i[place] = ((n - 1) * own * lag) / squares + 0 // never −0
    result.quadrant[place] = own > 0 ? (lag > 0 ? 'HH' : 'HL') : lag > 0 ? 'LH' : 'LL'
    const second = squares / n
    const expected = -(own ** 2 * sum) / ((n - 1) * second)
    const variance =
      (own / second) ** 2 * (n / (n - 2)) * (sumOfSquares - sum ** 2 / (n - 1)) * (second - own ** 2 / (n - 1))
    result.conditional.expected[place] = expected
    result.conditional.variance[place] = variance
    result.total.expected[place] = -sum / (n - 1)
    result.total.variance[place] =
      (sumOfSquares * (n - kurtosis)) / (n - 1) +
      ((sum ** 2 - sumOfSquares) * (2 * kurtosis - n)) / ((n - 1) * (n - 2)) -
      (sum / (n - 1)) ** 2
    if (near === n - 1) result.reason[place] = 'ALL_NEIGHBOURS'
    // on the mean its I is nought whatever lies around
    else if (own === 0) result.reason[place] = 'CONSTANT'
    else {
      const score = ((own * lag) / second - expected) / Math.sqrt(variance)
      result.z[place] = score
      result.p[place] = twoSidedP(score)
    }
  }
  return result
}

function emptyResult(size: number): LocalMoran {
  const numbers = () => new Array<number | null>(size).fill(null)
  const moments = () => ({
    expected: new Float64Array(size).fill(Number.NaN),
    variance: new Float64Array(size).fill(Number.NaN),
  })
  return {
    i: numbers(),
    quadrant: new Array<Quadrant | null>(size).fill(null),
    z: numbers(),
    p: numbers(),
    reason: new Array<UnjudgedReason | null>(size).fill('MISSING'),
    conditional: moments(),
    total: moments(),
  }
}
