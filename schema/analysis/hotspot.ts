import { adjustedP } from './false-discovery.ts'
import { localGiStar } from './getis-ord.ts'
import { twoSidedP } from './normal.ts'

export const hotspotClasses = [
  'HOT_99',
  'HOT_95',
  'HOT_90',
  'NOT_SIGNIFICANT',
  'COLD_90',
  'COLD_95',
  'COLD_99',
  'NOT_ENOUGH_DATA',
] as const
export type HotspotClass = (typeof hotspotClasses)[number]

/** Fewer places than this say nothing about a pattern. */
export const minPlaces = 8
/** A place with fewer neighbours that have a value is not judged: the normal approximation does not hold for it. */
export const minNeighbours = 3

export interface Hotspot {
  readonly class: HotspotClass
  readonly z: number | null
  /** Two-sided, from the normal distribution. */
  readonly p: number | null
  /** p adjusted for judging many places at once; the class follows from it. */
  readonly q: number | null
}

const unjudged: Hotspot = { class: 'NOT_ENOUGH_DATA', z: null, p: null, q: null }

function classOf(z: number, q: number): HotspotClass {
  const side = z > 0 ? 'HOT' : 'COLD'
  if (q <= 0.01) return `${side}_99`
  if (q <= 0.05) return `${side}_95`
  return q <= 0.1 ? `${side}_90` : 'NOT_SIGNIFICANT'
}

/**
 * Where high or low values gather: Gi* over the places that have a value, corrected for many tests.
 *
 * @param values one for each place; null where nothing may or can be told: the place is left out of every sum
 * @param neighbours for each place the indices of its neighbours, itself left out
 */
export function findHotspots(
  values: readonly (number | null)[],
  neighbours: readonly (readonly number[])[],
): Hotspot[] {
  const places = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]))
  const result = values.map(() => unjudged)
  if (places.length < minPlaces) return result
  const position = new Map(places.map(({ index }, at) => [index, at]))
  const near = places.map(({ index }) => (neighbours[index] ?? []).flatMap((other) => position.get(other) ?? []))
  const z = localGiStar(
    places.map(({ value }) => value),
    near,
  )
  const judged = places.flatMap(({ index }, at) => {
    const score = z[at]
    return typeof score === 'number' && (near[at]?.length ?? 0) >= minNeighbours
      ? [{ index, z: score, p: twoSidedP(score) }]
      : []
  })
  const q = adjustedP(judged.map((place) => place.p))
  judged.forEach((place, at) => {
    const adjusted = q[at] ?? 1
    result[place.index] = { class: classOf(place.z, adjusted), z: place.z, p: place.p, q: adjusted }
  })
  return result
}
