import type { LonLat } from '@hub/contract/drawn-area'
import Geodesic from 'geographiclib-geodesic'

// Lengths and areas on the WGS 84 ellipsoid by Karney's algorithms (Journal of Geodesy 87, 2013, 43–55): exact to some nanometres.

const { WGS84 } = Geodesic.Geodesic

/** Length of the shortest way between two places, in metres. */
export function distanceM([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  return WGS84.Inverse(lat1, lon1, lat2, lon2).s12 ?? 0
}

/** Length of a line through places, in metres. */
export const lengthM = (line: readonly LonLat[]) =>
  line.slice(1).reduce((sum, place, index) => sum + distanceM(line[index] ?? place, place), 0)

/** Area within a ring of places, the last joined to the first, in square metres; either way round. */
export function areaM2(ring: readonly LonLat[]): number {
  if (ring.length < 3) return 0
  const polygon = WGS84.Polygon(false)
  for (const [lon, lat] of ring) polygon.AddPoint(lat, lon)
  return Math.abs(polygon.Compute(false, true).area ?? 0)
}

/** A circle on the ground as a ring of places. */
export function circleRing([lon, lat]: LonLat, radiusKm: number, corners = 96): LonLat[] {
  return Array.from({ length: corners }, (_, index) => {
    const { lon2 = lon, lat2 = lat } = WGS84.Direct(lat, lon, (360 * index) / corners, radiusKm * 1000)
    return [lon2, lat2] as const
  })
}
