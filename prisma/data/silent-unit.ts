import { monthsIn, type Period } from '@hub/contract/period'

/**
 * Units and months for which it is known that nobody reported a topic: every commune that a unit consisted of in that month is
 * noted so. $1 topics, $2 first month, $3 first month not asked for. Reads the release or the live rows, as the role's world is.
 */
export const silentUnitsSql = `
  select n.topic, r.unit_id::text, n.month::text
  from non_report n
    join unit_rollup r on r.leaf_id = n.unit_id
  where n.topic = any ($1::text[]) and n.month >= $2::date and n.month < $3::date
  group by n.topic, r.unit_id, n.month
  having count(*) = (
    select count(*) from unit_rollup p
      join admin_unit c on c.id = p.leaf_id and c.level = 'COMMUNE'
    where p.unit_id = r.unit_id and n.month between c.valid_from and coalesce(c.valid_to, 'infinity')
  )`

/** A month in which a unit was silent on a topic. */
export interface SilentRow {
  readonly topic: string
  readonly unit_id: string
  readonly month: string
}

/** Whether a unit was silent for all of a period. */
export type IsSilent = (unitId: string, period: Period) => boolean

export function silenceFromRows(rows: readonly Omit<SilentRow, 'topic'>[]): IsSilent {
  const silent = new Set(rows.map((row) => `${row.unit_id} ${row.month}`))
  return (unitId, period) => silent.size > 0 && monthsIn(period).every((month) => silent.has(`${unitId} ${month}`))
}
