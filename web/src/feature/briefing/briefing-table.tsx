import { periodLabel } from '@hub/contract/period'
import { formatMoment, formatNumber, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Badge } from '../../ui/badge.tsx'
import { FormIcon } from './form-icon.tsx'
import { formWord } from './form-word.ts'
import type { Briefing } from './query.ts'

interface BriefingTableProps {
  readonly briefings: readonly Briefing[]
  readonly caption: string
}

/** Kept briefings, one a row, each with the link to its file. */
export function BriefingTable({ briefings, caption }: BriefingTableProps) {
  const text = useText()
  return (
    <table className="briefing-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text('briefing.name')}</th>
          <th scope="col">{text('briefing.period')}</th>
          <th scope="col">{text('briefing.release')}</th>
          <th scope="col">{text('briefing.file')}</th>
        </tr>
      </thead>
      <tbody>
        {briefings.map((briefing) => (
          <BriefingRow key={briefing.id} briefing={briefing} />
        ))}
      </tbody>
    </table>
  )
}

function BriefingRow({ briefing }: { readonly briefing: Briefing }) {
  const text = useText()
  const { language } = usePreference()
  const { title, form, basis, units, metrics, release, superseded, path, bytes, madeAt } = briefing
  const period = periodLabel(briefing.period, language)
  const size = text('briefing.kilobytes', { size: formatNumber(Math.max(1, Math.round(bytes / 1024)), language) })
  const compared = units
    ? text('briefing.units', { count: units.length })
    : text(basis === 'BEFORE_2025_07' ? 'basis.districts' : 'basis.communes')
  const file = `${text(formWord[form])}, ${size}`
  return (
    <tr>
      <th scope="row">
        {title}
        <small>
          {metrics.map(({ labelVi, labelEn }) => pick(language, labelVi, labelEn)).join(', ')} · {compared}
        </small>
      </th>
      <td>{period}</td>
      <td>
        {text('briefing.releaseNo', { release })}
        <small>{text('briefing.madeAt', { at: formatMoment(madeAt) })}</small>
        {superseded && <Badge tone="warn">{text('briefing.superseded')}</Badge>}
      </td>
      <td>
        <a
          className="button"
          href={path}
          download
          aria-label={`${title}, ${period}, ${text('briefing.releaseNo', { release })}: ${file}`}
        >
          <FormIcon workbook={form === 'WORKBOOK'} />
          {file}
        </a>
      </td>
    </tr>
  )
}
