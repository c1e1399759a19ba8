import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import { addAccount } from './account.ts'
import { appendAudit, recordOperation, verifyAudit, withAudit } from './audit.ts'

describe.each(testKinds)('the audit log on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  const staff: Access = { role: 'staff', accountId: '1', scopes: ['audit:read'] }

  beforeAll(async () => {
    ;({ db, drop } = await freshDatabase(kind))
    await addAccount(db, { name: 'tester', scopes: ['audit:read'], expiresInDays: 1 })
    for (const action of ['a', 'b', 'c', 'd'])
      await recordOperation(db, staff, { action, operation: 'Đọc', requestId: action, detail: { b: 1, a: ['ô'] } })
  }, 120_000)
  afterAll(() => drop?.())

  /** Changes the log as somebody with the database in hand could. */
  const tamper = (statement: string) =>
    withSql(db, { role: 'owner' }, async (sql) => {
      await sql.query('alter table audit_entry disable trigger keep_audit')
      await sql.query(statement)
      await sql.query('alter table audit_entry enable trigger keep_audit')
    })

  test('every entry follows from the one before, read in batches of any size', async () => {
    for (const batch of [1, 2, 100]) {
      const { entries, head, broken } = await verifyAudit(db, staff, batch)
      expect({ entries, broken }).toEqual({ entries: 5, broken: undefined })
      expect(head).toMatch(/^[0-9a-f]{64}$/)
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
    const forge = `insert into audit_entry (action, hash) values ('forged', '\\x00')`
    await expect(withSql(db, staff, (sql) => sql.query(forge))).rejects.toThrow(/permission denied/)
  })

  test('a write and its entry are kept together or not at all', async () => {
    const before = await verifyAudit(db)
    const failing = withAudit(
      db,
      { access: staff, requestId: 'r' },
      async (sql) => {
        await appendAudit(sql, '1', { action: 'half' })
        throw new Error('no')
      },
      () => ({ action: 'whole' }),
    )
    await expect(failing).rejects.toThrow('no')
    expect(await verifyAudit(db)).toEqual(before)
  })

  test('entries of many at once form one chain', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => recordOperation(db, staff, { action: 'query', requestId: String(at) })),
    )
    expect(await verifyAudit(db)).toMatchObject({ entries: 25 })
    expect((await verifyAudit(db)).broken).toBeUndefined()
  })

  test('a changed word and a moved time are found, with their place', async () => {
    await tamper(`update audit_entry set detail = '{"a": ["o"], "b": 1}' where action = 'c'`)
    expect((await verifyAudit(db)).broken).toMatchObject({ id: '4', reason: 'CHANGED' })
    await tamper(`update audit_entry set detail = '{"b": 1, "a": ["ô"]}' where action = 'c'`)
    expect((await verifyAudit(db)).broken).toBeUndefined()
    await tamper(`update audit_entry set at = at + interval '1 microsecond' where action = 'b'`)
    expect((await verifyAudit(db)).broken).toMatchObject({ id: '3', reason: 'CHANGED' })
    await tamper(`update audit_entry set at = at - interval '1 microsecond' where action = 'b'`)
    expect((await verifyAudit(db)).broken).toBeUndefined()
  })

  test('a missing entry is found at the one after it, a cut end by its head', async () => {
    const { head, entries } = await verifyAudit(db)
    await tamper('delete from audit_entry where id = (select max(id) from audit_entry)')
    const cut = await verifyAudit(db)
    expect(cut).toMatchObject({ entries: entries - 1 })
    expect(cut.head).not.toBe(head)
    await tamper(`delete from audit_entry where action = 'b'`)
    expect((await verifyAudit(db)).broken).toMatchObject({ id: '4', reason: 'MISSING_BEFORE' })
  })
})
