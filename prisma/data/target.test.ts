import { exact, silent } from '@hub/contract/figure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sql, withSql } from '../access.ts'
import { publish } from '../release/publish.ts'
import { addTips, loadSmallWorld } from '../release/small-world.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { recordStatements } from '../test-statement.ts'
import { readDeadlineFigures } from './deadline-figure.ts'
import { readTargets } from './target.ts'

const anyone = { role: 'public' } as const
const leader = { role: 'staff', accountId: null, scopes: ['figures:exact'] } as const
const officer = { role: 'staff', accountId: null, scopes: ['records:read'] } as const

/** A clock, a target of 90 % that holds in 2024, and the lattice that both are told on; agency 1 classifies. */
const law = [
  `insert into agency (code, name_vi, name_en, kind, level, valid_from, source_id) values ('CA', 'Công an', 'Police', 'POLICE', 'PROVINCE', '2000-01-01', 'test')`,
  `insert into legal_clock (kind, subject, label_vi, label_en, days, legal_ref, valid_from, source_id) values ('TIP_CLASSIFY', 'TIP', 'Phân loại', 'Classify', 3, 'JC', '2018-03-01', 'test')`,
  `insert into metric (id, topic, measure, label_vi, label_en, unit_vi, unit_en, description_vi, description_en, formula_vi, formula_en, sensitive, lag_months, direction, source_id)
   values ('deadlines_met_share', 'DUTY', 'SHARE', '', '', '', '', '', '', '', '', true, 0, 'MORE_IS_BETTER', 'test')`,
  `insert into lattice (metric_id, scheme, level, grain, breakdown, threshold, source_id)
   values ('tips_classified_share', '27', 'DISTRICT', 'QUARTER', '', 5, 'test')`,
  `insert into target (metric_id, programme, comparator, value, label_vi, label_en, legal_ref, valid_from, valid_to, source_id)
   values ('tips_classified_share', 'P', 'MORE_THAN', 90, 'trên 90 %', 'more than 90 %', 'P 1', '2024-01-01', '2024-12-31', 'test')`,
]

/** Tips of a unit and day, all with a clock of three days: so many met after a day, the others never, or late. */
async function addClassified(sql: Sql, unit: number, day: string, of: number, met: number, others: 'never' | 'late') {
  await addTips(sql, unit, day, of)
  await sql.query(
    `insert into deadline (subject, tip_id, clock_kind, clock_id, unit_id, agency_id, started_at, due_at, met_at, synthetic)
     select 'TIP', t.id, 'TIP_CLASSIFY', k.id, t.unit_id, (select min(id) from agency), t.received_at, t.received_at + interval '3 days',
       case when t.n <= $3::int then t.received_at + interval '1 day' when $4 = 'late' then t.received_at + interval '9 days' end, true
     from (select *, row_number() over (order by id) as n from tip where unit_id = $1::bigint and hub_day(received_at) = $2::date) t, legal_clock k`,
    [unit, day, met, others],
  )
}

describe.each(testKinds)('targets and time limits on the %s database', (kind) => {
  let made: TestDatabase
  beforeAll(async () => {
    made = await freshDatabase(kind)
    await withSql(made.db, { role: 'owner' }, async (sql) => {
      await loadSmallWorld(sql)
      for (const statement of law) await sql.query(statement)
      await addClassified(sql, 4, '2024-02-05', 120, 119, 'late') // 99 %, told in steps of one point
      await addClassified(sql, 4, '2024-05-05', 20, 18, 'never') // 90 %, told in steps of five
      await addClassified(sql, 6, '2024-02-05', 40, 20, 'never')
      await addClassified(sql, 6, '2024-11-05', 30, 15, 'late')
    })
    await publish(made.db, { today: '2025-02-01' })
  }, 120_000)
  afterAll(() => made.drop())

  const year = { scheme: '27', level: 'DISTRICT', grain: 'QUARTER', from: '2024-01-01', to: '2025-03-31' } as const

  /** Each unit by quarter: state, or why there is none. */
  const judged = async (access: typeof anyone | typeof leader) => {
    const answer = await readTargets(made.db, access, year)
    const [progress] = answer.targets
    expect(answer.targets).toHaveLength(1)
    // the target ends with the year: its first quarter is no column
    expect(progress?.periods.map(({ start }) => start)).toEqual([
      '2024-01-01',
      '2024-04-01',
      '2024-07-01',
      '2024-10-01',
    ])
    return {
      ...answer,
      units: progress?.units.map(({ unitId, cells }) => [unitId, ...cells.map(({ state, reason }) => reason ?? state)]),
    }
  }

  test('the public is told by what the release leaves of a figure, with one statement', async () => {
    await judged(anyone) // the catalogue is loaded
    const sent = await recordStatements(() => readTargets(made.db, anyone, year))
    expect(sent).toHaveLength(1)
    const answer = await judged(anyone)
    expect(answer).toMatchObject({ release: 1, live: false })
    expect(answer.units).toEqual([
      ['2', 'MET', 'PROTECTED', 'WITHHELD', 'WITHHELD'],
      // 50 % in November: late records may still change it, so it is no miss
      ['3', 'MISSED', 'WITHHELD', 'WITHHELD', 'PROVISIONAL'],
    ])
    const commune = await readTargets(made.db, anyone, { ...year, scheme: '24', level: 'COMMUNE' })
    expect(commune.targets.map(({ published, units }) => [published, units])).toEqual([[false, []]])
    for (const [part, code] of [
      [{ from: '2024-13-01' }, 'BAD_USER_INPUT'],
      [{ from: '2025-04-01' }, 'BAD_USER_INPUT'],
      [{ from: '2000-01-01' }, 'TOO_LARGE'],
    ] as const)
      await expect(readTargets(made.db, anyone, { ...year, ...part })).rejects.toMatchObject({ extensions: { code } })
  })

  test('whoever reads exact figures is told by them, and on every level', async () => {
    const answer = await judged(leader)
    expect(answer).toMatchObject({ release: null, live: true })
    expect(answer.units).toEqual([
      ['2', 'MET', 'MISSED', 'NO_DATA', 'NO_DATA'], // 90 % is not more than 90 %
      ['3', 'MISSED', 'NO_DATA', 'NO_DATA', 'MISSED'],
    ])
    const [target] = (await readTargets(made.db, leader, { ...year, scheme: '24', level: 'COMMUNE' })).targets
    // Bắc Giang was not of the province yet
    expect(target?.units.map(({ unitId, cells }) => [unitId, cells[0]?.value])).toEqual([
      ['10', silent('NO_DATA')],
      ['8', exact(99.2)],
      ['9', exact(50)],
    ])
  })

  test('time limits by clock and agency are counted for leaders, and never listed', async () => {
    const asked = { unitId: '1', grain: 'QUARTER', from: '2024-01-01', to: '2024-12-31' } as const
    const { rows } = await readDeadlineFigures(made.db, leader, asked)
    expect(rows.map(({ clockKind, agencyId, late }) => [clockKind, agencyId, late])).toEqual([
      ['TIP_CLASSIFY', '1', 22],
    ])
    // the oldest of the late was due on 8 February 2024
    expect(rows[0]?.longestDays).toBeGreaterThan(365)
    expect(
      rows[0]?.cells.map(({ share, due, met, missed, stillOpen }) =>
        [share, due, met, missed, stillOpen].map(({ kind: how, value }) => value ?? how),
      ),
    ).toEqual([
      [86.9, 160, 139, 21, 20],
      [90, 20, 18, 2, 2],
      ['NO_DATA', 0, 0, 0, 0],
      [50, 30, 15, 15, 0],
    ])
    const one = await readDeadlineFigures(made.db, leader, { ...asked, unitId: '2', to: '2024-03-31' })
    expect(one.rows.map(({ late, cells }) => [late, cells[0]?.missed])).toEqual([[2, exact(1)]])
    // of the merged province nothing is known before it was one, but what is late is
    const merged = await readDeadlineFigures(made.db, leader, { ...asked, unitId: '7' })
    expect(merged.rows.map(({ late, cells }) => [late, cells[0]?.due])).toEqual([[22, silent('NO_DATA')]])
    for (const access of [officer, anyone]) await expect(readDeadlineFigures(made.db, access, asked)).rejects.toThrow()
    await expect(readDeadlineFigures(made.db, leader, { ...asked, from: '2000-01-01' })).rejects.toMatchObject({
      extensions: { code: 'TOO_LARGE' },
    })
  })
})
