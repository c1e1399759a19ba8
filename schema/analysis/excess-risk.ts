import { type PlaceRates, placeRates, toldRates } from './rate.ts'
import type { Values } from './told-value.ts'

/**
 * Excess risk: events over those expected if the rate of all places together held in each (indirect standardisation without age groups). 1: as expected.
 * Where nothing happened anywhere, nothing is expected, and every place is CONSTANT.
 */
export function excessRisk(events: Values, population: Values): PlaceRates {
  const told = toldRates(events, population)
  const rate = told.allEvents / told.allPopulation
  return placeRates(events, population, told, (at) =>
    rate > 0 ? (told.events[at] as number) / ((told.population[at] as number) * rate) : 'CONSTANT',
  )
}
