import { Link } from 'wouter'
import { formatDay, formatMoment, formatNumber, type Language, pick } from '../../format.ts'
import { type Text, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Badge } from '../../ui/badge.tsx'
import { ToldCount } from '../figure/told.tsx'
import { AcknowledgeForm } from './acknowledge-form.tsx'
import type { Alert, Rule } from './query.ts'

interface AlertRowProps {
  readonly rule: Rule
  readonly alert: Alert
  readonly acknowledges: boolean
  readonly onChanged: () => void
}

/** What was expected, in words, with the unit behind its number. */
function expectedWords(
  { expectedLow: low, expectedHigh: high }: Alert,
  sign: string,
  text: Text,
  language: Language,
): string {
  const number = (value: number) => formatNumber(value, language)
  if (typeof low === 'number' && typeof high === 'number')
    return text('alert.between', { low: number(low), high: number(high), sign })
  if (typeof low === 'number') return text('alert.atLeast', { low: number(low), sign })
  return typeof high === 'number' ? text('alert.atMost', { high: number(high), sign }) : ''
}

/** One alert: where, when, how much beside what was expected, and who has seen it. */
export function AlertRow({ rule, alert, acknowledges, onChanged }: AlertRowProps) {
  const text = useText()
  const { language } = usePreference()
  const { unit, category, acknowledgement: seen } = alert
  const name = pick(language, unit.nameVi, unit.nameEn)
  const sign = pick(language, rule.metric.unitVi, rule.metric.unitEn)
  const expected = expectedWords(alert, sign, text, language)
  return (
    <tr>
      <th scope="row">
        <Link href={`/map?metric=${rule.metric.id}&unit=${unit.id}`} aria-label={text('alert.onMap', { unit: name })}>
          {name}
        </Link>
        {category && <small>{pick(language, category.labelVi, category.labelEn)}</small>}
      </th>
      <td className="number" data-label={text('alert.time')}>
        {formatDay(alert.from)} – {formatDay(alert.to)}
      </td>
      <td data-label={text('alert.figure')}>
        <ToldCount count={alert.value} unit={sign} />
        {typeof alert.base === 'number' && (
          <small>{text('alert.onBase', { base: formatNumber(alert.base, language) })}</small>
        )}
      </td>
      <td className="number" data-label={expected ? text('alert.expected') : undefined}>
        {expected}
      </td>
      <td className="alert-state">
        {alert.isNew ? (
          <Badge tone="warn">{text('alert.new')}</Badge>
        ) : (
          <Badge tone="plain">{text('alert.since', { release: alert.sinceRelease })}</Badge>
        )}
        {alert.provisional && <Badge tone="plain">{text('alert.provisional')}</Badge>}
        {seen && (
          <p className="alert-note">
            <strong>{text('alert.acknowledged', { by: seen.by, at: formatMoment(seen.at) })}</strong>
            <br />
            {seen.note}
          </p>
        )}
        {!seen && acknowledges && <AcknowledgeForm alert={alert} unitName={name} onDone={onChanged} />}
      </td>
    </tr>
  )
}
