import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, type Areas, type Sql, withSql } from './access.ts'
import { loadReference } from './reference/load.ts'
import { freshDatabase, type TestDatabase, testKinds } from './test-database.ts'

// The policies of the database alone: what a transaction of staff reaches with the claims it is given, whatever it asks.

/** [label, basis and code of the unit, day, agency] */
const places = [
  ['yen-phong-before', '27:09193', '2025-03-05', null],
  ['yen-phong-district', '27:258', '2025-03-06', null],
  ['yen-phong-after', '24:09193', '2025-08-05', null],
  ['bac-ninh-city', '27:09163', '2025-03-05', null],
  ['bac-giang', '24:07210', '2025-08-05', null],
  ['labour', '27:09163', '2022-05-05', 'SO_LDTBXH_27'],
  ['health', '24:07210', '2025-09-05', 'SO_Y_TE_24'],
  ['district-police', '27:09400', '2021-05-05', 'CA_258'],
  ['district-committee', '27:09400', '2021-05-06', 'UBND_258'],
] as const
type Label = (typeof places)[number][0]
const everywhere = places.map(([label]) => label).sort()
const yenPhong: Label[] = ['yen-phong-after', 'yen-phong-before', 'yen-phong-district']

/** One tip, case (with all its parts) and victim (with all of theirs) for each place. */
const recordsText = `
  with place as (
    select p.label, u.id as unit, a.id as agency, p.day::date as day
    from jsonb_to_recordset($1::jsonb) as p (label text, unit text, day text, agency text)
      join admin_unit u on u.scheme || ':' || u.code = p.unit left join agency a on a.code = p.agency
  ), new_ring as (
    insert into ring (code, first_seen_on, synthetic) select 'R-' || label, day, true from place returning id, code
  ), new_case as (
    insert into criminal_case (province_code, origin, origin_id, code, opened_on, stage, stage_on, unit_id, place_precision, destination, ring_id, agency_id, synthetic)
    select '24', 'test', label, 'C-' || label, day, 'OPENED', day, unit, 'COMMUNE', 'UNKNOWN', r.id, agency, true
    from place join new_ring r on r.code = 'R-' || label returning id, origin_id, opened_on, unit_id
  ), new_tip as (
    insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, topic, status, agency_id, synthetic)
    select '24', 'test', label, 'TIN_BAO', 'PHONE', day + time '09:00', unit, 'COMMUNE', 'OTHER', 'RECEIVED', agency, true from place
    returning id, received_at, unit_id
  ), new_victim as (
    insert into victim (province_code, origin, origin_id, pseudonym, sex, exploitation, destination, intake_channel, home_unit_id, reported_on, status, status_on, agency_id, synthetic)
    select '24', 'test', label, 'V-' || upper(label), 'FEMALE', 'UNKNOWN', 'UNKNOWN', 'RESCUED', unit, day, 'REPORTED', day, agency, true from place
    returning id, reported_on
  ), parts as (
    select id, opened_on from new_case
  ), a as (insert into tip_message (tip_id, from_reporter, body) select id, true, 'x' from new_tip
  ), b as (insert into case_stage (case_id, stage, reached_on) select id, 'OPENED', opened_on from parts
  ), c as (insert into case_people (case_id, role, sex, age_group, people) select id, 'SUSPECT', 'MALE', 'ADULT', 2 from parts
  ), d as (insert into case_offence (case_id, offence_code) select id, '150' from parts
  ), e as (insert into case_route (case_id, route_id) select p.id, r.id from parts p, key_route r
  ), f as (insert into trial (case_id, instance, held_on, unit_id, defendants, synthetic) select id, 'FIRST_INSTANCE', opened_on, unit_id, 1, true from new_case
  ), g as (insert into victim_status (victim_id, status, reached_on) select id, 'REPORTED', reported_on from new_victim
  ), h as (insert into consent (victim_id, purpose, given_on) select id, 'SUPPORT', reported_on from new_victim
  ), i as (insert into support_service (origin, origin_id, victim_id, support_code, law, legal_basis, from_on, synthetic)
    select 'test', id::text, id, 'MEDICAL', '53/2024/QH15', 'STATE', reported_on, true from new_victim
  ), j as (insert into deadline (subject, tip_id, clock_kind, clock_id, unit_id, started_at, due_at, synthetic)
    select 'TIP', t.id, k.kind, k.id, t.unit_id, t.received_at, t.received_at + interval '20 days', true from new_tip t, (select * from legal_clock where subject = 'TIP' limit 1) k
  ), k as (insert into population_review (kind, unit_id, reviewed_on, people, agency_id, synthetic) select 'FOREIGN_SPOUSE', unit, day, 3, agency, true from place
  ), l as (insert into import_batch (kind, file_name, sha256) values ('tips', 'a.csv', '0') returning id)
  insert into import_note (batch_id, line, reason_code, reason_vi, reason_en) select id, 1, 'X', 'x', 'x' from l`

const routeText = `
  insert into key_route (code, name_vi, name_en, kind, line, valid_from, source_id, designation_source_id, synthetic)
  select 'T1', 'T1', 'T1', 'OTHER', st_multi(st_setsrid(st_makeline(st_makepoint(106, 21), st_makepoint(106.1, 21)), 4326)), '2019-01-01', id, id, true
  from source order by id limit 1`

const allScopes = ['records:read', 'records:write', 'review:read', 'import:write', 'audit:read', 'account:admin']
const records = ['tip', 'criminal_case', 'victim', 'population_review']
const parts =
  'tip_message case_stage case_people case_offence case_route trial ring victim_status consent support_service deadline'.split(
    ' ',
  )

const others = ['import_batch', 'import_note', 'audit_entry']

describe.each(testKinds)('the rows staff reach on the %s database', (kind) => {
  let made: TestDatabase
  const counts: Record<string, number> = {}
  beforeAll(async () => {
    made = await freshDatabase(kind)
    await asOwner(async (sql) => {
      await loadReference(sql)
      await sql.query(routeText)
      await sql.query(recordsText, [
        JSON.stringify(places.map(([label, unit, day, agency]) => ({ label, unit, day, agency }))),
      ])
      await sql.query(`insert into account (name, scopes) values ('one', '{records:read}'), ('two', '{records:read}')`)
      await sql.query(`select append_audit(1, 'test', null, null, null, null)`)
      for (const table of [...records, ...parts, ...others]) counts[table] = await count(sql, table)
    })
  }, 180_000)
  afterAll(() => made?.drop())

  const asOwner = <R>(fn: (sql: Sql) => Promise<R>) => withSql(made.db, { role: 'owner' }, fn)
  const as = <R>(areas: Areas | undefined, scopes: readonly string[], fn: (sql: Sql) => Promise<R>) => {
    const access: Access = { role: 'staff', accountId: '1', scopes, ...(areas && { areas }) }
    return withSql(made.db, access, fn)
  }
  const count = async (sql: Sql, table: string) =>
    (await sql.one<{ n: number }>(`select count(*)::int as n from ${table}`))?.n ?? -1

  /** What an area comes to on a day. */
  async function claims(
    given: { unit?: string; agency?: string; from?: string; to?: string },
    day = '2026-01-15',
  ): Promise<Areas> {
    return await asOwner(async (sql) => {
      const account = await sql.one<{ id: string }>(
        `insert into account (name) values ('a' || (select count(*) from account)) returning id::text`,
      )
      await sql.query(
        `insert into account_area (account_id, unit_id, agency_id, valid_from, valid_to, reason) values ($1::bigint,
           (select id from admin_unit where scheme || ':' || code = $2), (select id from agency where code = $3), $4::date, $5::date, 'test')`,
        [account?.id, given.unit ?? null, given.agency ?? null, given.from ?? '2020-01-01', given.to ?? null],
      )
      const found = await sql.one<Areas>('select * from claims_of_account($1::bigint, $2::date)', [account?.id, day])
      return found ?? { units: '', agencies: '' }
    })
  }

  /** Labels of the tips, cases and victims that are reached, which must be the same. */
  async function reached(areas: Areas | undefined, scopes: readonly string[] = ['records:read']): Promise<string[]> {
    const rows = await as(areas, scopes, (sql) =>
      sql.query<{ labels: string[] }>(
        ['tip', 'criminal_case', 'victim']
          .map((table) => `select array(select origin_id from ${table} order by 1) as labels`)
          .join(' union all '),
      ),
    )
    expect(rows[1]?.labels).toEqual(rows[0]?.labels)
    expect(rows[2]?.labels).toEqual(rows[0]?.labels)
    return rows[0]?.labels ?? []
  }

  test('every table that is not public is closed by policies that bind its owner too', async () => {
    const open = await asOwner((sql) =>
      sql.query<{ name: string }>(
        `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname in ('live', 'identity') and not (c.relrowsecurity and c.relforcerowsecurity)
           and not exists (select from release.public_column p where p.table_name = c.relname)
           and (has_any_column_privilege('hub_staff', c.oid, 'select, insert, update') or has_any_column_privilege('hub_sign_in', c.oid, 'select, insert, update'))`,
      ),
    )
    expect(open).toEqual([])
  })

  test('without an area, or with an area and without a scope, nothing is reached', async () => {
    const closed = [...records, ...parts, 'import_batch', 'import_note']
    for (const table of closed) expect(counts[table], table).toBeGreaterThan(0)
    const nothing: [Areas | undefined, string[]][] = [
      [undefined, allScopes],
      [{ units: '', agencies: '' }, allScopes],
      [{ units: 'all', agencies: '' }, []],
      [
        { units: 'all', agencies: '' },
        ['figures:exact', 'release:publish', 'audit:read', 'account:admin', 'records:write'],
      ],
    ]
    for (const [areas, scopes] of nothing) {
      await as(areas, scopes, async (sql) => {
        for (const table of closed) expect([table, areas, await count(sql, table)]).toEqual([table, areas, 0])
      })
    }
    await as({ units: 'all', agencies: '' }, ['records:read'], async (sql) => {
      for (const table of ['population_review', 'import_batch', 'import_note', 'audit_entry']) {
        expect([table, await count(sql, table)]).toEqual([table, 0])
      }
      expect(await sql.query('select name from account')).toEqual([{ name: 'one' }])
    })
  })

  test('the province of today is everything, on both boundary bases', async () => {
    const wide = await claims({ unit: '24:24' })
    expect(wide).toEqual({ units: 'all', agencies: '' })
    expect(await reached(wide)).toEqual(everywhere)
    await as(wide, allScopes, async (sql) => {
      for (const table of [...records, ...parts, ...others]) {
        expect([table, await count(sql, table)]).toEqual([table, counts[table]])
      }
    })
    // nothing lies outside the province, so that `all` says no more than its units would
    expect(
      await asOwner((sql) =>
        sql.query(`select from admin_unit u where not exists (select from unit_rollup r join admin_unit p on p.id = r.unit_id
          where r.leaf_id = u.id and p.scheme = '24' and p.level = 'PROVINCE')`),
      ),
    ).toEqual([])
    expect(await reached(await claims({ unit: '27:27' }))).toEqual(
      everywhere.filter((label) => !/bac-giang|health/.test(label)),
    )
  })
  test('a district is reached as it was and as the communes it became, through the reform of 1 July 2025', async () => {
    expect(await reached(await claims({ unit: '27:258' }))).toEqual(yenPhong)
    // a commune of today reaches the communes it was made of, and not what is known of the district only
    expect(await reached(await claims({ unit: '24:09193' }))).toEqual(['yen-phong-after', 'yen-phong-before'])
    expect(await reached(await claims({ unit: '27:09193' }))).toEqual(['yen-phong-before'])
  })

  test('an agency reaches what it records and what its forerunners did, as far as its territory goes', async () => {
    expect(await reached(await claims({ agency: 'SO_Y_TE_24' }))).toEqual(['health', 'labour'])
    expect(await reached(await claims({ agency: 'CA_TINH_24' }))).toEqual(['district-police'])
    // the committee of a district was many communes' forerunner: what it recorded goes with the place
    expect(await reached(await claims({ agency: 'UBND_24_09193' }))).toEqual([])
    // and what a successor records of a larger territory is not the forerunner's
    expect(await reached(await claims({ agency: 'CA_258' }))).toEqual(['district-police'])
    expect(await reached(await claims({ agency: 'SO_LDTBXH_27' }))).toEqual(['labour'])
  })

  test('an area holds from its first day to its last', async () => {
    const area = { unit: '27:258', from: '2026-01-10', to: '2026-01-20' }
    for (const [day, rows] of [
      ['2026-01-09', []],
      ['2026-01-10', yenPhong],
      ['2026-01-20', yenPhong],
      ['2026-01-21', []],
    ] as const) {
      expect([day, await reached(await claims(area, day))]).toEqual([day, rows])
    }
    // a forerunner is one from the day it passed its work on
    expect(await reached(await claims({ agency: 'SO_Y_TE_27' }, '2025-02-28'))).toEqual([])
    expect(await reached(await claims({ agency: 'SO_Y_TE_27' }, '2025-03-01'))).toEqual(['labour'])
  })

  test('what hangs on a record is reached with it, and no more', async () => {
    const district = await claims({ unit: '27:258' })
    await as(district, allScopes, async (sql) => {
      for (const table of parts) expect([table, await count(sql, table)]).toEqual([table, yenPhong.length])
      expect(await count(sql, 'population_review')).toBe(yenPhong.length)
      expect(await sql.query('select code from ring order by 1')).toEqual(
        yenPhong.map((label) => ({ code: `R-${label}` })),
      )
    })
  })

  test('a victim is reached through the unit that took them in as well', async () => {
    await asOwner((sql) =>
      sql.query(
        `update victim set intake_unit_id = (select id from admin_unit where scheme = '24' and code = '09193') where origin_id = 'bac-giang'`,
      ),
    )
    const district = await claims({ unit: '27:258' })
    const seen = await as(district, ['records:read'], (sql) =>
      sql.query<{ id: string }>('select origin_id as id from victim order by 1'),
    )
    expect(seen.map(({ id }) => id)).toEqual(['bac-giang', ...yenPhong])
    await asOwner((sql) => sql.query(`update victim set intake_unit_id = null`))
  })

  test('nothing is written, changed or removed outside the area, and nothing moves out of it', async () => {
    const district = await claims({ unit: '27:258' })
    const write = ['records:read', 'records:write']
    const tipAt = (unit: string, agency = 'null') =>
      `insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, topic, status, agency_id, synthetic)
       select '24', 'test', 'new', 'TIN_BAO', 'PHONE', now(), id, 'COMMUNE', 'OTHER', 'RECEIVED', ${agency}, true from admin_unit
       where scheme || ':' || code = '${unit}' returning id`
    const refused: [Areas, string[], string][] = [
      [district, write, tipAt('24:07210')],
      [district, ['records:read'], tipAt('24:09193')],
      [{ units: '', agencies: '' }, write, tipAt('24:09193')],
      [
        district,
        write,
        `update tip set unit_id = (select id from admin_unit where code = '07210') where origin_id = 'yen-phong-after'`,
      ],
      [district, write, `update criminal_case set unit_id = (select id from admin_unit where code = '07210')`],
      [
        district,
        write,
        `insert into tip_message (tip_id, from_reporter, body) values (${await idOf('tip', 'bac-giang')}, false, 'x')`,
      ],
      [
        district,
        write,
        `insert into case_people (case_id, role, sex, age_group, people) values (${await idOf('criminal_case', 'bac-giang')}, 'VICTIM', 'MALE', 'ADULT', 1)`,
      ],
      [
        district,
        write,
        `insert into consent (victim_id, purpose, given_on) values (${await idOf('victim', 'bac-giang')}, 'COURT', '2025-09-01')`,
      ],
      [
        district,
        write,
        `select start_clocks('TIP', ${await idOf('tip', 'bac-giang')}, null, null, now(), 1, null, true)`,
      ],
      [
        district,
        write,
        `insert into campaign_event (province_code, origin, origin_id, event_type, setting, audience, channel, title_vi, held_on, unit_id, place_precision, synthetic)
         select '24', 'test', 'new', 'SEMINAR', 'SCHOOL', 'YOUTH', 'LEAFLET', 'x', '2025-09-01', id, 'COMMUNE', true from admin_unit where code = '07210'`,
      ],
      [
        district,
        allScopes,
        `insert into import_batch (kind, file_name, sha256, account_id) values ('tips', 'a.csv', '0', 2)`,
      ],
    ]
    for (const [areas, scopes, text] of refused) {
      await expect(
        as(areas, scopes, (sql) => sql.query(text)),
        text,
      ).rejects.toThrow('row-level security')
    }
    // what is not seen is not changed
    for (const text of [
      `update tip set status = 'CLASSIFIED' where origin_id = 'bac-giang' returning id`,
      `update victim set retain_until = '2030-01-01' where origin_id = 'bac-giang' returning id`,
      `delete from case_people where case_id = ${await idOf('criminal_case', 'bac-giang')} returning case_id`,
      `update deadline set met_at = due_at where tip_id = ${await idOf('tip', 'bac-giang')} returning id`,
      `select id from tip where origin_id = 'bac-giang' for update`,
    ]) {
      expect(await as(district, write, (sql) => sql.query(text)), text).toEqual([])
    }
    // a reader changes nothing of their own area either, and a writer does
    const own = `update tip set status = 'CLASSIFIED' where origin_id = 'yen-phong-after' returning id`
    expect(await as(district, ['records:read'], (sql) => sql.query(own))).toEqual([])
    expect(await as(district, write, (sql) => sql.query(own))).toHaveLength(1)
    const health = await claims({ agency: 'SO_Y_TE_24' })
    const agency = `(select id from agency where code = 'SO_Y_TE_24')`
    expect(await as(health, write, (sql) => sql.query(tipAt('24:07210', agency)))).toHaveLength(1)
    await asOwner((sql) => sql.query(`delete from tip where origin_id = 'new'`))
  })
  async function idOf(table: string, label: string): Promise<string> {
    const row = await asOwner((sql) =>
      sql.one<{ id: string }>(`select id::text from ${table} where origin_id = $1`, [label]),
    )
    return row?.id ?? '0'
  }

  test('exact figures are counted for their scope alone, of the whole province, and open no row', async () => {
    const figures = `select subjects from figure_cells('tips_received', '24', 'PROVINCE', 'MULTI_YEAR', '', '2019-01-01', '2028-01-01')`
    const cells = `select * from cell_counts('tips_received', '2019-01-01', '2026-12-31', 500, st_makeenvelope(105, 20, 107, 22, 4326))`
    await as(undefined, ['figures:exact'], async (sql) => {
      const told = await sql.query<{ subjects: string }>(figures)
      expect(told.reduce((sum, { subjects }) => sum + Number(subjects), 0)).toBe(places.length)
      expect(await sql.query(cells)).toEqual([{ i: null, j: null, count: String(places.length) }])
      for (const table of [...records, ...parts]) expect([table, await count(sql, table)]).toEqual([table, 0])
    })
    const wide = { units: 'all', agencies: '' }
    const others = allScopes.filter((scope) => scope !== 'figures:exact')
    for (const text of [figures, cells, 'select * from fact limit 1', 'select * from placed_fact limit 1']) {
      await expect(
        as(wide, others, (sql) => sql.query(text)),
        text,
      ).rejects.toThrow(/figures:exact|permission denied/)
    }
    await expect(as(wide, ['figures:exact'], (sql) => sql.query('select * from fact limit 1'))).rejects.toThrow(
      'permission denied',
    )
  })

  test('a ring is joined by its code without being seen before one of its cases is', async () => {
    const district = await claims({ unit: '27:258' })
    const ring = `select ring_of('R-bac-giang', '2025-09-01', true)::text as id`
    await expect(as(district, ['records:read'], (sql) => sql.query(ring))).rejects.toThrow('records:write')
    const found = await as(district, ['records:read', 'records:write'], (sql) => sql.one<{ id: string }>(ring))
    expect(found?.id).toBe(
      (await asOwner((sql) => sql.one<{ id: string }>(`select id::text from ring where code = 'R-bac-giang'`)))?.id,
    )
  })

  test('areas are given and ended by who administers accounts', async () => {
    const give = `select give_area(2, 1, null, '2026-01-01', null, 'test') as id`
    await expect(as({ units: 'all', agencies: '' }, ['records:write'], (sql) => sql.query(give))).rejects.toThrow(
      'account:admin',
    )
    expect(await as(undefined, ['account:admin'], (sql) => sql.query(give))).toHaveLength(1)
    expect(await as(undefined, ['account:admin'], (sql) => sql.query(give))).toEqual([])
    const read = 'select account_id::text as account, given_by_id::text as by from account_area where account_id = 2'
    expect(await as(undefined, ['account:admin'], (sql) => sql.query(read))).toEqual([{ account: '2', by: '1' }])
    expect(await as({ units: 'all', agencies: '' }, ['records:read'], (sql) => sql.query(read))).toEqual([])
    await expect(
      as(undefined, ['account:admin'], (sql) =>
        sql.query(
          `insert into account_area (account_id, unit_id, valid_from, reason) values (1, 1, '2020-01-01', 'x')`,
        ),
      ),
    ).rejects.toThrow('permission denied')
  })

  test('a claim is read once for a statement, not for every row', async () => {
    const plan = await as({ units: '1,2', agencies: '3' }, ['records:read'], async (sql) => {
      await sql.query('set local enable_seqscan = off')
      return await sql.query<{ 'QUERY PLAN': string }>(
        'explain select id from tip order by received_at desc, id desc limit 20',
      )
    })
    const text = plan.map((row) => row['QUERY PLAN']).join('\n')
    expect(text).toContain('Index Scan using tip_received')
    expect(text).toMatch(/Filter: /)
    for (const line of text.split('\n'))
      if (line.includes('Filter:')) expect(line).not.toMatch(/current_setting|has_scope|claim/)
  })
})
