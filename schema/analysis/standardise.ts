import { gammaQuantile } from './gamma.ts'
import type { Interval } from './interval.ts'
import { normalQuantile } from './normal.ts'

/** Events and population of one place, by age group (or sex and age): as many of each, in the same order. */
export interface Strata {
  readonly events: readonly number[]
  readonly population: readonly number[]
}
export interface StandardisedRate extends Interval {
  readonly rate: number
}

/**
 * Crude rate: all events over all people. null where nobody lives.
 *
 * @throws RangeError when the groups do not match, here and in all that follow
 */
export function crudeRate({ events, population }: Strata): number | null {
  matched(events, population)
  const people = sum(population)
  return people > 0 ? sum(events) / people : null
}

/**
 * Directly standardised rate: what the rate would be if the place had the age groups of the standard. Interval by the gamma distribution (Fay and Feuer
 * 1997, Statistics in Medicine 16), which holds for few events. null where a group that weighs has nobody in it: its rate is not known.
 */
export function directRate(
  { events, population }: Strata,
  standard: readonly number[],
  level = 0.95,
): StandardisedRate | null {
  matched(events, population)
  matched(events, standard)
  const whole = sum(standard)
  const weights = standard.map((people, group) => people / whole / (population[group] as number))
  if (!(whole > 0) || !weights.every(Number.isFinite)) return null
  const rate = sum(events.map((happened, group) => happened * (weights[group] as number)))
  const variance = sum(events.map((happened, group) => happened * (weights[group] as number) ** 2))
  const tail = (1 - level) / 2
  // one event more in the group where it weighs most
  const most = Math.max(...weights)
  const [upperRate, upperVariance] = [rate + most, variance + most ** 2]
  return {
    rate,
    low: rate > 0 ? (gammaQuantile(rate ** 2 / variance, tail) * variance) / rate : 0,
    high: (gammaQuantile(upperRate ** 2 / upperVariance, 1 - tail) * upperVariance) / upperRate,
  }
}

/**
 * Standardised ratio (SMR, for any kind of event): events over those expected if the rates of the standard held in every group. 1: as expected. null where nothing is
 * expected.
 */
export function standardisedRatio({ events, population }: Strata, standard: Strata): number | null {
  matched(events, population)
  matched(events, standard.events)
  matched(standard.events, standard.population)
  const expected = sum(
    population.map(
      (people, group) => (people * (standard.events[group] as number)) / (standard.population[group] as number),
    ),
  )
  return expected > 0 ? sum(events) / expected : null
}

/**
 * Indirectly standardised rate: the standardised ratio times the rate of the standard. For places too small to have a rate in every group. Interval by the
 * logarithm of the ratio, whose deviation is 1 / √events; null where nothing happened or nothing is expected.
 *
 * @param overallRate rate of the whole standard; that of its strata unless told
 */
export function indirectRate(
  place: Strata,
  standard: Strata,
  { overallRate = sum(standard.events) / sum(standard.population), level = 0.95 } = {},
): StandardisedRate | null {
  const ratio = standardisedRatio(place, standard)
  if (ratio === null || ratio === 0) return null
  const reach = Math.exp(normalQuantile(1 - (1 - level) / 2) / Math.sqrt(sum(place.events)))
  return { rate: ratio * overallRate, low: (ratio / reach) * overallRate, high: ratio * reach * overallRate }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function matched(one: readonly number[], other: readonly number[]): void {
  if (one.length !== other.length) throw new RangeError(`${one.length} groups of events for ${other.length} of people`)
}
