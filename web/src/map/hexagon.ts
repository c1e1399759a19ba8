import type { LonLat } from '@hub/contract/drawn-area'

/** The middle meridian of VN-2000 / TM-3 105°30′ (EPSG:9209), whose grid the hexagons lie on, and how much smaller it is there than the ground. */
const meridian = 105.5
const scale = 0.9999

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres of a degree to the east and to the north at a latitude, on the ellipsoid of WGS 84 (series of the arc lengths, to a centimetre). */
function metresAt(lat: number): readonly [east: number, north: number] {
  const phi = radians(lat)
  return [
    111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi),
    111_132.95 - 559.82 * Math.cos(2 * phi) + 1.17 * Math.cos(4 * phi),
  ]
}

/**
 * The outline of a hexagon from its id, 'Cell:500:762:2696', which says how long its edges are in metres, and its middle in degrees. It stands
 * with its corners to the east and west of the grid, which is turned from true north by the convergence of the meridians, (λ − λ₀) sin φ. Off by
 * less than two metres: thousands of outlines need not be sent to be drawn.
 */
export function hexagonOf(cellId: string, [lon, lat]: LonLat): GeoJSON.Polygon {
  const edge = Number(cellId.split(':')[1]) / scale
  const [east, north] = metresAt(lat)
  const turn = -radians(lon - meridian) * Math.sin(radians(lat))
  const corners = Array.from({ length: 7 }, (_, corner) => {
    const angle = radians(60 * (corner % 6)) + turn
    return [lon + (edge * Math.cos(angle)) / east, lat + (edge * Math.sin(angle)) / north]
  })
  return { type: 'Polygon', coordinates: [corners] }
}
