import { linkSums, rowWeights, type WeightStyle } from './link-sum.ts'
import type { Neighbours } from './neighbours.ts'
import { upperP } from './normal.ts'
import { toldValues, type UnjudgedReason, type Values } from './told-value.ts'

export interface GlobalMoran {
  readonly i: number
  /** −1 / (n − 1): what I is near when values lie anywhere. */
  readonly expected: number
  /** If values were drawn from a normal distribution, and if those that are there lay in any other order. */
  readonly normality: Score
  readonly randomisation: Score
  /** How many places took part, and how many of them have no neighbour (their rows weigh nothing). */
  readonly places: number
  readonly islands: number
}
export interface Score {
  readonly variance: number
  readonly z: number
  /** How often chance alone gives an I as high or higher; twice the smaller tail is the two-sided p. */
  readonly pGreater: number
  readonly pTwoSided: number
}

/** Why nothing can be said of the whole map. */
export type NoMap = { readonly reason: Extract<UnjudgedReason, 'TOO_FEW' | 'CONSTANT' | 'ISLAND'> }

/**
 * Moran's I: whether neighbours have like values, over the whole map (Cliff and Ord 1981, Spatial Processes, chapter 2):
 *
 *   I = n / Σ w · Σ Σ w (x_i − m)(x_j − m) / Σ (x − m)²
 *
 * with both variances of Cliff and Ord. It assumes that every place has the same variance: give rates that were made steady, or `assuncaoReis`, where
 * populations differ much. Places without a value take no part.
 *
 * @returns TOO_FEW with fewer than four values, CONSTANT when all are alike, ISLAND when nobody has a neighbour
 */
export function globalMoran(values: Values, neighbours: Neighbours, style: WeightStyle = 'ROW'): GlobalMoran | NoMap {
  const told = toldValues(values, neighbours)
  const n = told.values.length
  if (n < 4) return { reason: 'TOO_FEW' }
  const mean = told.values.reduce((sum, value) => sum + value, 0) / n
  const z = told.values.map((value) => value - mean)
  const squares = z.reduce((sum, value) => sum + value ** 2, 0)
  if (!(Math.sqrt(squares / n) > Math.abs(mean) * 1e-12)) return { reason: 'CONSTANT' }
  const weights = rowWeights(told.neighbours, style)
  const { s0, s1, s2 } = linkSums(told.neighbours, weights)
  if (s0 === 0) return { reason: 'ISLAND' }
  const i = ((n / s0) * crossProduct(z, told.neighbours, weights)) / squares
  const expected = -1 / (n - 1)
  const normal = (n ** 2 * s1 - n * s2 + 3 * s0 ** 2) / ((n ** 2 - 1) * s0 ** 2) - expected ** 2
  const kurtosis = (n * z.reduce((sum, value) => sum + value ** 4, 0)) / squares ** 2
  const random =
    (n * ((n ** 2 - 3 * n + 3) * s1 - n * s2 + 3 * s0 ** 2) -
      kurtosis * ((n ** 2 - n) * s1 - 2 * n * s2 + 6 * s0 ** 2)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 ** 2) -
    expected ** 2
  return {
    i,
    expected,
    normality: score(i - expected, normal),
    randomisation: score(i - expected, random),
    places: n,
    islands: weights.reduce((sum, weight) => sum + (weight === 0 ? 1 : 0), 0),
  }
}

/** Σ Σ w z_i z_j. */
export function crossProduct(z: Float64Array, { start, to }: Neighbours, weights: Float64Array): number {
  let sum = 0
  for (let place = 0; place < z.length; place++) {
    let around = 0
    for (let link = start[place] as number; link < (start[place + 1] as number); link++)
      around += z[to[link] as number] as number
    sum += (z[place] as number) * around * (weights[place] as number)
  }
  return sum
}

export function score(difference: number, variance: number): Score {
  const z = difference / Math.sqrt(variance)
  return { variance, z, pGreater: upperP(z), pTwoSided: 2 * upperP(Math.abs(z)) }
}
