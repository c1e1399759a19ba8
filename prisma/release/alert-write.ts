import { withSql } from '../access.ts'
import type { FigureCatalogue } from '../data/figure-catalogue.ts'
import type { Database } from '../database.ts'
import { type AlertCheck, judgeAlerts } from './alert.ts'
import { readAlertRules } from './alert-rule.ts'
import type { Table } from './table.ts'

/** Told by the newest standing release before: an alert that goes on is not new. */
const insertAlerts = `
  insert into release.alert (release_no, rule_code, unit_id, category, period_start, period_end, kind, value, low, high, base,
    expected_low, expected_high, false_discovery, provisional, since_release)
  select $1, $2, a.unit, a.category, $3, $4, a.kind, a.value, a.low, a.high, a.base, a.expected_low, a.expected_high,
    a.false_discovery, a.provisional, coalesce(b.since_release, $1)
  from jsonb_to_recordset($5::jsonb) a (unit bigint, category text, kind text, value numeric, low numeric, high numeric, base numeric,
      expected_low numeric, expected_high numeric, false_discovery numeric, provisional boolean)
    left join release.alert b on b.release_no = (select no from release.standing order by no desc limit 1)
      and b.rule_code = $2 and b.unit_id = a.unit and b.category = a.category and b.period_start = $3`

/** Judges every rule on what a release that is being written tells, and keeps with it what was judged and found. */
export async function writeAlerts(
  db: Database,
  no: number,
  catalogue: FigureCatalogue,
  told: ReadonlyMap<string, readonly Table[]>,
  through: string,
): Promise<AlertCheck[]> {
  return await withSql(db, { role: 'owner' }, async (sql) => {
    const checks = judgeAlerts(await readAlertRules(sql), catalogue, told, through)
    for (const { rule, period, tested, untested, falseAlarms, alerts } of checks) {
      await sql.query(
        `insert into release.alert_check (release_no, rule_code, period_start, period_end, tested, untested, false_alarms)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [no, rule, period.start, period.end, tested, untested, falseAlarms],
      )
      const rows = alerts.map(({ unitId, category, told: { kind, value, low, high }, base, expected, ...alert }) => ({
        ...{ unit: unitId, category, kind, value, low, high, base, provisional: alert.provisional },
        ...{ expected_low: expected.low, expected_high: expected.high, false_discovery: alert.falseDiscovery },
      }))
      await sql.query(insertAlerts, [no, rule, period.start, period.end, JSON.stringify(rows)])
    }
    return checks
  })
}
