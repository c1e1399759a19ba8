import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { randomFrom } from '../demo/random.ts'
import type { TipRow } from '../ingest/tip.ts'
import { loadSmallWorld } from '../release/small-world.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import { checkSums, foldFacts } from './fact-sum.ts'
import { writeTips } from './ingest-tip.ts'

const owner = { role: 'owner' } as const
const leaves = [4, 5, 6, 8, 9, 10]

/** Agencies of two kinds, the clocks of tips, and the metrics that the small world has not. */
const law = [
  `insert into agency (id, code, kind, level, name_vi, name_en, valid_from, source_id) overriding system value
     select n, 'A' || n, k, 'PROVINCE', k, k, '2000-01-01', 'test' from unnest(array['POLICE', 'HEALTH']) with ordinality as v (k, n)`,
  `insert into legal_clock (kind, subject, label_vi, label_en, days, legal_ref, valid_from, source_id)
     select k, 'TIP', k, k, d, 'test', '2000-01-01', 'test' from (values ('TIP_CLASSIFY', 3), ('TIP_DECIDE', 20), ('TIP_FORWARD', 1)) v (k, d)`,
]

/** What the facts of each summed metric are divided by, and places of the lattice with spans of days to read them in: whole months, and not. */
const divided = `values ('tips_received', ''), ('tips_received', 'CHANNEL'), ('tips_received', 'TIP_KIND'), ('tips_classified_share', ''),
  ('tips_resolved_share', ''), ('tip_to_action_days', ''), ('deadlines_met_share', ''), ('deadlines_met_share', 'CLOCK'), ('deadlines_met_share', 'AGENCY_KIND'),
  ('cases_opened', ''), ('cases_opened', 'DESTINATION'), ('trials', ''), ('mobile_trials', ''), ('campaign_events', ''), ('campaign_events', 'SETTING'), ('attendances', 'AUDIENCE'), ('online_views', 'EVENT_TYPE'), ('online_shares', '')`
const places = [
  ['24', 'COMMUNE', 'MONTH', '-infinity', 'infinity'],
  ['27', 'DISTRICT', 'YEAR', '2024-01-01', '2027-01-01'],
  ['24', 'PROVINCE', 'MULTI_YEAR', '2022-01-01', '2028-01-01'],
  ['27', 'DISTRICT', 'QUARTER', '2025-01-01', '2025-07-01'],
  ['24', 'COMMUNE', 'YEAR', '2024-02-11', '2025-11-20'],
] as const

/** Where figures as they are read are not what counting the rows gives, in one of the places. */
async function differences(sql: Sql, place: number): Promise<object[]> {
  return await sql.query(
    `with asked as (
       select * from (${divided}) as d (metric, breakdown)
     ), read as (
       select a.*, c.* from asked a cross join lateral figure_cells(a.metric, $1, $2, $3, a.breakdown, $4::date, $5::date) c
     ), counted as (
       select a.*, c.* from asked a cross join lateral count_figure_cells(a.metric, $1, $2, $3, a.breakdown, $4::date, $5::date) c
     )
     (table read except all table counted) union all (table counted except all table read)`,
    places[place % places.length],
  )
}

const migrations = join(import.meta.dirname, '../migrations')

test('a migration that changes what counts forgets the sums', async () => {
  const names = (await readdir(migrations, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const changing: string[] = []
  for (const { name } of names) {
    const text = await readFile(join(migrations, name, 'migration.sql'), 'utf8')
    const changes =
      /view live\.(fact|summed_metric|coming_fact)\b|function live\.(count_facts|sum_breakdowns|mark_stale)\b/.test(
        text,
      )
    if (name >= '20261125170000' && changes) changing.push(name)
    if (changing.includes(name)) expect(text, name).toMatch(/^select live\.forget_sums\(\);$/m)
  }
  expect(changing).toContain('20261125170000_fact_sum')
})

describe.each(testKinds)('sums beside the rows on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  let url: string | undefined
  const as = <R>(work: (sql: Sql) => Promise<R>) => withSql(db, owner, work)
  const value = async (text: string) => (await as((sql) => sql.one<{ n: number }>(text)))?.n

  beforeAll(async () => {
    ;({ db, drop, url } = await freshDatabase(kind))
    await as(async (sql) => {
      await loadSmallWorld(sql)
      for (const text of law) await sql.query(text)
    })
  }, 120_000)
  afterAll(() => drop())

  const random = randomFrom('sums')
  const day = () => `202${random.int(4, 5)}-${random.item(['01', '02', '06', '11'])}-${random.item(['01', '15', '28'])}`
  let last = 0

  /** A tip as an import has it: a new one, or one that was there, changed. */
  const tipRow = (): TipRow => {
    const receivedAt = `${day()}T0${random.int(1, 9)}:00:00+07:00`
    const later = (days: number) => new Date(Date.parse(receivedAt) + days * 86_400_000).toISOString()
    if (random.chance(0.7)) last += 1
    return {
      line: 1,
      origin: 'test',
      originId: String(random.int(Math.max(1, last - 30), Math.max(1, last))),
      kind: random.item(['TO_GIAC', 'TIN_BAO']),
      channel: random.item(['PHONE', 'LETTER', 'ONLINE']),
      receivedAt,
      spot: { provinceCode: '27', unitId: String(random.item(leaves)), precision: 'COMMUNE', lon: null, lat: null },
      topic: 'OTHER',
      status: null,
      outcome: null,
      agencyId: random.item(['1', '2', null]),
      classifiedAt: later(random.item([1, 5])),
      firstActionAt: later(random.item([0.1, 1.25, 2, 2, 8.4])),
      resolvedAt: null,
      extended: false,
      caseCode: null,
      summary: null,
      synthetic: true,
    }
  }
  const someTip = () => `(select id from tip order by md5(id || '${random.next()}') limit ${random.int(1, 4)})`
  const steps: Readonly<Record<string, (sql: Sql) => Promise<unknown>>> = {
    import: (sql) => {
      const rows = new Map(Array.from({ length: 12 }, tipRow).map((row) => [row.originId, row]))
      return writeTips(sql, [...rows.values()], new Map(), null)
    },
    events: (sql) =>
      sql.query(
        `insert into campaign_event (province_code, origin, origin_id, event_type, setting, audience, channel, title_vi, held_on, unit_id, place_precision, attendance, online_views, synthetic)
         select '27', 'test', gen_random_uuid(), 'COMMUNITY', (array['SCHOOL', 'ONLINE'])[1 + n % 2], 'GENERAL', 'LEAFLET', 'Tuyên truyền', $1::date, $2::bigint, 'COMMUNE', nullif(n * 10, 20), n % 3, true
         from generate_series(1, 5) n`,
        [day(), random.item(leaves)],
      ),
    cases: (sql) =>
      sql.query(
        `with opened as (
           insert into criminal_case (province_code, origin, origin_id, code, opened_on, stage, stage_on, unit_id, place_precision, destination, kind, synthetic)
           select '27', 'test', c, c, $1::date, 'OPENED', $1::date, $2::bigint, 'COMMUNE', (array['CHINA', 'CAMBODIA'])[1 + n % 2], (array['TRAFFICKING', 'RELATED_OFFENCE'])[1 + n % 3 / 2], true
           from (select n, gen_random_uuid()::text as c from generate_series(1, 5) n) v returning id, unit_id, opened_on
         )
         insert into trial (case_id, instance, held_on, unit_id, is_mobile, closed_hearing, defendants, synthetic)
         select id, 'FIRST_INSTANCE', opened_on + (id % 50)::int, unit_id, id % 3 = 0, id % 3 = 1, 1, true from opened`,
        [day(), random.item(leaves)],
      ),
    recase: (sql) =>
      sql.query(
        `update criminal_case set unit_id = ${random.item(leaves)}, kind = 'TRAFFICKING', opened_on = opened_on - ${random.int(0, 60)} where id % 4 = ${random.int(0, 3)}`,
      ),
    rehear: (sql) =>
      sql.query(
        `update trial set closed_hearing = false, is_mobile = true, held_on = held_on + ${random.int(0, 60)} where id % 4 = ${random.int(0, 3)}`,
      ),
    uncase: (sql) => sql.query(`delete from criminal_case where id % 5 = ${random.int(0, 4)}`),
    move: (sql) => sql.query(`update tip set unit_id = ${random.item(leaves)} where id in ${someTip()}`),
    redate: (sql) =>
      sql.query(
        `update tip set received_at = '${day()} 08:00+07', first_action_at = null, classified_at = null where id in ${someTip()}`,
      ),
    act: (sql) =>
      sql.query(
        `update tip set first_action_at = received_at + interval '${random.int(1, 90)} hours', kind = 'TIN_BAO' where id in ${someTip()}`,
      ),
    meet: (sql) => sql.query(`update deadline set met_at = due_at - interval '1 hour' where tip_id in ${someTip()}`),
    // not run out yet, or not long ago: what time adds
    extend: (sql) =>
      sql.query(
        `update deadline set due_at = now() + interval '${random.item([-3000, -30, 30, 3000])} minutes', started_at = least(started_at, now() - interval '9 days') where tip_id in ${someTip()}`,
      ),
    remove: (sql) => sql.query(`delete from tip where id in ${someTip()}`),
    cancel: (sql) => sql.query(`delete from campaign_event where attendance = 10 * ${random.int(1, 5)}`),
    kind: (sql) =>
      sql.query(`update agency set kind = case kind when 'POLICE' then 'HEALTH' else 'POLICE' end where id = 1`),
    undone: async (sql) => {
      await sql.query('savepoint before')
      await sql.query(`update tip set unit_id = 10 where id in ${someTip()}`)
      await sql.query('rollback to savepoint before')
      await sql.query(`update tip set channel = 'HOTLINE_111' where id in ${someTip()}`)
    },
  }

  test('whatever is written, figures are what the rows say, before it is committed and after, folded or not', async () => {
    await as((sql) => steps.import?.(sql) ?? Promise.resolve())
    const names = Object.keys(steps)
    for (let turn = 0; turn < 2 * names.length; turn++) {
      // every one of them twice, some of them two in one transaction
      const [name = '', second = ''] = [names[turn % names.length], random.item(names)]
      await as(async (sql) => {
        await steps[name]?.(sql)
        expect(await differences(sql, turn), `${turn}: within ${name}`).toEqual([])
        if (turn % 3 === 0) await steps[second]?.(sql)
      })
      if (turn % 3 === 1) continue
      if (turn % 3 === 2) await foldFacts(db)
      expect(await as((sql) => differences(sql, turn + 1)), `${turn}: after ${name}, ${second}`).toEqual([])
    }
    await foldFacts(db)
    for (const place of places.keys()) expect(await as((sql) => differences(sql, place))).toEqual([])
    expect((await checkSums(db)).filter(({ faults }) => faults > 0)).toEqual([])
    // it was not all counted from the rows
    expect(await value('select count(*)::int as n from fact_sum')).toBeGreaterThan(100)
  }, 300_000)

  // the embedded database has one connection
  if (kind === 'native') {
    test('two that write at once wait for nobody, and no fold between them loses a row', async () => {
      const [one, other] = [new pg.Client(url), new pg.Client(url)]
      const day = '2023-05-05 08:00+07'
      let no = 0
      const add = (client: pg.Client, ...units: number[]) =>
        client.query(
          `insert into live.tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, topic, status, synthetic)
         select '27', 'both', $1 || '-' || u, 'TIN_BAO', 'PHONE', $2, u, 'COMMUNE', 'OTHER', 'RECEIVED', true from unnest($3::bigint[]) u`,
          [no++, day, units],
        )
      const received = async () => {
        expect(await as((sql) => differences(sql, 0))).toEqual([])
        return await value(
          `select coalesce(sum(facts), 0)::int as n from figure_cells('tips_received', '24', 'PROVINCE', 'YEAR', '', '2023-01-01', '2024-01-01')`,
        )
      }
      await Promise.all([one.connect(), other.connect()])
      try {
        for (const client of [one, other])
          await client.query('set statement_timeout = 5000; set search_path = live, public')
        await add(one, 4, 6)
        await Promise.all([one.query('begin'), other.query('begin')])
        // the same units in two orders, where a mark of the row before stands already
        await add(one, 4)
        await add(other, 6)
        await add(one, 6)
        await add(other, 4)
        expect(await received()).toBe(2)
        await foldFacts(db)
        expect(await received()).toBe(2)
        await add(one, 4, 6)
        await other.query('commit')
        expect(await received()).toBe(4)
        await foldFacts(db)
        await one.query('commit')
        expect(await received()).toBe(8)
        await foldFacts(db)
        expect(await received()).toBe(8)
        expect(await value(`select count(*)::int as n from fact_stale where period_start = '2023-05-01'`)).toBe(0)
      } finally {
        await Promise.all([one.end(), other.end()])
      }
    })
  }

  test('what is folded is read from the sums, and nothing is stale but what time will change', async () => {
    await foldFacts(db)
    expect(await value('select count(*)::int as n from fact_stale where settles_at <= now()')).toBe(0)
    await as((sql) => sql.query(`update fact_sum set facts = facts + 1000 where metric_id = 'tips_received'`))
    expect(await as((sql) => differences(sql, 0))).not.toEqual([])
    const wrong = (await checkSums(db)).filter(({ faults }) => faults > 0)
    expect(wrong.map(({ metric }) => metric)).toEqual(['tips_received'])
    await checkSums(db, { repair: true })
    expect(await as((sql) => differences(sql, 0))).toEqual([])
    await foldFacts(db)
    expect((await checkSums(db)).filter(({ faults }) => faults > 0)).toEqual([])
  })

  test('emptied tables leave no sums behind', async () => {
    await as((sql) => sql.query('truncate campaign_event cascade'))
    expect(await as((sql) => differences(sql, 0))).toEqual([])
    await foldFacts(db)
    expect(
      await value(
        `select count(*)::int as n from fact_sum where metric_id in ('campaign_events', 'attendances', 'online_views')`,
      ),
    ).toBe(0)
    expect(await as((sql) => differences(sql, 0))).toEqual([])
  })
})
