import { withSql } from '@hub/prisma/access'
import { estimateHouseholds, estimatePressure } from '@hub/prisma/data/catchment'
import { testKinds } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, viewerWith } from './test-api.ts'

const planner = viewerWith('figures:exact')
const year = 'from: "2025-01-01", to: "2025-12-31"'
const everywhere = '{ west: 106, south: 21, east: 106.1, north: 21.1 }'

interface Cluster {
  count: number
  bbox: { west: number; south: number; east: number; north: number }
  event: { id: string } | null
  unit: { id: string } | null
}

describe.each(testKinds)('what is drawn over the units, on the %s database', (kind) => {
  let api: TestApi
  beforeAll(async () => {
    api = await openTestApi(kind)
    // Two tips and a case with points of their own inside Vũ Ninh, one tip far away; all live.
    await withSql(api.db, { role: 'owner' }, async (sql) => {
      await sql.query(
        `insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, point, topic, status, synthetic)
         select '27', 'point', n::text, 'TIN_BAO', 'PHONE', '2025-03-05 09:00+07', 4, 'POINT', st_setsrid(st_makepoint(lon, 21.05), 4326), 'OTHER', 'RECEIVED', true
         from (values (1, 106.05), (2, 106.06), (3, 106.25)) v (n, lon)`,
      )
      await sql.query(
        `insert into criminal_case (province_code, origin, origin_id, code, opened_on, stage, stage_on, unit_id, place_precision, point, destination, synthetic)
         values ('27', 'point', '1', 'C-1', '2025-03-05', 'OPENED', '2025-03-05', 4, 'POINT', st_setsrid(st_makepoint(106.05, 21.052), 4326), 'UNKNOWN', true)`,
      )
    })
  }, 120_000)
  afterAll(() => api?.drop())

  const clusters = async (zoom: number, filter = '{}') =>
    (
      await api.data<{
        campaignEventClusters: Cluster[]
      }>(`{ campaignEventClusters(bbox: ${everywhere}, zoom: ${zoom}, filter: ${filter}) {
        count point { lon lat } bbox { west south east north } event { id } unit { id } } }`)
    ).campaignEventClusters

  test('clusters count every event with a point once, fewer and fuller from afar', async () => {
    for (const zoom of [8, 11, 13]) expect((await clusters(zoom)).reduce((sum, { count }) => sum + count, 0)).toBe(40)
    expect((await clusters(8)).length).toBeLessThan((await clusters(13)).length)
    const [fullest] = await clusters(9)
    expect(fullest?.unit).toEqual({ id: 'AdminUnit:8' })
  })

  test('a cluster opens into exactly its events, and one of one names its event', async () => {
    const shown = await clusters(11)
    expect(shown.length).toBeGreaterThan(1)
    for (const { count, bbox, event } of shown) {
      const box = `{ west: ${bbox.west}, south: ${bbox.south}, east: ${bbox.east}, north: ${bbox.north} }`
      const { campaignEvents } = await api.data<{ campaignEvents: { totalCount: number; nodes: { id: string }[] } }>(
        `{ campaignEvents(first: 50, filter: { bbox: ${box} }) { totalCount nodes { id } } }`,
      )
      expect(campaignEvents.totalCount).toBe(count)
      expect(event).toEqual(count === 1 ? { id: campaignEvents.nodes[0]?.id } : null)
    }
  })

  test('clusters follow the filters of the list', async () => {
    const total = async (filter: string) => (await clusters(10, filter)).reduce((sum, { count }) => sum + count, 0)
    expect(await total('{ eventTypes: [SEMINAR] }')).toBe(14)
    expect(await total('{ period: { from: "2025-01-01", to: "2025-01-31" } }')).toBe(4)
    expect(await total('{ audiences: [YOUTH] }')).toBe(0)
  })

  test('too many squares are refused with the limit, and so is a zoom that is none', async () => {
    const all = '{ west: 100, south: 10, east: 110, north: 25 }'
    expect(await api.refusal(`{ campaignEventClusters(bbox: ${all}, zoom: 12) { count } }`)).toMatchObject({
      code: 'TOO_LARGE',
    })
    expect(await api.refusal(`{ campaignEventClusters(bbox: ${all}, zoom: 40) { count } }`)).toMatchObject({
      code: 'BAD_USER_INPUT',
    })
  })

  test('coverage tells zero apart from no data, and when somebody last came', async () => {
    const { campaignCoverage } = await api.data<{ campaignCoverage: object }>(
      '{ campaignCoverage(period: { from: "2025-07-01", to: "2025-12-31" }) { unitId events { kind value } lastHeldOn } }',
    )
    // Forty events every seventh day from 8/1/2025: up to 29/6 in Vũ Ninh of before, from then in Vũ Ninh of today, of which it was a part.
    expect(campaignCoverage).toEqual([
      { unitId: 'AdminUnit:10', events: { kind: 'EXACT', value: 0 }, lastHeldOn: null },
      { unitId: 'AdminUnit:8', events: { kind: 'EXACT', value: 15 }, lastHeldOn: '2025-10-08' },
      { unitId: 'AdminUnit:9', events: { kind: 'EXACT', value: 0 }, lastHeldOn: null },
    ])
    const before = await api.data<{ campaignCoverage: { events: object }[] }>(
      '{ campaignCoverage(period: { from: "2025-01-01", to: "2025-12-31" }) { events { kind value } } }',
    )
    expect(before.campaignCoverage[0]).toEqual({ events: { kind: 'NO_DATA', value: null } })
    expect(await api.refusal('{ campaignCoverage(period: { from: "2025-01-01" }) { unitId } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
    })
  })

  test('coverage counts only the events of a filter, and tells the last of those', async () => {
    const only = async (filter: string) => {
      const { campaignCoverage } = await api.data<{ campaignCoverage: object[] }>(
        `{ campaignCoverage(period: { from: "2025-07-01", to: "2025-12-31" }, filter: ${filter}) { events { kind value } lastHeldOn } }`,
      )
      return campaignCoverage[1]
    }
    // Every third event is a contest: 26, 29, 32, 35 and 38 of the forty, the last on the 267th day of the year.
    const contests = { events: { kind: 'EXACT', value: 5 }, lastHeldOn: '2025-09-24' }
    expect(await only('{ eventTypes: [LAW_CONTEST], campaigns: ["Campaign:1"] }')).toEqual(contests)
    expect(await only('{ eventTypes: [LAW_CONTEST], period: { from: "2020-01-01", to: "2020-01-31" } }')).toEqual(
      contests,
    )
    expect(await only('{ campaigns: ["Campaign:2"] }')).toEqual({
      events: { kind: 'EXACT', value: 0 },
      lastHeldOn: null,
    })
  })

  test('campaigns are listed, the newest first', async () => {
    const { campaigns } = await api.data<{ campaigns: object }>('{ campaigns { id year nameVi } }')
    expect(campaigns).toEqual([
      { id: 'Campaign:1', year: 2025, nameVi: 'Ngày 30/7' },
      { id: 'Campaign:2', year: 2024, nameVi: 'Ngày 30/7' },
    ])
  })

  test('a ring around a park holds the outline and ends at its distance', async () => {
    const { industrialParks } = await api.data<{
      industrialParks: { nodes: { around: { coordinates: number[][][] } }[] }
    }>('{ industrialParks { nodes { around(withinKm: 1) } } }')
    // Que Vo is known by its outline from 21.02 to 21.03, Yen Phong by a point: one kilometre is 0.00903 degrees of latitude.
    const tops = industrialParks.nodes.map(({ around }) =>
      Math.max(...around.coordinates.flat().map(([, lat]) => lat ?? 0)),
    )
    expect(tops[0]).toBeCloseTo(21.03 + 0.00903, 3)
    expect(tops[1]).toBeCloseTo(21.05 + 0.00903, 3)
    expect(await api.refusal('{ industrialParks { nodes { around(withinKm: 0) } } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
    })
  })

  const catchment = (of: string, km: number, fields: string) =>
    `{ catchment(of: "${of}", withinKm: ${km}, ${year}) { ${fields} } }`

  test('the catchment of a route counts what is open around it', async () => {
    const { catchment: found } = await api.data<{ catchment: object }>(
      catchment(
        'KeyRoute:1',
        1,
        'events attendances lastHeldOn parks { id } workerHousing { id } foreignResidentAreas routes { id } communes { unit { id } share }',
      ),
    )
    expect(found).toMatchObject({
      events: 40,
      attendances: 8200,
      lastHeldOn: '2025-10-08',
      parks: [],
      workerHousing: [{ id: 'WorkerHousingArea:1' }],
      foreignResidentAreas: 1,
      routes: [],
      communes: [{ unit: { id: 'AdminUnit:8' } }],
    })
    const { catchment: wider } = await api.data<{ catchment: object }>(
      catchment('KeyRoute:1', 10, 'parks { id } communes { unit { id } }'),
    )
    expect(wider).toMatchObject({ parks: [{ id: 'IndustrialPark:1' }, { id: 'IndustrialPark:2' }] })
  })

  test('a catchment is as large on the ground as a circle of its radius', async () => {
    const { catchment: found } = await api.data<{ catchment: { areaKm2: number } }>(
      catchment('IndustrialPark:2', 2, 'areaKm2'),
    )
    expect(found.areaKm2 / (Math.PI * 4)).toBeCloseTo(1, 2)
  })

  test('tips and cases of a catchment are for staff with exact figures, and say what has no point', async () => {
    const asked = catchment('KeyRoute:1', 1, 'exact { tips cases tipsUnplaced casesUnplaced }')
    expect(await api.refusal(asked)).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await api.refusal(asked, viewerWith('records:read'))).toMatchObject({ code: 'FORBIDDEN' })
    const { catchment: found } = await api.data<{ catchment: object }>(asked, planner)
    expect(found).toEqual({ exact: { tips: 2, cases: 1, tipsUnplaced: 0, casesUnplaced: 0 } })
    const { catchment: earlier } = await api.data<{ catchment: object }>(
      '{ catchment(of: "KeyRoute:1", withinKm: 1, from: "2024-01-01", to: "2024-12-31") { exact { tips tipsUnplaced } } }',
      planner,
    )
    expect(earlier).toEqual({ exact: { tips: 0, tipsUnplaced: 9 } })
  })

  test('crime is never counted around an area of foreign residents, not even for staff', async () => {
    const { catchment: found } = await api.data<{ catchment: object }>(
      catchment('ForeignResidentArea:2', 2, 'events exactRefused exact { tips }'),
      planner,
    )
    expect(found).toEqual({ events: 10, exactRefused: 'FOREIGN_RESIDENTS', exact: null })
  })

  test('a catchment has the least area and the least days of a drawn one', async () => {
    const asked = 'events exactRefused exact { tips }'
    // a park that is a point: 0.03 km²
    expect(await api.data(catchment('IndustrialPark:2', 0.1, asked), planner)).toMatchObject({
      catchment: { exactRefused: 'AREA_TOO_SMALL', exact: null },
    })
    const days = (to: string) => catchment('KeyRoute:1', 1, asked).replace(year, `from: "2025-03-01", to: "${to}"`)
    expect(await api.data(days('2025-03-27'), planner)).toMatchObject({
      catchment: { exactRefused: 'PERIOD_TOO_SHORT', exact: null },
    })
    expect(await api.data(days('2025-03-28'), planner)).toMatchObject({
      catchment: { exactRefused: null, exact: { tips: 2 } },
    })
  })

  test('a catchment of nothing is null; of a unit, at no distance, or of backward days it is refused', async () => {
    expect(await api.data(catchment('KeyRoute:99', 1, 'events'))).toEqual({ catchment: null })
    // An id of the other kind of area is no way to its catchment.
    expect(await api.data(catchment('WorkerHousingArea:2', 1, 'events'))).toEqual({ catchment: null })
    for (const wrong of [
      catchment('AdminUnit:8', 1, 'events'),
      catchment('KeyRoute:1', 0, 'events'),
      catchment('KeyRoute:1', 100, 'events'),
      '{ catchment(of: "KeyRoute:1", withinKm: 1, from: "2025-02-01", to: "2025-01-01") { events } }',
    ])
      expect(await api.refusal(wrong)).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('an area tells the lodging pressure of its commune, and no data without a census', async () => {
    const area = '{ workerHousingAreas { nodes { lodgingPressure { kind value } } } }'
    expect(await api.data(area)).toEqual({
      workerHousingAreas: { nodes: [{ lodgingPressure: { kind: 'NO_DATA', value: null } }] },
    })
    await withSql(api.db, { role: 'owner' }, (sql) =>
      sql.query(
        `insert into unit_statistic (unit_id, statistic, year, value, source_id) values
           (4, 'HOUSEHOLDS', 2019, 300, 'test'), (4, 'HOUSEHOLDS_1_2_PERSONS', 2019, 100, 'test'),
           (5, 'HOUSEHOLDS', 2019, 100, 'test'), (5, 'HOUSEHOLDS_1_2_PERSONS', 2019, 60, 'test')`,
      ),
    )
    expect(await api.data(area, viewerWith('records:read'))).toEqual({
      workerHousingAreas: { nodes: [{ lodgingPressure: { kind: 'EXACT', value: 40 } }] },
    })
  })
})

test('households are told from those surely inside to all touched, and by area between', () => {
  expect(
    estimateHouseholds([
      ['8', 1, 1000, 200],
      ['9', 0.25, 400, 200],
    ]),
  ).toEqual({ byArea: 1100, told: { kind: 'RANGE', value: null, low: 1000, high: 1400 } })
  expect(estimateHouseholds([['8', 1, 1000, 200]])).toEqual({
    byArea: 1000,
    told: { kind: 'EXACT', value: 1000, low: null, high: null },
  })
  // One commune without a census: nobody knows the greatest number.
  expect(
    estimateHouseholds([
      ['8', 1, 1000, 200],
      ['10', 0.1, null, null],
    ]).told.kind,
  ).toBe('NO_DATA')
})

test('lodging pressure is weighed by the households inside, within the range of the communes touched', () => {
  expect(
    estimatePressure([
      ['8', 1, 1000, 200],
      ['9', 0.25, 400, 200],
      ['10', 0.1, null, null],
    ]),
  ).toEqual({ byArea: 22.7, told: { kind: 'RANGE', value: null, low: 20, high: 50 } })
  expect(estimatePressure([['10', 0.1, null, null]]).told.kind).toBe('NO_DATA')
})
