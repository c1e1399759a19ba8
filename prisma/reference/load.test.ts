import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sql, withSql } from '../access.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { loadReference, type ReferenceCounts } from './load.ts'

describe.each(testKinds)('the reference data on the %s database', (kind) => {
  let made: TestDatabase
  let counts: ReferenceCounts
  const asOwner = <R>(fn: (sql: Sql) => Promise<R>) => withSql(made.db, { role: 'owner' }, fn)
  const value = async (query: string) => (await asOwner((sql) => sql.one<{ v: unknown }>(`select (${query}) as v`)))?.v

  beforeAll(async () => {
    made = await freshDatabase(kind)
    counts = await asOwner((sql) => loadReference(sql))
  }, 120_000)
  afterAll(() => made.drop())

  test('all units of both schemes are there, with outlines but for the old communes', async () => {
    const rows = await asOwner((sql) =>
      sql.query(
        `select scheme, level, count(*)::int as units, count(outline)::int as outlines, count(outline_unit_id)::int as shown_by
         from admin_unit group by 1, 2 order by 1, 2`,
      ),
    )
    expect(rows).toEqual([
      { scheme: '24', level: 'COMMUNE', units: 99, outlines: 99, shown_by: 0 },
      { scheme: '24', level: 'PROVINCE', units: 1, outlines: 1, shown_by: 0 },
      { scheme: '27', level: 'COMMUNE', units: 126, outlines: 0, shown_by: 126 },
      { scheme: '27', level: 'DISTRICT', units: 8, outlines: 8, shown_by: 0 },
      { scheme: '27', level: 'PROVINCE', units: 1, outlines: 1, shown_by: 0 },
    ])
    expect(
      await value(
        `select count(*)::int from admin_unit where scheme = '27' and level = 'COMMUNE' and valid_to = '2024-11-30'`,
      ),
    ).toBe(5)
  })

  test('the sums are those of the census and of the register', async () => {
    const census = (level: string) =>
      value(`select sum(s.value)::int from unit_statistic s join admin_unit u on u.id = s.unit_id
        where u.scheme = '27' and u.level = '${level}' and s.statistic = 'POPULATION' and s.year = 2019`)
    expect([await census('COMMUNE'), await census('DISTRICT'), await census('PROVINCE')]).toEqual([
      1_368_840, 1_368_840, 1_368_840,
    ])
    expect(
      await value(`select sum(area_km2)::float8 from admin_unit where scheme = '24' and level = 'COMMUNE'`),
    ).toBeCloseTo(4718.61, 2)
    expect(await value(`select sum(area_km2)::float8 from admin_unit where level = 'DISTRICT'`)).toBeCloseTo(822.7, 1)
    expect(
      await value(
        `select sum(value)::int from unit_statistic where statistic = 'HOUSEHOLDS' and unit_id in (select id from admin_unit where level = 'COMMUNE')`,
      ),
    ).toBe(424_623)
  })

  test('measured areas agree with the official ones to within one per cent', async () => {
    expect(
      await value(
        "select max(abs(area_km2_geometry - area_km2) / area_km2)::float8 from admin_unit where outline is not null and level <> 'COMMUNE'",
      ),
    ).toBeLessThan(0.01)
  })

  test('a code means something only with its scheme', async () => {
    const rows = await asOwner((sql) =>
      sql.query(`select scheme, name_vi from admin_unit where code = '09169' order by scheme`),
    )
    expect(rows).toEqual([
      { scheme: '24', name_vi: 'Phường Vũ Ninh' },
      { scheme: '27', name_vi: 'Phường Thị Cầu' },
    ])
  })

  test('each old commune counts in exactly one district, one commune of 2025 and both provinces', async () => {
    const rows = await asOwner((sql) =>
      sql.query(
        `select distinct (select array_agg(u.scheme || ' ' || u.level order by u.scheme, u.level) from unit_rollup r join admin_unit u on u.id = r.unit_id where r.leaf_id = l.id) as counts_in
         from admin_unit l where l.scheme = '27' and l.level = 'COMMUNE'`,
      ),
    )
    expect(rows).toEqual([{ counts_in: ['24 COMMUNE', '24 PROVINCE', '27 COMMUNE', '27 DISTRICT', '27 PROVINCE'] }])
  })

  test('a commune of former Bắc Giang counts in the new province alone, one of former Bắc Ninh in its old district too', async () => {
    const of = async (code: string) =>
      (
        await asOwner((sql) =>
          sql.query<{ unit: string }>(
            `select u.scheme || ':' || u.code as unit from unit_rollup r join admin_unit l on l.id = r.leaf_id and l.scheme = '24' and l.code = $1
             join admin_unit u on u.id = r.unit_id order by 1`,
            [code],
          ),
        )
      ).map((row) => row.unit)
    expect(await of('07210')).toEqual(['24:07210', '24:24'])
    expect(await of('09169')).toEqual(['24:09169', '24:24', '27:256', '27:27'])
    expect(await of('24')).toEqual(['24:24'])
    expect(
      await value(`select count(distinct r.leaf_id)::int from unit_rollup r join admin_unit l on l.id = r.leaf_id and l.scheme = '24' and l.level = 'COMMUNE'
        join admin_unit d on d.id = r.unit_id and d.level = 'DISTRICT'`),
    ).toBe(41)
  })

  test('every unit has a population for every year from 2019 to 2027', async () => {
    expect(
      await value(`select count(*)::int from admin_unit u cross join generate_series(2019, 2027) y
        where not exists (select 1 from unit_denominator d where d.unit_id = u.id and d.year = y and d.statistic = 'POPULATION')`),
    ).toBe(0)
  })

  test('every metric is fed by a fact, or the other way round, and has a lattice', async () => {
    expect(counts.metrics).toBe(28)
    expect(
      await value(
        `select count(*)::int from metric m where not exists (select 1 from lattice l where l.metric_id = m.id)`,
      ),
    ).toBe(0)
    const view = String(await value(`select pg_get_viewdef('live.fact'::regclass)`))
    const ids = await asOwner((sql) => sql.query<{ id: string }>('select id from metric'))
    expect(ids.map((row) => row.id).filter((id) => !view.includes(`'${id}'`))).toEqual([])
  })

  test('no personal metric is published below eleven people, none sensitive below five', async () => {
    expect(
      await value(`select count(*)::int from lattice l join metric m on m.id = l.metric_id
        where m.public and (m.sensitive and l.threshold < 5 or m.topic = 'VICTIM' and l.threshold < 11 or m.id in ('accused', 'defendants') and l.threshold < 11)`),
    ).toBe(0)
    expect(await value(`select count(*)::int from metric where topic = 'CASE' and lag_months <> 3`)).toBe(0)
  })

  test('every code a check constraint allows has words in both languages', async () => {
    const rows = await asOwner((sql) =>
      sql.query<{ source: string; code: string }>(
        `select k.conrelid::regclass || ' ' || a.attname as source, m[1] as code
         from pg_constraint k
           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and cardinality(k.conkey) = 1
           cross join regexp_matches(pg_get_constraintdef(k.oid), '''([A-Z][A-Z0-9_]+)''', 'g') m
         where k.contype = 'c' and k.connamespace = 'live'::regnamespace
           and a.attname <> 'status' and k.conrelid::regclass::text not in ('import_batch', 'live.import_batch', 'session', 'live.session', 'briefing_schedule', 'live.briefing_schedule')
           and not exists (select 1 from code c where c.code = m[1])`,
      ),
    )
    expect(rows).toEqual([])
    expect(await value(`select count(*)::int from code where label_vi = '' or label_en = ''`)).toBe(0)
  })

  test('each column with a code list is covered by that very list', async () => {
    const lists = [
      ['tip', 'kind', 'TIP_KIND'],
      ['tip', 'channel', 'TIP_CHANNEL'],
      ['tip', 'topic', 'TIP_TOPIC'],
      ['tip', 'status', 'TIP_STATUS'],
      ['tip', 'outcome', 'TIP_OUTCOME'],
      ['campaign_event', 'event_type', 'EVENT_TYPE'],
      ['campaign_event', 'setting', 'EVENT_SETTING'],
      ['campaign_event', 'audience', 'AUDIENCE'],
      ['campaign_event', 'age_fit', 'AGE_FIT'],
      ['campaign_event', 'channel', 'EVENT_CHANNEL'],
      ['criminal_case', 'stage', 'CASE_STAGE'],
      ['criminal_case', 'destination', 'DESTINATION'],
      ['criminal_case', 'place_precision', 'PLACE_PRECISION'],
      ['victim', 'exploitation', 'EXPLOITATION'],
      ['victim', 'sex', 'SEX'],
      ['case_people', 'age_group', 'AGE_GROUP'],
      ['victim', 'status', 'VICTIM_STATUS'],
      ['support_eligibility', 'victim_class', 'VICTIM_CLASS'],
      ['victim', 'intake_channel', 'INTAKE_CHANNEL'],
      ['trial', 'instance', 'TRIAL_INSTANCE'],
      ['trial', 'outcome', 'TRIAL_OUTCOME'],
      ['agency', 'kind', 'AGENCY_KIND'],
      ['population_review', 'kind', 'REVIEW_KIND'],
      ['key_route', 'kind', 'ROUTE_KIND'],
      ['admin_unit', 'type', 'UNIT_TYPE'],
      ['industrial_park', 'kind', 'PARK_KIND'],
      ['industrial_park', 'status', 'PARK_STATUS'],
      ['directive_progress', 'status', 'TASK_STATUS'],
      ['unit_statistic', 'statistic', 'STATISTIC'],
      ['time_mark', 'kind', 'TIME_MARK'],
      ['alert_rule', 'kind', 'ALERT_RULE'],
    ] as const
    for (const [table, column, list] of lists) {
      const rows = await asOwner((sql) =>
        sql.query<{ allowed: string; listed: string }>(
          `select
             (select string_agg(m[1], ' ' order by m[1]) from pg_constraint k
               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname = $2 and cardinality(k.conkey) = 1
               cross join regexp_matches(pg_get_constraintdef(k.oid), '''([A-Z0-9_]+)''', 'g') m
               where k.contype = 'c' and k.conrelid = ('live.' || $1)::regclass) as allowed,
             (select string_agg(code, ' ' order by code) from code where list = $3) as listed`,
          [table, column, list],
        ),
      )
      expect(rows[0]?.listed, `${table}.${column}`).toBe(rows[0]?.allowed)
    }
  })

  test('the directive has its 24 tasks, and the law of each time its clocks and support', async () => {
    expect(counts).toMatchObject({ tasks: 24, offences: 11, supportTypes: 10, parks: 28 })
    expect(
      await value(
        `select count(*)::int from support_eligibility where victim_class = 'VN_VICTIM' and date '2020-06-01' between valid_from and coalesce(valid_to, 'infinity')`,
      ),
    ).toBe(8)
    expect(
      await value(
        `select count(*)::int from support_eligibility where victim_class = 'VN_VICTIM' and date '2025-08-01' between valid_from and coalesce(valid_to, 'infinity')`,
      ),
    ).toBe(10)
    expect(
      await value(
        `select count(*)::int from legal_clock where kind = 'VICTIM_FIRST_CHECK' and valid_from = '2025-07-01' and days = 3`,
      ),
    ).toBe(1)
  })

  test('every row says where it comes from, and every source under which licence', async () => {
    expect(
      await value(`select count(*)::int from source where licence = '' or attribution = '' or publisher = ''`),
    ).toBe(0)
    expect(
      await value(`select count(*)::int from admin_unit where (outline is null) <> (outline_source_id is null)`),
    ).toBe(0)
  })

  test('loading again changes nothing and keeps the ids', async () => {
    const state = () =>
      value(`select md5(string_agg(t, '|' order by t)) from (
        select to_jsonb(u)::text as t from admin_unit u union all select to_jsonb(a)::text from agency a union all select to_jsonb(l)::text from lattice l
        union all select to_jsonb(d)::text from directive_task d union all select to_jsonb(b)::text from base_feature b union all select to_jsonb(p)::text from industrial_park p
        union all select to_jsonb(s)::text from unit_statistic s union all select to_jsonb(r)::text from unit_rollup r) x`)
    const before = await state()
    expect(await asOwner((sql) => loadReference(sql))).toEqual(counts)
    expect(await state()).toBe(before)
  }, 60_000)
})
