import { exact, silent } from '@hub/contract/figure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import { fillRollup } from '../reference/load/rollup.ts'
import { publish } from '../release/publish.ts'
import { addEvents, addTips, loadSmallWorld } from '../release/small-world.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { compareUnits } from './comparison.ts'
import { readFigures } from './figure.ts'
import type { MetricRow } from './figure-catalogue.ts'
import type { FigureRequest } from './figure-plan.ts'
import { widenedCount } from './figure-split.ts'

const anyone = { role: 'public' } as const
const analyst = { role: 'staff', accountId: null, scopes: ['figures:exact'] } as const

describe('a count together with parts that may belong to it', () => {
  const plan = (measure: MetricRow['measure'], sensitive: boolean) =>
    ({ metric: { measure, sensitive } as MetricRow, lattice: [] }) as const
  const counts = plan('COUNT', false)

  test('is a range from what is sure to everything that is possible', () => {
    expect(widenedCount(exact(6), [exact(10), exact(3)], counts)).toEqual({
      kind: 'RANGE',
      value: null,
      low: 6,
      high: 19,
    })
    const range = { kind: 'RANGE', value: null, low: 5, high: 9 } as const
    expect(widenedCount(range, [exact(1)], counts)).toMatchObject({ low: 5, high: 10 })
  })

  test('stays what it is where nothing may be added, or nothing is known of it', () => {
    expect(widenedCount(exact(6), [exact(0)], counts)).toEqual(exact(6))
    expect(widenedCount(silent('NOT_REPORTED'), [exact(4)], counts)).toEqual(silent('NOT_REPORTED'))
  })

  test('tells nothing where a part does not, or where the figures do not add up', () => {
    expect(widenedCount(exact(6), [null], counts)).toEqual(silent('NO_DATA'))
    expect(widenedCount(exact(6), [silent('WITHHELD')], plan('COUNT', true))).toEqual(silent('WITHHELD'))
    expect(widenedCount(silent('WITHHELD'), [exact(3)], plan('COUNT', true))).toEqual(silent('WITHHELD'))
    expect(widenedCount(exact(50), [exact(10)], plan('SHARE', false))).toEqual(silent('NO_DATA'))
  })
})

/**
 * A province in which the ward 11 of district 2 was divided on 1 July 2025: one part to the ward 8, with the whole wards 4 and 5 of
 * the same district, the other to the commune 9, with the whole town 6 of district 3. Invented, as all of the small province is.
 */
describe.each(testKinds)('a divided unit on the %s database', (kind) => {
  let made: TestDatabase
  const ask = (
    request: Pick<FigureRequest, 'metric' | 'scheme' | 'level' | 'from'>,
    grain: FigureRequest['grain'] = 'QUARTER',
  ) => ({ grain, to: request.from, ...request }) as const
  const told = async (access: typeof anyone | typeof analyst, request: FigureRequest) => {
    const { figures } = await readFigures(made.db, access, request)
    return Object.fromEntries(
      figures.map(({ unitId, value: { kind: how, value, low, high } }) => [
        unitId,
        how === 'RANGE' ? [low, high] : (value ?? how),
      ]),
    )
  }

  beforeAll(async () => {
    made = await freshDatabase(kind)
    await withSql(made.db, { role: 'owner' }, async (sql) => {
      await loadSmallWorld(sql)
      await sql.query(
        `insert into admin_unit (id, scheme, level, code, type, name_vi, name_en, parent_id, valid_from, valid_to, source_id)
         overriding system value values (11, '27', 'COMMUNE', '09172', 'PHUONG', 'Đáp Cầu', 'Dap Cau', 2, '1997-01-01', '2025-06-30', 'test')`,
      )
      await sql.query(
        `insert into admin_unit_change (from_unit_id, to_unit_id, effective_on, decree, area_share_low, area_share_high, population_share_low, population_share_high, source_id)
         select (l->>0)::bigint, (l->>1)::bigint, '2025-07-01', 'test', (l->>2)::float8, (l->>2)::float8, (l->>3)::float8, (l->>4)::float8, 'test'
         from jsonb_array_elements('[[1,7,1,1,1],[4,8,1,1,1],[5,8,1,1,1],[6,9,1,1,1],[11,8,0.4,0.35,0.45],[11,9,0.6,0.55,0.65]]') l`,
      )
      await fillRollup(sql)
      await sql.query(
        `insert into lattice (metric_id, scheme, level, grain, breakdown, threshold, source_id) values ('campaign_events', '27', 'COMMUNE', 'MONTH', '', 0, 'test')`,
      )
      await addTips(sql, 4, '2025-03-05', 6)
      await addTips(sql, 11, '2025-03-06', 10)
      await addTips(sql, 9, '2025-08-05', 7)
      await addTips(sql, 8, '2025-08-05', 5)
      await addEvents(sql, 6, '2025-03-07', 2)
      await addEvents(sql, 11, '2025-03-08', 3)
    })
    await publish(made.db, { today: '2026-02-01' })
  }, 120_000)
  afterAll(() => made.drop())

  const communes = ask({ metric: 'tips_received', scheme: '24', level: 'COMMUNE', from: '2025-01-01' })

  test('counts exactly where it lay, and as a range in each unit it went into', async () => {
    const districts = await told(analyst, { ...communes, scheme: '27', level: 'DISTRICT' })
    expect(districts).toEqual({ 2: 16, 3: 0 })
    expect(await told(analyst, communes)).toEqual({ 8: [6, 16], 9: [0, 10], 10: 'NO_DATA' })
  })

  test('leaves the figures of later periods exact on the new boundaries', async () => {
    expect(await told(analyst, { ...communes, from: '2025-07-01', to: '2025-07-01' })).toEqual({ 8: 5, 9: 7, 10: 0 })
  })

  test('makes the later figures of both districts ranges where a new unit reaches into both', async () => {
    const later = { ...communes, from: '2025-07-01', to: '2025-07-01', scheme: '27' } as const
    expect(await told(analyst, { ...later, level: 'DISTRICT' })).toEqual({ 2: [5, 12], 3: [0, 7] })
    expect(await told(analyst, { ...later, level: 'PROVINCE' })).toEqual({ 1: 12 })
  })

  test('is told to the public as a range of open things, with a rate as wide, and withheld where persons could be pointed at', async () => {
    const events = ask({ metric: 'campaign_events', scheme: '24', level: 'COMMUNE', from: '2025-03-01' }, 'MONTH')
    expect(await told(anyone, events)).toEqual({ 8: [0, 3], 9: [2, 5], 10: 'NO_DATA' })
    const { figures } = await readFigures(made.db, anyone, events)
    // 90,000 residents
    expect(figures[2]?.rate).toMatchObject({ kind: 'RANGE', low: 0.22, high: 0.56 })
    expect(await told(anyone, communes)).toEqual({ 8: 'WITHHELD', 9: 'WITHHELD', 10: 'NO_DATA' })
  })

  test('reads the same when units are compared', async () => {
    const request = {
      metrics: ['campaign_events'],
      scheme: '24',
      level: 'COMMUNE',
      grain: 'MONTH',
      period: '2025-03-01',
    } as const
    for (const access of [anyone, analyst]) {
      const { rows } = await compareUnits(made.db, access, { ...request, baseline: 'PREVIOUS_PERIOD' })
      const cell = rows.find(({ unitId }) => unitId === '9')?.cells[0]
      expect(cell).toMatchObject({ value: { kind: 'RANGE', low: 2, high: 5 }, rank: null })
    }
  })
})
