import { withSql } from '@hub/prisma/access'
import { publish } from '@hub/prisma/release/publish'
import { addEvents } from '@hub/prisma/release/small-world'
import { testKinds } from '@hub/prisma/test-database'
import { recordStatements } from '@hub/prisma/test-statement'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, viewerWith } from './test-api.ts'

const officer = viewerWith('records:read')

describe.each(testKinds)('the public API on the %s database', (kind) => {
  let api: TestApi
  beforeAll(async () => {
    api = await openTestApi(kind)
  }, 120_000)
  afterAll(() => api?.drop())

  test('a unit tells its lineage, names, outline and numbers', async () => {
    const { adminUnit } = await api.data<{
      adminUnit: object
    }>(`{ adminUnit(unit: { code: "09163", basis: BEFORE_2025_07 }) {
      id level nameVi validTo parent { id parent { id } } outline outlineUnit { id bbox centre { lon lat } }
      successors { unit { id } decree areaShareLow } } }`)
    expect(adminUnit).toEqual({
      id: 'AdminUnit:4',
      level: 'COMMUNE',
      nameVi: 'Vũ Ninh',
      validTo: '2025-06-30',
      parent: { id: 'AdminUnit:2', parent: { id: 'AdminUnit:1' } },
      outline: null,
      outlineUnit: { id: 'AdminUnit:8', bbox: [106, 21, 106.1, 21.1], centre: { lon: 106.05, lat: 21.05 } },
      successors: [{ unit: { id: 'AdminUnit:8' }, decree: '1658/NQ-UBTVQH15', areaShareLow: 1 }],
    })
  })

  test('a code alone means the newest unit, with its basis the one of that basis', async () => {
    const found = await api.data(`{ now: adminUnit(unit: { code: "09169" }) { id }
      before: adminUnit(unit: { code: "09169", basis: BEFORE_2025_07 }) { id } none: adminUnit(unit: { code: "99999" }) { id } }`)
    expect(found).toEqual({ now: { id: 'AdminUnit:8' }, before: { id: 'AdminUnit:5' }, none: null })
  })

  test('units are filtered by level, day, parent, place and any of their names', async () => {
    const ids = async (args: string) =>
      (
        await api.data<{ adminUnits: { nodes: { id: string }[] } }>(`{ adminUnits(${args}) { nodes { id } } }`)
      ).adminUnits.nodes.map(({ id }) => id.slice('AdminUnit:'.length))
    expect(await ids('basis: BEFORE_2025_07, level: DISTRICT')).toEqual(['2', '3'])
    expect(await ids('asOf: "2026-01-01", level: COMMUNE')).toEqual(['10', '8', '9'])
    expect(await ids('parent: { id: "AdminUnit:2" }')).toEqual(['4', '5'])
    expect(await ids('level: COMMUNE, bbox: { west: 106.11, south: 21, east: 106.12, north: 21.05 }')).toEqual(['9'])
    expect(await ids('level: COMMUNE, near: { lon: 106.25, lat: 21.05, withinKm: 1 }')).toEqual(['10'])
    expect(await ids('text: "thi tran cho"')).toEqual(['9'])
    expect(await ids('text: "%"')).toEqual([])
    const { adminUnit } = await api.data<{ adminUnit: object }>(
      '{ adminUnit(unit: { code: "09169" }) { neighbours { id } } }',
    )
    expect(adminUnit).toEqual({ neighbours: [{ id: 'AdminUnit:9' }] })
  })

  test('a page costs one statement, however many rows it has; counts and batches cost one each', async () => {
    // Which release is the newest is asked once a second, for everybody.
    const statements = async (source: string) =>
      (await recordStatements(() => api.data(source))).filter((text) => !text.includes('from release r'))
    const page = (first: number, more = '') =>
      `{ campaignEvents(first: ${first}) { ${more} nodes { id unit { nameVi parent { nameVi } source { id } } host { nameVi } campaign { nameVi } } } }`
    await api.data(page(1))
    expect(await statements(page(1))).toHaveLength(1)
    expect(await statements(page(41))).toHaveLength(1)
    expect(await statements(page(41, 'totalCount'))).toHaveLength(2)
    const models = (first: number) =>
      `{ campaignEvents(first: ${first}) { nodes { pilotModel { nameVi eventCount lastEventOn } } } }`
    expect(await statements(models(2))).toHaveLength(3)
    expect(await statements(models(41))).toHaveLength(3)
    const board =
      '{ directives { nodes { issuer { code } tasks { agency { code } metric { id } progress { unit { code } } progressSummary { done } } } } }'
    expect(await statements(board)).toHaveLength(3)
    const outlines = '{ adminUnits(first: 50) { nodes { outline neighbours { id } children { id } } } }'
    expect(await statements(outlines)).toHaveLength(3)
  })

  test('a directive tells its tasks, who does them today, and how far units have come', async () => {
    const { directives } = await api.data<{
      directives: { nodes: object[] }
    }>(`{ directives(numbers: ["2566/UBND-NC"]) { nodes { number issuer { code }
      tasks { number agency { code actingToday { code } successors { agency { code } } } metric { id } progressSummary { units done inProgress notStarted late }
        progress(unit: { id: "AdminUnit:2" }) { unit { id } status late doneOn } } } } }`)
    expect(directives.nodes[0]).toMatchObject({
      number: '2566/UBND-NC',
      tasks: [
        {
          number: 1,
          agency: {
            code: 'SO_LDTBXH',
            actingToday: [{ code: 'SO_Y_TE' }],
            successors: [{ agency: { code: 'SO_Y_TE' } }],
          },
          progressSummary: { units: 2, done: 2, late: 0 },
        },
        {
          number: 2,
          metric: { id: 'tips_received' },
          progressSummary: { done: 2, late: 2 },
          progress: [{ unit: { id: 'AdminUnit:2' }, status: 'DONE', late: true, doneOn: '2020-09-01' }],
        },
        { number: 3, progressSummary: { done: 0, inProgress: 2, late: 2 } },
        { number: 4 },
      ],
    })
  })

  test('routes, areas and parks are found by unit, place and words', async () => {
    const found = await api.data(`{
      keyRoutes(units: [{ id: "AdminUnit:4" }], text: "quoc lo") { nodes { id line designationSource { id } } }
      far: keyRoutes(units: [{ id: "AdminUnit:10" }]) { totalCount }
      workerHousingAreas(units: [{ id: "AdminUnit:2" }], nearestPark: "IndustrialPark:1") { nodes { id lodgers nearestPark { id outline } area } }
      foreignResidentAreas { nodes { id nameVi } }
      industrialParks(near: { lon: 106.15, lat: 21.05, withinKm: 1 }) { nodes { id outline point { lon } } }
    }`)
    expect(found).toMatchObject({
      keyRoutes: {
        nodes: [{ id: 'KeyRoute:1', line: { type: 'MultiLineString' }, designationSource: { id: 'Source:test' } }],
      },
      far: { totalCount: 0 },
      workerHousingAreas: {
        nodes: [
          {
            id: 'WorkerHousingArea:1',
            lodgers: 1500,
            nearestPark: { id: 'IndustrialPark:1', outline: { type: 'MultiPolygon' } },
          },
        ],
      },
      foreignResidentAreas: { nodes: [{ id: 'ForeignResidentArea:2' }] },
      industrialParks: { nodes: [{ id: 'IndustrialPark:2', outline: null, point: { lon: 106.15 } }] },
    })
  })

  test('what would warn an offender needs a scope', async () => {
    for (const field of ['level', 'reviewedOn', 'reviewedBy { code }']) {
      const source = `{ keyRoutes { nodes { ${field} } } }`
      expect(await api.refusal(source)).toEqual({ code: 'UNAUTHENTICATED' })
      expect(await api.refusal(source, viewerWith('review:read'))).toEqual({
        code: 'FORBIDDEN',
        needs: ['records:read'],
      })
    }
    const residents =
      '{ foreignResidentAreas { nodes { foreignResidents } } adminUnit(unit: { id: "AdminUnit:2" }) { statistics { statistic } } }'
    expect(await api.refusal(residents)).toEqual({ code: 'UNAUTHENTICATED' })
    expect(await api.data(residents, officer)).toEqual({
      foreignResidentAreas: { nodes: [{ foreignResidents: 300 }] },
      adminUnit: { statistics: [{ statistic: 'FOREIGN_RESIDENTS' }, { statistic: 'POPULATION' }] },
    })
    expect(await api.data('{ keyRoutes { nodes { level reviewedOn reviewedBy { code } } } }', officer)).toEqual({
      keyRoutes: { nodes: [{ level: 1, reviewedOn: '2025-05-01', reviewedBy: { code: 'UBND_TINH' } }] },
    })
    const open = '{ adminUnit(unit: { id: "AdminUnit:2" }) { statistics { statistic } } }'
    const seen = { adminUnit: { statistics: [{ statistic: 'POPULATION' }] } }
    expect(await api.data(open)).toEqual(seen)
    expect(await api.data(open, viewerWith('import:write'))).toEqual(seen)
  })

  test('figures are told on the lattice alone, with what is published when off it', async () => {
    const figures = (args: string) =>
      `{ figures(metric: "tips_received", basis: BEFORE_2025_07, level: DISTRICT, from: "2024-01-01", to: "2024-12-31", ${args}) {
        threshold live release { number } metric { id lattice { level grain } }
        figures { unitId unit { nameVi } period { labelVi } value { kind value low high } rate { kind value low high per denominator source { id } } } } }`
    const { figures: set } = await api.data<{ figures: { figures: object[] } }>(figures('grain: YEAR'))
    expect(set).toMatchObject({
      threshold: 5,
      live: false,
      release: { number: 1 },
      figures: [
        {
          unitId: 'AdminUnit:2',
          unit: { nameVi: 'Bắc Ninh' },
          period: { labelVi: 'Năm 2024' },
          // 7 tips in March; each of the other months could have up to 4, so the year is told as wide as that
          value: { kind: 'RANGE', value: null, low: 5, high: 10 },
          rate: {
            kind: 'RANGE',
            value: null,
            low: 2.5,
            high: 5,
            per: 10_000,
            denominator: 20_000,
            source: { id: 'Source:test' },
          },
        },
        { unitId: 'AdminUnit:3', value: { kind: 'WITHHELD', value: null }, rate: { kind: 'WITHHELD', value: null } },
      ],
    })
    const off = figures('grain: QUARTER')
    expect(await api.refusal(off)).toMatchObject({ code: 'NOT_PUBLISHED' })
    expect((await api.refusal(off)).published).toContainEqual({
      basis: 'BEFORE_2025_07',
      level: 'DISTRICT',
      grain: 'YEAR',
      breakdown: null,
      threshold: 5,
    })
    expect(await api.data(figures('grain: QUARTER'), viewerWith('figures:exact'))).toMatchObject({
      figures: { live: true, threshold: null },
    })
  })

  test('boundaries are named, or told by a day on which they held', async () => {
    const asked = (where: string) =>
      `{ compareUnits(metrics: ["tips_received"], ${where}, level: DISTRICT, grain: YEAR, period: "2024-06-01") { basis frozen rows { cells { carried } } } }`
    expect(await api.data(asked('asOf: "2025-06-30"'))).toMatchObject({
      compareUnits: { basis: 'BEFORE_2025_07', frozen: false, rows: [{ cells: [{ carried: 'OWN' }] }, {}] },
    })
    expect(await api.refusal(asked('asOf: "2025-07-01", basis: BEFORE_2025_07'))).toEqual({
      code: 'BAD_USER_INPUT',
      field: 'asOf',
    })
    expect(await api.refusal(asked('units: []'))).toEqual({ code: 'BAD_USER_INPUT', field: 'basis' })
  })

  test('units are compared, and hotspots say when there is too little to judge', async () => {
    const found = await api.data(`{
      compareUnits(metrics: ["tips_received"], basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, period: "2024-06-01") {
        period { start end } previousPeriod { labelEn } metrics { id }
        rows { unit { id } cells { value { kind value } rank rankOf previous { kind } change { absolute { kind value } } target { programme } targetMet } } }
      hotspots(metric: "tips_received", basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, period: "2024-06-01") { statistic method { textVi entered } units { unitId class reason z } }
      reportingEffort(basis: BEFORE_2025_07, level: DISTRICT, grain: MONTH, period: "2024-06-01") { judged caveatVi units { class reason tips { kind } effort { kind } } }
    }`)
    expect(found).toMatchObject({
      compareUnits: {
        period: { start: '2024-01-01', end: '2024-12-31' },
        previousPeriod: { labelEn: '2023' },
        rows: [
          {
            unit: { id: 'AdminUnit:2' },
            cells: [
              {
                value: { kind: 'RANGE', value: null },
                rank: null,
                rankOf: 0,
                previous: { kind: 'WITHHELD' },
                change: { absolute: { kind: 'WITHHELD', value: null } },
              },
            ],
          },
          {
            unit: { id: 'AdminUnit:3' },
            cells: [{ value: { kind: 'WITHHELD' }, rank: null, target: null, targetMet: null }],
          },
        ],
      },
      hotspots: {
        statistic: 'POPULATION',
        units: [
          { class: 'NOT_ENOUGH_DATA', reason: 'FEW_PLACES', z: null },
          { class: 'NOT_ENOUGH_DATA', reason: 'WITHHELD' },
        ],
      },
      reportingEffort: { units: [{ class: 'NOT_ENOUGH_DATA' }, { class: 'NOT_ENOUGH_DATA', reason: 'WITHHELD' }] },
    })
  })

  test('search finds old and new names, the nearest first, without diacritics', async () => {
    const hits = async (text: string) =>
      (
        await api.data<{ search: { __typename: string; id: string }[] }>(
          `{ search(text: "${text}") { __typename ... on Node { id } } }`,
        )
      ).search.map(({ id }) => id)
    expect((await hits('vu ninh')).slice(0, 2)).toEqual(['AdminUnit:8', 'AdminUnit:4'])
    expect(await hits('vu ninh')).toEqual(expect.arrayContaining(['WorkerHousingArea:1', 'ForeignResidentArea:2']))
    expect((await hits('Quế Vo'))[0]).toBe('IndustrialPark:1')
    expect(await hits('QL 18')).toEqual(['KeyRoute:1'])
    expect((await hits('quoc lo'))[0]).toBe('KeyRoute:1')
    expect((await hits('thị trấn chờ'))[0]).toBe('AdminUnit:9')
    expect((await hits('09163'))[0]).toBe('AdminUnit:4')
    expect((await hits('hoi thao'))[0]).toMatch(/^CampaignEvent:/)
    expect(await hits('yen phongg')).toContain('AdminUnit:9')
    expect(await hits('')).toEqual([])
    expect(await hits('quoc lo 81')).toContain('KeyRoute:1')
    expect(await hits('_')).toEqual([])
  })

  test('what was recorded since is seen by staff at once, and by everybody with the next release', async () => {
    const newest = '{ campaignEvents(first: 1) { totalCount nodes { titleVi } } }'
    await withSql(api.db, { role: 'owner' }, (sql) => addEvents(sql, 8, '2026-01-10', 1))
    const live = { campaignEvents: { totalCount: 42, nodes: [{ titleVi: 'Tuyên truyền' }] } }
    expect(await api.data(newest, officer)).toEqual(live)
    expect(await api.data(newest, viewerWith('review:read'))).toMatchObject({ campaignEvents: { totalCount: 41 } })
    expect(await api.data(newest)).toMatchObject({ campaignEvents: { totalCount: 41 } })
    await publish(api.db, { today: '2026-01-15' })
    expect(await api.data(newest)).toEqual(live)
    expect(await api.data('{ release { number synthetic dataThrough } }')).toEqual({
      release: { number: 2, synthetic: true, dataThrough: '2025-12-31' },
    })
  })

  test('nodes are fetched by their ids, and only as what they are', async () => {
    const ids = [
      'AdminUnit:2',
      'Source:test',
      'KeyRoute:1',
      'WorkerHousingArea:2',
      'ForeignResidentArea:2',
      'Agency:99',
      'Nothing:1',
      'AdminUnit:x',
      'Directive:1',
      'DirectiveTask:2',
      'Campaign:1',
      'PilotModel:1',
      'IndustrialPark:1',
    ]
    const { nodes } = await api.data<{ nodes: ({ __typename: string; id: string } | null)[] }>(
      `{ nodes(ids: ${JSON.stringify(ids)}) { __typename id ... on AdminUnit { nameVi } } }`,
    )
    expect(nodes.map((node) => node?.id ?? null)).toEqual([
      ...ids.slice(0, 3),
      null,
      'ForeignResidentArea:2',
      null,
      null,
      null,
      ...ids.slice(8),
    ])
    expect(nodes[0]).toEqual({ __typename: 'AdminUnit', id: 'AdminUnit:2', nameVi: 'Bắc Ninh' })
  })

  test('lists of names for people: codes, metrics, sources, agencies, layers, pilot models', async () => {
    const found = await api.data(`{
      codes(list: "EVENT_SETTING") { code } none: codes(list: "X") { code }
      metrics(topic: CAMPAIGN) { id per perStatistic lattice { basis breakdown threshold } targets { value } }
      sources(text: "thu") { totalCount nodes { id titleVi kind } }
      agencies(asOf: "2025-06-01", kinds: [HEALTH, LABOUR]) { nodes { code predecessors { agency { code } } } }
      layers { id tileJsonUrl sources { id } properties { name type } }
      pilotModels(units: [{ id: "AdminUnit:2" }]) { nodes { code eventCount lastEventOn } }
      viewer { name signedIn readsLive scopes { name } }
    }`)
    expect(found).toMatchObject({
      codes: [{ code: 'RESIDENTIAL' }, {}, {}, {}, { code: 'ONLINE' }],
      none: [],
      metrics: [
        { id: 'attendances', per: null },
        { id: 'campaign_events', per: 10_000, perStatistic: 'POPULATION' },
      ],
      sources: { totalCount: 1, nodes: [{ id: 'Source:test', kind: 'SYNTHETIC' }] },
      agencies: { nodes: [{ code: 'SO_Y_TE', predecessors: [{ agency: { code: 'SO_LDTBXH' } }] }] },
      layers: expect.arrayContaining([
        expect.objectContaining({
          id: 'key-route',
          tileJsonUrl: '/tiles/key-route.json',
          sources: [{ id: 'Source:test' }],
        }),
        expect.objectContaining({ id: 'cell', sources: [] }),
      ]),
      pilotModels: { nodes: [{ code: 'MH_VU_NINH', eventCount: 20, lastEventOn: '2025-10-08' }] },
      viewer: { name: null, signedIn: false, readsLive: false, scopes: [] },
    })
  })

  test('an operation that would answer too much is refused before anything is read', async () => {
    const wide =
      '{ campaignEvents(first: 200) { nodes { unit { children { children { children { names { nameVi } } } } } } } }'
    expect(
      await recordStatements(async () => expect(await api.refusal(wide)).toMatchObject({ code: 'TOO_LARGE' })),
    ).toEqual([])
  })
})
