import { monthAfter } from '@hub/contract/period'
import type { Sql } from '../access.ts'
import type { DemoOptions } from './generate.ts'

/** What the steering board is handed: a page a month on tips and campaigning, and six a quarter that also say what became of the tips. */
const schedules = [
  {
    title: 'Tin báo, tố giác và tuyên truyền hằng tháng',
    metrics: ['tips_received', 'campaign_events'],
    grain: 'MONTH',
    form: 'pdf1',
    months: 2,
  },
  {
    title: 'Tiếp nhận, giải quyết tin báo và tuyên truyền hằng quý',
    metrics: ['tips_received', 'tips_resolved_share', 'campaign_events'],
    grain: 'QUARTER',
    form: 'pdf6',
    months: 3,
  },
] as const

/** Schedules of briefings on the eight districts, beginning a few months ago, so that some are due with the first release. */
export async function insertBriefings(sql: Sql, { today }: Pick<DemoOptions, 'today'>): Promise<void> {
  for (const { title, metrics, grain, form, months } of schedules)
    await sql.query(
      `insert into briefing_schedule (title, metrics, metric, scheme, grain, baseline, form, valid_from)
       values ($1, $2::text[], $3, '27', $4, 'SAME_PERIOD_LAST_YEAR', $5, $6::date)`,
      [title, metrics, metrics[0], grain, form, monthAfter(today, -months)],
    )
}
