import { BellRing, CircleCheck } from 'lucide-react'
import { Link } from 'wouter'
import { formatDay, formatNumber, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { AlertRow } from './alert-row.tsx'
import type { Alert, Rule } from './query.ts'

interface RuleCardProps {
  readonly rule: Rule
  readonly alerts: readonly Alert[]
  readonly acknowledges: boolean
  readonly onChanged: () => void
}

/** One rule: what was judged, how many false alarms to expect, and a table of what was found. */
export function RuleCard({ rule, alerts, acknowledges, onChanged }: RuleCardProps) {
  const text = useText()
  const { language } = usePreference()
  const { check } = rule
  const label = pick(language, rule.labelVi, rule.labelEn)
  const heads = ['alert.unit', 'alert.time', 'alert.figure', 'alert.expected', 'alert.state'] as const
  return (
    <section className="card alert-rule">
      <h2>{label}</h2>
      <p className="alert-found" data-found={alerts.length > 0}>
        {alerts.length > 0 ? <BellRing size={18} aria-hidden="true" /> : <CircleCheck size={18} aria-hidden="true" />}
        {check ? text('alert.found', { found: alerts.length }) : text('alert.noCheck')}
      </p>
      {check && (
        <p className="hint">
          {text('alert.check', {
            tested: check.tested,
            untested: check.untested,
            from: formatDay(check.from),
            to: formatDay(check.to),
          })}{' '}
          {rule.falseDiscoveryRate === null || rule.falseDiscoveryRate === undefined
            ? text('alert.noChance')
            : text('alert.falseAlarms', {
                count: formatNumber(check.falseAlarms, language, 2),
                rate: formatNumber(rule.falseDiscoveryRate * 100, language),
              })}
        </p>
      )}
      <details>
        <summary>{text('alert.method')}</summary>
        <p className="hint">{pick(language, rule.methodVi, rule.methodEn)}</p>
        <p className="hint">
          <Link href={`/map?metric=${rule.metric.id}`}>{pick(language, rule.metric.labelVi, rule.metric.labelEn)}</Link>
        </p>
      </details>
      {alerts.length > 0 && (
        // it scrolls within itself on a narrow screen, and the keyboard must reach that
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by the keyboard
        <section className="alert-table" tabIndex={0} aria-label={label}>
          <table>
            <caption className="visually-hidden">{label}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {text(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {alerts.map((alert) => (
                <AlertRow
                  key={`${alert.unit.id} ${alert.category?.code}`}
                  rule={rule}
                  alert={alert}
                  acknowledges={acknowledges}
                  onChanged={onChanged}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
