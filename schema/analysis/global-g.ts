import { linkSums, rowWeights } from './link-sum.ts'
import { crossProduct, type NoMap, type Score, score } from './moran.ts'
import type { Neighbours } from './neighbours.ts'
import { toldValues, type Values } from './told-value.ts'

export interface GlobalG extends Score {
  readonly g: number
  readonly expected: number
  /** How many places took part, and how many of them have no neighbour. */
  readonly places: number
  readonly islands: number
}

/**
 * General G of Getis and Ord (1992), Geographical Analysis 24(3), with binary weights: the share of all products of two values that is one of
 * neighbours. Above what is expected, high values gather; below it, low ones do (Moran's I does not tell the two apart).
 *
 *   G = Σ Σ w x_i x_j / Σ Σ x_i x_j, i ≠ j
 *
 * @param values zero or more each: a value below zero has no share
 * @returns NEGATIVE when a value lies below zero; TOO_FEW with fewer than four values, CONSTANT when all are alike, ISLAND when nobody has a neighbour
 */
export function globalG(values: Values, neighbours: Neighbours): GlobalG | NoMap | { readonly reason: 'NEGATIVE' } {
  const told = toldValues(values, neighbours)
  const x = told.values
  const n = x.length
  if (n < 4) return { reason: 'TOO_FEW' }
  if (x.some((value) => value < 0)) return { reason: 'NEGATIVE' }
  if (x.every((value) => value === x[0])) return { reason: 'CONSTANT' }
  const weights = rowWeights(told.neighbours, 'BINARY')
  const { s0, s1, s2 } = linkSums(told.neighbours, weights)
  if (s0 === 0) return { reason: 'ISLAND' }
  const [m1, m2, m3, m4] = [1, 2, 3, 4].map((power) => x.reduce((sum, value) => sum + value ** power, 0)) as [
    number,
    number,
    number,
    number,
  ]
  const products = m1 ** 2 - m2
  const g = crossProduct(x, told.neighbours, weights) / products
  const expected = s0 / (n * (n - 1))
  const b0 = (n ** 2 - 3 * n + 3) * s1 - n * s2 + 3 * s0 ** 2
  const b1 = -((n ** 2 - n) * s1 - 2 * n * s2 + 6 * s0 ** 2)
  const b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 ** 2)
  const b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 ** 2
  const b4 = s1 - s2 + s0 ** 2
  const square = b0 * m2 ** 2 + b1 * m4 + b2 * m1 ** 2 * m2 + b3 * m1 * m3 + b4 * m1 ** 4
  const variance = square / (products ** 2 * n * (n - 1) * (n - 2) * (n - 3)) - expected ** 2
  const islands = weights.reduce((sum, weight) => sum + (weight === 0 ? 1 : 0), 0)
  return { g, expected, ...score(g - expected, variance), places: n, islands }
}
