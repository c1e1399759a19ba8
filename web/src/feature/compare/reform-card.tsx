import { boundariesChangedOn } from '@hub/contract/boundary'
import { baselinePeriods, periodInWords, periodLabel } from '@hub/contract/period'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useDocument } from '../../api.ts'
import { compareNames, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { LineageChanges } from '../atlas/lineage-list.tsx'
import { lineageQuery } from '../atlas/lineage-query.ts'
import type { Resolved } from '../atlas/resolve.ts'
import type { Metric } from '../atlas/use-figures.ts'
import type { CompareState } from './compare-state.ts'
import { holdsChange, periodAfterChange } from './reform.ts'
import { type Comparison, cellOf, mostCharts, type Row } from './use-comparison.ts'

interface ReformCardProps {
  readonly state: CompareState
  readonly comparison: Comparison
  readonly answer: NonNullable<Comparison['answer']>
  readonly metric: Metric
  readonly resolved: Resolved
  readonly onChange: (part: Partial<CompareState>) => void
}

/** How figures pass over the change of boundaries, the way to what was before it, and where each unit came from or went. */
export function ReformCard({ state, comparison, answer, metric, resolved, onChange }: ReformCardProps) {
  const text = useText()
  const { language } = usePreference()
  const { rows, frozen } = answer
  const period = periodAfterChange(metric, resolved, comparison.grains, comparison.dataThrough)
  const [before] = baselinePeriods(period, 'BEFORE_2025_07')
  const shown = state.baseline === 'BEFORE_2025_07' && period.start === resolved.period.start
  const divided = rows.filter((row) => cellOf(row, metric.id)?.carried === 'DIVIDED').length
  const names = before && {
    period: periodInWords(period, language),
    before: periodInWords(before, language),
  }
  const units = rows.map(({ unit }) => unit).sort((a, b) => compareNames(a.nameVi, b.nameVi))
  const today = state.basis === 'SINCE_2025_07'
  return (
    <section className="card reform" aria-labelledby="reform">
      <h2 id="reform">{text('reform.title')}</h2>
      <p>
        {frozen && <strong>{`${text('reform.frozenName')}: `}</strong>}
        {text(frozen ? 'reform.frozen' : today ? 'reform.today' : 'reform.then', { count: rows.length })}
        {holdsChange(resolved.period) && ` ${text('reform.holds', { period: periodLabel(resolved.period, language) })}`}
        {divided > 0 && ` ${text('reform.dividedUnits', { count: divided })}`}
      </p>
      {names &&
        period.end >= boundariesChangedOn &&
        (shown ? (
          <p role="status">{text('reform.shown', names)}</p>
        ) : (
          <button
            type="button"
            className="button no-print"
            onClick={() => onChange({ baseline: 'BEFORE_2025_07', grain: period.grain, period: period.start })}
          >
            {text('reform.compare', names)}
          </button>
        ))}
      <h3>{text('reform.lineage')}</h3>
      <div className="reform-units" data-many={rows.length > mostCharts}>
        {units.map((unit) => (
          <UnitLineage key={unit.id} unit={unit} />
        ))}
      </div>
    </section>
  )
}

/** What a unit came from and became, read when it is opened. */
function UnitLineage({ unit }: { readonly unit: Row['unit'] }) {
  const text = useText()
  const { language } = usePreference()
  const [, navigate] = useLocation()
  const [open, setOpen] = useState(false)
  const answer = useDocument(lineageQuery, open ? { id: unit.id } : undefined)
  const found = answer.data?.adminUnit
  const openUnit = (id: string) => navigate(`/map?unit=${id}`)
  const ways =
    found &&
    ([
      {
        word: 'lineage.from',
        changes: found.predecessors.map((change) => ({ ...change, further: change.unit.predecessors })),
      },
      {
        word: 'lineage.into',
        changes: found.successors.map((change) => ({ ...change, further: change.unit.successors })),
      },
    ] as const)
  return (
    <details className="places" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{pick(language, unit.nameVi, unit.nameEn)}</summary>
      {open && answer.isPending && <Loading lines={2} />}
      {answer.error && <Fault error={answer.error} onRetry={() => answer.refetch()} />}
      {ways?.map(
        ({ word, changes }) =>
          changes.length > 0 && (
            <div key={word}>
              <h4>{text(word)}</h4>
              <LineageChanges changes={changes} splits={found?.level === 'COMMUNE'} onUnit={openUnit} />
            </div>
          ),
      )}
    </details>
  )
}
