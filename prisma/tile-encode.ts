import type { GeoJSONVTFeature } from '@maplibre/geojson-vt'
import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf'
import { type Path, shapeFromTwkb } from './twkb.ts'

/** Units to a tile's side. */
export const tileExtent = 4096
/** Units that features reach over a tile's side, so that outlines are not cut visibly. */
export const tileBuffer = 64

/** A row of a tile: its geometry in the tile's whole units, y down, and its properties. */
export interface TileRow {
  readonly shape: Uint8Array
  readonly properties: Readonly<Record<string, string | number | boolean | null>>
}

/** Twice the signed area of a ring; positive when it turns clockwise on the screen. */
function doubleArea(ring: Path): number {
  let sum = 0
  let [x, y] = ring.at(-1) ?? [0, 0]
  for (const [nextX, nextY] of ring) {
    sum += x * nextY - nextX * y
    x = nextX
    y = nextY
  }
  return sum
}

/** A ring turned as the tile format wants it (outer ones clockwise on the screen); undefined when nothing of it is left. */
function turned(ring: Path, outer: boolean): Path | undefined {
  const area = doubleArea(ring)
  if (area === 0) return undefined
  return area > 0 === outer ? ring : [...ring].reverse()
}

const isLine = (path: Path) => path.some(([x, y]) => x !== path[0]?.[0] || y !== path[0]?.[1])

/** Rings of a polygon that still has an area at the tile's grid; none when it is too small to be drawn. */
function rings([outer, ...holes]: Path[]): Path[] {
  const edge = outer && turned(outer, true)
  if (!edge) return []
  return [edge, ...holes.map((hole) => turned(hole, false)).filter((hole) => hole !== undefined)]
}

/** A feature in the form the encoder takes; undefined when the geometry vanishes at the tile's grid. */
function feature({ shape, properties }: TileRow): GeoJSONVTFeature | undefined {
  const { type, parts } = shapeFromTwkb(shape)
  // A property without a value is left out, as PostGIS does.
  const tags = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))
  if (type === 'point') {
    const geometry = parts.flat(2)
    return geometry.length > 0 ? { type: 1, geometry, tags } : undefined
  }
  const geometry = type === 'line' ? parts.flat().filter(isLine) : parts.flatMap(rings)
  return geometry.length > 0 ? { type: type === 'line' ? 2 : 3, geometry, tags } : undefined
}

/** One vector tile (MVT 2.1) of named layers, those without a feature left out; empty when none has any. */
export function encodeTile(layers: Readonly<Record<string, readonly TileRow[]>>): Buffer {
  const written: Record<string, GeoJSONWrapper> = {}
  for (const [name, rows] of Object.entries(layers)) {
    const features = rows.flatMap((row) => feature(row) ?? [])
    if (features.length === 0) continue
    const layer = new GeoJSONWrapper(features, { version: 2, extent: tileExtent })
    layer.name = name
    written[name] = layer
  }
  return Object.keys(written).length > 0 ? Buffer.from(fromVectorTileJs({ layers: written })) : Buffer.alloc(0)
}
