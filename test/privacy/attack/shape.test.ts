import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../kit/app.ts'
import { testKinds } from '../../kit/database.ts'

const span = 'from: "2025-01-01", to: "2025-12-31"'
const circle = (km: number) => `circle: { lon: 106.07, lat: 21.18, withinKm: ${km} }`
const around = (of: string, km: number) => `catchment(of: "${of}", withinKm: ${km}, ${span})`

/** A stranger draws shapes, cuts lists into pages and asks for many things at once, to get below the lattice. */
describe.each(testKinds)('drawing, paging and asking at once, %s database', (kind) => {
  let hub: TestApp
  beforeAll(async () => {
    hub = await testApp(kind)
  })
  afterAll(() => hub?.close())

  const refusal = async (document: string) => {
    const { data, errors } = await hub.ask(document)
    return { data: data ?? null, told: errors?.map(({ message, extensions }) => [extensions.code, message]) }
  }

  test('a drawn shape tells a stranger of nothing but open things, wherever it lies', async () => {
    const places = [circle(0.5), circle(5), circle(20), 'circle: { lon: 107.1, lat: 20.9, withinKm: 1 }']
    const answers = await Promise.all(
      places.map((place) => refusal(`{ areaFigures(${place}, ${span}) { exact { tips cases } } }`)),
    )
    expect(answers[0]?.told?.[0]?.[0]).toBe('UNAUTHENTICATED')
    // the same words over a town as over nothing: a refusal that differed would be an answer
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const { areaFigures } = await hub.query<{ areaFigures: { events: number } }>(
      `{ areaFigures(${circle(20)}, ${span}) { events } }`,
    )
    expect(areaFigures.events).toBeGreaterThan(0)
  })

  test('what lies around a thing is refused in the same words as well, and around foreign residents to everybody', async () => {
    const exact = '{ exact { tips cases } }'
    const answers = await Promise.all([0.1, 2, 20].map((km) => refusal(`{ ${around('KeyRoute:1', km)} ${exact} }`)))
    expect(answers[0]?.told?.[0]?.[0]).toBe('UNAUTHENTICATED')
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const { foreignResidentAreas } = await hub.query<{ foreignResidentAreas: { nodes: { id: string }[] } }>(
      '{ foreignResidentAreas(first: 1) { nodes { id } } }',
    )
    const area = foreignResidentAreas.nodes[0]?.id ?? ''
    const staff = await hub.ask(`{ ${around(area, 2)} ${exact} }`, {}, await hub.token('figures:exact'))
    expect(JSON.stringify(staff.data ?? {})).not.toMatch(/"tips":\d/)
  })

  test('hexagons are closed to strangers, in any size and window', async () => {
    for (const edge of ['M500', 'M4000'])
      for (const box of [
        '{ west: 106, south: 21, east: 106.1, north: 21.1 }',
        '{ west: 105.6, south: 20.8, east: 107.2, north: 21.75 }',
      ]) {
        const asked = `{ cellFigures(metric: TIPS_RECEIVED, ${span}, edge: ${edge}, bbox: ${box}) { unplaced cells { count } } }`
        expect(await refusal(asked)).toMatchObject({ data: null, told: [['UNAUTHENTICATED', expect.any(String)]] })
      }
  })

  test('no page, cursor, count or order of a closed list tells a stranger anything', async () => {
    for (const list of ['tips', 'cases', 'victims', 'deadlines', 'populationReviews', 'auditEntries']) {
      const whole = await refusal(`{ ${list} { totalCount } }`)
      expect(whole.told?.[0]?.[0], list).toBe('UNAUTHENTICATED')
      for (const page of ['(first: 1)', '(last: 200)', '(first: 5, after: "WyJyZWNlaXZlZC0iXQ")'])
        for (const fields of ['totalCount', 'pageInfo { hasNextPage endCursor }', 'edges { cursor }'])
          expect(await refusal(`{ ${list}${page} { ${fields} } }`), list + page).toEqual(whole)
    }
    for (const id of ['Tip:1', 'Tip:999999999', 'Victim:1', 'Case:7']) {
      const { told } = await refusal(`{ node(id: "${id}") { id } }`)
      expect(told?.[0]?.[0], id).toBe('UNAUTHENTICATED')
    }
  })

  test('pages of an open list add up to its count, and hold nothing twice', async () => {
    type Page = {
      campaignEvents: {
        totalCount: number
        nodes: { id: string }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
    }
    const seen: string[] = []
    let after = ''
    let total = 0
    for (let more = true; more; ) {
      const { campaignEvents } = await hub.query<Page>(
        `{ campaignEvents(first: 200, filter: { period: { from: "2025-07-01", to: "2025-07-31" } }${after}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
      )
      seen.push(...campaignEvents.nodes.map(({ id }) => id))
      total = campaignEvents.totalCount
      more = campaignEvents.pageInfo.hasNextPage
      after = `, after: "${campaignEvents.pageInfo.endCursor}"`
    }
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
  })

  test('the same under many names at once is one answer, and what is withheld stays so', async () => {
    const cell = '{ figures { unitId value { kind value low high } } }'
    const place =
      'metric: "victims_identified", basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, from: "2024-01-01", to: "2024-12-31"'
    const names = Array.from({ length: 30 }, (_, n) => `a${n}: figures(${place}) ${cell}`)
    const answers = Object.values(await hub.query<Record<string, object>>(`{ ${names.join(' ')} }`))
    expect(answers).toHaveLength(30)
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const batch = await fetch(`${hub.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ release { number } }' }, { query: '{ release { number } }' }]),
    })
    expect(batch.status).toBe(400)
  })
})
