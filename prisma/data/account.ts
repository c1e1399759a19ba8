import { createHash, randomBytes } from 'node:crypto'
import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { appendAudit } from './audit.ts'

/** Bearer tokens look like this: a mark that secret scanners can find, and 32 random bytes. Only the SHA-256 is kept. */
const tokenPattern = /^hub_[A-Za-z0-9_-]{43}$/

const hashOfToken = (token: string) => createHash('sha256').update(token).digest()

export interface NewAccount {
  /** Small letters, digits, dot, hyphen, underscore; 2 to 63 characters. An existing account gets one more token. */
  readonly name: string
  readonly scopes: readonly string[]
  /** Days until the token ends, 1 to 730. */
  readonly expiresInDays: number
}

export interface IssuedToken {
  readonly accountId: string
  readonly name: string
  readonly scopes: readonly string[]
  /** Shown once; it cannot be found again. */
  readonly token: string
  readonly expiresAt: Date
  /** Whether the account is new, rather than given one more token. */
  readonly created: boolean
}

const namePattern = /^[a-z0-9][a-z0-9._-]{1,62}$/

/**
 * Makes an account, or one more token for an account that is there, and gives the token. The caller has checked that the scopes
 * exist. The token of an existing account never widens it: a scope the account lacks is refused.
 */
export function addAccount(db: Database, { name, scopes, expiresInDays }: NewAccount): Promise<IssuedToken> {
  if (!namePattern.test(name)) {
    throw badInput('name', 'must be 2 to 63 small letters, digits, dots, hyphens or underscores, such as "ca.bacninh".')
  }
  if (scopes.length === 0) throw badInput('scopes', 'at least one scope is needed.')
  if (!(Number.isInteger(expiresInDays) && expiresInDays >= 1 && expiresInDays <= 730)) {
    throw badInput('expiresInDays', 'must be 1 to 730 days.')
  }
  const token = `hub_${randomBytes(32).toString('base64url')}`
  return withSql(db, { role: 'owner' }, async (sql) => {
    const made = await sql.one<{ id: string }>(
      'insert into account (name, scopes) values ($1, $2::text[]) on conflict (name) do nothing returning id::text',
      [name, scopes],
    )
    const account = made ? { id: made.id, scopes, disabled: false } : await existingAccount(sql, name)
    if (account.disabled) throw new Refusal('CONFLICT', `name: the account ${name} is disabled.`, { field: 'name' })
    const missing = scopes.filter((scope) => !account.scopes.includes(scope))
    if (missing.length > 0) {
      throw new Refusal('CONFLICT', `scopes: the account ${name} is there already and lacks ${missing.join(', ')}.`, {
        field: 'scopes',
      })
    }
    const issued = await sql.one<{ expiresAt: Date }>(
      `insert into account_token (account_id, hash, scopes, expires_at)
       values ($1::bigint, $2, $3::text[], now() + make_interval(days => $4)) returning expires_at as "expiresAt"`,
      [account.id, hashOfToken(token), scopes, expiresInDays],
    )
    await appendAudit(sql, null, {
      action: made ? 'addAccount' : 'addToken',
      subject: `Account:${account.id}`,
      detail: { scopes, expiresInDays },
    })
    const expiresAt = issued?.expiresAt ?? new Date()
    return { accountId: account.id, name, scopes, token, expiresAt, created: Boolean(made) }
  })
}

async function existingAccount(sql: Sql, name: string) {
  const account = await sql.one<{ id: string; scopes: string[]; disabled: boolean }>(
    'select id::text, scopes, disabled_at is not null as disabled from account where name = $1',
    [name],
  )
  if (!account) throw new Refusal('NOT_FOUND', `name: there is no account ${name}.`, { field: 'name' })
  return account
}

/** Who a token belongs to. `scopes` are those of the account that the token carries as well. */
export interface TokenHolder {
  readonly accountId: string
  readonly name: string
  readonly scopes: readonly string[]
}

/**
 * The account of a bearer token, or undefined when there is none: unknown, ended, revoked, or of a disabled account. One read by
 * the hash; nothing but the token decides who asks.
 */
export async function findViewer(db: Database, token: string): Promise<TokenHolder | undefined> {
  if (!tokenPattern.test(token)) return undefined
  return await withSql(db, { role: 'staff', accountId: null, scopes: [] }, (sql) =>
    sql.one<TokenHolder>(
      `select a.id::text as "accountId", a.name,
         array(select s from unnest(a.scopes) s where s = any(t.scopes) order by s) as scopes
       from account_token t join account a on a.id = t.account_id
       where t.hash = $1 and t.revoked_at is null and t.expires_at > now() and a.disabled_at is null`,
      [hashOfToken(token)],
    ),
  )
}

export interface Account {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly agencyId: string | null
  readonly unitId: string | null
  readonly createdAt: Date
  readonly disabledAt: Date | null
  /** Tokens that work today. */
  readonly tokens: number
  /** When the last of them ends; null without any. */
  readonly tokensEndAt: Date | null
}

/** All accounts by name, with how many tokens of each work today. There are few; no page is needed. */
export function listAccounts(db: Database): Promise<Account[]> {
  return withSql(db, { role: 'staff', accountId: null, scopes: [] }, (sql) =>
    sql.query<Account>(
      `select a.id::text, a.name, a.scopes, a.agency_id::text as "agencyId", a.unit_id::text as "unitId", a.created_at as "createdAt",
         a.disabled_at as "disabledAt", count(t.id)::int as tokens, max(t.expires_at) as "tokensEndAt"
       from account a left join account_token t on t.account_id = a.id and t.revoked_at is null and t.expires_at > now()
       group by a.id order by a.name`,
    ),
  )
}

/** Shuts an account out at once: no token of it works any more. Throws NOT_FOUND. */
export function disableAccount(db: Database, name: string): Promise<void> {
  return withSql(db, { role: 'owner' }, async (sql) => {
    const { id } = await existingAccount(sql, name)
    await sql.query('update account set disabled_at = coalesce(disabled_at, now()) where id = $1::bigint', [id])
    await appendAudit(sql, null, { action: 'disableAccount', subject: `Account:${id}` })
  })
}

/** Ends every token of an account, which stays and may be given a new one. Gives how many were ended. Throws NOT_FOUND. */
export function revokeTokens(db: Database, name: string): Promise<number> {
  return withSql(db, { role: 'owner' }, async (sql) => {
    const { id } = await existingAccount(sql, name)
    const ended = await sql.query(
      'update account_token set revoked_at = now() where account_id = $1::bigint and revoked_at is null and expires_at > now() returning id',
      [id],
    )
    await appendAudit(sql, null, {
      action: 'revokeTokens',
      subject: `Account:${id}`,
      detail: { tokens: ended.length },
    })
    return ended.length
  })
}
