import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { withSql } from './access.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { freshDatabase, freshFolder, freshServerDatabase, type TestDatabase, testKinds } from './test-database.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }) // for a busy machine

const owner = { role: 'owner' } as const
const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), 'migrations')
const makeRoles = `do $$ declare name text; begin
  foreach name in array array['hub_public', 'hub_intake', 'hub_staff', 'hub_sign_in'] loop
    begin execute format('create role %I nologin', name); exception when duplicate_object or unique_violation then null; end;
  end loop;
end $$;\n`

describe.each(testKinds)('on the %s database', (kind) => {
  let made: TestDatabase
  let dir = ''

  beforeEach(async () => {
    dir = await freshFolder()
    made = await freshDatabase(kind, { migrated: false })
    await add('1_roles', makeRoles)
  })

  afterEach(async () => {
    await made.drop()
    await rm(dir, { recursive: true })
  })

  async function add(name: string, sql: string): Promise<void> {
    await mkdir(join(dir, name), { recursive: true })
    await writeFile(join(dir, name, 'migration.sql'), sql)
  }

  const rows = <T extends object>(text: string) => withSql(made.db, owner, (sql) => sql.query<T>(text))

  test('new migrations are applied once, in order, functions with dollar quotes and all', async () => {
    await add('3_third', 'insert into public.a select public.f();')
    await add(
      '2_second',
      `create table public.a (n int); create function public.f() returns int language plpgsql as $$ begin return 5; end $$;`,
    )
    await writeFile(join(dir, 'migration_lock.toml'), 'provider = "postgresql"')
    expect(await migrate(made.db, dir)).toEqual({ applied: ['1_roles', '2_second', '3_third'] })
    expect(await migrate(made.db, dir)).toEqual({ applied: [] })
    await add('4_fourth', 'insert into public.a values (6); set search_path = pg_catalog;')
    expect(await migrate(made.db, dir)).toEqual({ applied: ['4_fourth'] })
    expect(await rows('select n from public.a order by n')).toEqual([{ n: 5 }, { n: 6 }])
  })

  test('tips and messages of an older hub are cut to their hours when it is brought up', async () => {
    const all = (await readdir(migrationsFolder, { withFileTypes: true })).filter((one) => one.isDirectory())
    for (const { name } of all.filter((one) => one.name < '20261125111500'))
      await cp(join(migrationsFolder, name), join(dir, name), { recursive: true })
    await rm(join(dir, '1_roles'), { recursive: true })
    await migrate(made.db, dir)
    await rows(
      `insert into live.source (id, title_vi, title_en, publisher, licence, attribution, kind) values ('t', 't', 't', 't', 't', 't', 'SYNTHETIC')`,
    )
    await rows(
      `insert into live.admin_unit (scheme, level, code, type, name_vi, name_en, valid_from, source_id)
       values ('24', 'PROVINCE', '24', 'TINH', 'Bắc Ninh', 'Bac Ninh', '2025-07-01', 't')`,
    )
    // one that the public filed, and one that an officer recorded
    await rows(
      `insert into live.tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, topic, status, receipt_hash, synthetic, recorded_at)
       select '24', 'hub', n, 'TIN_BAO', 'HUB', '2026-01-02 03:00Z', u.id, 'PROVINCE', 'OTHER', 'RECEIVED', hash, true, '2026-01-02 03:04:05Z'
       from live.admin_unit u, (values ('filed', '\\x01'::bytea), ('recorded', null)) v (n, hash)`,
    )
    await rows(
      `insert into identity.data_key (subject, subject_id, kek_id, nonce, wrapped, made_at)
       select 'TIP', id, 'k', substr(sha256(''), 1, 12), sha256('') || substr(sha256(''), 1, 16), recorded_at from live.tip`,
    )
    await rows(
      `insert into identity.entry (subject, subject_id, field, nonce, ciphertext, written_at)
       select 'TIP', id, 'CONTACT', substr(sha256(''), 1, 12), '\\x00', recorded_at from live.tip`,
    )
    await rows(
      `insert into live.tip_message (tip_id, from_reporter, body, sent_at)
       select id, n = 1, n, recorded_at from live.tip cross join generate_series(1, 2) n where receipt_hash is not null`,
    )
    await migrate(made.db)
    const cut = "date_trunc('hour', at) = at"
    const kept = await rows<{ of: string; cut: boolean }>(
      `select t.origin_id || ' ' || v.what as of, ${cut} as cut
       from live.tip t cross join lateral (
         select 'row' as what, t.recorded_at as at
         union all select 'key', k.made_at from identity.data_key k where k.subject_id = t.id
         union all select 'contact', e.written_at from identity.entry e where e.subject_id = t.id
         union all select 'message', m.sent_at from live.tip_message m where m.tip_id = t.id) v order by 1`,
    )
    expect(kept.map((one) => `${one.of} ${one.cut}`)).toEqual([
      'filed contact true',
      'filed key true',
      'filed message true',
      'filed message true',
      'filed row true',
      'recorded contact false',
      'recorded key false',
      'recorded row false',
    ])
    await expect(rows("update live.tip_message set sent_at = '2026-01-02 03:04:05Z'")).rejects.toThrow(
      /tip_message_hour/,
    )
  })

  test('the table is Prisma’s own, with the checksum of the file', async () => {
    await migrate(made.db, dir)
    const [row] = await rows('select * from public._prisma_migrations')
    const checksum = createHash('sha256').update(makeRoles).digest('hex')
    expect(row).toMatchObject({
      migration_name: '1_roles',
      checksum,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    })
    expect(row).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      finished_at: expect.any(Date),
      started_at: expect.any(Date),
    })
    const columns =
      await rows(`select column_name as name, data_type as type, character_maximum_length as length, is_nullable as nullable
      from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`)
    expect(columns.map((column) => Object.values(column).join(' '))).toEqual([
      'id character varying 36 NO',
      'checksum character varying 64 NO',
      'finished_at timestamp with time zone  YES',
      'migration_name character varying 255 NO',
      'logs text  YES',
      'rolled_back_at timestamp with time zone  YES',
      'started_at timestamp with time zone  NO',
      'applied_steps_count integer  NO',
    ])
  })

  test('a migration that fails leaves nothing and names its line; corrected, it is applied', async () => {
    await add('2_second', 'create table public.a (n int);\ninsert into public.a values (1);\nselect missing;\n')
    await expect(migrate(made.db, dir)).rejects.toMatchObject({
      message: expect.stringMatching(/2_second failed: .*missing.*line 3/),
    })
    expect(
      await rows(`select to_regclass('public.a') as a, (select count(*)::int from public._prisma_migrations) as n`),
    ).toEqual([{ a: null, n: 1 }])
    await add('2_second', 'create table public.a (n int);')
    expect(await migrate(made.db, dir)).toEqual({ applied: ['2_second'] })
  })

  test('a story that does not fit the database is refused', async () => {
    await add('2_second', 'select 1;')
    await migrate(made.db, dir)
    await add('2_second', 'select 2;')
    await expect(migrate(made.db, dir)).rejects.toThrow('2_second was changed after it had been applied')
    await rm(join(dir, '2_second'), { recursive: true })
    await expect(migrate(made.db, dir)).rejects.toThrow('2_second was applied to')
    await add('2_second', 'select 1;')
    await rows(`update public._prisma_migrations set finished_at = null where migration_name = '2_second'`)
    await expect(migrate(made.db, dir)).rejects.toMatchObject({
      message: expect.stringContaining('recorded as failed'),
      hint: expect.stringContaining('prisma migrate resolve'),
    })
    await rows(`update public._prisma_migrations set rolled_back_at = now() where migration_name = '2_second'`)
    expect(await migrate(made.db, dir)).toEqual({ applied: ['2_second'] })
  })

  test('the hub’s own migrations apply, and its three roles can be taken', async () => {
    await withSql(made.db, owner, (sql) => sql.query('select 1'))
    const { applied } = await migrate(made.db)
    expect(applied).toEqual(
      (await readdir(new URL('./migrations', import.meta.url))).filter((name) => /^\d/.test(name)).sort(),
    )
    const [first] = await rows<{ checksum: string }>(
      'select checksum from public._prisma_migrations order by migration_name limit 1',
    )
    const file = await readFile(new URL(`./migrations/${applied[0]}/migration.sql`, import.meta.url))
    expect(first?.checksum).toBe(createHash('sha256').update(file).digest('hex'))
    for (const role of ['public', 'intake'] as const) {
      expect(await withSql(made.db, { role }, (sql) => sql.one('select current_user::text as who'))).toEqual({
        who: `hub_${role}`,
      })
    }
  })
})

test.runIf(testKinds.includes('native'))(
  'of several processes one migrates and the others find it done; databases of one server do not disturb each other',
  async () => {
    const databases = await Promise.all([1, 2, 3].map(() => freshServerDatabase()))
    const opened = await Promise.all(
      databases.flatMap(({ url }) => [url, url]).map((url) => openDatabase({ url, dataDir: '.' })),
    )
    const results = await Promise.all(opened.map((db) => migrate(db)))
    const counts = results.map(({ applied }) => applied.length)
    for (const pair of [0, 2, 4]) {
      expect(Math.min(counts[pair] ?? 1, counts[pair + 1] ?? 1)).toBe(0)
      expect(Math.max(counts[pair] ?? 0, counts[pair + 1] ?? 0)).toBeGreaterThan(0)
    }
    await Promise.all(opened.map((db) => db.close()))
    for (const { drop } of databases) await drop()
  },
)
