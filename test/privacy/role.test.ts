import { type Access, type Sql, withSql } from '@hub/prisma/access'
import { appendAudit, recordOperation } from '@hub/prisma/data/audit'
import { claimAccount } from '@hub/prisma/data/self'
import { freshDatabase, type TestDatabase, testKinds } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const schemas = ['live', 'release', 'pub', 'identity'] as const
type Action = 'select' | 'insert' | 'update' | 'delete'

/**
 * Tries everything in the name of the role the transaction runs in: four actions on every table and view, and every function with
 * empty arguments. Each try is undone. What ends with any other error than a lack of rights counts as allowed: a row that a policy
 * refuses, too, since the right to the table is there. Gives `action name`.
 */
const tryEverything = `
do $$
declare
  t record;
  f record;
  tries text[];
  attempt text;
  allowed text[] := '{}';
begin
  for t in
    select c.oid, format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any (string_to_array(current_setting('hub.schemas'), ',')) and c.relkind in ('r', 'v', 'm', 'p')
  loop
    tries := array[format('select|select * from %s where false', t.name), format('insert|insert into %s default values', t.name),
      format('delete|delete from %s where false', t.name), format('delete|truncate %s', t.name)]
      || (select array_agg(format('update|update %s set %I = null where false', t.name, a.attname)) from pg_attribute a
          where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = '');
    foreach attempt in array tries loop
      begin
        execute split_part(attempt, '|', 2);
        raise exception 'undo';
      exception
        -- a view that cannot be written is no right either
        when wrong_object_type or object_not_in_prerequisite_state then null;
        when insufficient_privilege then
          if sqlerrm not like 'permission denied%' then
            allowed := allowed || (split_part(attempt, '|', 1) || ' ' || t.name);
          end if;
        when others then allowed := allowed || (split_part(attempt, '|', 1) || ' ' || t.name);
      end;
    end loop;
  end loop;
  for f in
    select format('%I.%I', n.nspname, p.proname) as name,
      (select coalesce(string_agg('null::' || format_type(a, null), ', '), '') from unnest(p.proargtypes) a) as arguments
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = any (string_to_array(current_setting('hub.schemas'), ','))
  loop
    begin
      execute format('select %s(%s)', f.name, f.arguments);
      raise exception 'undo';
    exception
      when insufficient_privilege then
        if sqlerrm not like 'permission denied%' then
          allowed := allowed || ('execute ' || f.name);
        end if;
      when others then allowed := allowed || ('execute ' || f.name);
    end;
  end loop;
  perform set_config('hub.allowed', array_to_string(allowed, ','), true);
end
$$`

type Role = 'hub_public' | 'hub_intake' | 'hub_staff' | 'hub_sign_in'

/** Everything a role can do by its rights alone (transactions of the public are read-only besides), sorted, each right once. */
async function rightsOf({ db }: TestDatabase, role?: Role, within: readonly string[] = schemas): Promise<string[]> {
  return await withSql(db, { role: 'owner' }, async (sql) => {
    await sql.query(`select set_config('hub.schemas', $1, true)`, [within.join(',')])
    if (role) await sql.query(`select set_config('role', $1, true)`, [role])
    await sql.query(tryEverything)
    const row = await sql.one<{ allowed: string }>(`select current_setting('hub.allowed') as allowed`)
    return [...new Set((row?.allowed ?? '').split(',').filter(Boolean))].sort()
  })
}

async function tablesOf(sql: Sql, schema: (typeof schemas)[number]): Promise<string[]> {
  const rows = await sql.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'v', 'm', 'p')`,
    [schema],
  )
  return rows.map(({ name }) => name)
}

const each = (action: Action | 'execute', schema: string, names: string) =>
  names.split(' ').map((name) => `${action} ${schema}.${name}`)

/** What proves who somebody is. */
const secrets = ['account_token', 'session', 'account_password', 'second_factor', 'recovery_code', 'sign_in_link']

/** Officers record and correct these in their areas; they never remove a record. */
const recorded =
  'campaign_event case_offence case_people case_route case_stage consent criminal_case deadline ' +
  'import_batch import_note support_service tip tip_message trial victim victim_status'

/** What the policies ask of a transaction. */
const claims = 'claimed_account claimed_agencies claimed_units claims_everywhere has_scope'

describe.each(testKinds)('database roles on the %s database', (kind) => {
  let world: TestDatabase
  let live: string[]
  let pub: string[]
  beforeAll(async () => {
    world = await freshDatabase(kind)
    await withSql(world.db, { role: 'owner' }, async (sql) => {
      live = await tablesOf(sql, 'live')
      pub = await tablesOf(sql, 'pub')
    })
  }, 120_000)
  afterAll(() => world?.drop())

  test('the owner can do anything, so that a refusal means something', async () => {
    const rights = await rightsOf(world, undefined, ['identity'])
    const tables = ['data_key', 'entry', 'linkage', 'removed_record']
    expect(rights).toEqual(
      (['delete', 'insert', 'select', 'update'] as const).flatMap((action) =>
        each(action, 'identity', tables.join(' ')),
      ),
    )
  })

  test('the public reads the views of the newest release, and nothing else', async () => {
    expect(await rightsOf(world, 'hub_public')).toEqual(pub.map((name) => `select ${name}`).sort())
    for (const hidden of [
      'tip',
      'victim',
      'criminal_case',
      'account',
      'deadline',
      'population_review',
      'audit_entry',
    ]) {
      expect(pub).not.toContain(`pub.${hidden}`)
    }
  })

  test('intake files a tip, seals a contact with it and follows it up, and nothing else', async () => {
    expect(await rightsOf(world, 'hub_intake')).toEqual(
      each('execute', 'live', 'flag_told follow_up_tip reporter_place seal_reporter submit_tip').sort(),
    )
  })

  test('staff read live rows, record and correct, and never read identities, rewrite the log or remove a record', async () => {
    // facts, their sums and persons are counted for staff, and never read
    const sealed = ['audit_seal', 'audit_seal_head']
    const hidden = [
      'setting',
      'fact',
      'placed_fact',
      'coming_fact',
      'summed_metric',
      'fact_sum',
      'fact_stale',
      'person',
      'person_confirmed',
      'removal',
      'alert_delivery',
      ...sealed,
      ...secrets,
    ]
    const unread = hidden.map((name) => `live.${name}`)
    expect(await rightsOf(world, 'hub_staff')).toEqual(
      [
        ...live.filter((name) => !unread.includes(name)).map((name) => `select ${name}`),
        ...pub.map((name) => `select ${name}`),
        ...each('insert', 'live', `${recorded} briefing_schedule data_kind`),
        ...each('update', 'live', `${recorded} briefing_schedule`),
        ...each('delete', 'live', 'case_offence case_people case_route'),
        ...each(
          'execute',
          'live',
          `append_audit audit_standing cell_counts count_within figure_cells ring_of start_clocks ${claims}`,
        ),
        // those that need a scope refuse without it, whoever may call them
        ...each(
          'execute',
          'live',
          'agencies_of_person deadline_cells figures_of_person late_deadlines link_victim person_overlap removal_preview withdraw_person',
        ),
        ...each('execute', 'live', 'claim_data_key open_identity read_sealed seal_identity sealed_fields'),
        ...each('execute', 'live', 'acknowledge_alert account_overview add_account change_account end_area give_area'),
        ...each('execute', 'live', 'issue_sign_in_link revoke_account_token token_overview'),
      ].sort(),
    )
  })

  test('signing in reads and writes what proves who somebody is, and no record', async () => {
    expect(await rightsOf(world, 'hub_sign_in')).toEqual(
      [
        ...each('select', 'live', `account ${secrets.join(' ')}`),
        ...each('insert', 'live', 'account_token session account_password second_factor recovery_code'),
        ...each('update', 'live', secrets.join(' ')),
        ...each('delete', 'live', 'session second_factor recovery_code'),
        ...each('execute', 'live', 'append_audit claims_of_account'),
      ].sort(),
    )
  })

  test('accounts are administered by those whose claims say so, and by the hub itself', async () => {
    const calls = [
      'select * from account_overview()',
      "select * from token_overview('{1}')",
      "select * from add_account('somebody', '{}', false)",
      'select * from change_account(1, null, null, true, false)',
      'select * from revoke_account_token(1)',
      "select * from issue_sign_in_link(1, sha256(convert_to(random()::text, 'UTF8')), 1, false)",
    ]
    const staff = (...scopes: string[]): Access => ({ role: 'staff', accountId: '1', scopes })
    await withSql(world.db, { role: 'owner' }, (sql) => sql.query(calls[2] ?? ''))
    for (const text of calls) {
      for (const access of [staff(), staff('records:read', 'audit:read'), { role: 'signIn' }] satisfies Access[]) {
        await expect(
          withSql(world.db, access, (sql) => sql.query(text)),
          text,
        ).rejects.toThrow(/permission denied|account:admin/)
      }
      await withSql(world.db, staff('account:admin'), (sql) => sql.query(text))
      await withSql(world.db, { role: 'owner' }, (sql) => sql.query(text))
    }
  })

  test('an entry of the log is in the name of the account that the transaction claims, and of no other', async () => {
    const ids = await withSql(world.db, { role: 'owner' }, async (sql) => {
      const rows = await sql.query<{ id: string }>(
        `insert into account (name) values ('first.writer'), ('second.writer') returning id::text`,
      )
      return rows.map(({ id }) => id)
    })
    const [own = '', other = ''] = ids
    const staff: Access = { role: 'staff', accountId: own, scopes: ['records:write'] }
    const several: Access = { role: 'staff', accountId: null, scopes: [], audited: [other] }
    const note = (access: Access, accountId: string | null, claimed?: string) =>
      withSql(world.db, access, async (sql) => {
        if (claimed) await claimAccount(sql, claimed)
        return await appendAudit(sql, accountId, { action: 'recordTip' })
      })
    const nobody: Access = { ...several, audited: [] }
    for (const [access, name, claimed] of [
      [staff, other],
      [staff, null],
      [{ ...staff, audited: [other] }, other],
      [nobody, own],
      [several, own],
      [{ role: 'signIn' }, own],
      [{ role: 'signIn' }, other, own],
      [{ role: 'signIn' }, null, own],
    ] as [Access, string | null, string?][])
      await expect(note(access, name, claimed), JSON.stringify([access, name, claimed])).rejects.toThrow(
        /the account that the transaction claims/,
      )
    for (const [access, name, claimed] of [
      [staff, own],
      [nobody, null],
      [several, other],
      [{ role: 'signIn' }, null],
      [{ role: 'signIn' }, own, own],
      [{ role: 'owner' }, other],
    ] as [Access, string | null, string?][])
      await expect(note(access, name, claimed), JSON.stringify([access, name, claimed])).resolves.toMatch(/^\d+$/)
    // readers whose entries share one transaction
    const reading = ids.map((accountId) =>
      recordOperation(world.db, { role: 'staff', accountId, scopes: [] }, { action: 'export' }),
    )
    await Promise.all(reading)
    const rows = await withSql(world.db, { role: 'owner' }, (sql) =>
      sql.query<{ account: string }>(
        `select account_id::text as account from audit_entry where action = 'export' order by account_id`,
      ),
    )
    expect(rows.map(({ account }) => account)).toEqual(ids)
  })

  test('a view-only account can hold no scope that writes, whoever gives it', async () => {
    const give = (scopes: string) =>
      withSql(world.db, { role: 'owner' }, (sql) =>
        sql.query(`insert into account (name, scopes, view_only) values ('viewer', $1::text[], true)`, [scopes]),
      )
    for (const scope of [
      'records:write',
      'import:write',
      'alert:acknowledge',
      'release:publish',
      'identity:open',
      'person:remove',
      'account:admin',
    ]) {
      await expect(give(`{records:read,${scope}}`), scope).rejects.toThrow(/account_view_only/)
    }
    await give('{records:read,figures:exact,audit:read}')
    await expect(
      withSql(world.db, { role: 'owner' }, (sql) =>
        sql.query(`update account set scopes = '{records:write}' where name = 'viewer'`),
      ),
    ).rejects.toThrow(/account_view_only/)
  })

  test('no role of the application makes tables, or reads hashes it need not', async () => {
    const roles: Access[] = [
      { role: 'public' },
      { role: 'intake' },
      { role: 'signIn' },
      { role: 'staff', accountId: null, scopes: [] },
    ]
    for (const access of roles) {
      for (const schema of schemas) {
        await expect(
          withSql(world.db, access, (sql) => sql.query(`create table ${schema}.mine (a int)`)),
          `${access.role} in ${schema}`,
        ).rejects.toThrow(/permission denied|read-only/)
      }
    }
    const staff: Access = { role: 'staff', accountId: null, scopes: [] }
    await expect(withSql(world.db, staff, (sql) => sql.query('select * from account_token'))).rejects.toThrow(
      /permission/,
    )
    await expect(
      withSql(world.db, staff, (sql) => sql.query(`update session set account_id = 1 where false`)),
    ).rejects.toThrow(/permission/)
    await expect(
      withSql(world.db, staff, (sql) => sql.query(`update account set scopes = '{account:admin}' where false`)),
    ).rejects.toThrow(/permission/)
  })
})
