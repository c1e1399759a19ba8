/** West, south, east, north in degrees, WGS 84. */
interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Whole zooms that events are clustered at, of a web map with tiles of 512 pixels. */
export const clusterZooms = { min: 0, max: 16 } as const
/** The most squares of one answer. */
export const maxClusterSquares = 12_000

const tilePixels = 512
const closeZoom = 13
/** A degree of latitude of a Mercator map is this much longer than one of longitude, in the middle of the province. */
const stretch = 1 / Math.cos((21.2 * Math.PI) / 180)

/**
 * How many squares a degree holds at a zoom, along each axis. From afar a square is 64 pixels wide; close up 32, so that only what would
 * overlap is joined.
 */
export function clusterGrid(zoom: number): { readonly perLon: number; readonly perLat: number } {
  const perLon = (2 ** zoom * tilePixels) / (zoom < closeZoom ? 64 : 32) / 360
  return { perLon, perLat: perLon * stretch }
}

/** About how many squares a box holds at a zoom. */
export function clusterSquares({ west, south, east, north }: Box, zoom: number): number {
  const { perLon, perLat } = clusterGrid(zoom)
  return Math.ceil((east - west) * perLon) * Math.ceil((north - south) * perLat)
}
