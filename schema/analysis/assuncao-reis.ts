import { type PlaceRates, placeRates, toldRates } from './rate.ts'
import type { Values } from './told-value.ts'

/**
 * Rates as standard scores (Assunção and Reis 1999, Statistics in Medicine 18): each rate minus the mean of all, over the deviation that its own population
 * gives it. For Moran's I of rates, whose variance would otherwise be that of small populations. With m the rate of all and A as in `empiricalBayes` but
 * free to be negative:
 *
 *   z = (rate − m) / √(A + m / population), or over √(m / population) where that sum is below zero
 */
export function assuncaoReis(events: Values, population: Values): PlaceRates {
  const told = toldRates(events, population)
  const mean = told.allEvents / told.allPopulation
  const spread = told.events.reduce(
    (sum, happened, at) =>
      sum + (told.population[at] as number) * (happened / (told.population[at] as number) - mean) ** 2,
    0,
  )
  const among = spread / told.allPopulation - mean / (told.allPopulation / told.places.length)
  return placeRates(events, population, told, (at) => {
    const people = told.population[at] as number
    const noise = mean / people
    const variance = among + noise < 0 ? noise : among + noise
    return variance > 0 ? ((told.events[at] as number) / people - mean) / Math.sqrt(variance) : 'CONSTANT'
  })
}
