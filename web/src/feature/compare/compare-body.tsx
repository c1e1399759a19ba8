import { periodLabel } from '@hub/contract/period'
import { useMemo, useState } from 'react'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Resolved } from '../atlas/resolve.ts'
import type { Metric } from '../atlas/use-figures.ts'
import { protectionOf } from '../figure/protection.ts'
import { AttentionList } from './attention-list.tsx'
import { againstWords } from './baseline-word.ts'
import { CompareMap } from './compare-map.tsx'
import type { CompareState } from './compare-state.ts'
import { CompareTable } from './compare-table.tsx'
import { FunnelPlot } from './funnel-plot.tsx'
import { MarkedUnitContext } from './marked-unit.ts'
import { MetricChips } from './metric-chips.tsx'
import { OnlyApart, standsApart } from './only-apart.tsx'
import { RankChart } from './rank-chart.tsx'
import { RankTable } from './rank-table.tsx'
import { ReformCard } from './reform-card.tsx'
import { ScatterPlot } from './scatter-plot.tsx'
import { settledPeriod } from './settled-period.ts'
import { isSilent, SilentUnits } from './silent-units.tsx'
import { SmallMultiples } from './small-multiples.tsx'
import { Smoothing } from './smoothing.tsx'
import { Summary } from './summary.tsx'
import { type Comparison, cellOf, type Row } from './use-comparison.ts'

interface CompareBodyProps {
  readonly state: CompareState
  readonly comparison: Comparison
  readonly answer: NonNullable<Comparison['answer']>
  readonly resolved: Resolved
  readonly chosen: Metric
  readonly onChange: (part: Partial<CompareState>) => void
}

/** The comparison itself: words, who needs attention and the bars first, then the ranked table, and all else that can be seen in it. */
export function CompareBody({ state, comparison, answer, resolved, chosen, onChange }: CompareBodyProps) {
  const text = useText()
  const { language } = usePreference()
  const [pointed, point] = useState<string | null>(null)
  const pinned = answer.rows.find(({ unit }) => unit.code === state.pin)?.unit.id ?? null
  const marked = useMemo(() => ({ pinned, pointed, point }), [pinned, pointed])

  const column = answer.columns.find(({ metric }) => metric.id === chosen.id)
  const chance = column !== undefined && column.intervalMethod !== 'ROUNDING'
  const smooth = state.smooth && chance && chosen.per !== null && chosen.per !== undefined
  const against = againstWords(state.baseline, answer.baselinePeriods, text, language)
  const caption = text('compare.caption', { period: periodLabel(resolved.period, language), previous: against })
  const about = (metric: Metric) => protectionOf(metric, state.basis, comparison.level, resolved.grain)
  const told = answer.rows.filter((row) => !isSilent(row, chosen.id))
  const apart = (row: Row) => row.unit.code === state.pin || standsApart(cellOf(row, chosen.id))
  const listed = state.only && chance ? told.filter(apart) : told
  return (
    <MarkedUnitContext value={marked}>
      <MetricChips
        metrics={comparison.compared}
        chosen={chosen}
        onMetric={(metric) => onChange({ metric, sort: null })}
      />
      <section className="compare-top">
        <div className="compare-words">
          <Summary
            rows={answer.rows}
            metric={chosen}
            period={resolved.period}
            baseline={state.baseline}
            against={against}
            chance={chance}
          />
          <AttentionList
            rows={answer.rows}
            metric={chosen}
            baseline={state.baseline}
            chance={chance}
            settled={settledPeriod(resolved.periods, chosen.openMonths, comparison.dataThrough)}
            onPeriod={(period) => onChange({ period: period.start, grain: period.grain })}
          />
        </div>
        <RankChart rows={answer.rows} metric={chosen} chance={chance} smooth={smooth} />
      </section>
      {chosen.per && chance && (
        <Smoothing
          smooth={state.smooth}
          units={answer.rows.filter((row) => cellOf(row, chosen.id)?.smoothed).length}
          onSmooth={(smooth) => onChange({ smooth })}
        />
      )}
      <OnlyApart
        only={state.only}
        chance={chance}
        hidden={told.length - listed.length}
        left={listed.length}
        onOnly={(only) => onChange({ only })}
      />
      <section className="compare-ranked">
        <CompareMap
          {...{ state, comparison, resolved, smooth, onChange }}
          rows={answer.rows}
          metric={chosen}
          about={about(chosen)}
        />
        <div className="compare-words">
          <RankTable
            rows={listed}
            metric={chosen}
            state={state}
            caption={`${pick(language, chosen.labelVi, chosen.labelEn)}${smooth ? `, ${text('smooth.mark')}` : ''}: ${caption}`}
            about={about(chosen)}
            chance={chance}
            onChange={onChange}
          />
          <p className="hint">{text('compare.rankHint')}</p>
          <SilentUnits rows={answer.rows} metric={chosen} about={about(chosen)} />
        </div>
      </section>
      <section className="compare-charts">
        <SmallMultiples rows={answer.rows} metric={chosen} period={resolved.period} />
        <ReformCard {...{ state, comparison, answer, resolved, onChange }} metric={chosen} />
        <ScatterPlot state={state} comparison={comparison} rows={answer.rows} metric={chosen} onChange={onChange} />
        {column && <FunnelPlot rows={answer.rows} metric={chosen} column={column} />}
      </section>
      {comparison.compared.length > 1 && (
        <section>
          <h2>{text('compare.all')}</h2>
          <CompareTable
            rows={answer.rows}
            metrics={comparison.compared}
            chosen={chosen}
            baseline={state.baseline}
            caption={caption}
            about={about}
          />
        </section>
      )}
      {comparison.leftOut.length > 0 && (
        <p className="hint">
          {text('compare.leftOut')}:{' '}
          {comparison.leftOut.map((metric) => pick(language, metric.labelVi, metric.labelEn)).join(', ')}.
        </p>
      )}
    </MarkedUnitContext>
  )
}
