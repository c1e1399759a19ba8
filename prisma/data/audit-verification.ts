import { withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { Refusal } from '../refusal.ts'
import { type Actor, appendAudit } from './audit.ts'
import { type AuditCheck, verifyAudit } from './audit-check.ts'
import { auditStanding } from './audit-standing.ts'
import { accountOf } from './recording.ts'

/** A log this long is read within some seconds; a longer one is for the command line, which keeps no page waiting. */
const mostEntries = 500_000

/** Notes in the log that it was checked, and what came of it, so that the next reader knows how old that is. */
export function noteVerification(db: Database, { access, requestId }: Actor, check: AuditCheck): Promise<string> {
  const { entries, seals, head, faults } = check
  const detail = { entries, seals, head, faults: faults.length }
  return withSql(db, access, (sql) => appendAudit(sql, accountOf(access), { action: 'verifyAudit', requestId, detail }))
}

const under = new WeakMap<Database, Promise<AuditCheck>>()

/**
 * Checks the whole log for somebody who may read it, and notes the result. Who asks while a check is under way gets that one.
 *
 * @throws TOO_LARGE for a log that would take longer than a page can wait
 */
export async function checkAudit(db: Database, actor: Actor, most = mostEntries): Promise<AuditCheck> {
  const { entries } = await auditStanding(db, actor.access)
  if (entries > most) {
    const words = `The log has ${entries} entries, more than are checked from here: run hub audit verify on the machine of the hub.`
    throw new Refusal('TOO_LARGE', words, { limit: most, reason: 'LONG_LOG' })
  }
  const running = under.get(db) ?? verifyAudit(db).finally(() => under.delete(db))
  under.set(db, running)
  const check = await running
  await noteVerification(db, actor, check)
  return check
}
