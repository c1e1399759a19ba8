import type { Count, Scheme, UnitLevel } from '@hub/contract/figure'
import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { codeOf } from '../database-error.ts'
import { badInput, Refusal } from '../refusal.ts'
import type { AlertRule } from '../release/alert-rule.ts'
import { type Actor, withAudit } from './audit.ts'
import { read } from './read.ts'
import { checkNamesNobody } from './reason.ts'

/** A figure of the newest release that calls for attention. Days YYYY-MM-DD, ids as text. */
export interface Alert {
  readonly rule: string
  readonly unitId: string
  /** Part of the rule's breakdown; '' for the undivided figure. */
  readonly category: string
  readonly from: string
  readonly to: string
  readonly value: Count
  /** How many records a share rests on, as told. */
  readonly base: number | null
  readonly expectedLow: number | null
  readonly expectedHigh: number | null
  readonly falseDiscovery: number | null
  readonly provisional: boolean
  /** First release that told it without a break. */
  readonly since: number
  readonly isNew: boolean
}

/** A rule with what the newest release was judged on by it; null where it had nothing to judge. */
export interface AlertRuleRow {
  readonly code: string
  readonly kind: AlertRule['kind']
  readonly metricId: string
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly breakdown: AlertRule['breakdown']
  readonly labelVi: string
  readonly labelEn: string
  readonly methodVi: string
  readonly methodEn: string
  readonly limit: number | null
  readonly rate: number | null
  readonly sourceId: string
  readonly check: AlertCheckRow | null
}

export interface AlertCheckRow {
  readonly from: string
  readonly to: string
  readonly tested: number
  readonly untested: number
  readonly falseAlarms: number
  readonly found: number
}

const alertsSql = `
  select a.rule_code as rule, a.unit_id::text as "unitId", a.category, a.period_start::text as "from", a.period_end::text as "to",
    jsonb_build_object('kind', a.kind, 'value', a.value, 'low', a.low, 'high', a.high) as value,
    a.base::float8, a.expected_low::float8 as "expectedLow", a.expected_high::float8 as "expectedHigh",
    a.false_discovery::float8 as "falseDiscovery", a.provisional, a.since_release as since,
    a.since_release = (select no from release) as "isNew"
  from alert a join alert_rule r on r.code = a.rule_code join admin_unit u on u.id = a.unit_id
  order by r.sort, a.false_discovery nulls last, u.code, a.category`

const rulesSql = `
  select r.code, r.kind, r.metric_id as "metricId", r.scheme, r.level, r.breakdown, r.label_vi as "labelVi", r.label_en as "labelEn",
    r.method_vi as "methodVi", r.method_en as "methodEn", r.limit_value::float8 as "limit", r.false_discovery::float8 as rate,
    r.source_id as "sourceId",
    (select jsonb_build_object('from', c.period_start, 'to', c.period_end, 'tested', c.tested, 'untested', c.untested,
        'falseAlarms', c.false_alarms, 'found', (select count(*) from alert a where a.rule_code = r.code))
      from alert_check c where c.rule_code = r.code) as "check"
  from alert_rule r order by r.sort, r.code`

// Alerts are what the release tells, for staff as for everybody.
const everybody: Access = { role: 'public' }

/** Every alert of the newest release, by rule, the surest first. */
export const listAlerts = (db: Database): Promise<Alert[]> => read<Alert>(db, everybody, alertsSql)

/** The rules of the newest release, with what each was judged on. */
export const listAlertRules = (db: Database): Promise<AlertRuleRow[]> => read<AlertRuleRow>(db, everybody, rulesSql)

/** What names an alert from release to release. */
export interface AlertKey {
  readonly rule: string
  readonly unitId: string
  readonly category: string
  readonly from: string
}

/** One text for what names an alert. */
export const alertKey = ({ rule, unitId, category, from }: AlertKey): string => [rule, unitId, from, category].join(' ')

/** Somebody has seen an alert and says what is known and done. */
export interface Acknowledgement {
  readonly note: string
  readonly by: string
  readonly at: Date
}

/** The acknowledgements of alerts, in the order of their keys; undefined for one that nobody has acknowledged. */
export async function acknowledgementsOf(
  db: Database,
  access: Access,
  keys: readonly string[],
): Promise<(Acknowledgement | undefined)[]> {
  const rows = await read<Acknowledgement & { key: string }>(
    db,
    access,
    `select concat_ws(' ', rule_code, unit_id, period_start, category) as key, note, account_name as by, at
     from alert_acknowledgement where concat_ws(' ', rule_code, unit_id, period_start, category) = any ($1::text[])`,
    [keys],
  )
  const found = new Map(rows.map((row) => [row.key, row]))
  return keys.map((key) => found.get(key))
}

const longestNote = 1000

/**
 * Acknowledges an alert of the newest release with a note. It holds for the same rule, unit and period in later releases too;
 * when the release is taken back it passes on to the newest one that tells the same figure, or is destroyed.
 *
 * @throws Refusal BAD_USER_INPUT for an empty or too long note or one that seems to name somebody, NOT_FOUND when the newest release tells no such alert, CONFLICT when it
 *   is acknowledged already
 */
export async function acknowledgeAlert(db: Database, actor: Actor, key: AlertKey, note: string): Promise<void> {
  const words = note.trim()
  if (words === '') throw badInput('input.note', 'say what is known and done about it.')
  if (words.length > longestNote)
    throw badInput('input.note', `has ${words.length} characters; the limit is ${longestNote}.`)
  checkNamesNobody(words, 'input.note')
  await withAudit(
    db,
    actor,
    async (sql) => {
      const known = await sql.one(
        'select id from alert_acknowledgement where rule_code = $1 and unit_id = $2 and category = $3 and period_start = $4',
        [key.rule, key.unitId, key.category, key.from],
      )
      if (known) throw alreadyThere()
      const done = await sql
        .query('select * from acknowledge_alert($1, $2, $3, $4, $5)', [
          key.rule,
          key.unitId,
          key.category,
          key.from,
          words,
        ])
        .catch((error: unknown) => {
          throw codeOf(error) === '23505' ? alreadyThere() : error
        })
      if (done.length === 0) throw new Refusal('NOT_FOUND', 'input: the newest release tells no such alert.')
    },
    // The note itself stays with the alert and may have to go; the log keeps that there was one.
    () => ({
      action: 'acknowledgeAlert',
      detail: { rule: key.rule, unit: key.unitId, category: key.category, from: key.from },
    }),
  )
}

const alreadyThere = () => new Refusal('CONFLICT', 'input: the alert is acknowledged already.', { field: 'input' })
