import { type Count, exact, silent } from '@hub/contract/figure'
import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { type CampaignEventFilter, campaignEventConditions } from './campaign-event.ts'
import type { Conditions } from './condition.ts'
import { read } from './read.ts'

/** What campaign work reached one commune of today. Days YYYY-MM-DD, ids as text. */
export interface CampaignCoverage {
  readonly unitId: string
  /** Events of the period; NO_DATA where the commune was not the province's for all of it. */
  readonly events: Count
  /** Day of the last event up to the end of the period; null when none is known. */
  readonly lastHeldOn: string | null
}

/**
 * The same rule as for figures: a commune made of communes of former Bắc Ninh is covered from the beginning, another from its own first day.
 * Two reads of one index: what lies in the period is counted, the last day before its end is looked up.
 */
function coverageSql(events: Conditions, from: string, to: string): string {
  const [first, last] = [`${events.value(from)}::date`, `${events.value(to)}::date`]
  return `
  select u.id::text as unit, c.events, c.last::text,
    u.valid_from > ${first} and not exists (
      select 1 from unit_rollup r join admin_unit d on d.id = r.unit_id and d.scheme = '27' where r.leaf_id = u.id
    ) as uncovered
  from admin_unit u
    cross join lateral (
      select sum(f.events)::int as events, max(f.last) as last
      from unit_rollup l
        cross join lateral (
          select
            (select count(*) from campaign_event e
              where e.unit_id = l.leaf_id and e.held_on between ${first} and ${last} and ${events.where}) as events,
            (select max(e.held_on) from campaign_event e
              where e.unit_id = l.leaf_id and e.held_on <= ${last} and ${events.where}) as last
        ) f
      where l.unit_id = u.id
    ) c
  where u.scheme = '24' and u.level = 'COMMUNE'
  order by u.code`
}

/**
 * Every commune of today with its events of a period and the last day somebody came. Facts of all years are carried to today's communes,
 * which is exact: each is made of whole communes of before. What is known to a district only counts in no commune.
 *
 * @param filter which events count, also as the last one; its own period is not used
 * @throws Refusal BAD_USER_INPUT for a period without both ends, or backwards
 */
export async function readCampaignCoverage(
  db: Database,
  access: Access,
  { from, to }: { readonly from?: string | null; readonly to?: string | null },
  filter: CampaignEventFilter,
): Promise<CampaignCoverage[]> {
  if (!from || !to) throw badInput('period', 'needs both "from" and "to".')
  if (from > to) throw badInput('period', `"from" (${from}) lies after "to" (${to}).`)
  const events = campaignEventConditions({ ...filter, period: null })
  const rows = await read<{ unit: string; events: number; last: string | null; uncovered: boolean }>(
    db,
    access,
    coverageSql(events, from, to),
    events.values,
  )
  return rows.map(({ unit, events, last, uncovered }) => ({
    unitId: unit,
    events: uncovered ? silent('NO_DATA') : exact(events),
    lastHeldOn: last,
  }))
}
