import { type LayerId, layers } from './layer.ts'

/** A tile of the Web Mercator pyramid, rows counted from the north (XYZ). */
export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Area that tiles exist for, in degrees: the province and its surroundings. Nothing outside is drawn or served. */
export const mapBounds = { west: 105.6, south: 20.8, east: 107.2, north: 21.75 } as const

const whole = /^(0|[1-9]\d{0,8})$/

/** Reads z, x and y as they stand in a URL; undefined when they are no whole numbers or name no tile of the pyramid. */
export function parseTileAddress(z: string, x: string, y: string): TileAddress | undefined {
  if (!whole.test(z) || !whole.test(x) || !whole.test(y)) return undefined
  const address = { z: Number(z), x: Number(x), y: Number(y) }
  const size = 2 ** address.z
  return address.z <= 24 && address.x < size && address.y < size ? address : undefined
}

/** The path of one tile, or the URL template of a TileJSON when no address is given. */
export function tilePath(layer: LayerId, address?: TileAddress): string {
  return address ? `/tiles/${layer}/${address.z}/${address.x}/${address.y}.mvt` : `/tiles/${layer}/{z}/{x}/{y}.mvt`
}

/** West, south, east and north of a tile in degrees. Web Mercator, EPSG:3857. */
export function tileBounds({ z, x, y }: TileAddress): [west: number, south: number, east: number, north: number] {
  const size = 2 ** z
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / size))) * 180) / Math.PI
  return [(x / size) * 360 - 180, lat(y + 1), ((x + 1) / size) * 360 - 180, lat(y)]
}

/** Whether a layer has tiles at an address: within its zooms and touching the map's bounds. */
export function hasTile(layer: LayerId, address: TileAddress): boolean {
  const { minZoom, maxZoom } = layers[layer]
  const [west, south, east, north] = tileBounds(address)
  return (
    address.z >= minZoom &&
    address.z <= maxZoom &&
    west < mapBounds.east &&
    east > mapBounds.west &&
    south < mapBounds.north &&
    north > mapBounds.south
  )
}
