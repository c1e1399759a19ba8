import { adjustedP } from './false-discovery.ts'
import { minNeighbours, minPlaces } from './hotspot.ts'
import { localMoran } from './local-moran.ts'
import { type Neighbours, neighbourCount } from './neighbours.ts'
import { conditionalP } from './permutation.ts'
import { toldValues, type Values } from './told-value.ts'

/** Clusters of high and of low rates, and outliers: a low one among high ones, a high one among low ones. */
export const rateQuadrants = ['HIGH_HIGH', 'LOW_LOW', 'LOW_HIGH', 'HIGH_LOW'] as const
export type RateQuadrant = (typeof rateQuadrants)[number]

/** Arrangements, the seed of their order, and the largest adjusted p that is called a cluster or an outlier. They stand behind Gi* too. */
export const quadrantParameters = { permutations: 9999, seed: 1, alpha: 0.05 } as const

const named = { HH: 'HIGH_HIGH', LL: 'LOW_LOW', LH: 'LOW_HIGH', HL: 'HIGH_LOW' } as const

/**
 * A second judgement beside Gi*: the quadrant of local Moran's I where its conditional permutation p, corrected by Benjamini and Hochberg,
 * is at most 0.05; null elsewhere. Unlike Gi* it also finds single places that differ from all around them, and assumes no distribution.
 * It takes rates as they read. The same places are judged as by `judgeRates`.
 */
export function judgeQuadrants(rates: Values, neighbours: Neighbours): (RateQuadrant | null)[] {
  const told = toldValues(rates, neighbours)
  const none = Array.from({ length: rates.length }, () => null)
  if (told.places.length < minPlaces) return none
  const near = new Map([...told.places].map((place, at) => [place, neighbourCount(told.neighbours, at)]))
  const { quadrant } = localMoran(rates, neighbours)
  const { p } = conditionalP(rates, neighbours, quadrantParameters)
  const q = adjustedP(p.map((value, place) => ((near.get(place) ?? 0) < minNeighbours ? null : value)))
  return q.map((value, place) => {
    const found = quadrant[place]
    return found && value !== null && value <= quadrantParameters.alpha ? named[found] : null
  })
}
