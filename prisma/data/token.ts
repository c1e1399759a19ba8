import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type Actor, withAudit } from './audit.ts'
import { hashOfSecret, newSecret } from './bearer-secret.ts'
import { checkText } from './recording.ts'
import { type Self, withSelf } from './self.ts'
import { tokenMark } from './viewer.ts'

/** A bearer token as its holder and the administrator see it. */
export interface AccountToken {
  readonly id: string
  readonly accountId: string
  /** Null for tokens of the command line that were given none. */
  readonly label: string | null
  readonly scopes: readonly string[]
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Day, in Việt Nam; null for one that was never used. */
  readonly lastUsedOn: string | null
}

export interface NewToken {
  readonly label: string | null
  readonly scopes: readonly string[]
  /** Days until it ends, 1 to 730. */
  readonly days: number
}

const columns =
  't.id::text, t.account_id::text as "accountId", t.label, t.scopes, t.created_at as "createdAt", t.expires_at as "expiresAt", ' +
  't.last_used_on as "lastUsedOn"'

/** The tokens of an account that work today. */
export function listTokens(db: Database, accountId: string): Promise<AccountToken[]> {
  return withSql(db, { role: 'signIn' }, (sql) =>
    sql.query<AccountToken>(
      `select ${columns} from account_token t
       where t.account_id = $1::bigint and t.revoked_at is null and t.expires_at > now() order by t.id`,
      [accountId],
    ),
  )
}

/** The tokens of several accounts that work today, for an administrator. */
export function tokensOfAccounts(
  db: Database,
  { access }: Pick<Actor, 'access'>,
  accountIds: readonly string[],
): Promise<AccountToken[]> {
  return withSql(db, access, (sql) =>
    sql.query<AccountToken>(`select ${columns} from token_overview($1::bigint[]) t`, [accountIds]),
  )
}

/** Makes a token within the caller's transaction. The token itself is given once; only its hash is kept. */
export async function insertToken(
  sql: Sql,
  accountId: string,
  { label, scopes, days }: NewToken,
): Promise<{ token: string; row: AccountToken }> {
  const token = newSecret(tokenMark)
  const row = await sql.one<AccountToken>(
    `insert into account_token as t (account_id, hash, label, scopes, expires_at)
     values ($1::bigint, $2, $3, $4::text[], now() + make_interval(days => $5)) returning ${columns}`,
    [accountId, hashOfSecret(token), label, scopes, days],
  )
  if (!row) throw new Error('a token was inserted and is not there')
  return { token, row }
}

const mostTokens = 20

/**
 * Makes a token for somebody's own programs. It carries at most what they hold, and never more than the account holds later.
 *
 * @param held scopes of who asks
 */
export function issueToken(
  db: Database,
  self: Self,
  held: readonly string[],
  wanted: NewToken,
): Promise<{ token: string; row: AccountToken }> {
  const label = checkText(wanted.label, 'input.label', 100)
  if (label === null) throw badInput('input.label', 'must say what the token is for.')
  const scopes = [...new Set(wanted.scopes)]
  if (scopes.length === 0) throw badInput('input.scopes', 'must name at least one scope.')
  const missing = scopes.filter((scope) => !held.includes(scope))
  if (missing.length > 0) {
    throw new Refusal('FORBIDDEN', `input.scopes: this account lacks ${missing.join(', ')}.`, {
      field: 'input.scopes',
      needs: missing,
    })
  }
  if (!(wanted.days >= 1 && wanted.days <= 730)) throw badInput('input.days', 'must be 1 to 730.')
  return withSelf(
    db,
    self,
    async (sql) => {
      const row = await sql.one<{ tokens: number }>(
        'select count(*)::int as tokens from account_token where account_id = $1::bigint and revoked_at is null and expires_at > now()',
        [self.accountId],
      )
      if ((row?.tokens ?? 0) >= mostTokens) {
        throw new Refusal('CONFLICT', `This account has ${mostTokens} tokens that work; revoke some of them first.`)
      }
      return await insertToken(sql, self.accountId, { label, scopes, days: wanted.days })
    },
    ({ row }) => ({
      action: 'issueToken',
      subject: `AccountToken:${row.id}`,
      detail: { scopes, days: wanted.days },
    }),
  )
}

function noToken(id: string): Refusal {
  return new Refusal('NOT_FOUND', `input.id: there is no token AccountToken:${id} that works.`, { field: 'input.id' })
}

/** Takes one of somebody's own tokens back. Throws NOT_FOUND for any other. */
export function revokeToken(db: Database, self: Self, id: string): Promise<void> {
  return withSelf(
    db,
    self,
    async (sql) => {
      const ended = await sql.one(
        `update account_token set revoked_at = now() where id = $1::bigint and account_id = $2::bigint and revoked_at is null
           and expires_at > now() returning id`,
        [id, self.accountId],
      )
      if (!ended) throw noToken(id)
    },
    () => ({ action: 'revokeToken', subject: `AccountToken:${id}` }),
  )
}

/** Takes anybody's token back, as an administrator. */
export async function revokeAnyToken(db: Database, actor: Actor, id: string): Promise<void> {
  await withAudit(
    db,
    actor,
    async (sql) => {
      if (!(await sql.one('select id from revoke_account_token($1::bigint) id', [id]))) throw noToken(id)
    },
    () => ({ action: 'revokeToken', subject: `AccountToken:${id}` }),
  )
}
