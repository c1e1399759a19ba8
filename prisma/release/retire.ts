import { withSql } from '../access.ts'
import { appendAudit } from '../data/audit.ts'
import { forgetRelease } from '../data/release.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import type { Author } from './write.ts'

/**
 * Takes a release back: from now on the public reads the newest one that is not retired, or nothing.
 *
 * @throws Refusal when there is no such release, it is retired already, or no reason is given
 */
export async function retire(db: Database, no: number, reason: string, { by, requestId }: Author = {}): Promise<void> {
  if (reason.trim() === '') throw badInput('reason', 'say why the release is taken back.')
  await withSql(db, { role: 'owner' }, async (sql) => {
    const changed = await sql.query(
      `update release.release set retired_at = now(), retired_reason = $2 where no = $1 and retired_at is null returning no`,
      [no, reason.trim()],
    )
    if (changed.length > 0) {
      await appendAudit(sql, by ?? null, {
        action: 'retireRelease',
        requestId: requestId ?? null,
        detail: { release: no },
      })
      return
    }
    const known = await sql.one('select no from release.release where no = $1', [no])
    throw known
      ? new Refusal('CONFLICT', `Release ${no} is retired already.`)
      : new Refusal('NOT_FOUND', `There is no release ${no}.`)
  })
  forgetRelease(db)
}
