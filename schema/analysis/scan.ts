import type { Points } from './point-grid.ts'
import { fallingEvents, randomFrom } from './random.ts'
import { toldRates } from './rate.ts'
import { scanZones, type Zones } from './scan-zone.ts'
import type { Values } from './told-value.ts'

export interface ScanOptions {
  /** The largest part of all people that a cluster may hold; 0.5 unless told, and never more. */
  readonly maxShare?: number
  /** Look for more than expected, fewer, or both. */
  readonly side?: 'HIGH' | 'LOW' | 'BOTH'
  readonly permutations?: number
  readonly seed?: number
}

export interface ScanCluster {
  /** The places of the circle, its centre first, by distance. */
  readonly places: readonly number[]
  /** From the centre to the farthest of them, in the unit of the positions. */
  readonly radius: number
  readonly observed: number
  /** What the rate of the whole map would bring. */
  readonly expected: number
  /** The rate inside over the rate outside; null where nothing happened outside. */
  readonly relativeRisk: number | null
  /** Logarithm of the likelihood ratio. */
  readonly llr: number
  /** How often the highest ratio of a map on which the same events lie by chance is as high. Right for the first, cautious for the others. */
  readonly p: number
}
export interface Scan {
  /** The most likely cluster, then those that share no place with a likelier one; at most ten. */
  readonly clusters: readonly ScanCluster[]
  /** Why there is none: fewer than two places with people, or nothing happened. */
  readonly reason: 'TOO_FEW' | 'NO_EVENTS' | null
  /** Places that took no part: no value, or nobody lives there. */
  readonly left: readonly number[]
}

/**
 * Kulldorff's spatial scan statistic for Poisson counts (Kulldorff 1997, Communications in Statistics 26(6)): of all circles around a place that hold at most
 * `maxShare` of all people, the one in which the number of events is hardest to explain by the rate of the whole map. With c events where μ are expected,
 * of C in all:
 *
 *   ln LR = c ln(c / μ) + (C − c) ln((C − c) / (C − μ)) on the side that is looked for, else 0
 *
 * p by Monte Carlo: the C events fall on places by their population. It corrects for looking everywhere. It assumes Poisson events with one rate under
 * chance; what makes rates vary smoothly over the map (age, who reports) makes clusters too. A circle holds all places equally far from its centre.
 *
 * @param events whole numbers; null where withheld or missing, as in `population`: such a place is not on the map
 * @throws RangeError for counts that are not whole, a `maxShare` not above 0 and up to 0.5, or permutations that are none
 */
export function poissonScan(
  points: Points,
  events: Values,
  population: Values,
  { maxShare = 0.5, side = 'HIGH', permutations = 999, seed = 1 }: ScanOptions = {},
): Scan {
  if (!(maxShare > 0 && maxShare <= 0.5)) throw new RangeError(`maxShare: ${maxShare} is not above 0 and up to 0.5`)
  if (!Number.isInteger(permutations) || permutations < 1)
    throw new RangeError(`permutations: ${permutations} is not a whole number above zero`)
  const told = toldRates(events, population)
  if (!told.events.every(Number.isInteger)) throw new RangeError('events: only whole numbers can be scanned')
  const inside = new Set(told.places)
  const left = Array.from({ length: events.length }, (_, place) => place).filter((place) => !inside.has(place))
  if (told.places.length < 2) return { clusters: [], reason: 'TOO_FEW', left }
  if (told.allEvents === 0) return { clusters: [], reason: 'NO_EVENTS', left }

  const expected = told.population.map((people) => (people / told.allPopulation) * told.allEvents)
  const positions = {
    x: [...told.places].map((at) => points.x[at] as number),
    y: [...told.places].map((at) => points.y[at] as number),
  }
  const zones = scanZones(positions, expected, maxShare * told.allEvents)
  const ratio = likelihood(zones, told.allEvents, side)
  const seen = new Float64Array(zones.expected.length)
  zones.each(told.events, (zone, count) => {
    seen[zone] = ratio(zone, count)
  })
  const order = Int32Array.from(seen, (_, zone) => zone).sort((a, b) => (seen[b] as number) - (seen[a] as number))

  const highest = new Float64Array(permutations)
  const fall = fallingEvents(expected, told.allEvents, randomFrom(seed))
  for (let turn = 0; turn < permutations; turn++)
    zones.each(fall(), (zone, count) => {
      highest[turn] = Math.max(highest[turn] as number, ratio(zone, count))
    })

  const clusters: ScanCluster[] = []
  const taken = new Set<number>()
  for (const zone of order) {
    const llr = seen[zone] as number
    if (!(llr > 0) || clusters.length === 10) break
    const members = zones.members(zone)
    if (members.some((place) => taken.has(place))) continue
    for (const place of members) taken.add(place)
    const observed = members.reduce((sum, place) => sum + (told.events[place] as number), 0)
    const mean = zones.expected[zone] as number
    const outside = told.allEvents - observed
    clusters.push({
      places: members.map((place) => told.places[place] as number),
      radius: zones.radius[zone] as number,
      observed,
      expected: mean,
      relativeRisk: outside > 0 ? observed / mean / (outside / (told.allEvents - mean)) : null,
      llr,
      p: (1 + highest.reduce((sum, value) => sum + (value >= llr * (1 - 1e-12) ? 1 : 0), 0)) / (permutations + 1),
    })
  }
  return { clusters, reason: null, left }
}

/** ln LR of every circle. Logarithms of whole and of expected numbers are taken once. */
function likelihood(zones: Zones, total: number, side: 'HIGH' | 'LOW' | 'BOTH') {
  const wholeLogs = Float64Array.from({ length: total + 1 }, (_, count) => (count === 0 ? 0 : count * Math.log(count)))
  const within = zones.expected.map(Math.log)
  const without = zones.expected.map((mean) => Math.log(total - mean))
  return (zone: number, count: number): number => {
    const mean = zones.expected[zone] as number
    if (side === 'HIGH' ? count <= mean : side === 'LOW' ? count >= mean : count === mean) return 0
    const rest = total - count
    return (
      (wholeLogs[count] as number) -
      count * (within[zone] as number) +
      (wholeLogs[rest] as number) -
      rest * (without[zone] as number)
    )
  }
}
