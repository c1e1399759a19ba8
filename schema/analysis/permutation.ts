import { rowWeights, type WeightStyle } from './link-sum.ts'
import { crossProduct } from './moran.ts'
import { type Neighbours, neighbourCount } from './neighbours.ts'
import { randomFrom, shuffleFirst } from './random.ts'
import { toldValues, type UnjudgedReason, type Values } from './told-value.ts'

export interface PermutationOptions {
  /** How many random arrangements; the least p is one over one more than these. 999 unless told. */
  readonly permutations?: number
  /** The same seed gives the same p. */
  readonly seed?: number
}

/** One entry for each place, in their order; null when not judged. */
export interface ConditionalP {
  /** How often values at random around the place are as high as they are, or higher; or as low, or lower. */
  readonly high: (number | null)[]
  readonly low: (number | null)[]
  /** Two-sided: twice the lower of both, at most 1. (The “pseudo p” of GeoDa and pysal is the lower of both alone.) */
  readonly p: (number | null)[]
  readonly reason: (UnjudgedReason | null)[]
}

const checked = (permutations: number) => {
  if (!Number.isInteger(permutations) || permutations < 1)
    throw new RangeError(`permutations: ${permutations} is not a whole number above zero`)
  return permutations
}

/**
 * p of local statistics without a distribution (Anselin 1995): the place keeps its value, its neighbours get values of others, drawn without repetition.
 * As a place keeps its own value and weights are alike, the answer is the same for Gi, Gi* and local Moran's I: `high` is where high values
 * lie around it. The share is (as extreme + 1) / (permutations + 1).
 *
 * Each arrangement serves all places, so their p hang together a little more than by their map alone; each is right by itself.
 *
 * @throws RangeError when `permutations` is not a whole number above zero
 */
export function conditionalP(
  values: Values,
  neighbours: Neighbours,
  { permutations = 999, seed = 1 }: PermutationOptions = {},
): ConditionalP {
  const told = toldValues(values, neighbours)
  const n = told.values.length
  const result: ConditionalP = {
    high: new Array<number | null>(values.length).fill(null),
    low: new Array<number | null>(values.length).fill(null),
    p: new Array<number | null>(values.length).fill(null),
    reason: new Array<UnjudgedReason | null>(values.length).fill('MISSING'),
  }
  const widest = told.places.reduce((most, _, at) => Math.max(most, neighbourCount(told.neighbours, at)), 0)
  const draws = drawnPlaces(n - 1, widest, checked(permutations), seed)
  // sums of the same values in another order differ in their last digits and are ties all the same
  const near = told.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) * (widest + 1) * 1e-14
  const constant = told.values.every((value) => value === told.values[0])
  const pool = told.values.slice()
  const { start, to } = told.neighbours
  for (let at = 0; at < n; at++) {
    const place = told.places[at] as number
    const count = neighbourCount(told.neighbours, at)
    const reason =
      n < 3 ? 'TOO_FEW' : constant ? 'CONSTANT' : count === 0 ? 'ISLAND' : count === n - 1 ? 'ALL_NEIGHBOURS' : null
    result.reason[place] = reason
    if (reason !== null) continue
    let sum = 0
    for (let link = start[at] as number; link < (start[at + 1] as number); link++)
      sum += told.values[to[link] as number] as number
    // the last value takes the place of this one, so that the first n − 1 of the pool are the others
    pool[at] = told.values[n - 1] as number
    const { high, low } = asExtreme(pool, draws, widest, count, sum - near, sum + near)
    pool[at] = told.values[at] as number
    result.high[place] = (high + 1) / (permutations + 1)
    result.low[place] = (low + 1) / (permutations + 1)
    result.p[place] = Math.min(1, (2 * (Math.min(high, low) + 1)) / (permutations + 1))
  }
  return result
}

/** For each permutation `count` different numbers from 0 to below `size`. */
function drawnPlaces(size: number, count: number, permutations: number, seed: number): Int32Array {
  const random = randomFrom(seed)
  const all = Int32Array.from({ length: Math.max(size, 0) }, (_, at) => at)
  const drawn = new Int32Array(permutations * count)
  for (let turn = 0; turn < permutations; turn++) {
    shuffleFirst(all, count, random)
    drawn.set(all.subarray(0, count), turn * count)
  }
  return drawn
}

/** How many of the drawn sums reach a bound, and how many do not exceed the other. */
function asExtreme(pool: Float64Array, draws: Int32Array, width: number, count: number, least: number, most: number) {
  let [high, low] = [0, 0]
  for (let first = 0; first < draws.length; first += width) {
    let sum = 0
    for (let at = first; at < first + count; at++) sum += pool[draws[at] as number] as number
    if (sum >= least) high++
    if (sum <= most) low++
  }
  return { high, low }
}

/**
 * p of the global Moran's I without a distribution: how often the same values in a random arrangement over all places give an I as high or higher
 * (`high`), or as low or lower (`low`). null when nobody has a neighbour, or values are fewer than three or all alike.
 *
 * @throws RangeError when `permutations` is not a whole number above zero
 */
export function globalP(
  values: Values,
  neighbours: Neighbours,
  { permutations = 999, seed = 1, style = 'ROW' }: PermutationOptions & { readonly style?: WeightStyle } = {},
): { readonly high: number; readonly low: number } | null {
  checked(permutations)
  const told = toldValues(values, neighbours)
  const n = told.values.length
  if (n < 3 || told.neighbours.to.length === 0 || told.values.every((value) => value === told.values[0])) return null
  const mean = told.values.reduce((sum, value) => sum + value, 0) / n
  const z = told.values.map((value) => value - mean)
  const weights = rowWeights(told.neighbours, style)
  const seen = crossProduct(z, told.neighbours, weights)
  const near = z.reduce((sum, value) => sum + value ** 2, 0) * 1e-12
  const random = randomFrom(seed)
  const order = Int32Array.from({ length: n }, (_, at) => at)
  const moved = new Float64Array(n)
  let [high, low] = [0, 0]
  for (let turn = 0; turn < permutations; turn++) {
    shuffleFirst(order, n - 1, random)
    for (let at = 0; at < n; at++) moved[at] = z[order[at] as number] as number
    const sum = crossProduct(moved, told.neighbours, weights)
    if (sum >= seen - near) high++
    if (sum <= seen + near) low++
  }
  return { high: (high + 1) / (permutations + 1), low: (low + 1) / (permutations + 1) }
}
