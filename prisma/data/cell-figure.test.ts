import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import { addTips, loadSmallWorld } from '../release/small-world.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { readCellFigures, readCellSpread } from './cell-figure.ts'

const analyst = { role: 'staff', accountId: null, scopes: ['figures:exact'] } as const
const request = {
  metric: 'campaign_events',
  from: '2025-03-01',
  to: '2025-03-31',
  edgeM: 500,
  bbox: { west: 105.9, south: 20.9, east: 106.4, north: 21.4 },
} as const

describe.each(testKinds)('figures by cell on the %s database', (kind) => {
  let made: TestDatabase
  beforeAll(async () => {
    made = await freshDatabase(kind)
    await withSql(made.db, { role: 'owner' }, async (sql) => {
      await loadSmallWorld(sql)
      await addTips(sql, 4, '2025-03-05', 2)
      await sql.query(
        `insert into campaign_event (province_code, origin, origin_id, event_type, setting, audience, channel, title_vi, held_on, unit_id, place_precision, point, synthetic)
         select '27', 'grid', n::text, 'COMMUNITY', 'SCHOOL', 'GENERAL', 'LEAFLET', 'Tuyên truyền', '2025-03-03', 4, 'POINT',
           st_setsrid(st_makepoint(106.0 + (n * 37 % 1000) * 0.0002, 21.0 + (n * 61 % 997) * 0.0001), 4326), true
         from generate_series(1, 300) n`,
      )
    })
  }, 120_000)
  afterAll(() => made.drop())

  test('every point is counted in the hexagon that holds it', async () => {
    const { cells } = await readCellFigures(made.db, analyst, request)
    expect(cells.every(({ unitIds, outline }) => unitIds.length === 0 && outline === null)).toBe(true)
    expect(cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(300)
    const drawn = await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query<{ id: string; count: number }>(
        `select 'Cell:500:' || h.i || ':' || h.j as id, count(*)::int as count
         from campaign_event e, st_hexagongrid(500, st_transform(st_makeenvelope(105.9, 20.9, 106.4, 21.4, 4326), 9209)) h
         where st_intersects(h.geom, st_transform(e.point, 9209)) group by 1`,
      ),
    )
    const sorted = (list: readonly { id: string; count: number }[]) =>
      list.map(({ id, count }) => `${id} ${count}`).sort()
    expect(sorted(cells)).toEqual(sorted(drawn))
  })

  test('what has no point is said, not dropped', async () => {
    expect(await readCellFigures(made.db, analyst, { ...request, metric: 'tips_received' })).toEqual({
      cells: [],
      unplaced: 2,
    })
  })

  test('a hexagon tells its middle, its outline, and the communes it touches, the largest part first', async () => {
    const { cells } = await readCellFigures(made.db, analyst, { ...request, withUnits: true, withOutline: true })
    const rows = await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query<{ id: string; inside: boolean; same: boolean; touched: number; first: boolean }>(
        `select c.id, st_contains(h.shape, m.middle) as inside, st_hausdorffdistance(h.shape, m.told) < 0.2 as same,
           (select count(*)::int from admin_unit u where u.scheme = '24' and u.level = 'COMMUNE' and st_intersects(u.outline, st_transform(h.shape, 4326))) as touched,
           c.first is not distinct from (
             select u.id::text from admin_unit u where u.scheme = '24' and u.level = 'COMMUNE' and st_intersects(u.outline, st_transform(h.shape, 4326))
             order by st_area(st_intersection(st_transform(u.outline, 9209), h.shape)) desc limit 1) as first
         from json_to_recordset($1::json) c(id text, lon float8, lat float8, outline json, first text)
           cross join lateral (select st_setsrid(st_hexagon(500, split_part(c.id, ':', 3)::int, split_part(c.id, ':', 4)::int), 9209) as shape) h
           cross join lateral (select st_transform(st_setsrid(st_makepoint(c.lon, c.lat), 4326), 9209) as middle,
             st_transform(st_setsrid(st_geomfromgeojson(c.outline::text), 4326), 9209) as told) m`,
        [
          JSON.stringify(
            cells.map(({ id, centre: [lon, lat], outline, unitIds: [first] }) => ({ id, lon, lat, outline, first })),
          ),
        ],
      ),
    )
    expect(rows).toHaveLength(cells.length)
    expect(rows.every(({ inside, same, first }) => inside && same && first)).toBe(true)
    expect(cells.map(({ unitIds }) => unitIds.length)).toEqual(
      cells.map(({ id }) => rows.find((row) => row.id === id)?.touched),
    )
  })

  test('a hexagon is counted whole however small the window, and tips and cases for 28 days or more', async () => {
    const { cells } = await readCellFigures(made.db, analyst, request)
    const [most] = [...cells].sort((one, other) => other.count - one.count)
    const [lon, lat] = most?.centre ?? [0, 0]
    const window = { west: lon, south: lat, east: lon + 0.000_01, north: lat + 0.000_01 }
    expect(most?.count).toBeGreaterThan(2)
    expect((await readCellFigures(made.db, analyst, { ...request, bbox: window })).cells).toEqual([most])
    const short = { ...request, metric: 'tips_received', to: '2025-03-27' } as const
    await expect(readCellFigures(made.db, analyst, short)).rejects.toThrow('28 days or more')
    expect((await readCellFigures(made.db, analyst, { ...short, to: '2025-03-28' })).unplaced).toBe(2)
  })

  test('only the events of a filter are counted, and of nothing else can any be picked out', async () => {
    await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query(`update campaign_event set setting = 'AGENCY' where origin = 'grid' and origin_id::int % 3 = 0`),
    )
    const sum = async (events: object) =>
      (await readCellFigures(made.db, analyst, { ...request, events })).cells.reduce((all, { count }) => all + count, 0)
    expect(await sum({ settings: ['AGENCY'] })).toBe(100)
    expect(await sum({ settings: ['AGENCY', 'SCHOOL'], eventTypes: ['COMMUNITY'] })).toBe(300)
    expect(await sum({ settings: [] })).toBe(0)
    await expect(
      readCellFigures(made.db, analyst, { ...request, metric: 'tips_received', events: { settings: ['AGENCY'] } }),
    ).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field: 'filter' } })
    // nor by the function itself: a tip has no number of an event
    const picked = await withSql(made.db, analyst, (sql) =>
      sql.query<{ count: string }>(
        `select count from cell_counts('tips_received', '2019-01-01', '2026-12-31', 500, st_makeenvelope(105, 20, 107, 22, 4326), array(select generate_series(1, 1000)))`,
      ),
    )
    expect(picked.map(({ count }) => Number(count))).toEqual([0])
  })

  test('the spread of a span is that of its periods, one by one', async () => {
    await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query(`update campaign_event set held_on = '2025-01-20' where origin = 'grid' and origin_id::int % 5 = 0`),
    )
    const months = ['2025-01', '2025-02', '2025-03']
    const counts: number[] = []
    for (const month of months) {
      const days = { from: `${month}-01`, to: `${month}-28` }
      counts.push(...(await readCellFigures(made.db, analyst, { ...request, ...days })).cells.map(({ count }) => count))
    }
    const span = { ...request, grain: 'MONTH', from: '2025-01-31', to: '2025-03-01' } as const
    const spread = await readCellSpread(made.db, analyst, span)
    expect(new Set(counts).size).toBeGreaterThan(1)
    expect(spread.flatMap(({ count, cells }) => Array(cells).fill(count))).toEqual(counts.sort((a, b) => a - b))
    await expect(readCellSpread(made.db, analyst, { ...span, from: '2010-01-01' })).rejects.toMatchObject({
      extensions: { code: 'TOO_LARGE', limit: 120 },
    })
    await expect(readCellSpread(made.db, { role: 'public' }, span)).rejects.toThrow('figures:exact')
  })

  test('nobody reads cells without the scope', async () => {
    await expect(readCellFigures(made.db, { role: 'public' }, request)).rejects.toThrow('figures:exact')
    await expect(
      readCellFigures(made.db, { role: 'staff', accountId: null, scopes: ['records:read'] }, request),
    ).rejects.toThrow('figures:exact')
  })
})
