import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useDocument } from '../../api.ts'
import { compareNames, formatDay, formatMoment, pick } from '../../format.ts'
import type { LateDeadlinesQueryVariables } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Explain } from '../../ui/explain.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { AgencyWord } from './agency-word.tsx'
import { yearsApart } from './agency-year.ts'
import { type LateChoices, type LateItem, lateChoicesQuery, lateDeadlinesQuery } from './query.ts'
import type { TargetPageState } from './target-state.ts'

const pageSize = 25

/** Where a page begins or ends. */
type Turn = { readonly after?: string; readonly before?: string }

interface LateListProps {
  readonly state: TargetPageState
  readonly onChange: (part: Partial<TargetPageState>) => void
}

/** What is late among the records of one's own area, the longest delay first: what it is, what must be done, and since when. */
export function LateList({ state, onChange }: LateListProps) {
  const text = useText()
  const { basis, clock, agency, unit } = state
  const level = basis === 'BEFORE_2025_07' ? 'DISTRICT' : 'COMMUNE'
  const choices = useDocument(lateChoicesQuery, { basis, level })
  const narrowed = `${basis} ${clock} ${agency} ${unit}`
  const [turned, setTurned] = useState<{ readonly of: string; readonly turn: Turn }>()
  // Another choice starts with its first page.
  const turn = turned?.of === narrowed ? turned.turn : {}
  const list = useDocument(lateDeadlinesQuery, variablesOf(state, turn), { keepPrevious: true })
  const page = list.data?.deadlines
  const go = (next: Turn) => setTurned({ of: narrowed, turn: next })
  return (
    <section className="card target-card" aria-labelledby="late-title" aria-busy={list.isFetching}>
      <h2 id="late-title">{text('target.lateTitle')}</h2>
      <p className="hint">{text('target.lateHint')}</p>
      {choices.data && <LateFilter state={state} choices={choices.data} onChange={onChange} />}
      {(list.error ?? choices.error) && (
        <Fault error={(list.error ?? choices.error) as Error} onRetry={() => list.refetch()} />
      )}
      {!page && list.isFetching && <Loading lines={6} />}
      {page?.nodes.length === 0 && <Empty title={text('target.lateNone')} />}
      {page && page.nodes.length > 0 && choices.data && (
        <>
          <LateTable
            items={page.nodes}
            choices={choices.data}
            caption={text('target.lateCaption', { count: page.totalCount })}
          />
          <nav className="button-row no-print" aria-label={text('target.latePages')}>
            <button
              type="button"
              className="button"
              disabled={!page.pageInfo.hasPreviousPage}
              onClick={() => go({ before: page.pageInfo.startCursor ?? '' })}
            >
              <ChevronLeft size={16} aria-hidden="true" />
              {text('target.longerLate')}
            </button>
            <button
              type="button"
              className="button"
              disabled={!page.pageInfo.hasNextPage}
              onClick={() => go({ after: page.pageInfo.endCursor ?? '' })}
            >
              {text('target.shorterLate')}
              <ChevronRight size={16} aria-hidden="true" />
            </button>
          </nav>
        </>
      )}
    </section>
  )
}

function variablesOf({ clock, agency, unit }: TargetPageState, { after, before }: Turn): LateDeadlinesQueryVariables {
  return {
    filter: {
      states: ['OVERDUE'],
      clocks: clock ? [clock] : null,
      agencies: agency ? [agency] : null,
      units: unit ? [{ id: unit }] : null,
    },
    ...(before ? { last: pageSize, before } : { first: pageSize, after: after ?? null }),
  }
}

interface LateFilterProps extends LateListProps {
  readonly choices: LateChoices
}

function LateFilter({ state, choices, onChange }: LateFilterProps) {
  const text = useText()
  const { language } = usePreference()
  const all = { value: '', label: text('target.all') }
  const optionsOf = (rows: readonly { readonly id: string; readonly name: string }[]) => [
    all,
    ...rows.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => compareNames(a.label, b.label)),
  ]
  const named = <Row extends { readonly nameVi: string; readonly nameEn: string }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, name: pick(language, row.nameVi, row.nameEn) }))
  const agencies = named(choices.deadlineAgencies)
  const years = yearsApart(agencies)
  const yearWord = (id: string) => {
    const year = years.get(id)
    if (!year) return ''
    return ` ${'to' in year ? text('target.until', { year: year.to }) : text('target.since', { year: year.from })}`
  }
  return (
    <form
      className="target-controls no-print"
      aria-label={text('target.narrow')}
      onSubmit={(event) => event.preventDefault()}
    >
      <SelectField
        label={text('target.clock')}
        value={state.clock}
        onChange={(clock) => onChange({ clock })}
        options={[
          all,
          ...choices.clocks.map(({ code, labelVi, labelEn }) => ({
            value: code,
            label: pick(language, labelVi, labelEn),
          })),
        ]}
      />
      <SelectField
        label={text('target.unit')}
        value={state.unit}
        onChange={(unit) => onChange({ unit })}
        options={optionsOf(named(choices.adminUnits.nodes))}
      />
      <SelectField
        label={text('target.agency')}
        value={state.agency}
        onChange={(agency) => onChange({ agency })}
        options={optionsOf(agencies.map(({ id, name }) => ({ id, name: `${name}${yearWord(id)}` })))}
      />
    </form>
  )
}

interface LateTableProps {
  readonly items: readonly LateItem[]
  readonly choices: LateChoices
  readonly caption: string
}

function LateTable({ items, choices, caption }: LateTableProps) {
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

type Subject = LateItem['subject']

/** The name of a record; pressed, it tells how the record stands. */
function RecordWord({ subject, choices }: { readonly subject: Subject; readonly choices: LateChoices }) {
  const text = useText()
  const { language } = usePreference()
  const { kind, name, day, code, codes } = aboutRecord(subject, choices)
  const title = `${text(kind)} ${name}`
  const status = codes.find((row) => row.code === code)
  return (
    <Explain className="told-about" title={title} label={title}>
      {() => (
        <>
          <span className="popover-line">
            {text(subject.__typename === 'Case' ? 'target.openedOn' : 'target.receivedOn', { day: formatDay(day) })}
          </span>
          {status && (
            <span className="popover-line">
              {text('target.standsAt', { status: pick(language, status.labelVi, status.labelEn) })}
            </span>
          )}
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

function aboutRecord(subject: Subject, choices: LateChoices) {
  switch (subject.__typename) {
    case 'Tip':
      return {
        kind: 'target.tip',
        name: subject.id.replace('Tip:', ''),
        day: formatMomentDay(subject.receivedAt),
        code: subject.tipStatus,
        codes: choices.tipStatuses,
      } as const
    case 'Victim':
      return {
        kind: 'target.victim',
        name: subject.pseudonym,
        day: subject.reportedOn,
        code: subject.victimStatus,
        codes: choices.victimStatuses,
      } as const
    case 'Case':
      return {
        kind: 'target.case',
        name: subject.code,
        day: subject.openedOn,
        code: subject.stage,
        codes: choices.caseStages,
      } as const
  }
}

/** The day of a moment in Việt Nam, 'YYYY-MM-DD'. */
function formatMomentDay(moment: string): string {
  const [day = '', month = '', year = ''] = formatMoment(moment).slice(0, 10).split('/')
  return `${year}-${month}-${day}`
}
