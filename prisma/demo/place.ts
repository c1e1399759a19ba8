import type { Random } from './random.ts'
import { type Place, type Polygon, validOn, type World } from './world.ts'

export type Position = readonly [lon: number, lat: number]

/** Where a fact happened, as exactly as its record would know. */
export interface Spot {
  readonly unitId: string
  readonly provinceCode: '27' | '24'
  readonly precision: 'POINT' | 'COMMUNE' | 'DISTRICT' | 'PROVINCE'
  readonly lon: number | null
  readonly lat: number | null
  readonly place: Place
}

/** Even–odd rule over all rings: holes count out. */
export function isInside(polygon: Polygon, [lon, lat]: Position): boolean {
  let inside = false
  for (const part of polygon) {
    for (const ring of part) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x1 = 0, y1 = 0] = ring[i] ?? []
        const [x2 = 0, y2 = 0] = ring[j] ?? []
        if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
      }
    }
  }
  return inside
}

function boundsOf(polygon: Polygon): [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const part of polygon) {
    for (const [lon, lat] of part[0] ?? []) {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  return [west, south, east, north]
}

/** What people gather at inside one outline: parks and points along routes. */
interface Attraction {
  readonly bounds: [number, number, number, number]
  readonly anchors: readonly Position[]
}

const kmPerDegree = 111.32

/** Chooses where things happen: by population, drawn to worker lodging, industrial parks and routes. */
export class Placing {
  readonly #world: World
  readonly #routePoints: readonly Position[]
  readonly #attraction = new Map<Polygon, Attraction>()
  readonly #communesOn = new Map<string, { places: Place[]; weights: number[]; total: number }>()

  constructor(world: World, routePoints: readonly Position[]) {
    this.#world = world
    this.#routePoints = routePoints
  }

  /** The communes that record facts on a day: the 8 districts' own until 30/6/2025, the 99 from 1/7/2025. */
  communesOn(day: string): readonly Place[] {
    return this.#choice(day).places
  }

  /** A commune of a day, the likelier the more people and lodging it has. */
  commune(random: Random, day: string): Place {
    const { places, weights, total } = this.#choice(day)
    let left = random.next() * total
    for (const [index, place] of places.entries()) {
      left -= weights[index] ?? 0
      if (left < 0) return place
    }
    return random.item(places)
  }

  /** A spot for a fact of a day: mostly a point, else only the commune, the district or the province. */
  spot(random: Random, day: string, pointShare: number, commune = this.commune(random, day)): Spot {
    const provinceCode = commune.scheme
    const roll = random.next()
    if (roll < pointShare && commune.outline) {
      const [lon, lat] = this.pointIn(random, commune.outline)
      return { unitId: commune.id, provinceCode, precision: 'POINT', lon, lat, place: commune }
    }
    if (roll > 0.99) return this.#coarse(commune, day, 'PROVINCE')
    if (roll > 0.95 && commune.scheme === '27') return this.#coarse(commune, day, 'DISTRICT')
    return { unitId: commune.id, provinceCode, precision: 'COMMUNE', lon: null, lat: null, place: commune }
  }

  /** A point inside an outline, near a park or a route as often as not. */
  pointIn(random: Random, outline: Polygon): Position {
    const { bounds, anchors } = this.#attractionOf(outline)
    for (let attempt = 0; attempt < 200; attempt++) {
      const near = anchors.length > 0 && attempt < 20 && random.chance(0.55)
      const [lon, lat] = near
        ? jitter(random, random.item(anchors), 0.9)
        : [bounds[0] + random.next() * (bounds[2] - bounds[0]), bounds[1] + random.next() * (bounds[3] - bounds[1])]
      const rounded: Position = [Number(lon.toFixed(5)), Number(lat.toFixed(5))]
      if (isInside(outline, rounded)) return rounded
    }
    throw new Error('no point found inside an outline: is it empty?')
  }

  #coarse(commune: Place, day: string, level: 'DISTRICT' | 'PROVINCE'): Spot {
    const code = level === 'DISTRICT' ? commune.district : commune.scheme
    const place = this.#world.places.find(
      (p) => p.level === level && p.scheme === commune.scheme && p.code === code && validOn(p, day),
    )
    const unit = place ?? commune
    return { unitId: unit.id, provinceCode: commune.scheme, precision: unit.level, lon: null, lat: null, place: unit }
  }

  #choice(day: string) {
    // the set of communes changes on a handful of days only: one list for each month is enough, but for those days
    const key = day < '2024-12-01' ? 'first' : day < '2025-07-01' ? 'second' : 'third'
    const known = this.#communesOn.get(key)
    if (known) return known
    const scheme = key === 'third' ? '24' : '27'
    const places = this.#world.places.filter((p) => p.level === 'COMMUNE' && p.scheme === scheme && validOn(p, day))
    if (places.length === 0) throw new Error(`no commune is valid on ${day}`)
    const weights = places.map((p) => p.population * (1 + 3 * Math.max(0, p.lodging - 0.25)) * (p.district ? 1 : 0.45))
    const made = { places, weights, total: weights.reduce((a, b) => a + b, 0) }
    this.#communesOn.set(key, made)
    return made
  }

  #attractionOf(outline: Polygon): Attraction {
    const known = this.#attraction.get(outline)
    if (known) return known
    const bounds = boundsOf(outline)
    const near = ([lon, lat]: Position) =>
      lon > bounds[0] - 0.02 && lon < bounds[2] + 0.02 && lat > bounds[1] - 0.02 && lat < bounds[3] + 0.02
    const anchors = [
      ...this.#world.parks
        .map((park): Position => [park.lon, park.lat])
        .filter(near)
        .flatMap((park) => [park, park, park]),
      ...this.#routePoints.filter((point) => near(point) && isInside(outline, point)),
    ]
    const made = { bounds, anchors }
    this.#attraction.set(outline, made)
    return made
  }
}

/** A point some way off another, normally distributed. */
export function jitter(random: Random, [lon, lat]: Position, deviationKm: number): Position {
  return [
    lon + random.normal(0, deviationKm) / (kmPerDegree * Math.cos((lat * Math.PI) / 180)),
    lat + random.normal(0, deviationKm) / kmPerDegree,
  ]
}
