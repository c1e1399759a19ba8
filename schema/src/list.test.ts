import { testKinds } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from './test-api.ts'

describe.each(testKinds)('lists on the %s database', (kind) => {
  let api: TestApi
  beforeAll(async () => {
    api = await openTestApi(kind)
  }, 180_000)
  afterAll(() => api?.drop())

  type Events = {
    campaignEvents: {
      totalCount: number
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
      nodes: { id: string; heldOn: string; attendance: number; unit: { id: string } }[]
    }
  }
  const events = async (args: string) =>
    (
      await api.data<Events>(`{ campaignEvents(${args}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        nodes { id heldOn attendance unit { id } } } }`)
    ).campaignEvents

  test('pages go through a list without loss, forwards and backwards', async () => {
    const all = (await events('first: 200')).nodes.map(({ id }) => id)
    expect(all).toHaveLength(41)
    for (const orderBy of ['HELD_ON_DESC', 'HELD_ON_ASC', 'ATTENDANCE_DESC']) {
      const whole = (await events(`first: 200, orderBy: ${orderBy}`)).nodes.map(({ id }) => id)
      const seen: string[] = []
      for (let after = ''; ; ) {
        const page = await events(`first: 15, orderBy: ${orderBy}${after && `, after: "${after}"`}`)
        seen.push(...page.nodes.map(({ id }) => id))
        expect(page.totalCount).toBe(41)
        expect(page.pageInfo.hasPreviousPage).toBe(after !== '')
        if (!page.pageInfo.hasNextPage) break
        after = page.pageInfo.endCursor
      }
      expect(seen).toEqual(whole)
      const last = await events(`last: 4, orderBy: ${orderBy}`)
      expect(last.nodes.map(({ id }) => id)).toEqual(whole.slice(-4))
      expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
      const before = await events(`last: 4, orderBy: ${orderBy}, before: "${last.pageInfo.startCursor}"`)
      expect(before.nodes.map(({ id }) => id)).toEqual(whole.slice(-8, -4))
    }
  })

  test('events are filtered by unit on any basis, days, place, codes and words', async () => {
    const count = async (filter: string) => (await events(`filter: { ${filter} }`)).totalCount
    expect(await count('units: [{ code: "256", basis: BEFORE_2025_07 }]')).toBe(40)
    expect(await count('units: { id: "AdminUnit:8" }')).toBe(40)
    expect(await count('units: { id: "AdminUnit:3" }')).toBe(1)
    expect(await count('units: []')).toBe(0)
    expect(await count('period: { from: "2025-01-08", to: "2025-01-15" }')).toBe(2)
    expect(await count('eventTypes: [SPORT, SEMINAR]')).toBe(15)
    expect(await count('bbox: { west: 106, south: 21, east: 106.0155, north: 21.1 }')).toBe(5)
    // 0.001° of longitude are about 104 m here: the points 19 to 21 lie within 150 m of point 20.
    expect(await count('near: { lon: 106.03, lat: 21.05, withinKm: 0.15 }')).toBe(3)
    expect(await count('text: "HOI thao"')).toBe(1)
    expect(await count('text: "de phong 100%"')).toBe(40)
    expect(await count('text: "de%phong"')).toBe(0)
    expect(await count('hosts: ["Agency:2"], integrated: false')).toBe(14)
    expect(await count('pilotModels: ["PilotModel:1"]')).toBe(20)
  })

  test('input that cannot be meant is refused by name', async () => {
    const field = async (args: string) => {
      const { code, field } = await api.refusal(`{ campaignEvents(${args}) { totalCount } }`)
      expect(code).toBe('BAD_USER_INPUT')
      return field
    }
    expect(await field('first: 0')).toBe('first')
    expect(await field('first: 201')).toBe('first')
    expect(await field('first: 5, last: 5')).toBe('last')
    expect(await field('after: "nonsense"')).toBe('after')
    const { pageInfo } = await events('first: 1')
    expect(await field(`orderBy: HELD_ON_ASC, after: "${pageInfo.endCursor}"`)).toBe('after')
    const forged = Buffer.from(JSON.stringify(['held-', "2025-01-01'; select 1", '1'])).toString('base64url')
    expect(await field(`after: "${forged}"`)).toBe('after')
    expect(await field('filter: { bbox: { west: 107, south: 21, east: 106, north: 22 } }')).toBe('filter.bbox.west')
    expect(await field('filter: { near: { lon: 106, lat: 21, withinKm: 0 } }')).toBe('filter.near.withinKm')
    expect(await field('filter: { near: { lon: 21, lat: 106, withinKm: 1 } }')).toBe('filter.near')
    expect(await field('filter: { period: { from: "2025-02-01", to: "2025-01-01" } }')).toBe('filter.period')
    expect(await field('filter: { units: [{ code: "99999" }] }')).toBe('filter.units.0')
    expect(await field('filter: { hosts: ["Tip:1"] }')).toBe('filter.hosts.0')
    expect(await api.refusal('{ node(id: "nonsense") { id } }')).toEqual({ code: 'BAD_USER_INPUT', field: 'id' })
  })
})
