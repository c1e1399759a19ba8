import { withSql } from '@hub/prisma/access'
import { testKinds } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, viewerWith } from './test-api.ts'

const planner = viewerWith('figures:exact')
const year = 'from: "2025-01-01", to: "2025-12-31"'
const exact = 'exact { tips cases tipsUnplaced casesUnplaced }'
const circle = (km: number, fields: string, lon = 106.05, lat = 21.05) =>
  `{ areaFigures(circle: { lon: ${lon}, lat: ${lat}, withinKm: ${km} }, ${year}) { ${fields} } }`
const polygon = (vertices: readonly (readonly [number, number])[], fields: string) =>
  `{ areaFigures(polygon: [${vertices.map(([lon, lat]) => `{ lon: ${lon}, lat: ${lat} }`).join(' ')}], ${year}) { ${fields} } }`
const square = [
  [106.045, 21.045],
  [106.055, 21.045],
  [106.055, 21.055],
  [106.045, 21.055],
] as const

describe.each(testKinds)('what lies in a drawn area, on the %s database', (kind) => {
  let api: TestApi
  beforeAll(async () => {
    api = await openTestApi(kind)
    // Two tips and a case near one place, a third tip 20 km away, a fourth known to its commune only; all live.
    await withSql(api.db, { role: 'owner' }, async (sql) => {
      await sql.query(
        `insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, point, topic, status, synthetic)
         select '27', 'drawn', n::text, 'TIN_BAO', 'PHONE', '2025-03-05 09:00+07', 4, case when lon is null then 'COMMUNE' else 'POINT' end,
           st_setsrid(st_makepoint(lon, 21.05), 4326), 'OTHER', 'RECEIVED', true
         from (values (1, 106.05), (2, 106.06), (3, 106.25), (4, null)) v (n, lon)`,
      )
      await sql.query(
        `insert into criminal_case (province_code, origin, origin_id, code, opened_on, stage, stage_on, unit_id, place_precision, point, destination, synthetic)
         values ('27', 'drawn', '1', 'C-1', '2025-03-05', 'OPENED', '2025-03-05', 4, 'POINT', st_setsrid(st_makepoint(106.05, 21.052), 4326), 'UNKNOWN', true)`,
      )
    })
  }, 120_000)
  afterAll(() => api?.drop())

  test('staff count tips and cases by their own points, and are told how many have none', async () => {
    // A hundredth of a degree of longitude is 1,038 m here.
    const near = await api.data<{ areaFigures: object }>(circle(0.9, exact), planner)
    expect(near.areaFigures).toEqual({ exact: { tips: 1, cases: 1, tipsUnplaced: 1, casesUnplaced: 0 } })
    const wider = await api.data<{ areaFigures: object }>(circle(1.1, exact), planner)
    expect(wider.areaFigures).toMatchObject({ exact: { tips: 2, cases: 1 } })
    const drawn = await api.data<{ areaFigures: object }>(polygon(square, exact), planner)
    expect(drawn.areaFigures).toMatchObject({ exact: { tips: 1, cases: 1, tipsUnplaced: 1 } })
  })

  test('tips and cases are counted from a quarter of a square kilometre and 28 days on; below, open things alone', async () => {
    const asked = 'events exactRefused exact { tips cases }'
    const small = [square[0], [106.0495, 21.045], [106.0495, 21.0495], [106.045, 21.0495]] as const
    for (const source of [circle(0.28, asked), polygon(small, asked)])
      expect((await api.data<{ areaFigures: object }>(source, planner)).areaFigures).toEqual({
        events: expect.any(Number),
        exactRefused: 'AREA_TOO_SMALL',
        exact: null,
      })
    const days = (to: string) => circle(0.9, asked).replace(year, `from: "2025-02-06", to: "${to}"`)
    expect(await api.data(days('2025-03-04'), planner)).toMatchObject({
      areaFigures: { exactRefused: 'PERIOD_TOO_SHORT', exact: null },
    })
    expect(await api.data(days('2025-03-05'), planner)).toMatchObject({
      areaFigures: { exactRefused: null, exact: { tips: 1, cases: 1 } },
    })
    expect(await api.data(circle(0.29, asked), planner)).toMatchObject({ areaFigures: { exactRefused: null } })
  })

  test('a shape with much ground of an area of foreign residents is refused like one, also with empty ground added; a large one that holds it is not', async () => {
    const box = ([west, south, east, north]: readonly [number, number, number, number]) =>
      polygon(
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
        ],
        'exactRefused exact { tips }',
      )
    // the area is 106.06 to 106.07 by 21.04 to 21.05
    for (const near of [
      [106.06, 21.04, 106.07, 21.05],
      [106.059, 21.039, 106.071, 21.051],
      [106.0625, 21.04, 106.07, 21.05],
      [106.055, 21.035, 106.075, 21.055],
      [106.065, 21.045, 106.075, 21.055],
    ] as const)
      expect(await api.data(box(near), planner)).toEqual({
        areaFigures: { exactRefused: 'FOREIGN_RESIDENTS', exact: null },
      })
    for (const other of [
      [106.04, 21.02, 106.08, 21.06],
      [106.07, 21.05, 106.08, 21.06],
    ] as const)
      expect(await api.data(box(other), planner)).toMatchObject({ areaFigures: { exactRefused: null } })
    // the very outline, with a thin tail to ground where nothing happened
    const tailed = [
      [106.06, 21.04],
      [106.07, 21.04],
      [106.09, 21.001],
      [106.07, 21.05],
      [106.06, 21.05],
    ] as const
    expect(await api.data(polygon(tailed, 'exactRefused exact { tips }'), planner)).toEqual({
      areaFigures: { exactRefused: 'FOREIGN_RESIDENTS', exact: null },
    })
  })

  test('an area is as large as the ground: a circle by its radius, a polygon either way round, closed or not', async () => {
    const { areaFigures: round } = await api.data<{ areaFigures: { areaKm2: number } }>(circle(2, 'areaKm2'))
    expect(round.areaKm2).toBeCloseTo(4 * Math.PI, 1)
    const km2 = async (vertices: readonly (readonly [number, number])[]) =>
      (await api.data<{ areaFigures: { areaKm2: number } }>(polygon(vertices, 'areaKm2'))).areaFigures.areaKm2
    // 1,039 m by 1,107 m on the ellipsoid.
    expect(await km2(square)).toBeCloseTo(1.15, 2)
    expect(await km2([...square].reverse())).toBeCloseTo(await km2(square), 9)
    expect(await km2([...square, square[0]])).toBeCloseTo(await km2(square), 9)
  })

  test('the public counts open things, of the release, and nothing else', async () => {
    const fields = 'from to events attendances eventsUnplaced lastHeldOn parks { id } routes { id }'
    const { areaFigures } = await api.data<{ areaFigures: object }>(circle(11, fields))
    expect(areaFigures).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
      events: 40,
      attendances: 8200,
      eventsUnplaced: 0,
      lastHeldOn: '2025-10-08',
      parks: [{ id: 'IndustrialPark:1' }, { id: 'IndustrialPark:2' }],
      routes: [{ id: 'KeyRoute:1' }],
    })
    const { areaFigures: empty } = await api.data<{ areaFigures: object }>(
      circle(0.5, 'events lastHeldOn parks { id }', 106.9, 21.5),
    )
    expect(empty).toEqual({ events: 0, lastHeldOn: null, parks: [] })
    expect(await api.refusal(circle(10, exact))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await api.refusal(circle(10, exact), viewerWith('records:read'))).toMatchObject({ code: 'FORBIDDEN' })
  })

  test.each([
    ['too large a circle', circle(80, 'events'), 'circle.withinKm'],
    ['a circle round a house', circle(0.05, 'events'), 'circle.withinKm'],
    ['a circle that reaches out of the map', circle(40, 'events', 105.7, 21), 'circle'],
    ['edges that cross', polygon([square[0], square[2], square[1], square[3]], 'events'), 'polygon'],
    ['two vertices', polygon(square.slice(0, 2), 'events'), 'polygon'],
    ['a vertex outside the map', polygon([square[0], [110, 21.1], square[2]], 'events'), 'polygon.1'],
    [
      'too many vertices',
      polygon(
        Array.from({ length: 201 }, (_, n) => [106 + n / 1000, 21 + (n % 2) / 100] as const),
        'events',
      ),
      'polygon',
    ],
    ['both a circle and a polygon', circle(1, 'events').replace(year, `polygon: [], ${year}`), 'circle'],
    ['neither', `{ areaFigures(${year}) { events } }`, 'circle'],
    ['days in the wrong order', circle(1, 'events').replace(year, 'from: "2025-12-31", to: "2025-01-01"'), 'from'],
  ])('refuses %s, and says where', async (_name, source, field) => {
    expect(await api.refusal(source, planner)).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})
