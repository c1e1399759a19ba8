import { withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { Refusal } from '../refusal.ts'
import { appendAudit } from './audit.ts'
import { hashOfSecret } from './bearer-secret.ts'
import { checkPassword, hashPassword, verifyPassword } from './password.ts'
import { spendCode } from './second-factor.ts'
import { claimAccount, type Self, withSelf } from './self.ts'
import { firstStage, lastStage, openSession, type SessionStage } from './session.ts'

/** What signing in came to: the secret of the new session, and how far it reaches. */
export interface SignedIn {
  readonly secret: string
  readonly stage: SessionStage
}

/** The request somebody signs in with, and the session it came with, which ends. */
export interface Arrival {
  readonly requestId: string
  readonly before: string | null
}

/** Codes that may be tried in one session. */
const mostCodes = 5

function turnedAway(reason: string, message: string): Refusal {
  return new Refusal('UNAUTHENTICATED', message, { reason })
}

/**
 * Signs in by name and password. A name that nobody has, a wrong password, and an account without one or shut out are told by the same
 * words after the same work.
 *
 * @throws Refusal UNAUTHENTICATED (reason WRONG_PASSWORD)
 */
export async function signIn(db: Database, name: string, password: string, arrival: Arrival): Promise<SignedIn> {
  const account = await withSql(db, { role: 'signIn' }, (sql) =>
    sql.one<{ id: string; hash: string | null }>(
      `select a.id::text, p.hash from account a left join account_password p on p.account_id = a.id
       where a.name = $1 and a.disabled_at is null`,
      [name.trim().toLowerCase()],
    ),
  )
  const right = await verifyPassword(account?.hash ?? null, password)
  if (!account || !right) {
    await noteFailure(db, account?.id ?? null, arrival, 'PASSWORD')
    throw turnedAway('WRONG_PASSWORD', 'There is no account with this name and this password.')
  }
  return await arrive(db, account.id, arrival, 'PASSWORD')
}

/** Failures of an account that is known name it; what was typed instead of a name may be anything, a password as well. */
async function noteFailure(db: Database, accountId: string | null, { requestId }: Arrival, by: string): Promise<void> {
  const subject = accountId === null ? null : `Account:${accountId}`
  await withSql(db, { role: 'signIn' }, (sql) =>
    appendAudit(sql, null, { action: 'signInFailed', subject, requestId, detail: { by } }),
  )
}

function arrive(db: Database, accountId: string, { requestId, before }: Arrival, by: string): Promise<SignedIn> {
  return withSelf(
    db,
    { accountId, requestId },
    async (sql) => {
      const stage = await firstStage(sql, accountId)
      return { secret: await openSession(sql, accountId, stage, before), stage }
    },
    ({ stage }) => ({ action: 'signIn', detail: { by, stage } }),
  )
}

/**
 * Signs in by a link, once. The second factor is asked for all the same.
 *
 * @throws Refusal UNAUTHENTICATED (reason LINK_ENDED) when it was used, has ended, or never was one
 */
export async function signInByLink(db: Database, link: string, { requestId, before }: Arrival): Promise<SignedIn> {
  return await withSql(db, { role: 'signIn' }, async (sql) => {
    const found = await sql.one<{ accountId: string }>(
      `update sign_in_link l set used_at = now() from account a
       where l.hash = $1 and l.used_at is null and l.expires_at > now() and a.id = l.account_id and a.disabled_at is null
       returning a.id::text as "accountId"`,
      [hashOfSecret(link.trim())],
    )
    if (!found) throw turnedAway('LINK_ENDED', 'This link was used already or has ended. Ask for a new one.')
    const { accountId } = found
    await claimAccount(sql, accountId)
    const stage = await firstStage(sql, accountId)
    const secret = await openSession(sql, accountId, stage, before)
    const detail = { by: 'LINK', stage }
    await appendAudit(sql, accountId, { action: 'signIn', subject: `Account:${accountId}`, requestId, detail })
    return { secret, stage }
  })
}

/**
 * Gives the second factor in a session that waits for it: a code of the app, or a recovery code. After five wrong ones the password is
 * asked for again.
 *
 * @throws Refusal UNAUTHENTICATED (reason WRONG_CODE)
 */
export async function completeSignIn(
  db: Database,
  { accountId, requestId }: Self,
  sessionId: string,
  code: string,
  now: number,
): Promise<SignedIn> {
  const done = await withSql(db, { role: 'signIn' }, async (sql) => {
    // counted before it is looked at, so that many at once are not looked at together
    const counted = await sql.one(
      'update session set wrong_codes = wrong_codes + 1 where id = $1::bigint returning id',
      [sessionId],
    )
    const by = counted && (await spendCode(db, sql, accountId, code, now))
    if (by) {
      await claimAccount(sql, accountId)
      const stage = await lastStage(sql, accountId)
      const secret = await openSession(sql, accountId, stage, sessionId)
      const note = {
        action: 'completeSignIn' as const,
        subject: `Account:${accountId}`,
        requestId,
        detail: { by, stage },
      }
      await appendAudit(sql, accountId, note)
      return { secret, stage }
    }
    await sql.query('delete from session where id = $1::bigint and wrong_codes >= $2', [sessionId, mostCodes])
    const note = {
      action: 'signInFailed' as const,
      subject: `Account:${accountId}`,
      requestId,
      detail: { by: 'FACTOR' },
    }
    await appendAudit(sql, null, note)
    return undefined
  })
  if (done) return done
  throw turnedAway('WRONG_CODE', 'This code is wrong, has ended or was used already. Wait for the next one.')
}

/** What somebody proves before they set a password, and the new one. */
export interface PasswordChange {
  /** Needed but in a session that only waits for a new password, and for an account that has none. */
  readonly current: string | null
  readonly password: string
}

/**
 * Sets somebody's password. Their other sessions and unused links end, and this session gets a new secret.
 *
 * @throws Refusal UNAUTHENTICATED (reason WRONG_PASSWORD) when the current one is wrong, BAD_USER_INPUT when the new one will not do
 */
export async function changePassword(
  db: Database,
  self: Self & { readonly name: string; readonly stage: SessionStage },
  { current, password }: PasswordChange,
): Promise<SignedIn> {
  checkPassword(password, self.name, 'input.password')
  const kept = await withSql(db, { role: 'signIn' }, (sql) =>
    sql.one<{ hash: string | null }>('select hash from account_password where account_id = $1::bigint', [
      self.accountId,
    ]),
  )
  const known = kept?.hash ?? null
  if (self.stage === 'FULL' && known !== null && !(await verifyPassword(known, current ?? ''))) {
    await noteFailure(db, self.accountId, { requestId: self.requestId, before: null }, 'PASSWORD')
    throw turnedAway('WRONG_PASSWORD', 'input.current: this is not the password of the account.')
  }
  if (known !== null && (await verifyPassword(known, password))) {
    throw new Refusal('BAD_USER_INPUT', 'input.password: this is the password it has already.', {
      field: 'input.password',
    })
  }
  const hash = await hashPassword(password)
  const { accountId } = self
  return await withSelf(
    db,
    self,
    async (sql) => {
      await sql.query(
        `insert into account_password (account_id, hash, set_at, must_change) values ($1::bigint, $2, now(), false)
         on conflict (account_id) do update set hash = excluded.hash, set_at = excluded.set_at, must_change = false`,
        [accountId, hash],
      )
      await sql.query('update sign_in_link set used_at = now() where account_id = $1::bigint and used_at is null', [
        accountId,
      ])
      await sql.query('delete from session where account_id = $1::bigint', [accountId])
      return { secret: await openSession(sql, accountId, 'FULL', null), stage: 'FULL' }
    },
    () => ({ action: 'changePassword' }),
  )
}
