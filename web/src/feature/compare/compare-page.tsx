import '../../style/compare.css'
import { periodLabel } from '@hub/contract/period'
import { Printer } from 'lucide-react'
import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { protectionOf } from '../figure/protection.ts'
import { useWorld } from '../shell/use-world.ts'
import { againstWords } from './baseline-word.ts'
import { CompareControls } from './compare-controls.tsx'
import { type CompareState, compareFromSearch, searchFromCompare } from './compare-state.ts'
import { CompareTable } from './compare-table.tsx'
import { FunnelPlot } from './funnel-plot.tsx'
import { RankChart } from './rank-chart.tsx'
import { SmallMultiples } from './small-multiples.tsx'
import { Summary } from './summary.tsx'
import { useComparison } from './use-comparison.ts'

/** Units side by side: words first, then the table, then the charts of the chosen metric; all of it prints. */
export default function ComparePage() {
  const text = useText()
  const { language } = usePreference()
  const search = useSearch()
  const [, navigate] = useLocation()
  const state = compareFromSearch(search)
  const comparison = useComparison(state)
  const world = useWorld()
  const { resolved, answer, chosen } = comparison
  const change = (part: Partial<CompareState>) => {
    const next = searchFromCompare({ ...state, ...part })
    navigate(next ? `/compare?${next}` : '/compare')
  }
  useEffect(() => {
    document.title = `${text('nav.compare')} – ${text('app.title')}`
  }, [text])

  const column = answer?.columns.find(({ metric }) => metric.id === chosen?.id)
  const chance = column !== undefined && column.intervalMethod !== 'ROUNDING'
  const against = answer ? againstWords(state.baseline, answer.baselinePeriods, text, language) : ''
  const basisWord = text(state.basis === 'BEFORE_2025_07' ? 'basis.districts' : 'basis.communes')
  return (
    <div className="page compare" aria-busy={comparison.fetching}>
      <header className="compare-head">
        <div>
          <h1>{text(state.basis === 'BEFORE_2025_07' ? 'compare.titleDistricts' : 'compare.titleCommunes')}</h1>
          {resolved && <p className="lead">{`${periodLabel(resolved.period, language)} · ${basisWord}`}</p>}
        </div>
        <button type="button" className="button no-print" onClick={() => print()}>
          <Printer size={16} aria-hidden="true" />
          {text('compare.print')}
        </button>
      </header>
      <CompareControls state={state} comparison={comparison} onChange={change} />
      {comparison.error && <Fault error={comparison.error} onRetry={comparison.retry} />}
      {!answer && comparison.fetching && <Loading lines={8} />}
      {!comparison.fetching && !comparison.error && comparison.compared.length === 0 && (
        <Empty title={text('compare.nothing')} />
      )}
      {answer && resolved && chosen && (
        <>
          <Summary
            rows={answer.rows}
            metric={chosen}
            period={resolved.period}
            baseline={state.baseline}
            against={against}
            chance={chance}
          />
          <CompareTable
            rows={answer.rows}
            metrics={comparison.compared}
            chosen={chosen}
            baseline={state.baseline}
            caption={text('compare.caption', {
              period: periodLabel(resolved.period, language),
              previous: against,
            })}
            about={(metric) => protectionOf(metric, state.basis, comparison.level, resolved.grain)}
            onMetric={(metric) => change({ metric })}
          />
          <p className="hint">{text('compare.rankHint')}</p>
          {comparison.leftOut.length > 0 && (
            <p className="hint">
              {text('compare.leftOut')}:{' '}
              {comparison.leftOut.map((metric) => pick(language, metric.labelVi, metric.labelEn)).join(', ')}.
            </p>
          )}
          <section className="compare-charts">
            <RankChart rows={answer.rows} metric={chosen} chance={chance} />
            {state.basis === 'BEFORE_2025_07' && (
              <SmallMultiples rows={answer.rows} metric={chosen} basis={state.basis} resolved={resolved} />
            )}
            {column && <FunnelPlot rows={answer.rows} metric={chosen} column={column} />}
          </section>
        </>
      )}
      <p className="compare-origin">
        <strong>{world.line}</strong> · {basisWord}
        {chosen && ` · ${text('metric.source')}: ${pick(language, chosen.source.titleVi, chosen.source.titleEn)}`}
      </p>
    </div>
  )
}
