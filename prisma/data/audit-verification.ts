import type { Database } from '../database.ts'
import { Refusal } from '../refusal.ts'
import { type Actor, withAudit } from './audit.ts'
import { type AuditCheck, verifyAudit } from './audit-check.ts'
import { auditStanding } from './audit-standing.ts'

/** A log this long is read within some seconds; a longer one is for the command line, which keeps no page waiting. */
const mostEntries = 500_000

/** Notes in the log that it was checked, and what came of it, so that the next reader knows how old that is. */
export async function noteVerification(db: Database, actor: Actor, check: AuditCheck): Promise<void> {
  await withAudit(
    db,
    actor,
    async () => check,
    ({ entries, seals, head, faults }) => ({
      action: 'verifyAudit',
      detail: { entries, seals, head, faults: faults.length },
    }),
  )
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
