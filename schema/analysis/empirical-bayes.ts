import { type Neighbours, neighbourCount } from './neighbours.ts'
import { type PlaceRates, placeRates, sumAround, toldRates } from './rate.ts'
import type { Values } from './told-value.ts'

/**
 * Empirical Bayes rates towards the mean of all places (Marshall 1991, Applied Statistics 40, the global estimator): rates of few people are
 * drawn to the mean, those of many hardly. With m the rate of all, P the mean population,
 *
 *   A = Σ population (rate − m)² / Σ population − m / P, never below zero
 *   smoothed = m + (rate − m) A / (A + m / population)
 *
 * It assumes that events are Poisson and that the true rates scatter around one mean. It is for seeing a pattern: where the number itself
 * is meant, give the raw rate with its interval.
 *
 * @param events and population, one for each place; null where withheld or missing
 */
export function empiricalBayes(events: Values, population: Values): PlaceRates {
  const told = toldRates(events, population)
  const mean = told.allEvents / told.allPopulation
  const spread = told.events.reduce(
    (sum, happened, at) =>
      sum + (told.population[at] as number) * (happened / (told.population[at] as number) - mean) ** 2,
    0,
  )
  const among = Math.max(0, spread / told.allPopulation - mean / (told.allPopulation / told.places.length))
  return placeRates(events, population, told, (at) =>
    shrunk(told.events[at] as number, told.population[at] as number, mean, among),
  )
}

/**
 * The same towards the mean of the surroundings (Marshall 1991, the local estimator): mean, scatter and mean population are of a place with its
 * neighbours. An island has no surroundings, and keeps its own rate.
 */
export function spatialEmpiricalBayes(events: Values, population: Values, neighbours: Neighbours): PlaceRates {
  const told = toldRates(events, population, neighbours)
  const { start, to } = told.neighbours
  return placeRates(events, population, told, (at) => {
    const people = sumAround(told.neighbours, at, told.population)
    const mean = sumAround(told.neighbours, at, told.events) / people
    const squares = (place: number) =>
      (told.population[place] as number) *
      ((told.events[place] as number) / (told.population[place] as number) - mean) ** 2
    let spread = squares(at)
    for (let link = start[at] as number; link < (start[at + 1] as number); link++) spread += squares(to[link] as number)
    const among = Math.max(0, spread / people - mean / (people / (neighbourCount(told.neighbours, at) + 1)))
    return shrunk(told.events[at] as number, told.population[at] as number, mean, among)
  })
}

function shrunk(events: number, population: number, mean: number, among: number): number {
  const rate = events / population
  const noise = mean / population
  return noise > 0 ? mean + ((rate - mean) * among) / (among + noise) : rate
}
