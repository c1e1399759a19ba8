import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { hashOfSecret, newSecret } from './bearer-secret.ts'
import { type Self, withSelf } from './self.ts'

/** How far somebody has come: a code of the second factor is still to come, or a password of their own, or nothing. */
export type SessionStage = 'FACTOR' | 'PASSWORD' | 'FULL'

/** Minutes until a session ends however much it is used: twelve hours once signed in, and little time on the way there. */
const minutes: Readonly<Record<SessionStage, number>> = { FACTOR: 5, PASSWORD: 30, FULL: 720 }

/** How long a session lasts unused. */
export const idle = `interval '30 minutes'`

/** Condition on a session `s`: it has not ended, and was used lately. */
export const sessionWorks = `s.expires_at > now() and s.seen_at > now() - ${idle}`

/** Where an account stands that has just given its password, or a link. */
export async function firstStage(sql: Sql, accountId: string): Promise<SessionStage> {
  const row = await sql.one<{ factor: boolean }>(
    'select exists (select from second_factor where account_id = $1::bigint and confirmed_at is not null) as factor',
    [accountId],
  )
  return row?.factor ? 'FACTOR' : await lastStage(sql, accountId)
}

/** Where an account stands that has proved all it must prove. */
export async function lastStage(sql: Sql, accountId: string): Promise<'PASSWORD' | 'FULL'> {
  const row = await sql.one<{ mustChange: boolean }>(
    'select must_change as "mustChange" from account_password where account_id = $1::bigint',
    [accountId],
  )
  return row?.mustChange ? 'PASSWORD' : 'FULL'
}

/**
 * Begins a session within the caller's transaction and gives its secret, which is kept nowhere. A session is never taken further: each
 * step has a new secret, and the one before ends.
 */
export async function openSession(
  sql: Sql,
  accountId: string,
  stage: SessionStage,
  before: string | null,
): Promise<string> {
  const secret = newSecret()
  await sql.query(`delete from session s where s.id = $1::bigint or not (${sessionWorks})`, [before])
  await sql.query(
    `insert into session (account_id, hash, stage, expires_at) values ($1::bigint, $2, $3, now() + make_interval(mins => $4))`,
    [accountId, hashOfSecret(secret), stage, minutes[stage]],
  )
  return secret
}

/** A session of somebody, as they see it. It keeps neither address nor browser. */
export interface OwnSession {
  readonly id: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly endsAt: Date
}

/** The sessions of an account that work, the newest first. */
export function listSessions(db: Database, accountId: string): Promise<OwnSession[]> {
  return withSql(db, { role: 'signIn' }, (sql) =>
    sql.query<OwnSession>(
      `select s.id::text, s.created_at as "createdAt", s.seen_at as "seenAt",
         least(s.expires_at, s.seen_at + ${idle}) as "endsAt"
       from session s where s.account_id = $1::bigint and s.stage = 'FULL' and ${sessionWorks} order by s.id desc`,
      [accountId],
    ),
  )
}

/** Ends one session. */
export function endSession(db: Database, self: Self, id: string): Promise<void> {
  return withSelf(
    db,
    self,
    async (sql) => void (await sql.query('delete from session where id = $1::bigint', [id])),
    () => ({ action: 'signOut' }),
  )
}

/** Ends every session of an account; gives how many there were. Its tokens stay. */
export function endSessions(db: Database, self: Self): Promise<number> {
  return withSelf(
    db,
    self,
    async (sql) => {
      const ended = await sql.query('delete from session where account_id = $1::bigint returning id', [self.accountId])
      return ended.length
    },
    (sessions) => ({ action: 'signOutEverywhere', detail: { sessions } }),
  )
}
