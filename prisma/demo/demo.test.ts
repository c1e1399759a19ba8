import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { loadReference } from '../reference/load.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import { type Demo, generateDemo } from './generate.ts'
import { loadDemo, NotEmptyError, readRouteLines } from './load.ts'
import { isInside } from './place.ts'
import { randomFrom, share } from './random.ts'
import { readWorld, type World } from './world.ts'

const options = { scale: 10, seed: 'test', today: '2026-11-23' }
const yearOf = (day: string) => Number(day.slice(0, 4))

test('the same seed draws the same numbers, another seed others', () => {
  const draw = (seed: string) => {
    const random = randomFrom(seed)
    return Array.from({ length: 5 }, () => random.next())
  }
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
  expect(draw('a').every((value) => value >= 0 && value < 1)).toBe(true)
})

test('a total is shared out whole', () => {
  expect(share(10, [1, 1, 1])).toEqual([4, 3, 3])
  expect(share(1500, [190, 125, 77]).reduce((a, b) => a + b, 0)).toBe(1500)
})

describe.each(testKinds)('the demonstration set on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  let world: World
  let demo: Demo

  beforeAll(async () => {
    ;({ db, drop } = await freshDatabase(kind, { migrated: true }))
    await migrate(db)
    await withSql(db, { role: 'owner' }, async (sql) => {
      await loadReference(sql)
      world = await readWorld(sql)
    })
    demo = generateDemo(world, readRouteLines(), options)
  })
  afterAll(() => drop())

  const placeOf = (id: string) => {
    const place = world.places.find((one) => one.id === id)
    if (!place) throw new Error(`no place ${id}`)
    return place
  }

  test('is the same again for the same seed, and another for another', () => {
    expect(generateDemo(world, readRouteLines(), options)).toEqual(demo)
    expect(generateDemo(world, readRouteLines(), { ...options, seed: 'other' }).tips).not.toEqual(demo.tips)
  })

  test('has the size its scale asks for: 20 cases, 40 victims and 533 tips at scale 1', () => {
    expect(demo.cases).toHaveLength(200)
    expect(demo.victims).toHaveLength(400)
    expect(demo.tips).toHaveLength(5330)
    expect(demo.events.length).toBeGreaterThan(3500)
  })

  test('has 20 to 50 tips for each case in every year but the unfinished one', () => {
    for (let year = 2019; year < 2026; year++) {
      const tips = demo.tips.filter((tip) => tip.ref.startsWith(`tip-${year}-`)).length
      const cases = demo.cases.filter((one) => yearOf(one.openedOn) === year).length
      expect(tips / cases, String(year)).toBeGreaterThan(19)
      expect(tips / cases, String(year)).toBeLessThan(51)
    }
  })

  test('moves with the years: brides to China before 2020, forced labour in Cambodia in 2022, domestic from 2025', () => {
    const large = generateDemo(world, readRouteLines(), { ...options, scale: 60 }).victims
    const shareOf = (year: number, fits: (victim: Demo['victims'][number]) => boolean) => {
      const all = large.filter((victim) => victim.ref.startsWith(`victim-${year}-`))
      return all.filter(fits).length / all.length
    }
    expect(shareOf(2019, (victim) => victim.destination === 'CHINA')).toBeGreaterThan(0.65)
    expect(shareOf(2019, (victim) => victim.sex === 'FEMALE')).toBeGreaterThan(0.8)
    expect(shareOf(2022, (victim) => victim.exploitation === 'FORCED_LABOUR')).toBeGreaterThan(0.45)
    expect(shareOf(2022, (victim) => victim.sex === 'MALE')).toBeGreaterThan(0.4)
    expect(shareOf(2025, (victim) => victim.destination === 'DOMESTIC')).toBeGreaterThan(0.55)
  })

  test('places facts in units of their own day, and points inside the outline', () => {
    for (const tip of demo.tips) {
      const place = placeOf(tip.spot.unitId)
      const day = new Date(Date.parse(tip.receivedAt) + 7 * 3_600_000).toISOString().slice(0, 10)
      expect(place.scheme).toBe(day < '2025-07-01' ? '27' : '24')
      expect(place.validFrom <= day && (place.validTo === null || place.validTo >= day), `${tip.ref} ${day}`).toBe(true)
      if (tip.spot.lon !== null && tip.spot.lat !== null && place.outline) {
        expect(isInside(place.outline, [tip.spot.lon, tip.spot.lat])).toBe(true)
      }
    }
  })

  test('knows no fact in former Bắc Giang before 1/7/2025, and none after its last day', () => {
    const early = demo.events.filter((event) => event.heldOn < '2025-07-01')
    expect(early.every((event) => placeOf(event.spot.unitId).scheme === '27')).toBe(true)
    expect(demo.events.some((event) => placeOf(event.spot.unitId).district === null)).toBe(true)
    expect(demo.cases.flatMap((one) => one.stages).every((stage) => stage.on <= options.today)).toBe(true)
    // a tip has an hour, and nobody knows which it is when the set is made
    const midnight = Date.parse(`${options.today}T00:00:00+07:00`)
    const hours = demo.tips.flatMap((tip) => [tip.receivedAt, tip.classifiedAt, tip.firstActionAt, tip.resolvedAt])
    expect(hours.filter((hour) => hour !== null && Date.parse(hour) >= midnight)).toEqual([])
  })

  test('reaches the stages of a case in legal order, with no closed hearing held on the road', () => {
    const order = ['OPENED', 'CHARGED', 'CONCLUDED', 'INDICTED', 'FIRST_INSTANCE', 'APPEAL', 'IN_FORCE']
    for (const one of demo.cases) {
      const ranks = one.stages.map((stage) => order.indexOf(stage.stage))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      const days = one.stages.map((stage) => stage.on)
      expect(days).toEqual([...days].sort())
    }
    const trials = demo.cases.flatMap((one) => one.trials)
    expect(trials.some((trial) => trial.isMobile)).toBe(true)
    expect(
      trials.filter((trial) => trial.closedHearing).every((trial) => !trial.isMobile && trial.attendance === null),
    ).toBe(true)
  })

  test('gives support only to those entitled to it by the law in force when they were confirmed', () => {
    const types = new Set(['INTERPRETATION', 'LEGAL_SUPPORT']) // came with the law of 2024
    for (const victim of demo.victims) {
      if (victim.statusOn < '2025-07-01') {
        expect(
          victim.services.some((service) => types.has(service.supportCode)),
          victim.ref,
        ).toBe(false)
      }
      if (victim.status === 'NOT_VICTIM' || victim.status === 'REPORTED') expect(victim.services).toEqual([])
    }
    expect(demo.victims.some((victim) => victim.services.length > 0)).toBe(true)
  })

  test('goes into an empty database whole, and into no other', async () => {
    const counts = await withSql(db, { role: 'owner' }, (sql) => loadDemo(sql, options))
    expect(counts).toEqual({ cases: 200, victims: 400, tips: 5330, events: demo.events.length })
    await withSql(db, { role: 'owner' }, async (sql) => {
      const found = await sql.one<{ tips: number; real: number; clocks: number; kind: string }>(
        `select (select count(*)::int from tip) as tips, (select count(*)::int from tip where not synthetic) as real,
           (select count(distinct clock_kind)::int from deadline) as clocks, (select kind from data_kind) as kind`,
      )
      expect(found).toEqual({ tips: 5330, real: 0, clocks: 4, kind: 'SYNTHETIC' })
    })
    await expect(withSql(db, { role: 'owner' }, (sql) => loadDemo(sql, options))).rejects.toThrow(NotEmptyError)
    await expect(
      withSql(db, { role: 'owner' }, (sql) =>
        sql.query(`insert into ring (code, first_seen_on, synthetic) values ('R-1', '2024-01-01', false)`),
      ),
    ).rejects.toThrow(/synthetic records for life/)
  })
})
