import { withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { inInput, Refusal } from '../refusal.ts'
import { noAccount, refuseOwn } from './account-write.ts'
import { type AccountArea, areasOf, endArea, giveArea, type NewArea } from './area.ts'
import { type Actor, withAudit } from './audit.ts'

/** The areas of several accounts, for an administrator. */
export function areasOfAccounts(
  db: Database,
  { access }: Pick<Actor, 'access'>,
  accountIds: readonly string[],
): Promise<AccountArea[]> {
  return withSql(db, access, (sql) => areasOf(sql, accountIds))
}

/** Gives somebody else's account an area. Throws CONFLICT when it has it on one of these days already, FORBIDDEN for one's own. */
export async function giveAccountArea(db: Database, actor: Actor, accountId: string, area: NewArea): Promise<void> {
  refuseOwn(actor, accountId)
  await withAudit(
    db,
    actor,
    async (sql) => {
      const found = await sql.one('select id from account where id = $1::bigint', [accountId])
      if (!found) throw noAccount(`Account:${accountId}`)
      const given = await giveArea(sql, accountId, area).catch((error: unknown) => {
        throw inInput(error)
      })
      if (given) return
      throw new Refusal('CONFLICT', 'input: the account has this area on one of these days already.', {
        field: 'input',
      })
    },
    () => ({
      action: 'giveArea',
      subject: `Account:${accountId}`,
      detail: { area: area.unit ?? area.agency, from: area.from, to: area.to, reason: area.reason },
    }),
  )
}

/** Ends an area of somebody else's account after a day, today when left out. Throws NOT_FOUND, FORBIDDEN for one's own. */
export async function endAccountArea(
  db: Database,
  actor: Actor,
  accountId: string,
  areaId: string,
  lastDay: string | undefined,
): Promise<void> {
  refuseOwn(actor, accountId)
  await withAudit(
    db,
    actor,
    (sql) => endArea(sql, accountId, areaId, lastDay),
    () => ({ action: 'endArea', subject: `Account:${accountId}`, detail: { area: areaId, lastDay } }),
  )
}
