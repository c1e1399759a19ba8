import { Link } from 'wouter'
import { formatDay, formatMoment, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Explain } from '../../ui/explain.tsx'
import { CopyButton } from '../../ui/shown-once.tsx'
import { AgencyWord } from './agency-word.tsx'
import { lateRecord } from './late-record.ts'
import type { LateChoices, LateItem } from './query.ts'

interface LateTableProps {
  readonly items: readonly LateItem[]
  readonly choices: LateChoices
  readonly caption: string
}

/** Late items one below the other: the record, what must be done by which law, since when, where and by whom. */
export function LateTable({ items, choices, caption }: LateTableProps) {
  const text = useText()
  const { language } = usePreference()
  return (
    <div className="table-scroll">
      <table className="table quarter-table late-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text('target.record')}</th>
            <th scope="col">{text('target.nextStep')}</th>
            <th scope="col">{text('target.dueAt')}</th>
            <th scope="col">{text('target.lateBy')}</th>
            <th scope="col">{text('target.unit')}</th>
            <th scope="col">{text('target.agency')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.subject.id} ${item.clock}`}>
              <th scope="row">
                <RecordWord subject={item.subject} choices={choices} />
              </th>
              <td data-label={text('target.nextStep')}>
                {pick(language, item.labelVi, item.labelEn)}
                {item.extended && ` (${text('target.extended')})`}
                <small className="target-rule">{item.legalRef}</small>
              </td>
              <td data-label={text('target.dueAt')} className="number">
                {formatMoment(item.dueAt)}
              </td>
              <td data-label={text('target.lateBy')} className="late-count">
                {text('target.days', { days: item.daysLate ?? 0 })}
              </td>
              <td data-label={text('target.unit')}>{pick(language, item.unit.nameVi, item.unit.nameEn)}</td>
              <td data-label={text('target.agency')}>
                <AgencyWord agency={item.agency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The code of a record; pressed, it tells how the record stands, and can be copied to where records are kept. */
function RecordWord({ subject, choices }: { readonly subject: LateItem['subject']; readonly choices: LateChoices }) {
  const text = useText()
  const { language } = usePreference()
  const { kind, code, day, status } = lateRecord(subject, choices, language)
  const title = `${text(kind)} ${code}`
  return (
    <Explain className="told-about" title={title} label={title}>
      {() => (
        <>
          <span className="popover-line">
            {text(subject.__typename === 'Case' ? 'target.openedOn' : 'target.receivedOn', { day: formatDay(day) })}
          </span>
          {status && <span className="popover-line">{text('target.standsAt', { status })}</span>}
          <span className="popover-line">
            <CopyButton value={code} words={{ copy: text('target.copyCode'), copied: text('once.copied') }} />
          </span>
          {subject.__typename === 'Victim' && (
            <Link className="popover-link" href="/person">
              {text('target.toPerson')}
            </Link>
          )}
        </>
      )}
    </Explain>
  )
}
