import { mapBounds } from './tile-address.ts'

/** Longitude and latitude in degrees, WGS 84. */
export type LonLat = readonly [lon: number, lat: number]

/** A shape that somebody draws to count what lies in it. The vertices of a polygon are not closed: the last joins the first. */
export type DrawnArea =
  | { readonly kind: 'circle'; readonly centre: LonLat; readonly radiusKm: number }
  | { readonly kind: 'polygon'; readonly vertices: readonly LonLat[] }

/** What a drawn area may be. A smaller circle would point at a house; a larger one than the map holds counts what is not there. */
export const areaLimits = { minRadiusKm: 0.1, maxRadiusKm: 50, minVertices: 3, maxVertices: 200 } as const

/**
 * What an area and a span of days must be at least for exact counts of tips and cases: less would point at one of them. And how much of
 * its ground may be areas of foreign residents: these are never set beside crime, neither bare nor with some empty ground added.
 */
export const exactLimits = { minKm2: 0.25, minDays: 28, maxForeignShare: 0.1 } as const

/** Why tips and cases are not counted. */
export type ExactRefusal = 'AREA_TOO_SMALL' | 'PERIOD_TOO_SHORT' | 'FOREIGN_RESIDENTS'

/** Whether days, both inside, are too few for exact counts. */
export const isTooShort = (from: string, to: string): boolean =>
  !((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1 >= exactLimits.minDays)

/** An area that exact counts are asked of. */
export interface ExactArea {
  readonly areaKm2: number
  /** Part of it that is ground of areas of foreign residents, 0 to 1. */
  readonly foreignShare: number
}

/** Why tips and cases are not counted in an area from a day to another, both inside; null where they are. */
export function exactRefusal({ areaKm2, foreignShare }: ExactArea, from: string, to: string): ExactRefusal | null {
  if (!(areaKm2 >= exactLimits.minKm2)) return 'AREA_TOO_SMALL'
  if (isTooShort(from, to)) return 'PERIOD_TOO_SHORT'
  return foreignShare > exactLimits.maxForeignShare ? 'FOREIGN_RESIDENTS' : null
}

/** Why an area cannot be counted in. Vertices and edges are numbered from 1; edge n goes from vertex n to the next. */
export type AreaFault =
  | { readonly kind: 'RADIUS' | 'FEW' | 'MANY' | 'FLAT' }
  | { readonly kind: 'OUTSIDE' | 'TWICE'; readonly vertex: number }
  | { readonly kind: 'CROSSING'; readonly first: number; readonly second: number }

/** Shortest length of a degree of latitude on the ellipsoid, so that a box round a circle is never too small. */
const kmPerDegree = 110.5

/** West, south, east and north of a circle on the ground, in degrees; a little wide rather than too narrow. */
export function circleBox([lon, lat]: LonLat, radiusKm: number): [number, number, number, number] {
  const dLat = radiusKm / kmPerDegree
  const dLon = dLat / Math.cos(((Math.abs(lat) + dLat) * Math.PI) / 180)
  return [lon - dLon, lat - dLat, lon + dLon, lat + dLat]
}

const isInside = ([lon, lat]: LonLat) =>
  lon >= mapBounds.west && lon <= mapBounds.east && lat >= mapBounds.south && lat <= mapBounds.north

/** Twice the signed area of a triangle: which side of a line through a and b the point c lies on. Less than a square decimetre is on it. */
const side = (a: LonLat, b: LonLat, c: LonLat) => {
  const twice = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
  return Math.abs(twice) < 1e-12 ? 0 : twice
}
const isBetween = (a: LonLat, b: LonLat, c: LonLat) =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1])

/** Whether two lines between points meet, their ends included. */
function meet(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (abc * abd < 0 && cda * cdb < 0) return true
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  )
}

/** The first two edges that cross or touch without being neighbours, or that run back over each other. */
function crossing(vertices: readonly LonLat[]): AreaFault | undefined {
  const count = vertices.length
  const at = (index: number) => vertices[index % count] as LonLat
  for (let first = 0; first < count; first++) {
    const [a, b, c] = [at(first), at(first + 1), at(first + 2)]
    // A spike: the next edge goes back the way this one came.
    if (side(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0)
      return { kind: 'CROSSING', first: first + 1, second: ((first + 1) % count) + 1 }
    for (let second = first + 2; second < count; second++) {
      if (first === 0 && second === count - 1) continue
      if (meet(a, b, at(second), at(second + 1))) return { kind: 'CROSSING', first: first + 1, second: second + 1 }
    }
  }
  return undefined
}

/** Why an area cannot be counted in; undefined when it can. The same check stands before the database and in the browser. */
export function areaFault(area: DrawnArea): AreaFault | undefined {
  if (area.kind === 'circle') {
    const { centre, radiusKm } = area
    if (!(radiusKm >= areaLimits.minRadiusKm && radiusKm <= areaLimits.maxRadiusKm)) return { kind: 'RADIUS' }
    const [west, south, east, north] = circleBox(centre, radiusKm)
    return isInside([west, south]) && isInside([east, north]) ? undefined : { kind: 'OUTSIDE', vertex: 1 }
  }
  const { vertices } = area
  if (vertices.length < areaLimits.minVertices) return { kind: 'FEW' }
  if (vertices.length > areaLimits.maxVertices) return { kind: 'MANY' }
  const outside = vertices.findIndex((vertex) => !isInside(vertex))
  if (outside >= 0) return { kind: 'OUTSIDE', vertex: outside + 1 }
  const twice = vertices.findIndex(
    (own, index) => vertices.findIndex(([lon, lat]) => lon === own[0] && lat === own[1]) < index,
  )
  if (twice >= 0) return { kind: 'TWICE', vertex: twice + 1 }
  const [a, b] = vertices as [LonLat, LonLat]
  if (vertices.every((vertex) => side(a, b, vertex) === 0)) return { kind: 'FLAT' }
  return crossing(vertices)
}
