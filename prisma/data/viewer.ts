import { type Access, type Areas, once } from '../access.ts'
import type { Database } from '../database.ts'
import { Together } from '../together.ts'
import { areasColumn } from './area.ts'
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
  /** Whose rows the account reaches today. */
  readonly areas: Areas
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

const signIn: Access = { role: 'signIn' }

/**
 * The account of a token or a session, or undefined when there is none: unknown, ended, revoked, or of a disabled account. It is read
 * anew for every request. Nothing but the secret decides who asks.
 */
export async function findViewer(db: Database, credential: Credential): Promise<Holder | undefined> {
  if ('token' in credential) {
    return tokenPattern.test(credential.token) ? await byToken(db, hashOfSecret(credential.token)) : undefined
  }
  return sessionPattern.test(credential.session) ? await bySession(db, hashOfSecret(credential.session)) : undefined
}

interface Row {
  readonly accountId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly viewOnly: boolean
  readonly areas: Areas
}

interface TokenRow extends Row {
  readonly hash: string
  readonly tokenId: string
  readonly firstToday: boolean
}

const accountColumns = `a.id::text as "accountId", a.name, a.view_only as "viewOnly", ${areasColumn}`

const tokensText = `select ${accountColumns}, array(select s from unnest(a.scopes) s where s = any(t.scopes) order by s) as scopes,
    encode(t.hash, 'hex') as hash, t.id::text as "tokenId", t.last_used_on is distinct from hub_day(now()) as "firstToday"
  from account_token t join account a on a.id = t.account_id
  where t.hash = any($1::bytea[]) and t.revoked_at is null and t.expires_at > now() and a.disabled_at is null`

const lookUps = new WeakMap<Database, Together<string, TokenRow | undefined>>()
const mostTogether = 200

/** Programs send many requests at once: those that come together share one statement, which begins after the last of them came. */
async function byToken(db: Database, hash: Buffer): Promise<Holder | undefined> {
  let together = lookUps.get(db)
  if (!together) {
    together = new Together(mostTogether, async (hashes) => {
      const wanted = [...new Set(hashes)].map((one) => Buffer.from(one, 'hex'))
      const rows = await once<TokenRow>(db, signIn, tokensText, [wanted], { name: 'token' })
      const byHash = new Map(rows.map((row) => [row.hash, row]))
      return hashes.map((one) => byHash.get(one))
    })
    lookUps.set(db, together)
  }
  const row = await together.ask(hash.toString('hex'))
  if (!row) return undefined
  const { accountId, name, scopes, viewOnly, areas } = row
  if (row.firstToday) {
    const text = 'update account_token set last_used_on = hub_day(now()) where id = $1::bigint'
    await once(db, signIn, text, [row.tokenId], { writes: true })
  }
  return { accountId, name, scopes, viewOnly, areas, session: null }
}

const sessionText = `select ${accountColumns}, case s.stage when 'FULL' then array(select c from unnest(a.scopes) c order by c) else '{}' end as scopes,
    s.id::text, s.stage, least(s.expires_at, now() + ${idle}) as "endsAt", s.seen_at < now() - interval '1 minute' as stale
  from session s join account a on a.id = s.account_id where s.hash = $1 and ${sessionWorks} and a.disabled_at is null`

async function bySession(db: Database, hash: Buffer): Promise<Holder | undefined> {
  const [row] = await once<Row & HeldSession & { stale: boolean }>(db, signIn, sessionText, [hash], { name: 'session' })
  if (!row) return undefined
  const { id, stage, endsAt, stale, ...holder } = row
  if (stale) {
    // not at every request: a minute more or less does not matter, and a write does; whoever signed out meanwhile stays signed out
    await once(db, signIn, 'update session set seen_at = now() where id = $1::bigint', [id], { writes: true })
  }
  return { ...holder, session: { id, stage, endsAt } }
}
