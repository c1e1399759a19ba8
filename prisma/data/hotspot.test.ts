import { neighboursFromLists } from '@hub/analysis/neighbours'
import { judgeRates } from '@hub/analysis/rate-hotspot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import { publish } from '../release/publish.ts'
import { addTips, loadSmallWorld } from '../release/small-world.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { readFigures } from './figure.ts'
import { readHotspots } from './hotspot.ts'
import { addHotspotWorld, communeAt, hotspotSide, isPlanted, populousCommune, quietCommune } from './hotspot-world.ts'
import { readReportingEffort } from './reporting-effort.ts'

const everybody = { role: 'public' } as const
const analyst = { role: 'staff', accountId: null, scopes: ['figures:exact'] } as const
const place = { scheme: '24', level: 'COMMUNE', grain: 'QUARTER', period: '2025-08-20' } as const
const request = { ...place, metric: 'tips_received' } as const

describe.each(testKinds)('hotspots on the %s database', (kind) => {
  let made: TestDatabase
  beforeAll(async () => {
    made = await freshDatabase(kind)
    await withSql(made.db, { role: 'owner' }, async (sql) => {
      await loadSmallWorld(sql)
      await addHotspotWorld(sql)
      await sql.query(
        `insert into unit_statistic (unit_id, statistic, year, value, source_id) values ($1, 'PARK_WORKERS', 2025, 4000, 'test')`,
        [communeAt(0, 0)],
      )
      await sql.query(
        `insert into unit_denominator select id, 'HOUSEHOLDS', 2025, 2500, 'CARRIED', 'test' from admin_unit where id >= 200 and id <> $1`,
        [communeAt(1, 0)],
      )
      await sql.query(
        `insert into unit_statistic (unit_id, statistic, year, value, source_id)
         select id, 'HOUSEHOLDS_1_2_PERSONS', 2019, 700, 'test' from admin_unit where id >= 200`,
      )
    })
    await publish(made.db, { today: '2026-02-01' })
  }, 240_000)
  afterAll(() => made.drop())

  test('find the planted cluster, and never call a populous commune with a usual rate hot', async () => {
    for (const access of [everybody, analyst]) {
      const answer = await readHotspots(made.db, access, request)
      const of = new Map(answer.units.map((unit) => [Number(unit.unitId), unit]))
      expect(of.get(communeAt(1, 4))).toMatchObject({ class: 'HOT_99', reason: null, quadrant: 'HIGH_HIGH' })
      const cluster = answer.likelyCluster
      expect(cluster?.p).toBe(0.001)
      expect(cluster?.relativeRisk).toBeGreaterThan(3)
      for (const id of cluster?.unitIds ?? [])
        expect(isPlanted((Number(id) - 200) % hotspotSide, Math.floor((Number(id) - 200) / hotspotSide))).toBe(true)
      expect(cluster?.unitIds.length).toBeGreaterThan(6)
      expect(of.get(populousCommune)?.class).toBe('NOT_SIGNIFICANT')
      expect(of.get(populousCommune)?.observed.value).toBeGreaterThan(of.get(communeAt(1, 4))?.observed.value ?? 0)
      const hot = answer.units.filter((unit) => unit.class.startsWith('HOT')).map(({ unitId }) => Number(unitId))
      // the corners of the cluster touch as many usual communes as planted ones, so its middle stands out first; nothing beyond it does
      expect(hot).toEqual(expect.arrayContaining([communeAt(0, 4), communeAt(1, 4), communeAt(1, 5)]))
      for (const id of hot) expect(isPlanted((id - 200) % hotspotSide, Math.floor((id - 200) / hotspotSide))).toBe(true)
    }
  })

  test('name the denominator with its year and source, and what it makes expected', async () => {
    const answer = await readHotspots(made.db, analyst, request)
    expect(answer).toMatchObject({ statistic: 'POPULATION', insteadOf: null, per: 10_000, live: true, release: null })
    const one = answer.units.find(({ unitId }) => Number(unitId) === communeAt(1, 4))
    expect(one?.denominator).toEqual({
      value: 10_000,
      year: 2025,
      method: 'SOURCED',
      sourceId: 'test',
      synthetic: false,
    })
    const tips = answer.units.reduce((sum, unit) => sum + (unit.denominator ? (unit.observed.value ?? 0) : 0), 0)
    const people = answer.units.reduce((sum, unit) => sum + (unit.denominator?.value ?? 0), 0)
    expect(answer.overallRate).toBeCloseTo((tips * 10_000) / people, 1)
    expect(one?.expected).toBeCloseTo((tips * 10_000) / people, 1)
    expect(one?.rate).toEqual({ kind: 'EXACT', value: one?.observed.value, low: null, high: null })
    expect(one?.ratio?.value).toBeCloseTo((one?.observed.value ?? 0) / (one?.expected ?? 1), 2)
    expect(one?.smoothed).toBeLessThan(one?.rate.value ?? 0)
  })

  test('the public is told of the release alone, withheld communes are not judged, and a later record changes nothing', async () => {
    const before = await readHotspots(made.db, everybody, request)
    const quiet = before.units.find(({ unitId }) => Number(unitId) === quietCommune)
    expect(quiet).toMatchObject({
      class: 'NOT_ENOUGH_DATA',
      reason: 'WITHHELD',
      observed: { kind: 'WITHHELD', value: null },
      rate: { kind: 'WITHHELD', value: null },
      expected: null,
      ratio: null,
      smoothed: null,
      z: null,
    })
    const live = await readHotspots(made.db, analyst, request)
    expect(live.units.find(({ unitId }) => Number(unitId) === quietCommune)).toMatchObject({ observed: { value: 2 } })
    await withSql(made.db, { role: 'owner' }, (sql) => addTips(sql, quietCommune, '2025-08-07', 300))
    expect(await readHotspots(made.db, everybody, request)).toEqual(before)
    await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query(`delete from tip where unit_id = $1 and received_at >= '2025-08-07'`, [quietCommune]),
    )
  })

  test('the public answer can be worked out from the released figures alone', async () => {
    const { units } = await readHotspots(made.db, everybody, request)
    const told = await readFigures(made.db, everybody, { ...request, from: '2025-07-01', to: '2025-09-30' })
    const places = told.figures.map(({ value, rate }) => {
      const denominator = rate?.denominator ?? null
      if (value.kind === 'RANGE')
        return {
          count: { value: ((value.low ?? 0) + (value.high ?? 0)) / 2, low: value.low ?? 0, high: value.high ?? 0 },
          denominator,
        }
      if (value.value === null) return { count: null, denominator }
      const low = value.kind === 'ROUNDED' ? Math.max(5, value.value - 2) : value.value
      const high = value.kind === 'ROUNDED' ? value.value + 2 : value.value
      return { count: { value: value.value, low, high }, denominator }
    })
    const lists = told.figures.map(({ unitId }) => {
      const at = Number(unitId) - 200
      if (at < 0) return []
      return told.figures.flatMap((other, index) => {
        const there = Number(other.unitId) - 200
        if (there < 0 || there === at) return []
        const near =
          Math.abs((there % hotspotSide) - (at % hotspotSide)) <= 1 &&
          Math.abs(Math.floor(there / hotspotSide) - Math.floor(at / hotspotSide)) <= 1
        return near ? [index] : []
      })
    })
    const again = judgeRates(places, neighboursFromLists(lists))
    expect(told.figures.some(({ value }) => value.kind === 'ROUNDED')).toBe(true)
    units.forEach((unit, index) => {
      if (Number(unit.unitId) < 200) return
      expect(unit.class).toBe(again.places[index]?.class)
      expect(unit.zLeast === null).toBe(again.places[index]?.zLeast === null)
      expect(unit.zLeast ?? 0).toBeCloseTo(again.places[index]?.zLeast ?? 0, 9)
    })
  })

  test('divide by households where asked, and say where there are none', async () => {
    const answer = await readHotspots(made.db, analyst, { ...request, statistic: 'HOUSEHOLDS' })
    expect(answer).toMatchObject({ statistic: 'HOUSEHOLDS', insteadOf: null, per: 1000 })
    const without = answer.units.find(({ unitId }) => Number(unitId) === communeAt(1, 0))
    expect(without).toMatchObject({
      class: 'NOT_ENOUGH_DATA',
      reason: 'NO_DENOMINATOR',
      denominator: null,
      expected: null,
    })
    expect(without?.rate.kind).toBe('NO_DATA')
  })

  test('where too few units are given workers or lodgers, the census proxy stands in and says so', async () => {
    for (const statistic of ['PARK_WORKERS', 'LODGERS'] as const) {
      const answer = await readHotspots(made.db, everybody, { ...request, statistic })
      expect(answer).toMatchObject({ statistic: 'SMALL_HOUSEHOLDS', insteadOf: statistic })
      const unit = answer.units.find(({ unitId }) => Number(unitId) === communeAt(1, 4))
      expect(unit?.denominator).toMatchObject({ value: 700, year: 2019, method: 'CARRIED' })
    }
  })

  test('refuse what has nothing to be divided by, and a second denominator of a share', async () => {
    const month = { scheme: '27', level: 'DISTRICT', grain: 'MONTH', period: '2025-05-01' } as const
    await expect(readHotspots(made.db, everybody, { ...month, metric: 'attendances' })).rejects.toThrow(
      /attendances has nothing to be divided by.*tips_received/,
    )
    await expect(
      readHotspots(made.db, everybody, { ...month, grain: 'YEAR', metric: 'tip_to_action_days' }),
    ).rejects.toThrow('nothing to be divided by')
    await expect(
      readHotspots(made.db, analyst, { ...month, metric: 'lodging_pressure', statistic: 'POPULATION' }),
    ).rejects.toThrow('base of its own')
    await expect(readHotspots(made.db, everybody, { ...request, grain: 'MONTH' })).rejects.toThrow('not published')
  })

  test('are not claimed of two units', async () => {
    const two = {
      scheme: '27',
      level: 'DISTRICT',
      grain: 'YEAR',
      period: '2025-06-30',
      metric: 'tips_received',
    } as const
    const spots = await readHotspots(made.db, analyst, two)
    expect(spots.units.map((unit) => [unit.class, unit.reason])).toEqual(
      Array(2).fill(['NOT_ENOUGH_DATA', 'FEW_PLACES']),
    )
  })

  test('reporting effort stands beside: much campaigning, little, and withheld is withheld', async () => {
    const answer = await readReportingEffort(made.db, everybody, { ...place, measure: 'campaign_events' })
    const of = new Map(answer.units.map((unit) => [Number(unit.unitId), unit]))
    expect(answer).toMatchObject({ live: false, release: 1, judged: 35 })
    expect(of.get(communeAt(1, 4))?.class).toBe('MANY_TIPS_LITTLE_EFFORT')
    expect(of.get(communeAt(4, 1))?.class).toBe('FEW_TIPS_MUCH_EFFORT')
    expect(of.get(communeAt(0, 0))?.class).toBe('FEW_TIPS_LITTLE_EFFORT')
    expect(of.get(quietCommune)).toMatchObject({ class: 'NOT_ENOUGH_DATA', reason: 'WITHHELD', tipRatio: null })
    expect(of.get(10)).toMatchObject({ class: 'NOT_ENOUGH_DATA', reason: 'WITHHELD' })
    await expect(
      readReportingEffort(made.db, everybody, { ...place, grain: 'MONTH', measure: 'campaign_events' }),
    ).rejects.toThrow('tips_received is not published')
  })
})
