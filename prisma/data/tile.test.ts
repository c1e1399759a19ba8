import { readFileSync } from 'node:fs'
import { type LayerId, layerIds, layers } from '@hub/contract/layer'
import { hasTile, type TileAddress } from '@hub/contract/tile-address'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { publish } from '../release/publish.ts'
import { addEvents, loadSmallWorld } from '../release/small-world.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { embeddedTile, readTile, tileSql } from './tile.ts'

interface Collection {
  features: { properties: Record<string, string | number | null>; geometry: object }[]
}
const outlines = (name: string): Collection =>
  JSON.parse(readFileSync(new URL(`../reference/outline/${name}.geojson`, import.meta.url), 'utf8'))

/** The real outlines, lines and parks, beside the small province's own units. */
async function loadShapes(sql: Sql): Promise<void> {
  const shapes = (name: string) => [JSON.stringify(outlines(name).features)]
  const geom = `st_setsrid(st_geomfromgeojson(f->>'geometry'), 4326)`
  await sql.query(
    `update admin_unit u set outline = st_multi(${geom}), centre = st_pointonsurface(${geom})
     from jsonb_array_elements($1::jsonb) f
     where u.scheme = f->'properties'->>'scheme' and u.level = upper(f->'properties'->>'level') and u.code = f->'properties'->>'code'`,
    shapes('admin-unit'),
  )
  await sql.query(
    `insert into admin_unit (scheme, level, code, type, name_vi, name_en, valid_from, outline, centre, source_id)
     select f->'properties'->>'scheme', upper(f->'properties'->>'level'), f->'properties'->>'code', 'XA', 'Đơn vị ' || (f->'properties'->>'code'), 'Unit', '1990-01-01',
       st_multi(${geom}), st_pointonsurface(${geom}), 'test'
     from jsonb_array_elements($1::jsonb) f where not exists (
       select 1 from admin_unit u where u.scheme = f->'properties'->>'scheme' and u.level = upper(f->'properties'->>'level') and u.code = f->'properties'->>'code')`,
    shapes('admin-unit'),
  )
  for (const [name, kind] of [
    ['road', 'ROAD'],
    ['railway', 'RAILWAY'],
    ['river', 'RIVER'],
    ['neighbour', 'NEIGHBOUR'],
  ] as const)
    await sql.query(
      `insert into base_feature (kind, class, ref, name_vi, geom, source_id)
       select $2, coalesce(f->'properties'->>'kind', 'river'), f->'properties'->>'ref', f->'properties'->>'name_vi', ${geom}, 'test'
       from jsonb_array_elements($1::jsonb) f`,
      [...shapes(name), kind],
    )
  await sql.query(
    `insert into industrial_park (code, name_vi, name_en, kind, status, outline, point, source_id)
     select f->'properties'->>'code', f->'properties'->>'name_vi', f->'properties'->>'name_en', 'INDUSTRIAL_PARK', 'MAPPED',
       case when st_dimension(${geom}) = 2 then st_multi(${geom}) end, st_pointonsurface(${geom}), 'test'
     from jsonb_array_elements($1::jsonb) f`,
    shapes('industrial-park'),
  )
  await sql.query(
    `insert into key_route (code, name_vi, name_en, kind, line, valid_from, valid_to, source_id, designation_source_id, synthetic)
     select f->'properties'->>'code', f->'properties'->>'name_vi', 'Route', 'OTHER', st_multi(${geom}), '2019-01-01',
       case when f->'properties'->>'code' like 'rail%' then date '2024-12-31' end, 'test', 'test', true
     from jsonb_array_elements($1::jsonb) f`,
    shapes('key-route'),
  )
  await sql.query(
    `insert into key_area (kind, code, name_vi, name_en, unit_id, area, valid_from, source_id, synthetic)
     select k, k || n, 'Khu ' || n, 'Area', 8, st_multi(st_buffer(st_setsrid(st_makepoint(106.0 + n * 0.02, 21.1), 4326), 0.006, 3)), '2020-01-01', 'test', true
     from unnest(array['WORKER_HOUSING', 'FOREIGN_RESIDENT']) k, generate_series(1, 6) n`,
  )
}

const tileAt = (z: number, lon: number, lat: number): TileAddress => ({
  z,
  x: Math.floor(((lon + 180) / 360) * 2 ** z),
  y: Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z),
})

type Path = { x: number; y: number }[]
interface Decoded {
  properties: Record<string, unknown>
  type: number
  paths: Path[]
}

/** Layer name and id to what the tile says of it. */
function decoded(bytes: Buffer | null): Map<string, Decoded> {
  const tile = new VectorTile(new PbfReader(bytes ?? Buffer.alloc(0)))
  const found = new Map<string, Decoded>()
  for (const [name, layer] of Object.entries(tile.layers)) {
    expect(layer).toMatchObject({ version: 2, extent: 4096 })
    for (let index = 0; index < layer.length; index++) {
      const { properties, type, ...rest } = layer.feature(index)
      void rest
      found.set(`${name} ${properties.id}`, { properties, type, paths: layer.feature(index).loadGeometry() })
    }
  }
  return found
}

/** Distance from a point to a path, in tile units. */
function distance(point: { x: number; y: number }, path: Path): number {
  return path.reduce((nearest, from, index) => {
    const to = path[index + 1] ?? from
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const along = dx || dy ? ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy) : 0
    const t = Math.max(0, Math.min(1, along))
    return Math.min(nearest, Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy))
  }, Number.POSITIVE_INFINITY)
}

/** How far the farthest point of one geometry lies from another geometry. */
const reach = (from: Path[], to: Path[]) =>
  Math.max(...from.flat().map((point) => Math.min(...to.map((path) => distance(point, path)))))

/** Twice the area of all rings, holes negative: positive when outer rings turn as the format wants. */
const doubleArea = (paths: Path[]) =>
  paths.reduce(
    (sum, path) =>
      sum +
      path.reduce((ring, { x, y }, index) => ring + x * (path[index + 1]?.y ?? y) - (path[index + 1]?.x ?? x) * y, 0),
    0,
  )

/** The longer side of the box around a geometry. */
const sizeOf = (paths: Path[]) =>
  Math.max(
    ...(['x', 'y'] as const).map((axis) => {
      const all = paths.flat().map((point) => point[axis])
      return Math.max(...all) - Math.min(...all)
    }),
  )

/** How much a feature holds: points, length of lines, or area. */
function contentOf({ type, paths }: Decoded): number {
  if (type === 1) return paths.flat().length
  if (type === 3) return doubleArea(paths) / 2
  const lengths = paths.flatMap((path) =>
    path.slice(1).map(({ x, y }, index) => Math.hypot(x - (path[index]?.x ?? x), y - (path[index]?.y ?? y))),
  )
  return lengths.reduce((sum, length) => sum + length, 0)
}

const addresses = [tileAt(6, 106.1, 21.1), tileAt(9, 106.1, 21.1), tileAt(11, 106.05, 21.15), tileAt(13, 106.07, 21.18)]
const cases = layerIds.flatMap((layer) =>
  addresses.filter((at) => hasTile(layer, at)).map((at) => [layer, at] as const),
)

describe.each(testKinds)('tiles on the %s database', (kind) => {
  let made: TestDatabase
  let db: Database
  beforeAll(async () => {
    made = await freshDatabase(kind)
    db = made.db
    await withSql(db, { role: 'owner' }, async (sql) => {
      await loadSmallWorld(sql)
      await loadShapes(sql)
      await addEvents(sql, 4, '2025-03-03', 30)
    })
    await publish(db, { today: '2025-05-15' })
  }, 120_000)
  afterAll(() => made.drop())

  test.each(cases)('%s at %o carries exactly the properties of the contract', async (layer, address) => {
    const features = [...decoded(await readTile(db, layer, address)).values()]
    const allowed = layers[layer].properties
    for (const { properties } of features) {
      expect(properties.id).toMatch(/^[A-Z][A-Za-z]+:[\d:-]+$/)
      for (const [name, value] of Object.entries(properties)) expect(typeof value).toBe(allowed[name]?.toLowerCase())
    }
  })

  test('both schemes are drawn, each outline with a point for its name', async () => {
    const keys = decoded(await readTile(db, 'admin-unit', tileAt(8, 106.1, 21.1)))
    const of = (name: string, scheme: string, level: string) =>
      [...keys].filter(
        ([key, { properties }]) =>
          key.startsWith(`${name} `) && properties.scheme === scheme && properties.level === level,
      ).length
    expect([
      of('admin-unit', '24', 'COMMUNE'),
      of('admin-unit', '27', 'DISTRICT'),
      of('admin-unit', '24', 'PROVINCE'),
    ]).toEqual([99, 8, 1])
    expect(of('admin-unit-label', '27', 'DISTRICT')).toBe(8)
  })

  test('the middle of a hexagon lies in one tile only, so what is written there stands there once', async () => {
    const place = tileAt(11, 106.05, 21.15)
    const tiles = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => ({ z: 11, x: place.x + x - 1, y: place.y + y - 1 })))
    const found = { cell: [] as unknown[], 'cell-label': [] as unknown[] }
    for (const tile of tiles)
      for (const [key, { properties }] of decoded(await readTile(db, 'cell', tile)))
        found[key.startsWith('cell-label ') ? 'cell-label' : 'cell'].push(properties.id)
    expect(found['cell-label'].length).toBeGreaterThan(100)
    expect(new Set(found['cell-label']).size).toBe(found['cell-label'].length)
    expect(new Set(found.cell).size).toBeLessThan(found.cell.length)
    const inner = decoded(await readTile(db, 'cell', place))
    const middles = [...inner.keys()].filter((key) => key.startsWith('cell-label ')).length
    expect(middles).toBeGreaterThan(0.5 * (inner.size - middles))
  })

  test('polygons turn as the format wants', async () => {
    for (const { type, paths } of decoded(await readTile(db, 'admin-unit', tileAt(11, 106.05, 21.15))).values())
      if (type === 3) expect(doubleArea(paths)).toBeGreaterThan(0)
  })

  test('a route whose designation has ended is not drawn', async () => {
    const routes = [...decoded(await readTile(db, 'key-route', tileAt(8, 106.1, 21.1))).values()]
    expect(routes.length).toBeGreaterThan(5)
    expect(routes.filter(({ properties }) => String(properties.code).startsWith('rail'))).toEqual([])
  })

  test('nothing is drawn where nothing lies', async () => {
    expect(await readTile(db, 'campaign-event', tileAt(12, 105.7, 20.9))).toBeNull()
  })

  test('a reader who has gone stops the reading', async () => {
    await expect(readTile(db, 'base', tileAt(9, 106.1, 21.1), AbortSignal.abort(new Error('gone')))).rejects.toThrow(
      'gone',
    )
  })

  // PostGIS drops what is smaller than its grid and cuts off spikes without width; so the smallest features may be in one tile
  // only, and of the others the outlines must run together and areas hold as much. A line that runs to and fro within its own width
  // loses length that nobody sees: of lines every visible piece must lie on or beside the other one's, in both directions.
  const bothEncoders = kind === 'native' ? cases : [] // the embedded database has only one
  test.each(bothEncoders)('%s at %o is the same tile from both encoders', async (layer, address) => {
    const [theirs, ours] = [
      decoded(await readTile(db, layer, address)),
      decoded(await embeddedTile(db, layer, address)),
    ]
    const visible = (of: Map<string, Decoded>) =>
      [...of].filter(([, { type, paths }]) => type === 1 || sizeOf(paths) > 4)
    for (const [key] of [...visible(theirs), ...visible(ours)])
      expect([theirs.has(key), ours.has(key)], key).toEqual([true, true])
    for (const [key, feature] of visible(theirs)) {
      const other = ours.get(key) ?? feature
      expect({ ...other, paths: [] }).toEqual({ ...feature, paths: [] })
      expect(reach(feature.paths, other.paths), key).toBeLessThanOrEqual(2)
      if (feature.type === 2) {
        const pieces = other.paths.filter((path) => sizeOf([path]) > 4)
        if (pieces.length > 0) expect(reach(pieces, feature.paths), key).toBeLessThanOrEqual(12) // a pixel and a half of the map
      } else {
        const [held, expected] = [contentOf(other), contentOf(feature)]
        expect(Math.abs(held - expected), key).toBeLessThanOrEqual(expected * 0.02 + 12)
      }
    }
  })

  /** The plan of a layer's query, as the public's role makes it. */
  const planOf = (layer: LayerId, address: TileAddress, scans: boolean) =>
    withSql(db, { role: 'public' }, async (sql) => {
      if (!scans) await sql.query('set local enable_seqscan = off')
      const rows = await sql.query<{ 'QUERY PLAN': string }>(`explain ${tileSql(layer)[db.kind]}`, [
        address.z,
        address.x,
        address.y,
      ])
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })

  test.each(layerIds.filter((layer) => layer !== 'cell'))(
    'the query of %s can find its rows by place',
    async (layer) => {
      expect(await planOf(layer, tileAt(12, 106.05, 21.05), false)).toMatch(/Index Cond: .*release_no.* && /)
    },
  )

  test('with many events the index is what the planner takes', async () => {
    await withSql(db, { role: 'owner' }, async (sql) => {
      await sql.query(
        `insert into campaign_event (province_code, origin, origin_id, event_type, setting, audience, channel, title_vi, held_on, unit_id, place_precision, point, synthetic)
         select '27', 'many', n::text, 'COMMUNITY', 'SCHOOL', 'GENERAL', 'LEAFLET', 'Tuyên truyền', '2025-03-03', 4, 'POINT',
           st_setsrid(st_makepoint(105.9 + (n % 200) * 0.003, 20.95 + (n / 200) * 0.003), 4326), true
         from generate_series(0, 19999) n`,
      )
    })
    await publish(db, { today: '2025-05-15' })
    await withSql(db, { role: 'owner' }, (sql) => sql.query('analyze release.campaign_event'))
    expect(await planOf('campaign-event', tileAt(12, 106.05, 21.05), true)).toMatch(
      /campaign_event_release_no_point_idx/,
    )
    const crowded = tileAt(8, 106.1, 21.1)
    const first = decoded(await readTile(db, 'campaign-event', crowded))
    expect(first.size).toBe(5000)
    expect([...decoded(await readTile(db, 'campaign-event', crowded)).keys()]).toEqual([...first.keys()])
    if (kind === 'embedded') return
    // it comes over in pieces, each in its place
    const { z, x, y } = crowded
    const [whole] = await withSql(db, { role: 'public' }, (sql) =>
      sql.query<{ tile: Buffer }>(tileSql('campaign-event').native, [z, x, y]),
    )
    expect(whole?.tile.length).toBeGreaterThan(3 * 64 * 1024)
    expect(whole?.tile.equals((await readTile(db, 'campaign-event', crowded)) ?? Buffer.alloc(0))).toBe(true)
  }, 60_000)
})
