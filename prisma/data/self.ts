import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { type AuditNote, appendAudit } from './audit.ts'

/** Somebody who works on their own account, and the request they do it in. */
export interface Self {
  readonly accountId: string
  readonly requestId: string
}

/**
 * Claims a transaction of signing in for somebody who has proved who they are: from here on what it writes into the log is in their name,
 * and in no other.
 */
export async function claimAccount(sql: Sql, accountId: string): Promise<void> {
  await sql.query(`select set_config('hub.account_id', $1, true)`, [accountId])
}

/** Changes how somebody signs in and leaves the audit entry, in one transaction that can read no record. */
export function withSelf<R>(
  db: Database,
  { accountId, requestId }: Self,
  write: (sql: Sql) => Promise<R>,
  note: (written: R) => AuditNote,
): Promise<R> {
  return withSql(db, { role: 'signIn' }, async (sql) => {
    await claimAccount(sql, accountId)
    const written = await write(sql)
    await appendAudit(sql, accountId, { requestId, subject: `Account:${accountId}`, ...note(written) })
    return written
  })
}
