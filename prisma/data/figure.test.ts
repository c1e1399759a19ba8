import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, withSql } from '../access.ts'
import { publish } from '../release/publish.ts'
import { addEvents, addTips, loadSmallWorld } from '../release/small-world.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { readFigures } from './figure.ts'
import { type FigureRequest, NotPublished } from './figure-plan.ts'

const anyone = { role: 'public' } as const
const officer = { role: 'staff', accountId: null, scopes: ['records:read'] } as const
const analyst = { role: 'staff', accountId: null, scopes: ['figures:exact'] } as const
const march: FigureRequest = {
  metric: 'tips_received',
  scheme: '27',
  level: 'DISTRICT',
  grain: 'MONTH',
  from: '2025-03-01',
  to: '2025-03-31',
}

describe.each(testKinds)('figures on the %s database', (kind) => {
  let made: TestDatabase
  const read = (request: Partial<FigureRequest>) => readFigures(made.db, anyone, { ...march, ...request })

  beforeAll(async () => {
    made = await freshDatabase(kind)
    await withSql(made.db, { role: 'owner' }, async (sql) => {
      await loadSmallWorld(sql)
      await addTips(sql, 4, '2025-03-05', 6, 3)
      await addTips(sql, 5, '2025-04-05', 5, 8)
      await addTips(sql, 10, '2025-08-05', 7, 20)
      await addEvents(sql, 8, '2025-07-10', 2)
      await sql.query(
        `insert into admin_unit_change (from_unit_id, to_unit_id, effective_on, decree, source_id)
           values (1, 7, '2025-07-01', '202/2025/QH15', 'test')`,
      )
    })
    await publish(made.db, { today: '2026-02-01' })
  }, 120_000)
  afterAll(() => made.drop())

  test('a rate is for its own period and names what it is divided by', async () => {
    const answer = await read({})
    expect(answer).toMatchObject({ release: 1, live: false, threshold: 5, categories: [] })
    // 6 tips, told as 5; 20,000 residents
    expect(answer.figures[0]?.rate).toEqual({
      kind: 'ROUNDED',
      value: 2.5,
      low: null,
      high: null,
      per: 10_000,
      statistic: 'POPULATION',
      denominator: 20_000,
      denominatorYear: 2025,
      denominatorMethod: 'CARRIED',
      sourceId: 'test',
    })
  })

  test('a span is widened to whole periods', async () => {
    const { periods } = await read({ from: '2025-03-31', to: '2025-05-01' })
    expect(periods.map((period) => [period.start, period.end])).toEqual([
      ['2025-03-01', '2025-03-31'],
      ['2025-04-01', '2025-04-30'],
      ['2025-05-01', '2025-05-31'],
    ])
  })

  test('a median tells what it rests on', async () => {
    const { figures } = await read({ metric: 'tip_to_action_days', grain: 'YEAR' })
    expect(figures.map(({ value, base, rate }) => [value.kind, value.value, base?.kind, base?.value, rate])).toEqual([
      // the tips of the year are told as a range, so their number is not told here either
      ['ROUNDED', 3, 'WITHHELD', null, null],
      ['WITHHELD', null, 'WITHHELD', null, null],
    ])
  })

  test('off the lattice the answer is what is published', async () => {
    const refused = await read({ scheme: '24', level: 'COMMUNE' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(NotPublished)
    expect(refused).toMatchObject({ extensions: { code: 'NOT_PUBLISHED' } })
    expect((refused as NotPublished).extensions.published).toContainEqual({
      basis: 'SINCE_2025_07',
      level: 'COMMUNE',
      grain: 'QUARTER',
      breakdown: null,
      threshold: 5,
    })
    await expect(read({ breakdown: 'TIP_KIND' })).rejects.toThrow('TIP_KIND')
    await expect(readFigures(made.db, officer, { ...march, breakdown: 'TIP_KIND' })).rejects.toThrow(NotPublished)
  })

  test('exact live figures go off the lattice, as far as the facts carry the breakdown', async () => {
    await withSql(made.db, { role: 'owner' }, (sql) =>
      sql.query(
        `insert into code (list, code, label_vi, label_en, source_id) values ('TIP_KIND', 'TIN_BAO', 'Tin báo', 'Report', 'test'), ('SEX', 'FEMALE', 'Nữ', 'Female', 'test')`,
      ),
    )
    const kinds = await readFigures(made.db, analyst, { ...march, breakdown: 'TIP_KIND' })
    expect(kinds.figures.map(({ unitId, category, value }) => [unitId, category, value.value])).toEqual([
      ['2', 'TIN_BAO', 6],
      ['3', 'TIN_BAO', 0],
    ])
    await expect(readFigures(made.db, analyst, { ...march, breakdown: 'SEX' })).rejects.toThrow(NotPublished)
    const communes = await readFigures(made.db, analyst, { ...march, level: 'COMMUNE' })
    expect(communes.figures.map(({ unitId, value }) => [unitId, value.value])).toEqual([
      ['4', 6],
      ['5', 0],
      ['6', 0],
    ])
  })

  test('a unit has no figure for a time when part of it was not counted', async () => {
    const kinds = async (viewer: Access, request: Partial<FigureRequest>) => {
      const { figures } = await readFigures(made.db, viewer, {
        ...march,
        from: '2024-01-01',
        to: '2025-12-31',
        ...request,
      })
      return figures.map(({ unitId, period, value }) => [unitId, period.start, value.kind])
    }
    const yearly = { metric: 'tips_received', scheme: '24', grain: 'YEAR' } as const
    const quarterly = {
      metric: 'tips_received',
      scheme: '24',
      level: 'COMMUNE',
      grain: 'QUARTER',
      from: '2025-04-01',
    } as const
    // Half of 2025 is not the year, neither of a commune of former Bắc Giang nor of the merged province; its parts of before are.
    expect(await kinds(analyst, { ...yearly, level: 'COMMUNE', from: '2025-01-01' })).toEqual([
      ['10', '2025-01-01', 'NO_DATA'],
      ['8', '2025-01-01', 'EXACT'],
      ['9', '2025-01-01', 'EXACT'],
    ])
    expect(await kinds(analyst, { ...yearly, level: 'PROVINCE' })).toEqual([
      ['7', '2024-01-01', 'NO_DATA'],
      ['7', '2025-01-01', 'NO_DATA'],
    ])
    expect(await kinds(analyst, { ...quarterly, to: '2025-09-30', unitIds: ['10'] })).toEqual([
      ['10', '2025-04-01', 'NO_DATA'],
      ['10', '2025-07-01', 'EXACT'],
    ])
    const months = {
      metric: 'campaign_events',
      scheme: '24',
      level: 'PROVINCE',
      from: '2025-06-01',
      to: '2025-07-31',
    } as const
    const told = [
      ['7', '2025-06-01', 'NO_DATA'],
      ['7', '2025-07-01', 'EXACT'],
    ]
    expect(await kinds(analyst, months)).toEqual(told)
    expect(await kinds(anyone, months)).toEqual(told)
  })

  test('bad input is named', async () => {
    await expect(read({ metric: 'victims; drop' })).rejects.toThrow('there is no metric')
    await expect(read({ from: '2025-02-30' })).rejects.toThrow('from: not a day')
    await expect(read({ from: '2025-04-01' })).rejects.toThrow('lies after')
    await expect(read({ unitIds: ['8'] })).rejects.toThrow('boundary basis')
    await expect(read({ from: '1900-01-01', to: '2200-12-31', scheme: '27', level: 'DISTRICT' })).resolves.toBeTruthy()
    await expect(
      readFigures(made.db, analyst, {
        ...march,
        scheme: '24',
        level: 'COMMUNE',
        metric: 'campaign_events',
        breakdown: 'SETTING',
        from: '1900-01-01',
        to: '2200-12-31',
      }),
    ).rejects.toThrow('limit is 20000')
  })
})
