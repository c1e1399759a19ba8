import { type Neighbours, neighboursAmong } from './neighbours.ts'

/**
 * Why a place has no judgement.
 * - MISSING: it has no value, or one that is withheld; it takes no part in any sum
 * - ISLAND: none of the others that have a value is its neighbour
 * - CONSTANT: all values are alike, so nothing can stand out
 * - ALL_NEIGHBOURS: every place is its neighbour, so there is nothing to set it against
 * - TOO_FEW: there are fewer values than the formula needs
 * - NO_POPULATION: nobody (or fewer than nobody) is there to divide by
 */
export const unjudgedReasons = ['MISSING', 'ISLAND', 'CONSTANT', 'ALL_NEIGHBOURS', 'TOO_FEW', 'NO_POPULATION'] as const
export type UnjudgedReason = (typeof unjudgedReasons)[number]

/** One for each place; null where nothing may or can be told: withheld, not reported, no data. */
export type Values = ArrayLike<number | null>

/** The places that have a finite value, in their order. */
export interface Told {
  readonly places: Int32Array
  readonly values: Float64Array
  readonly neighbours: Neighbours
}

/**
 * The places with a value, and the neighbours among them.
 *
 * @throws RangeError when there is not one value (or null) for each place
 */
export function toldValues(values: Values, neighbours: Neighbours): Told {
  if (values.length !== neighbours.start.length - 1)
    throw new RangeError(`${values.length} values for ${neighbours.start.length - 1} places`)
  const places = new Int32Array(values.length)
  let count = 0
  for (let place = 0; place < values.length; place++) {
    const value = values[place]
    if (typeof value === 'number' && Number.isFinite(value)) places[count++] = place
  }
  const kept = places.subarray(0, count)
  return {
    places: kept,
    values: Float64Array.from(kept, (place) => values[place] as number),
    neighbours: count === values.length ? neighbours : neighboursAmong(neighbours, kept),
  }
}
