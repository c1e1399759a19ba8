import { readFileSync } from 'node:fs'
import { type LayerId, layers } from '@hub/contract/layer'
import type { TileAddress } from '@hub/contract/tile-address'
import { readPublic } from '../access.ts'
import type { Database } from '../database.ts'
import { encodeTile, type TileRow, tileBuffer, tileExtent } from '../tile-encode.ts'

/** One named layer inside a tile: the rows of a file of `tile/`, with exactly the contract's properties. */
interface Part {
  readonly name: string
  readonly rows: string
  readonly properties: readonly string[]
}

const rowsOf = (file: string) => readFileSync(new URL(`../tile/${file}.sql`, import.meta.url), 'utf8')

function partsOf(layer: LayerId): Part[] {
  // Words are drawn at a point inside a unit or hexagon; that of a clipped polygon would jump from tile to tile, and stand there twice.
  const names = layer === 'admin-unit' || layer === 'cell' ? [layer, `${layer}-label`] : [layer]
  return names.map((name) => ({ name, rows: rowsOf(name), properties: Object.keys(layers[layer].properties) }))
}

const list = (properties: readonly string[]) => properties.map((name) => `r.${name}`).join(', ')

/** Keeps the planner from working out a shape anew wherever the statement around it names it: cutting is the dear part of a tile. */
const once = 'offset 0'

/** The bytes of a tile, encoded by PostGIS. */
function nativeSql(parts: readonly Part[]): string {
  const encoded = parts.map(
    ({ name, rows, properties }) => `coalesce((
      select st_asmvt(f, '${name}', ${tileExtent}, 'geom')
      from (
        select ${list(properties)}, st_asmvtgeom(st_transform(r.geom, 3857), st_tileenvelope($1, $2, $3), ${tileExtent}, ${tileBuffer}) as geom
        from (${rows}) r
        ${once}
      ) f
      where f.geom is not null
    ), ''::bytea)`,
  )
  return `select ${encoded.join(' || ')} as tile`
}

/** The rows of a tile, cut and put on the tile's grid by the same measures, for a PostGIS that cannot encode. */
function embeddedSql(parts: readonly Part[]): string {
  return parts
    .map(
      ({ name, rows, properties }) => `
      select '${name}' as part, to_jsonb(p) - 'shape' as properties, st_astwkb(p.shape, 0) as shape
      from (
        select ${list(properties)}, st_clipbybox2d(
          st_transscale(st_transform(r.geom, 3857), -st_xmin(t.box), -st_ymax(t.box),
            ${tileExtent} / (st_xmax(t.box) - st_xmin(t.box)), -${tileExtent} / (st_ymax(t.box) - st_ymin(t.box))),
          st_makeenvelope(-${tileBuffer}, -${tileBuffer}, ${tileExtent + tileBuffer}, ${tileExtent + tileBuffer})) as shape
        from (${rows}) r cross join (select st_tileenvelope($1, $2, $3) as box) t
        ${once}
      ) p
      where not st_isempty(p.shape)`,
    )
    .join(' union all ')
}

const queries = new Map<LayerId, { native: string; embedded: string }>()

/** The two forms of a layer's query; $1 $2 $3 are z, x, y. */
export function tileSql(layer: LayerId): { native: string; embedded: string } {
  const held = queries.get(layer)
  if (held) return held
  const parts = partsOf(layer)
  const made = { native: nativeSql(parts), embedded: embeddedSql(parts) }
  queries.set(layer, made)
  return made
}

/**
 * The bytes of one tile of the newest release, uncompressed, or null when nothing of the layer lies in it. Always read as the
 * public: a tile has no viewer.
 *
 * @throws the reason of the signal when the reader has gone
 */
export async function readTile(
  db: Database,
  layer: LayerId,
  { z, x, y }: TileAddress,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const tile =
    db.kind === 'native'
      ? await nativeTile(db, layer, [z, x, y], signal)
      : await embeddedTile(db, layer, { z, x, y }, signal)
  return tile.length > 0 ? tile : null
}

/** Up to this zoom `campaign-event.sql` reads points in the order they are chosen by. */
const widestZoom = 11

/** Bytes of a tile in one row. As text that is less than 128 KiB, from where on every string would be a large object of JavaScript's old memory, and a handful of those make it look through all of it. */
const pieceBytes = 64 * 1024

/** The tile of a statement in pieces, in their order; as base64, which is shorter and read faster than the hex digits of a bytea. */
const inPieces = (native: string) => `
  with t as materialized (${native})
  select encode(substr(t.tile, 1 + ${pieceBytes} * at, ${pieceBytes}), 'base64') as piece
  from t, generate_series(0, (length(t.tile) - 1) / ${pieceBytes}) at
  order by at`

async function nativeTile(db: Database, layer: LayerId, address: number[], signal?: AbortSignal): Promise<Buffer> {
  // A kept plan does not know how wide a tile is: of a wide one it would read all events, a million of them, to show five thousand.
  const wide = layer === 'campaign-event' && (address[0] ?? 0) <= widestZoom
  const rows = await readPublic<{ piece: string }>(db, inPieces(tileSql(layer).native), address, {
    signal,
    name: wide ? undefined : `tile-${layer}`,
  })
  return Buffer.concat(rows.map(({ piece }) => Buffer.from(piece, 'base64')))
}

/** The same tile, encoded by us: what an embedded database answers with, and what PostGIS is held to. */
export async function embeddedTile(
  db: Database,
  layer: LayerId,
  { z, x, y }: TileAddress,
  signal?: AbortSignal,
): Promise<Buffer> {
  const rows = await readPublic<TileRow & { part: string }>(db, tileSql(layer).embedded, [z, x, y], {
    signal,
    name: `tile-rows-${layer}`,
  })
  const named: Record<string, TileRow[]> = {}
  for (const row of rows) {
    named[row.part] ??= []
    named[row.part]?.push(row)
  }
  return encodeTile(named)
}
