import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { hashOfSecret } from './bearer-secret.ts'
import { idle, type SessionStage, sessionWorks } from './session.ts'

/** What a request may come with: the token of a program, or the session of a browser. */
export type Credential = { readonly token: string } | { readonly session: string }

/** Who a credential belongs to: the same whichever it is. */
export interface Holder {
  readonly accountId: string
  readonly name: string
  /** Those of the account, cut down to what the credential carries: nothing while signing in is not finished. */
  readonly scopes: readonly string[]
  readonly viewOnly: boolean
  /** The session, when it is one. */
  readonly session: HeldSession | null
}

export interface HeldSession {
  readonly id: string
  readonly stage: SessionStage
  /** When it ends by itself, unless it is used before. */
  readonly endsAt: Date
}

/** Tokens look like this: a mark that secret scanners can find, and 32 random bytes. */
export const tokenMark = 'hub_'
const tokenPattern = /^hub_[A-Za-z0-9_-]{43}$/
const sessionPattern = /^[A-Za-z0-9_-]{43}$/

/**
 * The account of a token or a session, or undefined when there is none: unknown, ended, revoked, or of a disabled account. Nothing
 * but the secret decides who asks.
 */
export async function findViewer(db: Database, credential: Credential): Promise<Holder | undefined> {
  if ('token' in credential) {
    if (!tokenPattern.test(credential.token)) return undefined
    return await withSql(db, { role: 'signIn' }, (sql) => byToken(sql, hashOfSecret(credential.token)))
  }
  if (!sessionPattern.test(credential.session)) return undefined
  return await withSql(db, { role: 'signIn' }, (sql) => bySession(sql, hashOfSecret(credential.session)))
}

interface Row {
  readonly accountId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly viewOnly: boolean
}

const accountColumns = 'a.id::text as "accountId", a.name, a.view_only as "viewOnly"'

async function byToken(sql: Sql, hash: Buffer): Promise<Holder | undefined> {
  const row = await sql.one<Row & { tokenId: string; firstToday: boolean }>(
    `select ${accountColumns}, array(select s from unnest(a.scopes) s where s = any(t.scopes) order by s) as scopes,
       t.id::text as "tokenId", t.last_used_on is distinct from hub_day(now()) as "firstToday"
     from account_token t join account a on a.id = t.account_id
     where t.hash = $1 and t.revoked_at is null and t.expires_at > now() and a.disabled_at is null`,
    [hash],
  )
  if (!row) return undefined
  const { tokenId, firstToday, ...holder } = row
  if (firstToday) {
    await sql.query('update account_token set last_used_on = hub_day(now()) where id = $1::bigint', [tokenId])
  }
  return { ...holder, session: null }
}

async function bySession(sql: Sql, hash: Buffer): Promise<Holder | undefined> {
  const row = await sql.one<Row & HeldSession & { stale: boolean }>(
    `select ${accountColumns}, case s.stage when 'FULL' then array(select c from unnest(a.scopes) c order by c) else '{}' end as scopes,
       s.id::text, s.stage, least(s.expires_at, now() + ${idle}) as "endsAt", s.seen_at < now() - interval '1 minute' as stale
     from session s join account a on a.id = s.account_id where s.hash = $1 and ${sessionWorks} and a.disabled_at is null`,
    [hash],
  )
  if (!row) return undefined
  const { id, stage, endsAt, stale, ...holder } = row
  // not at every request: a minute more or less does not matter, and a write does
  if (stale) await sql.query('update session set seen_at = now() where id = $1::bigint', [id])
  return { ...holder, session: { id, stage, endsAt } }
}
