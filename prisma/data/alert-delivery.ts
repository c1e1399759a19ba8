import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'

/** A message about the new alerts of a release, to be sent now. */
export interface Delivery {
  readonly release: number
  /** Which try this is, from 1. */
  readonly attempt: number
  /** What is told: nothing but what the release tells everybody. */
  readonly message: AlertMessage
}

/** The body of a message. Days YYYY-MM-DD; figures as the release tells them. */
export interface AlertMessage {
  readonly release: number
  readonly publishedAt: string
  readonly synthetic: boolean
  readonly alerts: readonly Readonly<Record<string, unknown>>[]
}

const owner = { role: 'owner' } as const

/** Tries of one message, and the pause after each in seconds: about a day in all. */
const pausesS = [30, 120, 480, 1920, 7200, 21_600, 43_200] as const
export const mostAttempts: number = pausesS.length + 1

/** A sender that died is given up after so long; longer than a try can take. */
const lease = `interval '2 minutes'`

/** What nobody has fetched in a week is no news. */
const claimSql = `
  update alert_delivery d set attempts = attempts + 1, next_at = now() + ${lease}
  where d.release_no = (
    select o.release_no from alert_delivery o
    where o.ended_at is null and o.next_at <= now() and o.made_at > now() - interval '7 days'
      and exists (select from release.standing s where s.no = o.release_no)
    order by o.release_no limit 1 for update skip locked)
  returning d.release_no as release, d.attempts as attempt`

const messageSql = `
  select jsonb_build_object('release', r.no, 'publishedAt', r.published_at, 'synthetic', r.synthetic, 'alerts', (
    select jsonb_agg(jsonb_build_object(
      'rule', a.rule_code, 'labelVi', u.label_vi, 'labelEn', u.label_en, 'metric', u.metric_id,
      'unit', jsonb_build_object('basis', n.scheme, 'code', n.code, 'nameVi', n.name_vi, 'nameEn', n.name_en),
      'category', nullif(a.category, ''), 'from', a.period_start, 'to', a.period_end,
      'value', jsonb_build_object('kind', a.kind, 'value', a.value, 'low', a.low, 'high', a.high),
      'expected', jsonb_build_object('low', a.expected_low, 'high', a.expected_high), 'provisional', a.provisional
    ) order by u.sort, n.code, a.category)
    from release.alert a
      join release.alert_rule u on u.release_no = a.release_no and u.code = a.rule_code
      join release.admin_unit n on n.release_no = a.release_no and n.id = a.unit_id
    where a.release_no = r.no and a.since_release = r.no)) as message
  from release.standing r where r.no = $1`

/** Takes the next message that is due, for two minutes; undefined when none is. Several hubs on one database take different ones. */
export async function claimDelivery(db: Database): Promise<Delivery | undefined> {
  return await withSql(db, owner, async (sql) => {
    const claimed = await sql.one<{ release: number; attempt: number }>(claimSql)
    if (!claimed) return undefined
    const row = await sql.one<{ message: AlertMessage }>(messageSql, [claimed.release])
    return row && { ...claimed, message: row.message }
  })
}

async function end(sql: Sql, release: number, delivered: boolean, fault: string | null): Promise<void> {
  await sql.query(
    'update alert_delivery set ended_at = now(), delivered = $2, last_fault = $3 where release_no = $1 and ended_at is null',
    [release, delivered, fault],
  )
}

/**
 * Notes how a try ended: taken by the other side, or with a fault, after which it is tried again later, or given up after the last.
 *
 * @returns whether it was given up
 */
export async function noteDelivery(
  db: Database,
  { release, attempt }: Pick<Delivery, 'release' | 'attempt'>,
  fault: string | null,
): Promise<boolean> {
  return await withSql(db, owner, async (sql) => {
    const pause = pausesS[attempt - 1]
    if (fault === null || pause === undefined) {
      await end(sql, release, fault === null, fault)
      return fault !== null
    }
    await sql.query(
      `update alert_delivery set next_at = now() + make_interval(secs => $2), last_fault = $3
       where release_no = $1 and ended_at is null`,
      [release, pause, fault],
    )
    return false
  })
}

/** A message that the other side has not taken, with the tries and why the last one failed. */
export interface Undelivered {
  readonly release: number
  readonly attempts: number
  readonly fault: string
  readonly givenUp: boolean
}

/** Messages that failed since the last one that was taken, the oldest first. */
export async function undelivered(db: Database): Promise<Undelivered[]> {
  return await withSql(db, owner, (sql) =>
    sql.query<Undelivered>(
      `select release_no as release, attempts, last_fault as fault, ended_at is not null as "givenUp" from alert_delivery
       where not delivered and last_fault is not null
         and release_no > coalesce((select max(release_no) from alert_delivery where delivered), 0) order by release_no`,
    ),
  )
}
