import type { Breakdown, Scheme, UnitLevel } from '@hub/contract/figure'
import type { Sql } from '../access.ts'

/** A rule that says when a figure calls for attention; see the columns of the table. */
export interface AlertRule {
  readonly code: string
  readonly kind: 'SHARE_BELOW' | 'COUNT_ABOVE_EXPECTED' | 'NONE_IN_SEASON'
  readonly metric_id: string
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly grain: 'MONTH' | 'QUARTER' | 'YEAR'
  readonly breakdown: Breakdown | ''
  readonly limit_value: number | null
  readonly periods: number | null
  readonly baseline_years: number | null
  readonly false_discovery: number | null
  readonly season_from: number | null
  readonly season_to: number | null
}

/** The rules in their order. */
export function readAlertRules(sql: Sql): Promise<AlertRule[]> {
  return sql.query<AlertRule>(
    `select code, kind, metric_id, scheme, level, grain, breakdown, limit_value, periods, baseline_years, false_discovery,
       season_from, season_to
     from alert_rule order by sort, code`,
  )
}
