import { layerIds } from '@hub/contract/layer'
import { withSql } from '@hub/prisma/access'
import { readExport } from '@hub/prisma/data/export'
import { importRecords } from '@hub/prisma/ingest/import'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'
import { areaOf, scopesOf, type ViewerKind } from './viewer-kind.ts'

const kinds = [
  'public',
  'planner',
  'district',
  'agency',
  'province',
  'administrator',
  'auditor',
] as const satisfies readonly ViewerKind[]
type Kind = (typeof kinds)[number]

/** shut: refused. own: the rows of the area. all: every live row. release: the newest release. live: live rows or exact figures. */
type Sight = 'shut' | 'own' | 'all' | 'release' | 'live'

/** What each kind of viewer is allowed, in GraphQL; tiles, exports and pages are the release for everybody. One line a thing. */
const table: readonly (readonly [thing: string, ...Sight[]])[] = [
  // thing            public     planner    district   agency     province   administrator auditor
  ['tips', 'shut', 'shut', 'own', 'own', 'all', 'shut', 'shut'],
  ['cases', 'shut', 'shut', 'own', 'own', 'all', 'shut', 'shut'],
  ['victims', 'shut', 'shut', 'own', 'own', 'all', 'shut', 'shut'],
  ['deadlines', 'shut', 'shut', 'own', 'own', 'all', 'shut', 'shut'],
  ['deadlineAgencies', 'shut', 'shut', 'own', 'own', 'all', 'shut', 'shut'],
  ['populationReviews', 'shut', 'shut', 'shut', 'shut', 'all', 'shut', 'shut'],
  ['imports', 'shut', 'shut', 'own', 'own', 'all', 'shut', 'shut'],
  ['accounts', 'shut', 'shut', 'shut', 'shut', 'shut', 'all', 'shut'],
  ['auditEntries', 'shut', 'shut', 'shut', 'shut', 'shut', 'shut', 'all'],
  ['campaignEvents', 'release', 'release', 'live', 'live', 'live', 'release', 'release'],
  ['figures', 'release', 'live', 'release', 'release', 'release', 'release', 'release'],
  ['compareUnits', 'release', 'live', 'release', 'release', 'release', 'release', 'release'],
  ['hotspots', 'release', 'live', 'release', 'release', 'release', 'release', 'release'],
  ['reportingEffort', 'release', 'live', 'release', 'release', 'release', 'release', 'release'],
  ['cellFigures', 'shut', 'live', 'shut', 'shut', 'shut', 'shut', 'shut'],
  ['cellHotspots', 'shut', 'live', 'shut', 'shut', 'shut', 'shut', 'shut'],
]

const cases = table.flatMap(([thing, ...sights]) =>
  kinds.map((kind, at) => [thing, kind, sights[at] as Sight] as const),
)
const of = (...things: string[]) => cases.filter(([thing]) => things.includes(thing))

const figureText = `(metric: "tips_received", basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR`
/** Operations that tell whether they are live, each asked of the same tips. */
const figureQueries: Readonly<Record<string, string>> = {
  figures: `{ figures${figureText}, from: "2024-01-01", to: "2024-12-31") { live figures { value { kind value } } } }`,
  compareUnits: `{ compareUnits(metrics: ["tips_received"], basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, period: "2024-01-01") { live } }`,
  hotspots: `{ hotspots${figureText}, period: "2024-01-01") { live } }`,
  reportingEffort: `{ reportingEffort(basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, period: "2024-01-01") { live } }`,
}
const cellText = `{ cellFigures(metric: TIPS_RECEIVED, from: "2019-01-01", to: "2026-12-31", edge: M4000,
  bbox: { west: 105.6, south: 20.8, east: 107.2, north: 21.75 }) { unplaced cells { count } } }`

/** Units and agencies of the areas, found without the policies that are to be tested. */
const reach: Readonly<Partial<Record<Kind, readonly [units: string, agencies: string]>>> = {
  district: [
    `select r.leaf_id from unit_rollup r join admin_unit u on u.id = r.unit_id where u.scheme = '27' and u.code = '258'`,
    'select 0',
  ],
  agency: ['select 0', `select id from agency where code in ('SO_Y_TE_24', 'SO_Y_TE_27', 'SO_LDTBXH_27')`],
  province: ['select id from admin_unit', 'select 0'],
}
const tables: Readonly<Record<string, readonly [table: string, ...units: string[]]>> = {
  tips: ['tip', 'unit_id'],
  cases: ['criminal_case', 'unit_id'],
  victims: ['victim', 'home_unit_id', 'intake_unit_id'],
}

/** The condition that a row of a list lies in the areas of a kind of viewer. */
function within(thing: string, kind: Kind): string {
  const [units, agencies] = reach[kind] ?? ['select 0', 'select 0']
  const [name, ...columns] = tables[thing] ?? ['']
  if (name) return [...columns.map((column) => `${column} in (${units})`), `agency_id in (${agencies})`].join(' or ')
  const parts = { tip_id: 'tips', case_id: 'cases', victim_id: 'victims' }
  return Object.entries(parts)
    .map(([column, of]) => `${column} in (select id from ${tables[of]?.[0]} where ${within(of, kind)})`)
    .join(' or ')
}

describe.each(testKinds)('what viewers are allowed on the %s database', (database) => {
  let hub: TestApp
  const tokens = new Map<Kind, string>()
  beforeAll(async () => {
    hub = await testApp(database, { pages: true })
    for (const kind of kinds) {
      const area = areaOf[kind]
      if (kind !== 'public') tokens.set(kind, await hub.tokenIn(area ? [area] : [], ...scopesOf[kind]))
    }
    // an import of the office itself, and one of the district's officer; and an event that no release has yet
    const file = (id: string) =>
      `id,kind,channel,received_at,unit_code,topic,synthetic\n${id},TIN_BAO,PHONE,2025-09-01,09193,OTHER,yes\n`
    await importRecords(hub.db, { kind: 'tips', file: new TextEncoder().encode(file('A1')), fileName: 'a.csv' })
    await hub.query(
      `mutation ($content: String!) { importRecords(input: { kind: TIPS, fileName: "b.csv", content: $content }) { rowsNew } }`,
      { content: file('A2') },
      tokens.get('district'),
    )
    await owner(
      `insert into campaign_event (province_code, origin, origin_id, event_type, setting, audience, channel, title_vi, held_on, unit_id, place_precision, point, synthetic)
       select '24', 'test', 'new', 'SEMINAR', 'SCHOOL', 'YOUTH', 'LEAFLET', 'Tọa đàm chưa công bố', '2026-11-01', id, 'POINT', centre, true
       from admin_unit where scheme = '24' and code = '09193'`,
    )
  }, 240_000)
  afterAll(() => hub?.close())

  const owner = <Row extends object>(text: string) => withSql(hub.db, { role: 'owner' }, (sql) => sql.query<Row>(text))
  const counted = async (from: string) =>
    (await owner<{ n: number }>(`select count(*)::int as n from ${from}`))[0]?.n ?? -1
  const ask = <Data>(kind: Kind, document: string) => hub.ask<Data>(document, {}, tokens.get(kind))
  const refusal = (kind: Kind) => (kind === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN')
  const headers = (kind: Kind): Record<string, string> => {
    const token = tokens.get(kind)
    return token ? { authorization: `Bearer ${token}` } : {}
  }

  test.each(of('tips', 'cases', 'victims', 'deadlines'))('%s for %s: %s', async (thing, kind, sight) => {
    const { data, errors } = await ask<Record<string, { totalCount: number; nodes: object[] }>>(
      kind,
      `{ ${thing}(first: 200) { totalCount nodes { __typename } } }`,
    )
    if (sight === 'shut') return expect(errors?.[0]?.extensions.code).toBe(refusal(kind))
    const name = tables[thing]?.[0] ?? 'deadline'
    const all = await counted(name)
    const expected = sight === 'all' ? all : await counted(`${name} where ${within(thing, kind)}`)
    expect(data?.[thing]?.totalCount).toBe(expected)
    expect(data?.[thing]?.nodes).toHaveLength(Math.min(200, expected))
    if (sight === 'own') expect(expected).toBeLessThan(all)
    if (kind === 'district' || thing === 'victims') expect(expected).toBeGreaterThan(0)
  })

  test.each(of('deadlineAgencies'))('%s for %s: %s', async (_thing, kind, sight) => {
    const { data, errors } = await ask<{ deadlineAgencies: { code: string }[] }>(kind, '{ deadlineAgencies { code } }')
    if (sight === 'shut') return expect(errors?.[0]?.extensions.code).toBe(refusal(kind))
    const codesIn = async (condition: string) =>
      (
        await owner<{ code: string }>(
          `select distinct a.code from deadline d join agency a on a.id = d.agency_id where ${condition}`,
        )
      ).map(({ code }) => code)
    const all = await codesIn('true')
    const expected = sight === 'all' ? all : await codesIn(within('deadlines', kind))
    expect(data?.deadlineAgencies.map(({ code }) => code).sort()).toEqual(expected.sort())
    if (sight === 'own') expect(expected.length).toBeLessThan(all.length)
    if (kind === 'district') expect(expected.length).toBeGreaterThan(0)
  })

  test.each(of('populationReviews', 'imports', 'accounts', 'auditEntries'))(
    '%s for %s: %s',
    async (thing, kind, sight) => {
      const fields = thing === 'accounts' ? '{ name }' : '(first: 1) { totalCount }'
      const { data, errors } = await ask<Record<string, { totalCount: number } | object[]>>(
        kind,
        `{ ${thing} ${fields} }`,
      )
      if (sight === 'shut') return expect(errors?.[0]?.extensions.code).toBe(refusal(kind))
      const found = data?.[thing] ?? []
      const count = 'totalCount' in found ? found.totalCount : found.length
      if (thing === 'imports') return expect(count).toBe({ district: 1, agency: 0, province: 2 }[kind as string])
      if (thing === 'populationReviews') return expect(count).toBe(await counted('population_review'))
      expect(count).toBeGreaterThanOrEqual(tokens.size)
    },
  )

  test.each(of('tips', 'cases', 'victims'))(
    'one of the %s by its id, and a filter by place, for %s: %s',
    async (thing, kind, sight) => {
      const [name = '', type = ''] =
        { tips: ['tip', 'Tip'], cases: ['criminal_case', 'Case'], victims: ['victim', 'Victim'] }[thing] ?? []
      const [far] = await owner<{ id: string }>(
        `select id::text from ${name} where not (${within(thing, 'district')} or ${within(thing, 'agency')}) limit 1`,
      )
      const { data, errors } = await ask<{ node: { id: string } | null }>(
        kind,
        `{ node(id: "${type}:${far?.id}") { id } }`,
      )
      if (sight === 'shut') return expect(errors?.[0]?.extensions.code).toBe(refusal(kind))
      expect(data?.node?.id).toBe(sight === 'all' ? `${type}:${far?.id}` : undefined)
      const elsewhere = `{ ${thing}(filter: { units: [{ code: "256", basis: BEFORE_2025_07 }] }) { totalCount } }`
      const { data: list } = await ask<Record<string, { totalCount: number }>>(kind, elsewhere)
      if (kind === 'district' && thing !== 'victims') expect(list?.[thing]?.totalCount).toBe(0)
      if (kind === 'province') expect(list?.[thing]?.totalCount).toBeGreaterThan(0)
    },
  )

  test.each(of('figures', 'compareUnits', 'hotspots', 'reportingEffort'))(
    '%s for %s: %s',
    async (thing, kind, sight) => {
      const { data } = await ask<Record<string, { live: boolean; figures?: { value: { kind: string } }[] }>>(
        kind,
        figureQueries[thing] ?? '',
      )
      expect(data?.[thing]?.live).toBe(sight === 'live')
      const kindsTold = data?.[thing]?.figures?.map(({ value }) => value.kind)
      if (kindsTold && sight === 'live') expect(new Set(kindsTold)).toEqual(new Set(['EXACT']))
      if (kindsTold && sight === 'release') expect(kindsTold).not.toContain('EXACT')
    },
  )

  test.each(of('cellFigures'))('%s for %s: %s', async (_thing, kind, sight) => {
    const { data, errors } = await ask<{ cellFigures: { unplaced: number; cells: { count: number }[] } }>(
      kind,
      cellText,
    )
    if (sight === 'shut') return expect(errors?.[0]?.extensions.code).toBe(refusal(kind))
    const { unplaced = 0, cells = [] } = data?.cellFigures ?? {}
    expect(cells.reduce((sum, { count }) => sum + count, unplaced)).toBe(await counted('tip'))
  })

  test.each(of('cellHotspots'))('%s for %s: %s', async (_thing, kind, sight) => {
    const { data, errors } = await ask<{
      cellHotspots: { unplaced: number; cells: { observed: { value: number } }[] }
    }>(
      kind,
      `{ cellHotspots(metric: TIPS_RECEIVED, grain: YEAR, period: "2024-01-01", edge: M4000) { unplaced cells { observed { value } } } }`,
    )
    if (sight === 'shut') return expect(errors?.[0]?.extensions.code).toBe(refusal(kind))
    const { unplaced = 0, cells = [] } = data?.cellHotspots ?? {}
    expect(cells.reduce((sum, { observed }) => sum + observed.value, unplaced)).toBe(
      await counted('tip where extract(year from hub_day(received_at)) = 2024'),
    )
  })

  test.each(of('campaignEvents'))('%s for %s: %s', async (_thing, kind, sight) => {
    const { data } = await ask<{ campaignEvents: { totalCount: number }; search: { __typename: string }[] }>(
      kind,
      '{ campaignEvents(filter: { text: "chưa công bố" }) { totalCount } search(text: "Tọa đàm chưa công bố") { __typename } }',
    )
    expect(data?.campaignEvents.totalCount).toBe(sight === 'live' ? 1 : 0)
  })

  test('levels and review dates are for those who read live records, and nobody else', async () => {
    for (const kind of kinds) {
      const { data, errors } = await ask<{ keyRoutes: { nodes: { level: number | null }[] } }>(
        kind,
        '{ keyRoutes(first: 1) { nodes { level reviewedOn } } }',
      )
      const open = (scopesOf[kind] as readonly string[]).includes('records:read')
      expect([kind, errors?.[0]?.extensions.code]).toEqual([kind, open ? undefined : refusal(kind)])
      expect([kind, data?.keyRoutes.nodes[0]?.level !== null]).toEqual([kind, open])
    }
  })

  test.each(layerIds)('the tiles of %s are the same bytes for everybody', async (layer) => {
    const path = `/tiles/${layer}/9/406/225.mvt`
    const bytes = async (kind: Kind) => {
      const response = await fetch(`${hub.origin}${path}`, { headers: headers(kind) })
      return [
        response.status,
        response.headers.get('etag'),
        Buffer.from(await response.arrayBuffer()).toString('base64'),
      ]
    }
    const open = await bytes('public')
    expect([200, 204]).toContain(open[0])
    for (const kind of kinds) expect([kind, ...(await bytes(kind))]).toEqual([kind, ...open])
  })

  test('pages are the same document for everybody, and hold no figure and no name', async () => {
    for (const path of ['/', '/map', '/compare', '/targets', '/directives', '/tip', '/sources']) {
      const open = await (await fetch(`${hub.origin}${path}`)).text()
      for (const kind of kinds) {
        expect([kind, await (await fetch(`${hub.origin}${path}`, { headers: headers(kind) })).text()]).toEqual([
          kind,
          open,
        ])
      }
    }
  })

  test('exports speak of the release alone, and no kind of them is about people', async () => {
    const exported = await readExport(hub.db, 'campaign-events')
    expect(exported.rows).toHaveLength(await counted('pub.campaign_event'))
    expect(JSON.stringify(exported.rows)).not.toContain('chưa công bố')
    const open = await hub.query<{ campaignEvents: { totalCount: number } }>('{ campaignEvents { totalCount } }')
    expect(open.campaignEvents.totalCount).toBe(exported.rows.length)
    const routes = await readExport(hub.db, 'key-routes')
    expect(Object.keys(routes.rows[0]?.cells ?? {})).not.toContain('level')
  })
})
