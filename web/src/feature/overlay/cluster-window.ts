import type { Camera, MapView } from '../../url-state.ts'

/** The squares of the whole province are no finer than this; closer, only those around the middle of the map are counted. */
const finestWhole = 12
/** The map goes no closer. */
const closest = 14
/** A little more than the province of each basis, so that a move of the map asks for nothing. */
const provinces = {
  BEFORE_2025_07: { west: 105.85, south: 20.9, east: 106.4, north: 21.35 },
  SINCE_2025_07: { west: 105.8, south: 20.9, east: 107.1, north: 21.7 },
} as const

/** Side of a block close up, in degrees: the one in the middle and the eight around it hold any window. */
const blockAt = (zoom: number) => 0.09 / 2 ** (zoom - finestWhole - 1)

/**
 * Where events are counted by square, in degrees, and at which whole zoom. Close up it is a few blocks that lie fixed on the ground, so a
 * move inside one asks for nothing, and events at one place are one cluster however near the map comes.
 *
 * @param camera where the map looks; null for the whole area
 */
export function clusterWindow(basis: MapView['basis'], camera: Camera | null, zoom: number) {
  const whole = Math.min(closest, Math.max(7, Math.floor(zoom)))
  if (whole <= finestWhole || !camera) return { bbox: provinces[basis], zoom: Math.min(finestWhole, whole) }
  const side = blockAt(whole)
  const around = (middle: number) =>
    [-1, 2].map((step) => Number(((Math.floor(middle / side) + step) * side).toFixed(6)))
  const [[west = 0, east = 0], [south = 0, north = 0]] = [around(camera.lon), around(camera.lat)]
  return { bbox: { west, south, east, north }, zoom: whole }
}
