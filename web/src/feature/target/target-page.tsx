import '../../style/target.css'
import { targetStates } from '@hub/contract/target'
import { Printer } from 'lucide-react'
import { useEffect } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useDocument } from '../../api.ts'
import { useText } from '../../message/text.ts'
import { useSession } from '../../session.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { AddressNotice } from '../address/address-notice.tsx'
import { protectionOf } from '../figure/protection.ts'
import { useRelease } from '../shell/release.ts'
import { useWorld } from '../shell/use-world.ts'
import { AgencyBoard } from './agency-board.tsx'
import { DeadlineBoard } from './deadline-board.tsx'
import { LateList } from './late-list.tsx'
import { NoTarget } from './no-target.tsx'
import { QuarterTable } from './quarter-table.tsx'
import { dutyDeadlinesQuery, dutyMetricsQuery, dutyTargetsQuery, type TargetRule } from './query.ts'
import { ShareCell } from './share-cell.tsx'
import { TargetCard } from './target-card.tsx'
import { TargetSign } from './target-sign.tsx'
import {
  searchFromTargets,
  type TargetPageState,
  targetsFromSearch,
  unknownInTargets,
  yearsOf,
} from './target-state.ts'

/** Were duties done in time? Targets by unit and quarter, legal time limits by clock and agency, and what is late now. */
export default function TargetPage() {
  const text = useText()
  const search = useSearch()
  const [, navigate] = useLocation()
  const world = useWorld()
  const { viewer } = useSession()
  const state = targetsFromSearch(search)
  const metrics = useDocument(dutyMetricsQuery, {})
  const release = useRelease()
  const through = release.data?.release?.dataThrough
  const waiting = metrics.isPending || release.isPending
  useEffect(() => {
    document.title = `${text('target.title')} – ${text('app.title')}`
  }, [text])

  const deadlines = metrics.data?.metrics.find(({ id }) => id === 'deadlines_met_share')
  const targets = metrics.data?.metrics.flatMap((metric) => metric.targets) ?? []
  const choice = deadlines && through ? yearsOf(deadlines.coverageFrom, through, targets) : undefined
  const year = choice && (state.year !== null && choice.years.includes(state.year) ? state.year : choice.start)
  const change = (part: Partial<TargetPageState>) => {
    const next = searchFromTargets({ ...state, ...part })
    navigate(next ? `/targets?${next}` : '/targets')
  }
  const may = (scope: string) => viewer?.scopes.some(({ name }) => name === scope) ?? false
  return (
    <div className="page target-page" aria-busy={waiting}>
      <header className="target-head">
        <div>
          <h1>{text('target.title')}</h1>
          <p className="lead">{text('target.lead')}</p>
        </div>
        <button type="button" className="button no-print" onClick={() => print()}>
          <Printer size={16} aria-hidden="true" />
          {text('compare.print')}
        </button>
      </header>
      {metrics.error && <Fault error={metrics.error} onRetry={() => metrics.refetch()} />}
      {waiting && <Loading lines={8} />}
      {release.data && !through && <Empty title={text('alert.noRelease')} />}
      {choice && year && (
        <>
          <AddressNotice
            parts={[
              ...unknownInTargets(search),
              ...(state.year !== null && state.year !== year ? [{ name: 'year', text: String(state.year) }] : []),
            ]}
            shown={`${year} · ${text(state.basis === 'BEFORE_2025_07' ? 'basis.districts' : 'basis.communes')}`}
          />
          <form
            className="target-controls no-print"
            aria-label={text('target.controls')}
            onSubmit={(event) => event.preventDefault()}
          >
            <SelectField
              label={text('target.year')}
              value={String(year)}
              onChange={(next) => change({ year: Number(next) })}
              options={choice.years.map((one) => ({ value: String(one), label: String(one) }))}
            />
            <SelectField
              label={text('basis.label')}
              value={state.basis}
              onChange={(basis) => change({ basis, unit: '' })}
              options={[
                { value: 'BEFORE_2025_07', label: text('basis.districts') },
                { value: 'SINCE_2025_07', label: text('basis.communes') },
              ]}
            />
          </form>
          <p className="hint">
            {text(state.basis === 'BEFORE_2025_07' ? 'basis.districtsHint' : 'basis.communesHint')}
          </p>
          <Targets state={state} year={year} metrics={metrics.data?.metrics ?? []} />
          <Deadlines state={state} year={year} metrics={metrics.data?.metrics ?? []} exact={may('figures:exact')} />
          {may('records:read') && <LateList state={state} onChange={change} />}
          <p className="target-origin">
            <strong>{world.line}</strong> · <Link href="/compare?grain=quarter">{text('target.toCompare')}</Link>
          </p>
        </>
      )}
    </div>
  )
}

/** The province on either basis: the former one goes on being told after it was merged. */
const provinceWord = {
  BEFORE_2025_07: 'target.provinceBefore',
  SINCE_2025_07: 'target.province',
} as const

type Metrics = readonly (Parameters<typeof protectionOf>[0] & {
  readonly id: string
  readonly targets: readonly TargetRule[]
})[]

interface SectionProps {
  readonly state: TargetPageState
  readonly year: number
  readonly metrics: Metrics
}

function Targets({ state: { basis }, year, metrics }: SectionProps) {
  const text = useText()
  const level = basis === 'BEFORE_2025_07' ? 'DISTRICT' : 'COMMUNE'
  const { data, error, isPending, refetch } = useDocument(dutyTargetsQuery, {
    basis,
    level,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  })
  if (error) return <Fault error={error} onRetry={() => refetch()} />
  if (isPending || !data) return <Loading lines={8} />
  const { whole, parts } = data
  if (whole.targets.length === 0) return <NoTarget year={year} known={metrics.flatMap(({ targets }) => targets)} />
  return (
    <>
      <Legend />
      {whole.targets.map((own, index) => {
        const metric = metrics.find(({ id }) => id === own.metric.id)
        return (
          <TargetCard
            key={`${own.metric.id} ${own.target.programme}`}
            whole={own}
            parts={parts.targets[index]}
            year={year}
            province={text(provinceWord[basis])}
            about={metric && protectionOf(metric, basis, 'PROVINCE', 'QUARTER')}
          />
        )
      })}
    </>
  )
}

function Legend() {
  const text = useText()
  return (
    <section className="target-legend" aria-label={text('target.legend')}>
      <ul>
        {targetStates.map((state) => (
          <li key={state}>
            <TargetSign state={state} /> {text(legendWord[state])}
          </li>
        ))}
      </ul>
    </section>
  )
}

const legendWord = {
  MET: 'target.metMeans',
  MISSED: 'target.missedMeans',
  OPEN: 'target.openMeans',
} as const

interface DeadlinesProps extends SectionProps {
  readonly exact: boolean
}

/** Of support the years since the oldest programme are shown: it is told by year. */
const supportYears = 4

function Deadlines({ state: { basis }, year, metrics, exact }: DeadlinesProps) {
  const text = useText()
  const { data, error, isPending, refetch } = useDocument(dutyDeadlinesQuery, {
    basis,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    since: `${year - supportYears}-01-01`,
  })
  if (error) return <Fault error={error} onRetry={() => refetch()} />
  if (isPending || !data) return <Loading lines={8} />
  const aboutOf = (id: string, grain: 'QUARTER' | 'YEAR') => {
    const metric = metrics.find((own) => own.id === id)
    return metric && protectionOf(metric, basis, 'PROVINCE', grain)
  }
  return (
    <>
      <section className="card target-card">
        <h2>{text('target.support')}</h2>
        <p>{text('target.supportHint')}</p>
        <QuarterTable
          caption={text('target.supportCaption')}
          heading={text('target.unit')}
          periods={data.support.periods}
          rows={[
            {
              key: 'province',
              name: text(provinceWord[basis]),
              cells: data.support.figures.map(({ period, value, base, provisional }) => (
                <ShareCell
                  key={period.start}
                  value={value}
                  base={base}
                  provisional={provisional}
                  about={aboutOf('support_given_share', 'YEAR')}
                />
              )),
            },
          ]}
        />
      </section>
      <section className="card target-card">
        <h2>{text('target.deadlines')}</h2>
        <p className="hint">{text(exact ? 'target.deadlinesExact' : 'target.deadlinesPublic')}</p>
        <DeadlineBoard
          byClock={data.byClock}
          byBranch={data.byBranch}
          clocks={data.legalClocks}
          year={year}
          about={aboutOf('deadlines_met_share', 'QUARTER')}
          exact={exact}
        />
        {exact && <AgencyBoard basis={basis} year={year} />}
      </section>
    </>
  )
}
