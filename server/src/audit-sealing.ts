import { sealAudit } from '@hub/prisma/data/audit-check'
import type { Database } from '@hub/prisma/database'

/** What is not sealed yet can be cut off the end of the log unseen: this long at most, while a hub runs. */
const everyMs = 5000

/** Seals the audit log again and again while the hub runs, and once more at its end. Several hubs on one database take turns. */
export function startSealing(db: Database, onFault: (error: unknown) => void): { stop(): Promise<void> } {
  let under: Promise<unknown> = Promise.resolve()
  let busy = false
  const seal = () => {
    if (busy) return
    busy = true
    under = sealAudit(db)
      .catch(onFault)
      .finally(() => {
        busy = false
      })
  }
  const timer = setInterval(seal, everyMs).unref()
  return {
    async stop() {
      clearInterval(timer)
      await under
      seal()
      await under
    },
  }
}
