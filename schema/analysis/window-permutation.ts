import { type Neighbours, neighbourCount } from './neighbours.ts'
import type { PermutationOptions } from './permutation.ts'
import { randomFrom, shuffleFirst } from './random.ts'
import { toldValues, type Values } from './told-value.ts'

/**
 * p of Gi* without a distribution, under total randomisation as its expectation and variance are (Ord and Getis 1995): how often a place
 * and its neighbours would have a sum as high (or as low) if all values lay anywhere. The sum of a window depends on its size alone, so that one set
 * of draws serves all windows of a size. Two-sided: twice the lower of both, at most 1; the least there is are two over one more than the
 * permutations, and of few places more, since few arrangements differ.
 *
 * Unlike `conditionalP` the value of the place itself counts too, as it does in Gi*.
 *
 * @returns one for each place; null for one without a value or whose window holds all
 */
export function windowP(
  values: Values,
  neighbours: Neighbours,
  { permutations = 999, seed = 1 }: PermutationOptions = {},
): (number | null)[] {
  const told = toldValues(values, neighbours)
  const n = told.values.length
  const result = new Array<number | null>(values.length).fill(null)
  const largest = told.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const drawn = new Map<number, Float64Array>()
  const { start, to } = told.neighbours
  for (let at = 0; at < n; at++) {
    const size = neighbourCount(told.neighbours, at) + 1
    if (size >= n) continue
    let sums = drawn.get(size)
    if (!sums) {
      sums = drawnSums(told.values, size, permutations, seed)
      drawn.set(size, sums)
    }
    let sum = told.values[at] as number
    for (let link = start[at] as number; link < (start[at + 1] as number); link++)
      sum += told.values[to[link] as number] as number
    // sums of the same values in another order differ in their last digits and are ties all the same
    const near = largest * size * 1e-14
    const high = permutations - firstAtLeast(sums, sum - near)
    const low = firstAtLeast(sums, sum + near)
    result[told.places[at] as number] = Math.min(1, (2 * (Math.min(high, low) + 1)) / (permutations + 1))
  }
  return result
}

/** Sums of so many values drawn without repetition, rising. */
function drawnSums(values: Float64Array, size: number, permutations: number, seed: number): Float64Array {
  const random = randomFrom(seed)
  const order = Int32Array.from(values, (_, at) => at)
  const sums = new Float64Array(permutations)
  for (let turn = 0; turn < permutations; turn++) {
    shuffleFirst(order, size, random)
    let sum = 0
    for (let at = 0; at < size; at++) sum += values[order[at] as number] as number
    sums[turn] = sum
  }
  return sums.sort()
}

/** Place of the first of rising numbers that is at least a bound. */
function firstAtLeast(rising: Float64Array, bound: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] as number) < bound) low = middle + 1
    else high = middle
  }
  return low
}
