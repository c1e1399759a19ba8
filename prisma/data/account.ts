import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { checkAccountName } from './account-write.ts'
import { type AccountArea, areasOf, endArea, giveArea, type NewArea } from './area.ts'
import { type Actor, appendAudit } from './audit.ts'
import { insertToken } from './token.ts'

export interface NewAccount {
  /** Small letters, digits, dot, hyphen, underscore; 2 to 63 characters. An existing account gets one more token. */
  readonly name: string
  readonly scopes: readonly string[]
  /** Days until the token ends, 1 to 730. */
  readonly expiresInDays: number
  /** Whose rows the account reaches, beside those it has; without any it reaches none. */
  readonly areas?: readonly NewArea[]
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

/**
 * Makes an account, or one more token for an account that is there, and gives the token. The caller has checked that the scopes
 * exist. The token of an existing account never widens it: a scope the account lacks is refused.
 */
export function addAccount(
  db: Database,
  { name, scopes, expiresInDays, areas = [] }: NewAccount,
): Promise<IssuedToken> {
  checkAccountName(name, 'name')
  if (scopes.length === 0) throw badInput('scopes', 'at least one scope is needed.')
  if (!(Number.isInteger(expiresInDays) && expiresInDays >= 1 && expiresInDays <= 730)) {
    throw badInput('expiresInDays', 'must be 1 to 730 days.')
  }
  return withSql(db, { role: 'owner' }, async (sql) => {
    const made = await sql.one<{ id: string }>(
      'insert into account (name, scopes) values ($1, $2::text[]) on conflict (name) do nothing returning id::text',
      [name, scopes],
    )
    const account = made ? { id: made.id, scopes, disabled: false } : await accountByName(sql, name)
    if (account.disabled) throw new Refusal('CONFLICT', `name: the account ${name} is disabled.`, { field: 'name' })
    const missing = scopes.filter((scope) => !account.scopes.includes(scope))
    if (missing.length > 0) {
      throw new Refusal('CONFLICT', `scopes: the account ${name} is there already and lacks ${missing.join(', ')}.`, {
        field: 'scopes',
      })
    }
    for (const area of areas) await giveArea(sql, account.id, area)
    const { token, row } = await insertToken(sql, account.id, { label: null, scopes, days: expiresInDays })
    await appendAudit(sql, null, {
      action: made ? 'addAccount' : 'addToken',
      subject: `Account:${account.id}`,
      detail: {
        scopes,
        expiresInDays,
        ...(areas.length > 0 && { areas: areas.map(({ unit, agency }) => unit ?? agency) }),
      },
    })
    return { accountId: account.id, name, scopes, token, expiresAt: row.expiresAt, created: Boolean(made) }
  })
}

/** An account by its name. Throws NOT_FOUND. */
export async function accountByName(sql: Sql, name: string) {
  const account = await sql.one<{ id: string; scopes: string[]; disabled: boolean }>(
    'select id::text, scopes, disabled_at is not null as disabled from account where name = $1',
    [name],
  )
  if (!account) throw new Refusal('NOT_FOUND', `name: there is no account ${name}.`, { field: 'name' })
  return account
}

export interface Account {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly viewOnly: boolean
  readonly agencyId: string | null
  readonly unitId: string | null
  readonly createdAt: Date
  readonly disabledAt: Date | null
  /** Tokens that work today. */
  readonly tokens: number
  /** When the last of them ends; null without any. */
  readonly tokensEndAt: Date | null
  readonly passwordSet: boolean
  readonly mustChangePassword: boolean
  readonly secondFactor: boolean
  /** Sessions that work now. */
  readonly sessions: number
}

const columns =
  'a.id::text, a.name, a.scopes, a.view_only as "viewOnly", a.agency_id::text as "agencyId", a.unit_id::text as "unitId", ' +
  'a.created_at as "createdAt", a.disabled_at as "disabledAt", a.tokens, a.tokens_end_at as "tokensEndAt", a.password_set as "passwordSet", ' +
  'a.must_change as "mustChangePassword", a.second_factor as "secondFactor", a.sessions'

/** All accounts by name, for an administrator. There are few; no page is needed. */
export function listAccounts(db: Database, access: Actor['access'] = { role: 'owner' }): Promise<Account[]> {
  return withSql(db, access, (sql) => sql.query<Account>(`select ${columns} from account_overview() a order by a.name`))
}

/** Shuts an account out at once: no token and no session of it works any more. Throws NOT_FOUND. */
export function disableAccount(db: Database, name: string): Promise<void> {
  return withSql(db, { role: 'owner' }, async (sql) => {
    const { id } = await accountByName(sql, name)
    await sql.query('select change_account($1::bigint, null, null, true, false)', [id])
    await appendAudit(sql, null, { action: 'disableAccount', subject: `Account:${id}` })
  })
}

/** Ends every token of an account, which stays and may be given a new one. Gives how many were ended. Throws NOT_FOUND. */
export function revokeTokens(db: Database, name: string): Promise<number> {
  return withSql(db, { role: 'owner' }, async (sql) => {
    const { id } = await accountByName(sql, name)
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

/** The areas of an account, those of today first. Throws NOT_FOUND. */
export function areasOfAccount(db: Database, name: string): Promise<AccountArea[]> {
  return withSql(db, { role: 'owner' }, async (sql) => areasOf(sql, [(await accountByName(sql, name)).id]))
}

/** Gives an account areas, or ends one. Throws NOT_FOUND for the account or the area, BAD_USER_INPUT with what can be written. */
export function changeAreas(
  db: Database,
  name: string,
  given: readonly NewArea[],
  ended?: { readonly id: string; readonly lastDay: string | undefined } | '',
): Promise<void> {
  if (ended && !/^[1-9]\d{0,17}$/.test(ended.id))
    throw badInput('end', 'give the number of an area, as the list shows it.')
  return withSql(db, { role: 'owner' }, async (sql) => {
    const { id } = await accountByName(sql, name)
    for (const area of given) {
      await giveArea(sql, id, area)
      const detail = { area: area.unit ?? area.agency, from: area.from, to: area.to, reason: area.reason }
      await appendAudit(sql, null, { action: 'giveArea', subject: `Account:${id}`, detail })
    }
    if (!ended) return
    await endArea(sql, id, ended.id, ended.lastDay)
    await appendAudit(sql, null, { action: 'endArea', subject: `Account:${id}`, detail: { area: ended.id } })
  })
}
