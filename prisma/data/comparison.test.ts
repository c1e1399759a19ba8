import { exact, silent } from '@hub/contract/figure'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { withSql } from '../access.ts'
import { publish } from '../release/publish.ts'
import { addEvents, addTips, loadSmallWorld } from '../release/small-world.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { recordStatements } from '../test-statement.ts'
import { compareUnits } from './comparison.ts'
import { ranksOf } from './comparison-column.ts'

const range = (low: number, high: number) => ({ kind: 'RANGE', value: null, low, high })

describe('ranks', () => {
  it('are shared by equals and leave out who tells no number', () => {
    expect(ranksOf([3, undefined, 7, 7, 1])).toEqual({ ranks: [3, null, 1, 1, 4], of: 4 })
  })
})

describe.each(testKinds)('a comparison on the %s database', (kind) => {
  let made: TestDatabase
  beforeAll(async () => {
    made = await freshDatabase(kind)
    await withSql(made.db, { role: 'owner' }, async (sql) => {
      await loadSmallWorld(sql)
      await addTips(sql, 4, '2024-05-05', 8)
      await addTips(sql, 4, '2025-05-05', 10)
      await addTips(sql, 6, '2025-05-05', 12)
      await addEvents(sql, 6, '2025-05-05', 2)
    })
    await publish(made.db, { today: '2026-02-01' })
  }, 120_000)
  afterAll(() => made.drop())

  const request = {
    metrics: ['tips_received'],
    scheme: '27',
    level: 'DISTRICT',
    grain: 'YEAR',
    period: '2025-06-30',
    baseline: 'PREVIOUS_PERIOD',
  } as const

  test('ranks no figure that late records may still change', async () => {
    const answer = await compareUnits(made.db, { role: 'public' }, request)
    const cells = answer.rows.flatMap((row) => row.cells)
    expect(cells.map(({ provisional, rank, ranks, standing }) => [provisional, rank, ranks, standing])).toEqual(
      cells.map(() => [true, null, null, 'NOT_JUDGED']),
    )
  })

  test('ranks by rate, not by count, and tells no change from what is withheld', async () => {
    await publish(made.db, { today: '2026-06-01' })
    const answer = await compareUnits(made.db, { role: 'public' }, request)
    expect(answer).toMatchObject({ release: 2, live: false, previousPeriod: { start: '2024-01-01' } })
    // 10 of 20,000 residents is more than 12, told as 10, of 30,000; the year before had 8, told as 10
    expect(
      answer.rows.map(({ unitId, cells: [cell] }) => [unitId, cell?.value.value, cell?.rank, cell?.change]),
    ).toEqual([
      ['2', 10, 1, { absolute: range(-4, 4), percent: range(-33.34, 50) }],
      ['3', 10, 2, { absolute: silent('WITHHELD'), percent: silent('WITHHELD') }],
    ])
  })

  test('sets metrics side by side for one month and the same month a year before', async () => {
    const answer = await compareUnits(
      made.db,
      { role: 'public' },
      {
        ...request,
        metrics: ['tips_received', 'campaign_events'],
        grain: 'MONTH',
        period: '2025-05-20',
        baseline: 'SAME_PERIOD_LAST_YEAR',
      },
    )
    expect(answer.previousPeriod.start).toBe('2024-05-01')
    expect(answer.rows[1]?.cells.map((cell) => [cell.metric.id, cell.value.value, cell.previous.kind])).toEqual([
      ['tips_received', 10, 'WITHHELD'],
      ['campaign_events', 2, 'EXACT'],
    ])
  })

  test('the mean of three years is silent where one of them is, and carries the years apart', async () => {
    const average = { ...request, baseline: 'AVERAGE_OF_THREE_YEARS', from: '2023-03-01' } as const
    const answer = await compareUnits(made.db, { role: 'public' }, average)
    expect(answer.baselinePeriods.map(({ start }) => start)).toEqual(['2022-01-01', '2023-01-01', '2024-01-01'])
    const cell = answer.rows[0]?.cells[0]
    expect(cell).toMatchObject({
      previous: silent('WITHHELD'),
      moved: null,
      rateChange: { absolute: silent('WITHHELD') },
    })
    expect(cell?.series.map(({ period, value }) => [period.start, value.value])).toEqual([
      ['2023-01-01', null],
      ['2024-01-01', 10],
      ['2025-01-01', 10],
    ])
    const analyst = { role: 'staff', accountId: null, scopes: ['figures:exact'] } as const
    const live = (await compareUnits(made.db, analyst, average)).rows[0]?.cells[0]
    // 0, 0 and 8 tips are 2.67 a year
    expect(live).toMatchObject({ previous: exact(2.67), change: { absolute: exact(7.33), percent: exact(275) } })
  })

  test('tells how the facts of each period came to a district that has ended, and sets it against what was before', async () => {
    const answer = await compareUnits(
      made.db,
      { role: 'public' },
      { ...request, baseline: 'BEFORE_2025_07', from: '2024-01-01' },
    )
    expect(answer).toMatchObject({ frozen: true, baselinePeriods: [{ start: '2024-01-01' }] })
    const cell = answer.rows[0]?.cells[0]
    expect(cell?.carried).toBe('JOINED')
    expect(cell?.series.map(({ period, carried }) => [period.start, carried])).toEqual([
      ['2024-01-01', 'OWN'],
      ['2025-01-01', 'JOINED'],
    ])
    const then = await compareUnits(made.db, { role: 'public' }, { ...request, period: '2024-06-30' })
    expect([then.frozen, then.rows[0]?.cells[0]?.carried]).toEqual([false, 'OWN'])
  })

  test('against the province stand rates, and no counts', async () => {
    const answer = await compareUnits(
      made.db,
      { role: 'public' },
      {
        ...request,
        metrics: ['tips_received', 'campaign_events'],
        grain: 'MONTH',
        period: '2025-05-20',
        baseline: 'PROVINCE',
      },
    )
    const [tips, events] = answer.rows[0]?.cells ?? []
    expect(tips).toMatchObject({ previous: { kind: 'ROUNDED', value: 20 }, change: { absolute: silent('NO_DATA') } })
    // 8 to 12 of 20,000 residents against 18 to 22 of the 10,000 that this world gives its province
    expect(tips?.rateChange?.absolute).toEqual(range(-18, -12))
    expect(tips?.moved).toBeNull()
    // not told for the former province
    expect(events).toMatchObject({ previous: silent('NO_DATA'), rateChange: { absolute: silent('NO_DATA') } })
  })

  test('staff compare the live rows', async () => {
    const analyst = { role: 'staff', accountId: null, scopes: ['figures:exact'] } as const
    const answer = await compareUnits(made.db, analyst, request)
    expect(answer.rows[1]?.cells[0]?.change).toEqual({ absolute: exact(12), percent: silent('NO_DATA') })
    // the catalogue, all figures and all silences, however many metrics there are
    const many = {
      ...request,
      metrics: ['tips_received', 'campaign_events', 'attendances'],
      baseline: 'PROVINCE',
    } as const
    expect(await recordStatements(() => compareUnits(made.db, analyst, many))).toHaveLength(3)
  })

  test('a bad list of metrics is refused', async () => {
    await expect(compareUnits(made.db, { role: 'public' }, { ...request, metrics: [] })).rejects.toThrow('1 to 12')
    await expect(
      compareUnits(made.db, { role: 'public' }, { ...request, metrics: ['tips_received', 'tips_received'] }),
    ).rejects.toThrow('twice')
    const history = (from: string) => compareUnits(made.db, { role: 'public' }, { ...request, from })
    await expect(history('2026-01-01')).rejects.toThrow('from: lies after')
    await expect(history('2025-13-01')).rejects.toThrow('from: not a day')
  })
})
