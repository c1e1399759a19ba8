import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import { loadSmallWorld } from '../release/small-world.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { readCellHotspots } from './cell-hotspot.ts'
import { addHotspotWorld, communeAt } from './hotspot-world.ts'

const analyst = { role: 'staff', accountId: null, scopes: ['figures:exact'] } as const
const request = { metric: 'tips_received', grain: 'QUARTER', period: '2025-08-20', edgeM: 2000 } as const

/** Points on a lattice of 0.01 degrees over the square of communes, `count` on each that `where` takes; all of the populous commune are many. */
const addPoints = `
  insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, point, topic, status, synthetic)
  select '27', 'cell', x || '-' || y || '-' || n, 'TIN_BAO', 'PHONE', '2025-08-05 09:00+07', $1::bigint, 'POINT',
    st_setsrid(st_makepoint(106.5 + 0.01 * x + 0.0049, 21 + 0.01 * y + 0.0051), 4326), 'OTHER', 'RECEIVED', true
  from generate_series(0, 29) x, generate_series(0, 29) y,
    generate_series(1, case when x < 10 and y >= 20 then 8 when x >= 25 and y >= 25 then 20 else 2 end) n`

describe.each(testKinds)('hotspots by cell on the %s database', (kind) => {
  let made: TestDatabase
  beforeAll(async () => {
    made = await freshDatabase(kind)
    await withSql(made.db, { role: 'owner' }, async (sql) => {
      await loadSmallWorld(sql)
      await addHotspotWorld(sql)
      await sql.query('delete from tip')
      await sql.query(addPoints, [communeAt(0, 0)])
      await sql.query(
        `insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, topic, status, synthetic)
         values ('27', 'cell', 'nowhere', 'TIN_BAO', 'PHONE', '2025-08-05 09:00+07', $1::bigint, 'COMMUNE', 'OTHER', 'RECEIVED', true)`,
        [communeAt(0, 0)],
      )
    })
  }, 240_000)
  afterAll(() => made.drop())

  /** Degrees of the middle of a hexagon. */
  async function middles(ids: readonly string[]) {
    const places = ids.map((id) => id.split(':').slice(1).map(Number))
    const rows = await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query<{ id: string; x: number; y: number }>(
        `select 'Cell:2000:' || i || ':' || j as id, st_x(m) as x, st_y(m) as y
         from (select (p->>1)::int as i, (p->>2)::int as j,
             st_transform(st_centroid(st_hexagon(2000, (p->>1)::int, (p->>2)::int, st_setsrid(st_makepoint(0, 0), 9209))), 4326) as m
           from jsonb_array_elements($1::jsonb) p) c`,
        [JSON.stringify(places)],
      ),
    )
    return new Map(rows.map(({ id, x, y }) => [id, [x, y] as const]))
  }

  test('find the planted cluster, not where many people live, and no others', async () => {
    const { cells, unplaced, method } = await readCellHotspots(made.db, analyst, request)
    const hot = cells.filter(({ class: found }) => found.startsWith('HOT'))
    expect(hot.length).toBeGreaterThan(5)
    const at = await middles(hot.map(({ id }) => id))
    for (const { id } of hot) {
      const [x, y] = at.get(id) ?? [0, 0]
      // within the nine communes of the north-west, and one hexagon around them
      expect([x < 106.6 + 0.04, y > 21.2 - 0.04]).toEqual([true, true])
    }
    const planted = [18, 19, 20, 24, 25, 26, 30, 31, 32].map((at) => String(200 + at))
    expect(hot.filter(({ unitId }) => planted.includes(unitId)).length).toBeGreaterThan(hot.length / 2)
    expect(method).toMatchObject({ weights: 'HEXAGON_EDGE', entered: cells.length })
    expect(cells.reduce((sum, { observed }) => sum + (observed.value ?? 0), 0)).toBe(900 * 2 + 100 * 6 + 25 * 18)
    expect(unplaced).toBe(1)
    // where they lie is told when it is asked for, and is where they lie
    expect(cells.every(({ shape }) => shape === null)).toBe(true)
    const drawn = (await readCellHotspots(made.db, analyst, { ...request, withShape: true })).cells
    const middle = await middles(drawn.map(({ id }) => id))
    expect(drawn).toHaveLength(cells.length)
    for (const { id, shape } of drawn) {
      const [x = 0, y = 0] = middle.get(id) ?? []
      expect(shape?.centre[0]).toBeCloseTo(x, 6)
      const { coordinates: [ring = []] = [] } = (shape?.outline ?? {}) as { coordinates?: number[][][] }
      expect([ring.length, ring.every(([lon = 0, lat = 0]) => Math.hypot(lon - x, lat - y) < 0.03)]).toEqual([7, true])
    }
  })

  test('the people of every commune are spread over the hexagons, none lost and none twice', async () => {
    const { cells, overallRate, per } = await readCellHotspots(made.db, analyst, request)
    const people = cells.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)
    // 35 of 10,000 and one of 100,000; the three communes of the small world have 80,000, 90,000 and 100,000
    expect(people).toBeCloseTo(450_000 + 270_000, -1)
    const tips = cells.reduce((sum, { observed }) => sum + (observed.value ?? 0), 0)
    expect(overallRate).toBeCloseTo((tips * per) / people, 1)
    expect(cells.reduce((sum, { expected }) => sum + (expected ?? 0), 0)).toBeCloseTo(tips, -1)
  })

  test('only communes covered for the whole period enter', async () => {
    const { cells } = await readCellHotspots(made.db, analyst, { ...request, period: '2025-05-01' })
    // former Bắc Giang and the square have records from 1/7/2025 on; two communes of the small world from before
    expect(cells.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)).toBeCloseTo(170_000, -1)
  })

  test('nobody reads them without the scope, and what is not spread is refused', async () => {
    await expect(readCellHotspots(made.db, { role: 'public' }, request)).rejects.toThrow('figures:exact')
    await expect(
      readCellHotspots(made.db, { role: 'staff', accountId: null, scopes: ['records:read'] }, request),
    ).rejects.toThrow('figures:exact')
    await expect(readCellHotspots(made.db, analyst, { ...request, statistic: 'LODGERS' })).rejects.toThrow(
      'cannot be spread',
    )
  })
})
