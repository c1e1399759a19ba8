import { gammaShare, poissonShare } from './gamma.ts'
import { type PlaceRates, placeRates, toldRates } from './rate.ts'
import type { Values } from './told-value.ts'

/**
 * Probability map (Choynowski 1959, Journal of the American Statistical Association 54): how often a Poisson count would be as far on its side of what
 * is expected, or farther: as many or more where there are more than expected, as few or fewer else. Small: hard to explain by chance. Expected is the
 * rate of all places together times the population. In large populations a trifling difference gets a small probability: read it with the excess risk.
 */
export function choynowski(events: Values, population: Values): PlaceRates {
  const told = toldRates(events, population)
  const rate = told.allEvents / told.allPopulation
  return placeRates(events, population, told, (at) => {
    const happened = told.events[at] as number
    const expected = rate * (told.population[at] as number)
    if (expected === 0) return 'CONSTANT'
    return happened <= expected ? poissonShare(happened, expected) : gammaShare(happened, expected)
  })
}
