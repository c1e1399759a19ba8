import { randomFrom } from '@hub/prisma/demo/random'
import { publish } from '@hub/prisma/release/publish'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../kit/app.ts'
import { testKinds } from '../../kit/database.ts'
import { testDemo } from '../../kit/template.ts'
import { cellName, type Knowledge, learn, type Place, readPlace, span, type ToldCell } from './stranger.ts'
import { attackWithMemory } from './two-release.ts'

const tries = 40

describe.each(testKinds)('asking the same in other ways, %s database', (kind) => {
  let hub: TestApp
  let knowledge: Knowledge
  const ask = <Data>(document: string, variables?: Readonly<Record<string, unknown>>) =>
    hub.query<Data>(document, variables)

  beforeAll(async () => {
    hub = await testApp(kind)
    knowledge = await learn(ask)
  }, 240_000)
  afterAll(() => hub?.close())

  const told = ({ value, base, rate, provisional }: ToldCell) => ({ value, base, rate, provisional })
  const known = (cell: ToldCell) => knowledge.cells.get(cellName(cell.place, cell.unitId, cell.start, cell.category))
  const protectedPlaces = (): Place[] =>
    [...knowledge.metrics.values()].flatMap(({ places }) => places.filter(({ threshold }) => threshold > 0))

  test('days that cut periods, and spans that overlap, tell the same cells', async () => {
    const random = randomFrom('days')
    for (let made = 0; made < tries; made++) {
      const place = random.item(protectedPlaces())
      const day = (year: number) =>
        `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
      const year = random.int(2019, 2026)
      const [from = '', to = ''] = [day(year), day(year)].sort()
      const cells = await readPlace(ask, place, from, to)
      expect(cells.length).toBeGreaterThan(0)
      for (const cell of cells)
        expect(told(cell), JSON.stringify(cell)).toEqual(known(cell) && told(known(cell) as ToldCell))
    }
  })

  test('a few units, in any order and under other names, tell what all of them tell', async () => {
    const random = randomFrom('units')
    const document = `query ($metric: ID!, $basis: BoundaryBasis!, $level: UnitLevel!, $grain: Grain!, $breakdown: Breakdown, $units: [UnitInput!]) {
      a: figures(metric: $metric, basis: $basis, level: $level, grain: $grain, breakdown: $breakdown, from: "2024-01-01", to: "2025-12-31", units: $units) { ...cells }
      b: figures(to: "2025-12-31", from: "2024-01-01", units: $units, breakdown: $breakdown, grain: $grain, level: $level, basis: $basis, metric: $metric) { ... { ...cells } }
    }
    fragment cells on FigureSet { figures { unitId period { start } category value { kind value low high } } }`
    type Set = {
      figures: { unitId: string; period: { start: string }; category: string | null; value: ToldCell['value'] }[]
    }
    for (let made = 0; made < tries; made++) {
      const place = random.item(protectedPlaces())
      const { metric, basis, level, grain, breakdown } = place
      const units = knowledge.units.filter((unit) => unit.basis === basis && unit.level === level && random.chance(0.4))
      if (units.length === 0) continue
      const { a, b } = await ask<{ a: Set; b: Set }>(document, {
        metric,
        basis,
        level,
        grain,
        breakdown: breakdown || null,
        units: units.map(({ id }) => ({ id })).reverse(),
      })
      expect(b).toEqual(a)
      for (const { unitId, period, category, value } of a.figures)
        expect(value).toEqual(knowledge.cells.get(cellName(place, unitId, period.start, category ?? ''))?.value)
    }
  })

  test('a rate is made of the told count and no finer', () => {
    let rates = 0
    for (const { value, rate } of knowledge.cells.values()) {
      if (rate === null || rate.denominator === null) continue
      const of = (count: number | null) =>
        count === null ? null : Math.round((count * rate.per * 100) / (rate.denominator ?? 1)) / 100
      expect([rate.value, rate.low, rate.high]).toEqual([of(value.value), of(value.low), of(value.high)])
      rates += 1
    }
    expect(rates).toBeGreaterThan(1000)
  })

  test('nothing withheld is ranked, compared or a hotspot', async () => {
    const document = `query ($metric: ID!, $period: Date!) {
      compareUnits(metrics: [$metric], basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, period: $period) {
        rows { unitId cells { value { kind value } previous { kind value } rank rankOf change { absolute { kind value low high } percent { kind value low high } } } }
      }
    }`
    type Cell = {
      value: ToldCell['value']
      previous: ToldCell['value']
      rank: number | null
      rankOf: number
      change: { absolute: ToldCell['value']; percent: ToldCell['value'] }
    }
    for (const metric of ['tips_received', 'cases_opened', 'victims_identified', 'victims_supported', 'trials'])
      for (let year = 2020; year <= 2025; year++) {
        const { compareUnits } = await ask<{ compareUnits: { rows: { cells: Cell[] }[] } }>(document, {
          metric,
          period: `${year}-06-01`,
        })
        const cells = compareUnits.rows.flatMap((row) => row.cells)
        for (const { value, previous, rank, rankOf, change } of cells) {
          expect(rank === null).toBe(value.value === null)
          expect(rankOf).toBe(cells.filter((cell) => cell.value.value !== null).length)
          const silent = [value, previous].some(({ kind }) => kind === 'WITHHELD' || kind === 'NO_DATA')
          for (const { kind, value, low, high } of [change.absolute, change.percent]) {
            expect(value).toBeNull()
            if (silent) expect([kind === 'RANGE', low, high]).toEqual([false, null, null])
          }
          // rounded on both sides: as wide as both leave open, and no narrower
          if (value.value !== null && previous.value !== null) {
            const { low, high } = change.absolute
            expect((high ?? 0) - (low ?? 0)).toBeGreaterThanOrEqual(5)
            expect(value.value - previous.value).toBeGreaterThanOrEqual(low ?? 0)
            expect(value.value - previous.value).toBeLessThanOrEqual(high ?? 0)
          }
        }
      }
  })

  test('off the lattice the answer is the same whatever lies there, and rows are not for strangers', async () => {
    const refused = async (units: string) =>
      (
        await hub.ask(
          `{ figures(metric: "victims_identified", basis: SINCE_2025_07, level: COMMUNE, grain: MONTH, from: "2026-01-01", to: "2026-03-31"${units}) { live } }`,
        )
      ).errors?.[0]
    const whole = await refused('')
    expect(whole?.extensions.code).toBe('NOT_PUBLISHED')
    for (const code of ['09169', '09193', '07210'])
      expect(await refused(`, units: [{ code: "${code}", basis: SINCE_2025_07 }]`)).toMatchObject({
        message: whole?.message,
        extensions: { code: 'NOT_PUBLISHED' },
      })
    for (const field of ['tips', 'cases', 'victims'])
      expect((await hub.ask(`{ ${field}(first: 1) { totalCount } }`)).data ?? {}).not.toHaveProperty(
        `${field}.totalCount`,
      )
  })

  // the last one, since it publishes
  test('late records change nothing that was closed, except that it may be withheld', async () => {
    const token = await hub.token('records:read', 'records:write')
    const record = `mutation ($at: DateTime!, $code: String!) { recordTip(input: { kind: TO_GIAC, channel: IN_PERSON, topic: OTHER,
      receivedAt: $at, unit: { code: $code, basis: SINCE_2025_07 }, synthetic: true }) { id } }`
    for (const at of ['2025-08-05T03:00:00Z', '2026-02-05T03:00:00Z', '2026-10-05T03:00:00Z'])
      for (let made = 0; made < 4; made++) await hub.query(record, { at, code: '09169' }, token)
    await publish(hub.db, { today: testDemo.today })
    const later = await learn(ask)
    expect(later.release).toBeGreaterThan(knowledge.release)
    let changed = 0
    for (const [name, cell] of knowledge.cells) {
      const now = later.cells.get(name)
      if (JSON.stringify(now?.value) !== JSON.stringify(cell.value)) changed += 1
      if (cell.provisional || cell.value.kind === 'NO_DATA' || now?.value.kind === 'WITHHELD') continue
      expect(now?.value, name).toEqual(cell.value)
    }
    expect(changed).toBeGreaterThan(0)
    // somebody who kept the release before and sets both into one programme learns of no other cell
    const { remembered, bounds } = await attackWithMemory(knowledge, later)
    expect(remembered.size).toBeGreaterThan(0)
    expect(bounds.length).toBeGreaterThan(500)
    expect(bounds.filter(({ broken }) => broken)).toEqual([])
    // and would, had it told everything that is not small
    const tips = later.metrics.get('tips_received')
    const careless = new Map<string, ToldCell>()
    const exact = await hub.token('figures:exact')
    for (const place of tips?.places ?? [])
      for (const cell of await readPlace((text, values) => hub.query(text, values, exact), place, span.from, span.to))
        if ((cell.value.value ?? 0) >= place.threshold)
          careless.set(cellName(place, cell.unitId, cell.start, cell.category), cell)
    const ofTips: Knowledge = {
      ...later,
      metrics: new Map(tips && [[tips.id, tips]]),
      cells: new Map([...later.cells].filter(([, { place }]) => place.metric === tips?.id)),
    }
    const bitten = await attackWithMemory({ ...ofTips, cells: careless }, ofTips)
    expect(bitten.bounds.filter(({ broken }) => broken).length).toBeGreaterThan(10)
  }, 240_000)
})
