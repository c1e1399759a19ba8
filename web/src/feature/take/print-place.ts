import type { Box } from '../../map/map-view.tsx'
import type { Camera } from '../../url-state.ts'
import { cssDpi, mmPerInch } from './print-format.ts'

/** Circumference of the sphere of Web Mercator (EPSG:3857) in metres, and the side of its tiles at zoom 0 in pixels of a style sheet. */
const circumferenceM = 40_075_016.686
const tilePx = 512

const mercatorY = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
const latitudeOf = (y: number) => (Math.atan(Math.sinh(y * 2 * Math.PI)) * 180) / Math.PI

/** Where the map must be for a box to fill a frame as far as its shape allows. Width and height in pixels of a style sheet. */
export function placeFor([west, south, east, north]: Box, width: number, height: number): Camera {
  const [low, high] = [mercatorY(south), mercatorY(north)]
  const zoom = Math.log2(Math.min(width / ((east - west) / 360), height / (high - low)) / tilePx)
  return { lon: (west + east) / 2, lat: latitudeOf((low + high) / 2), zoom }
}

/** A part of a frame in pixels of a style sheet, from its upper left corner. */
interface Part {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where the map must be for a box to lie in the middle of that part of its frame where it is largest.
 *
 * @param parts of the frame that nothing covers, at least one
 * @param inside share of the part that the box may fill
 */
export function placeBeside(
  box: Box,
  frame: Pick<Part, 'width' | 'height'>,
  parts: readonly Part[],
  inside: number,
): Camera {
  const places = parts.map((part) => ({ part, place: placeFor(box, part.width * inside, part.height * inside) }))
  const [best] = places.sort((a, b) => b.place.zoom - a.place.zoom)
  if (!best) throw new Error('There is no part of the frame to lie in.')
  const { part, place } = best
  const world = tilePx * 2 ** place.zoom
  const right = part.x + part.width / 2 - frame.width / 2
  const down = part.y + part.height / 2 - frame.height / 2
  return {
    lon: place.lon - (right / world) * 360,
    lat: latitudeOf(mercatorY(place.lat) + down / world),
    zoom: place.zoom,
  }
}

/** Metres on the ground that one millimetre of paper stands for, at the middle of the map. */
export function groundPerMm({ lat, zoom }: Camera): number {
  const metresPerPx = (circumferenceM * Math.cos((lat * Math.PI) / 180)) / (tilePx * 2 ** zoom)
  return (metresPerPx * cssDpi) / mmPerInch
}

/** The longest round length, 1, 2 or 5 times a power of ten, in metres, that is no longer on paper than `mostMm`. */
export function scaleLength(metresPerMm: number, mostMm: number): number {
  const most = metresPerMm * mostMm
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power
}
