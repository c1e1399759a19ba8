import type { Neighbours } from './neighbours.ts'
import { toldValues, type UnjudgedReason, type Values } from './told-value.ts'

/** A number for each place, in their order. */
export interface PlaceRates {
  /** null where there is none. */
  readonly rate: (number | null)[]
  /** Why there is none; null where there is one. */
  readonly reason: (UnjudgedReason | null)[]
}

/** Places of which both the events and the population are told, with people in it; sums are over these alone. */
export interface ToldRates {
  readonly places: Int32Array
  readonly events: Float64Array
  readonly population: Float64Array
  readonly neighbours: Neighbours
  /** All events, and all people. */
  readonly allEvents: number
  readonly allPopulation: number
}

/**
 * The places that have a rate. `population` is what can have an event, in the same unit for all: residents, households, person-years.
 *
 * @throws RangeError when the lists differ in length, or a number of events is below zero
 */
export function toldRates(events: Values, population: Values, neighbours?: Neighbours): ToldRates {
  if (events.length !== population.length)
    throw new RangeError(`${events.length} numbers of events for ${population.length} of people`)
  const both = Array.from({ length: events.length }, (_, place) => {
    const [happened, people] = [events[place], population[place]]
    if (typeof happened === 'number' && happened < 0)
      throw new RangeError(`events of place ${place}: ${happened} is below zero`)
    return typeof happened === 'number' && typeof people === 'number' && people > 0 ? people : null
  })
  const told = toldValues(both, neighbours ?? { start: new Int32Array(events.length + 1), to: new Int32Array(0) })
  const happened = Float64Array.from(told.places, (place) => events[place] as number)
  return {
    places: told.places,
    events: happened,
    population: told.values,
    neighbours: told.neighbours,
    allEvents: happened.reduce((sum, value) => sum + value, 0),
    allPopulation: told.values.reduce((sum, value) => sum + value, 0),
  }
}

/** The answers of the places that have a rate, spread over all places; the others say why they have none. */
export function placeRates(
  events: Values,
  population: Values,
  told: ToldRates,
  rateOf: (at: number) => number | UnjudgedReason,
): PlaceRates {
  const rate = new Array<number | null>(events.length).fill(null)
  const reason = Array.from({ length: events.length }, (_, place): UnjudgedReason | null => {
    const people = population[place]
    return typeof people === 'number' && people <= 0 ? 'NO_POPULATION' : 'MISSING'
  })
  told.places.forEach((place, at) => {
    const answer = rateOf(at)
    rate[place] = typeof answer === 'number' ? answer : null
    reason[place] = typeof answer === 'number' ? null : answer
  })
  return { rate, reason }
}

/** Sums over a place and its neighbours. */
export function sumAround({ start, to }: Neighbours, at: number, values: Float64Array): number {
  let sum = values[at] as number
  for (let link = start[at] as number; link < (start[at + 1] as number); link++)
    sum += values[to[link] as number] as number
  return sum
}
