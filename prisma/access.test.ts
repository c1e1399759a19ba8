import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Access, once, readPublic, type Sql, withSql } from './access.ts'
import type { Database } from './database.ts'
import { freshDatabase, type TestDatabase, testKinds } from './test-database.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }) // for a busy machine

const owner = { role: 'owner' } as const
const staff = { role: 'staff', accountId: '7', scopes: ['TIP_READ', 'CASE_READ'] } as const

describe.each(testKinds)('on the %s database', (kind) => {
  let made: TestDatabase
  let db: Database

  beforeAll(async () => {
    made = await freshDatabase(kind)
    db = made.db
    await withSql(db, owner, (sql) =>
      sql.query('create table public.note (id bigint generated always as identity, body text unique)'),
    )
  })

  afterAll(async () => {
    await made.drop()
  })

  const notes = () =>
    withSql(db, owner, (sql) => sql.query<{ body: string }>('select body from public.note order by id'))

  test.each<[Access, string, string]>([
    [{ role: 'public' }, 'hub_public', 'pub, public'],
    [{ role: 'intake' }, 'hub_intake', 'live, public'],
    [staff, 'hub_staff', 'live, public'],
    [{ role: 'signIn' }, 'hub_sign_in', 'live, public'],
  ])('%o runs in its own role and world', async (access, who, path) => {
    const text = `select current_user::text as who, current_setting('search_path') as path`
    expect(await withSql(db, access, (sql) => sql.one(text))).toEqual({ who, path })
  })

  test('one text reads the live rows or the release, as the role has it', async () => {
    const text = `select 'metric'::regclass::oid = 'live.metric'::regclass::oid as live`
    expect(await withSql(db, staff, (sql) => sql.one(text))).toEqual({ live: true })
    await expect(readPublic(db, 'select * from live.tip')).rejects.toThrow('permission denied')
    await expect(withSql(db, { role: 'public' }, (sql) => sql.query('select * from live.tip'))).rejects.toThrow(
      'permission denied',
    )
    await expect(withSql(db, { role: 'intake' }, (sql) => sql.query('select * from tip'))).rejects.toThrow(
      'permission denied',
    )
  })

  test('public reads cannot write, in either way', async () => {
    await expect(readPublic(db, 'create temporary table x ()')).rejects.toThrow('read-only')
    await expect(withSql(db, { role: 'public' }, (sql) => sql.query('create temporary table x ()'))).rejects.toThrow(
      'read-only',
    )
    expect(
      await readPublic(db, `select current_user::text as who, current_setting('transaction_read_only') as read_only`),
    ).toEqual([{ who: 'hub_public', read_only: 'on' }])
  })

  test('claims are those of the transaction and do not reach the next one', async () => {
    const text = `select current_setting('hub.account_id', true) as account, current_setting('hub.scopes', true) as scopes`
    expect(await withSql(db, staff, (sql) => sql.one(text))).toEqual({ account: '7', scopes: 'TIP_READ,CASE_READ' })
    const nobody = { role: 'staff', accountId: null, scopes: [] } as const
    expect(await withSql(db, nobody, (sql) => sql.one(text))).toEqual({ account: '', scopes: '' })
    for (let i = 0; i < 12; i += 1) {
      const left = await withSql(db, owner, (sql) => sql.one<{ account: string | null; scopes: string | null }>(text))
      expect([left?.account || '', left?.scopes || '']).toEqual(['', ''])
    }
  })

  test('a statement by itself runs in its role with its claims, and leaves nothing for the next one', async () => {
    const text = `select current_user::text as who, current_setting('search_path') as path, current_setting('hub.account_id', true) as account,
      current_setting('hub.scopes', true) as scopes, current_setting('transaction_read_only') as read_only, $1::int as n`
    const seen = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        once(db, n % 3 === 0 ? owner : staff, text, [n], n % 2 === 0 ? { name: 'who' } : {}),
      ),
    )
    const common = { read_only: 'on', path: 'live, public' }
    for (const [n, rows] of seen.entries()) {
      if (n % 3 > 0)
        expect(rows).toEqual([{ ...common, who: 'hub_staff', account: '7', scopes: 'TIP_READ,CASE_READ', n }])
      else expect(rows).toEqual([{ ...common, who: expect.not.stringContaining('hub_'), account: '', scopes: '', n }])
    }
    const after = `select current_user::text as who, coalesce(current_setting('hub.account_id', true), '') as account`
    for (let i = 0; i < 12; i += 1)
      expect(await withSql(db, owner, (sql) => sql.one(after))).toMatchObject({
        account: '',
        who: expect.not.stringContaining('hub_'),
      })
  })

  test('a statement by itself writes only where it may, whole or not at all', async () => {
    const add = `insert into public.note (body) select 'once ' || n from generate_series(1, $1::int) n returning body`
    await expect(once(db, owner, add, [2])).rejects.toThrow('read-only')
    await expect(once(db, staff, add, [2], { writes: true })).rejects.toThrow('permission denied')
    expect(await once(db, owner, add, [2], { writes: true, name: 'add' })).toHaveLength(2)
    await expect(once(db, owner, add, [3], { writes: true, name: 'add' })).rejects.toThrow('unique')
    expect(
      await once(db, owner, `delete from public.note where body like 'once %' returning 1`, [], { writes: true }),
    ).toHaveLength(2)
  })

  test('where the role cannot be taken, the statement is not run under another', async () => {
    const lost = { ...db, kind: 'native' as const, statementTimeoutMs: 1e12 } // no setting the server takes
    const add = `insert into public.note (body) values ('as the owner')`
    await expect(once(lost, staff, add, [], { writes: true })).rejects.toThrow('statement_timeout')
    await expect(withSql(lost, staff, (sql) => sql.query(add))).rejects.toThrow('statement_timeout')
    expect(await once(db, owner, `select 1 from public.note where body = 'as the owner'`)).toEqual([])
  })

  test('a claim that is no claim never reaches the database', async () => {
    for (const forged of [
      { ...staff, accountId: `7'; set role none; --` },
      { ...staff, scopes: ['a b'] },
    ]) {
      await expect(once(db, forged, 'select 1')).rejects.toThrow('what no claim may')
      await expect(withSql(db, forged, async () => 1)).rejects.toThrow('what no claim may')
    }
    expect(await once(db, staff, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('values come out the same on every database', async () => {
    const text = `select 9007199254740993::int8 as id, date '2025-07-01' as day, 1.25::numeric as share, timestamptz '2025-07-01 00:00+07' as at,
      array[1::int8] as ids, array[date '2025-07-01'] as days, timestamptz '2025-06-30 18:00Z' :: date as local, '{"a": 1}'::jsonb as json`
    expect(await withSql(db, owner, (sql) => sql.one(text))).toEqual({
      id: '9007199254740993',
      day: '2025-07-01',
      share: 1.25,
      at: new Date('2025-06-30T17:00:00Z'),
      ids: ['1'],
      days: ['2025-07-01'],
      local: '2025-07-01',
      json: { a: 1 },
    })
  })

  test('what throws is rolled back, what resolves is kept', async () => {
    const add = (body: string) => (sql: Sql) => sql.query('insert into public.note (body) values ($1)', [body])
    await withSql(db, owner, add('kept'))
    const fails = withSql(db, owner, async (sql) => {
      await add('lost')(sql)
      throw new Error('second thoughts')
    })
    await expect(fails).rejects.toThrow('second thoughts')
    expect(await notes()).toEqual([{ body: 'kept' }])
  })

  test('a failed statement cannot be overlooked: the transaction says that nothing was kept', async () => {
    const careless = withSql(db, owner, async (sql) => {
      await sql.query(`insert into public.note (body) values ('overlooked')`)
      await sql.query(`insert into public.note (body) values ('kept')`).catch(() => {})
    })
    await expect(careless).rejects.toThrow('nothing of it was kept')
    expect(await notes()).toEqual([{ body: 'kept' }])
  })

  test('statements started together run in order on the one connection', async () => {
    const numbers = await withSql(db, owner, (sql) =>
      Promise.all(Array.from({ length: 20 }, (_, n) => sql.one<{ n: number }>('select $1::int as n', [n]))),
    )
    expect(numbers.map((row) => row?.n)).toEqual(Array.from({ length: 20 }, (_, n) => n))
  })

  test('a second connection inside a transaction is refused, not waited for', async () => {
    const nested = () => withSql(db, owner, () => readPublic(db, 'select 1'))
    await expect(nested()).rejects.toThrow('inside a transaction')
    await expect(withSql(db, owner, () => withSql(db, staff, async () => 1))).rejects.toThrow('inside a transaction')
    // Work that a transaction has merely started, and that runs after it, is free.
    let later: Promise<unknown> | undefined
    await withSql(db, owner, async () => {
      later = new Promise((resolve) => setTimeout(resolve, 20)).then(() => readPublic(db, 'select 1 as one'))
    })
    expect(await later).toEqual([{ one: 1 }])
  })

  test('several statements in one text give the rows of the last', async () => {
    expect(await withSql(db, owner, (sql) => sql.query('select 1 as a; select 2 as b'))).toEqual([{ b: 2 }])
  })

  test('an Sql does not outlive its transaction', async () => {
    const escaped = await withSql(db, owner, async (sql) => sql)
    await expect(escaped.query('select 1')).rejects.toThrow('has ended')
  })

  test('many readers at once all get their own answer', async () => {
    const reads = Array.from({ length: 100 }, (_, n) => readPublic(db, 'select $1::int as n', [n], { name: 'many' }))
    expect((await Promise.all(reads)).flat()).toEqual(reads.map((_, n) => ({ n })))
  })

  test('a reader that has gone is not served, and harms nobody', async () => {
    const gone = AbortSignal.abort(new Error('the reader has gone'))
    await expect(readPublic(db, 'select 1', [], { signal: gone })).rejects.toThrow('the reader has gone')
    // Fill every connection, queue one more, and let that one go.
    const slow = Array.from({ length: 10 }, () => readPublic(db, 'select count(*) from generate_series(1, 300000)'))
    const leaving = new AbortController()
    const queued = readPublic(db, 'select 1', [], { signal: leaving.signal })
    leaving.abort(new Error('left the queue'))
    await expect(queued).rejects.toThrow('left the queue')
    await Promise.all(slow)
    expect(await readPublic(db, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe.runIf(testKinds.includes('native'))('on a server', () => {
  let made: TestDatabase

  beforeAll(async () => {
    made = await freshDatabase('native', { statementTimeoutMs: 400 })
  })

  afterAll(async () => {
    await made.drop()
  })

  test('a statement is given up on the server when its reader goes, and the connection serves on', async () => {
    for (const through of ['read', 'transaction'] as const) {
      const leaving = new AbortController()
      const started = Date.now()
      const sleeping =
        through === 'read'
          ? readPublic(made.db, 'select pg_sleep(5)', [], { signal: leaving.signal })
          : withSql(made.db, owner, (sql) => sql.query('select pg_sleep(5)', [], leaving.signal))
      setTimeout(() => leaving.abort(new Error('gone')), 100)
      await expect(sleeping).rejects.toThrow('gone')
      expect(Date.now() - started).toBeLessThan(2000)
    }
    const running = `select count(*)::int from pg_stat_activity where datname = current_database() and query like '%pg_sleep(5)%' and state = 'active'`
    expect(await withSql(made.db, owner, (sql) => sql.one(`${running} and pid <> pg_backend_pid()`))).toEqual({
      count: 0,
    })
  })

  test('a request may take so long and no longer; the owner may', async () => {
    await expect(readPublic(made.db, 'select pg_sleep(2)')).rejects.toThrow('statement timeout')
    await expect(withSql(made.db, staff, (sql) => sql.query('select pg_sleep(2)'))).rejects.toThrow('statement timeout')
    await withSql(made.db, owner, (sql) => sql.query('select pg_sleep(0.6)'))
  })
})
