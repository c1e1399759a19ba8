import type { AuditAction } from '@hub/contract/audit-action'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, withSql } from '../access.ts'
import { type Database, openDatabase } from '../database.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { addAccount } from './account.ts'
import { appendAudit, recordOperation, withAudit } from './audit.ts'
import { auditHead, sealAudit, verifyAudit } from './audit-check.ts'

/** A word that no act of the hub bears, to find the entries of this test by. */
const named = (word: string) => word as AuditAction

describe.each(testKinds)('the audit log on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  let made: TestDatabase
  const staff: Access = { role: 'staff', accountId: '1', scopes: ['audit:read'] }

  beforeAll(async () => {
    made = await freshDatabase(kind)
    ;({ db, drop } = made)
    await addAccount(db, { name: 'tester', scopes: ['audit:read'], expiresInDays: 1 })
    for (const action of ['a', 'b', 'c', 'd'])
      await recordOperation(db, staff, {
        action: named(action),
        operation: 'Đọc',
        requestId: action,
        detail: { b: 1, a: ['ô'] },
      })
  }, 120_000)
  afterAll(() => drop?.())

  /** Changes the log as somebody with the database in hand could, looks at it, and puts everything back. */
  const tampered = async (...statements: string[]) => {
    const tables = ['audit_entry', 'audit_seal', 'audit_seal_head']
    const run = (...texts: string[]) =>
      withSql(db, { role: 'owner' }, async (sql) => {
        for (const table of tables) await sql.query(`alter table ${table} disable trigger keep_audit`)
        for (const text of texts) await sql.query(text)
        for (const table of tables) await sql.query(`alter table ${table} enable trigger keep_audit`)
      })
    await run(...tables.map((table) => `create table kept_${table} as table ${table}`), ...statements)
    const check = await verifyAudit(db)
    await run(
      ...tables.toReversed().map((table) => `delete from ${table}`),
      ...tables.flatMap((table) => [
        `insert into ${table} overriding system value select * from kept_${table}`,
        `drop table kept_${table}`,
      ]),
    )
    expect((await verifyAudit(db)).faults).toEqual([])
    return check.faults
  }

  /** The entry whose action is a word, as it lies in the log. */
  const entry = async (action: string) => {
    const found = await withSql(db, { role: 'owner' }, (sql) =>
      sql.one<{ id: string; writer: string; no: number }>(
        'select id::text, writer, no::int from audit_entry where action = $1',
        [action],
      ),
    )
    if (!found) throw new Error(`no entry ${action}`)
    return found
  }

  test('every entry follows from the one before in its chain, read in batches of any size', async () => {
    expect(await sealAudit(db)).toBe('1')
    for (const batch of [1, 2, 100]) {
      const check = await verifyAudit(db, { batch })
      expect(check).toMatchObject({ entries: 5, seals: 1, unsealed: 0, faults: [], broken: undefined })
      expect(check.head).toBe((await auditHead(db))?.hash)
    }
  })

  test('nobody changes or removes entries, not even the owner', async () => {
    for (const statement of [
      `update audit_entry set action = 'x'`,
      'delete from audit_entry',
      'truncate audit_entry',
    ]) {
      await expect(withSql(db, { role: 'owner' }, (sql) => sql.query(statement))).rejects.toThrow(/only grows/)
      await expect(withSql(db, staff, (sql) => sql.query(statement))).rejects.toThrow(/permission denied/)
    }
    const forge = `insert into audit_entry (writer, no, action, hash) values ('w', 1, 'forged', '\\x00')`
    await expect(withSql(db, staff, (sql) => sql.query(forge))).rejects.toThrow(/permission denied/)
  })

  test('a write and its entry are kept together or not at all', async () => {
    const before = await verifyAudit(db)
    const failing = withAudit(
      db,
      { access: staff, requestId: 'r' },
      async (sql) => {
        await appendAudit(sql, '1', { action: named('half') })
        throw new Error('no')
      },
      () => ({ action: named('whole') }),
    )
    await expect(failing).rejects.toThrow('no')
    expect(await verifyAudit(db)).toEqual(before)
  })

  test('entries of many at once are all there, in chains without a gap', async () => {
    await Promise.all([
      ...Array.from({ length: 20 }, (_, at) => recordOperation(db, staff, { action: 'query', requestId: String(at) })),
      ...Array.from({ length: 20 }, (_, at) =>
        withAudit(
          db,
          { access: staff, requestId: `w${at}` },
          (sql) => sql.query('select pg_sleep(0.01)'),
          () => ({ action: named('write') }),
        ),
      ),
    ])
    expect(await verifyAudit(db)).toMatchObject({ entries: 45, faults: [] })
  })

  const onServer = kind === 'native' ? test : undefined // the embedded database has one connection
  onServer?.('a transaction that stays open with its entry holds up nobody else', async () => {
    await withSql(db, staff, async (sql) => {
      await appendAudit(sql, '1', { action: named('slow') })
      const others = await openDatabase({ url: made.url, dataDir: made.db.dataDir, statementTimeoutMs: 2000 })
      await Promise.all(
        ['quick', 'quick too'].map((action) => recordOperation(others, staff, { action: named(action) })),
      )
      await others.close()
    })
    expect(await verifyAudit(db)).toMatchObject({ faults: [] })
  })

  test('a seal covers what was added since the one before, and there is none where nothing was', async () => {
    const before = await auditHead(db)
    expect((await verifyAudit(db)).unsealed).toBeGreaterThan(0)
    expect(await sealAudit(db)).toBe('2')
    expect(await sealAudit(db)).toBeNull()
    const after = await auditHead(db)
    expect(after?.hash).not.toBe(before?.hash)
    expect(await verifyAudit(db)).toMatchObject({ unsealed: 0, seals: 2, head: after?.hash })
    for (const { hash } of [before, after].map((head) => head ?? { hash: '' }))
      expect(await verifyAudit(db, { anchor: hash })).toMatchObject({ anchored: true })
    expect(await verifyAudit(db, { anchor: 'f'.repeat(64) })).toMatchObject({ anchored: false })
  })

  test('a changed word and a moved time are found, with their place', async () => {
    const { id, writer, no } = await entry('c')
    const changed = [{ place: 'ENTRY', reason: 'CHANGED', writer, no, id }]
    for (const change of [
      `detail = '{"a": ["o"], "b": 1}'`,
      `at = at + interval '1 microsecond'`,
      `subject = ''`,
      'account_id = null',
    ]) {
      expect(await tampered(`update audit_entry set ${change} where action = 'c'`), change).toEqual(changed)
    }
  })

  test('two entries that changed places are both found', async () => {
    const [first, second] = [await entry('b'), await entry('c')]
    const faults = await tampered(
      `update audit_entry set no = no + 1000 where action in ('b', 'c')`,
      `update audit_entry set no = ${second.no} where action = 'b'`,
      `update audit_entry set no = ${first.no} where action = 'c'`,
    )
    expect(faults.map(({ reason, id }) => ({ reason, id }))).toEqual([
      { reason: 'MOVED', id: second.id },
      { reason: 'MOVED', id: first.id },
    ])
  })

  test('a missing entry is found between its neighbours, a missing end by its seal', async () => {
    const { writer, no } = await entry('b')
    const next = await entry('c')
    expect(await tampered(`delete from audit_entry where action = 'b'`)).toEqual([
      { place: 'ENTRY', reason: 'MISSING', writer, no, until: no, id: next.id },
    ])
    const last = (await verifyAudit(db)).entries
    const [cut] = await tampered(`delete from audit_entry where writer = '${writer}' and no >= ${no}`)
    expect(cut).toMatchObject({ place: 'ENTRY', reason: 'MISSING', writer, no, id: null })
    expect(cut?.until).toBeGreaterThanOrEqual(next.no)
    expect(await tampered(`delete from audit_entry`)).not.toEqual([])
    expect((await verifyAudit(db)).entries).toBe(last)
  })

  test('a chain that was written anew with good hashes does not fit its seal', async () => {
    const { writer, no } = await entry('b')
    const faults = await tampered(
      `update audit_entry set action = 'x' where action = 'b'`,
      `do $$ declare e record; h bytea; begin
         select hash into h from live.audit_entry where writer = '${writer}' and no = ${no - 1};
         for e in select * from live.audit_entry where writer = '${writer}' and no >= ${no} order by no loop
           h := sha256(convert_to(coalesce(encode(h, 'hex'), '') || json_build_array(e.id, e.writer, e.no, extract(epoch from e.at),
             e.account_id, e.action, e.operation, e.subject, e.request_id, e.detail)::text, 'UTF8'));
           update live.audit_entry set hash = h where id = e.id;
         end loop; end $$`,
    )
    expect(faults[0]).toMatchObject({ place: 'ENTRY', reason: 'REPLACED', writer })
    expect(faults.every(({ reason }) => reason === 'REPLACED')).toBe(true)
  })

  test('a seal that was changed, emptied or removed is found', async () => {
    expect(await tampered(`update audit_seal set at = at - interval '1 day' where no = 1`)).toEqual([
      { place: 'SEAL', reason: 'CHANGED', writer: null, no: 1, id: null },
    ])
    expect(await tampered('delete from audit_seal_head where seal_no = 2')).toContainEqual({
      place: 'SEAL',
      reason: 'CHANGED',
      writer: null,
      no: 2,
      id: null,
    })
    expect(
      await tampered('delete from audit_seal_head where seal_no = 1', 'delete from audit_seal where no = 1'),
    ).toEqual([{ place: 'SEAL', reason: 'MISSING', writer: null, no: 1, until: 1, id: null }])
  })

  test('entries from before there were several chains keep their hashes, and are checked by them', async () => {
    const link = (no: number, action: string) =>
      `insert into audit_entry (writer, no, at, action, hash) values ('single', ${no}, '2026-01-01T00:00:00Z', '${action}', '')`
    const seal = `do $$ declare e live.audit_entry; h bytea; begin
      for e in select * from live.audit_entry where writer = 'single' order by no loop
        h := sha256(coalesce(h, ''::bytea) || convert_to(live.audit_text(e), 'UTF8'));
        update live.audit_entry set hash = h where id = e.id;
      end loop; end $$`
    const old = [link(1, 'old'), link(2, 'older'), seal]
    expect(await tampered(...old)).toEqual([])
    const faults = await tampered(...old, `update audit_entry set action = 'x' where action = 'old'`)
    expect(faults).toMatchObject([{ place: 'ENTRY', reason: 'CHANGED', writer: 'single', no: 1 }])
    const forge = withSql(db, staff, async (sql) => {
      await sql.query(`select set_config('hub.audit_writer', 'single', true)`)
      await appendAudit(sql, null, { action: named('forged') })
    })
    await expect(forge).rejects.toThrow('has ended')
  })
})
