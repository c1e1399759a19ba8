import type { Neighbours } from './neighbours.ts'
import { type PlaceRates, placeRates, sumAround, toldRates } from './rate.ts'
import type { Values } from './told-value.ts'

/** Events over population of a place and its neighbours taken together: a window that moves over the map. An island keeps its own rate. */
export function spatialRate(events: Values, population: Values, neighbours: Neighbours): PlaceRates {
  const told = toldRates(events, population, neighbours)
  return placeRates(
    events,
    population,
    told,
    (at) => sumAround(told.neighbours, at, told.events) / sumAround(told.neighbours, at, told.population),
  )
}
