import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { freshDatabase, testKinds } from '../test-database.ts'
import { addAccount, disableAccount, listAccounts, revokeTokens } from './account.ts'
import { findViewer as findHolder } from './viewer.ts'

const code = (error: { extensions?: { code?: string } }) => error.extensions?.code

describe.each(testKinds)('accounts on the %s database', (kind) => {
  let db: Database
  let drop: () => Promise<void>
  beforeAll(async () => {
    ;({ db, drop } = await freshDatabase(kind))
  }, 120_000)
  afterAll(() => drop?.())

  const findViewer = (db: Database, token: string) => findHolder(db, { token })

  test('a token finds its account, and nothing of it is kept but a hash', async () => {
    const { token, created } = await addAccount(db, {
      name: 'ca.bacninh',
      scopes: ['records:read', 'records:write'],
      expiresInDays: 30,
    })
    expect(created).toBe(true)
    expect(token).toMatch(/^hub_[A-Za-z0-9_-]{43}$/)
    expect(await findViewer(db, token)).toEqual({
      accountId: '1',
      name: 'ca.bacninh',
      scopes: ['records:read', 'records:write'],
      viewOnly: false,
      session: null,
      areas: { units: '', agencies: '' },
    })
    const kept = await withSql(db, { role: 'owner' }, (sql) =>
      sql.query<{ row: string }>('select t::text || a::text as row from account_token t, audit_entry a'),
    )
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.some(({ row }) => row.includes(token.slice(4)))).toBe(false)
  })

  test('anything else finds nobody', async () => {
    const { token } = await addAccount(db, { name: 'other', scopes: ['audit:read'], expiresInDays: 1 })
    const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    for (const wrong of ['', 'hub_', changed, token.toUpperCase(), `${token} `, `' or true --`]) {
      expect(await findViewer(db, wrong), wrong).toBeUndefined()
    }
    expect(await findViewer(db, token)).toBeDefined()
  })

  test('a token holds at most the scopes of its account, also when the account loses some', async () => {
    const first = await addAccount(db, { name: 'narrow', scopes: ['records:read', 'audit:read'], expiresInDays: 1 })
    const second = await addAccount(db, { name: 'narrow', scopes: ['audit:read'], expiresInDays: 1 })
    expect(second).toMatchObject({ accountId: first.accountId, created: false })
    expect(await findViewer(db, second.token)).toMatchObject({ scopes: ['audit:read'] })
    await expect(addAccount(db, { name: 'narrow', scopes: ['release:publish'], expiresInDays: 1 })).rejects.toSatisfy(
      (error: object) => code(error) === 'CONFLICT',
    )
    await withSql(db, { role: 'owner' }, (sql) =>
      sql.query(`update account set scopes = '{records:read}' where name = 'narrow'`),
    )
    expect(await findViewer(db, first.token)).toMatchObject({ scopes: ['records:read'] })
    expect(await findViewer(db, second.token)).toMatchObject({ scopes: [] })
  })

  test('an ended, revoked or disabled token finds nobody', async () => {
    const ended = await addAccount(db, { name: 'ended', scopes: ['audit:read'], expiresInDays: 1 })
    await withSql(db, { role: 'owner' }, (sql) =>
      sql.query('update account_token set expires_at = now() where account_id = $1::bigint', [ended.accountId]),
    )
    expect(await findViewer(db, ended.token)).toBeUndefined()

    const revoked = await addAccount(db, { name: 'revoked', scopes: ['audit:read'], expiresInDays: 1 })
    expect(await revokeTokens(db, 'revoked')).toBe(1)
    expect(await findViewer(db, revoked.token)).toBeUndefined()
    const again = await addAccount(db, { name: 'revoked', scopes: ['audit:read'], expiresInDays: 1 })
    expect(await findViewer(db, again.token)).toBeDefined()

    await disableAccount(db, 'revoked')
    expect(await findViewer(db, again.token)).toBeUndefined()
    await expect(addAccount(db, { name: 'revoked', scopes: ['audit:read'], expiresInDays: 1 })).rejects.toSatisfy(
      (error: object) => code(error) === 'CONFLICT',
    )
    const listed = await listAccounts(db)
    expect(listed.find(({ name }) => name === 'revoked')).toMatchObject({ tokens: 1, disabledAt: expect.any(Date) })
  })

  test('names, days and unknown accounts are refused with what is wrong', async () => {
    for (const wrong of [{ name: 'Ông A' }, { scopes: [] }, { expiresInDays: 0 }, { expiresInDays: 1.5 }]) {
      const given = { name: 'someone', scopes: ['audit:read'], expiresInDays: 1, ...wrong }
      await expect((async () => addAccount(db, given))()).rejects.toSatisfy(
        (error: object) => code(error) === 'BAD_USER_INPUT',
      )
    }
    await expect(disableAccount(db, 'nobody')).rejects.toSatisfy((error: object) => code(error) === 'NOT_FOUND')
  })
})
