import { boundariesChangedOn } from '@hub/contract/boundary'
import { type Period, periodLabel } from '@hub/contract/period'
import { max } from 'd3-array'
import { boundsOf, compareNames, formatTold, middleOf, pick, spreadOf, wordsOf } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { ColumnChart } from '../../ui/chart.tsx'
import { shownCount } from '../atlas/figure-table.ts'
import type { Metric } from '../atlas/use-figures.ts'
import { useMarkedUnit } from './marked-unit.ts'
import { momentIn } from './reform.ts'
import { cellsOf, type PastFigure, type Row } from './use-comparison.ts'

interface SmallMultiplesProps {
  readonly rows: readonly Row[]
  readonly metric: Metric
  /** The period that is compared, the last of every chart. */
  readonly period: Period
}

/** A year under its column; of shorter periods the year under the first of it. */
const tickOf = ({ grain, start }: Period) =>
  grain === 'YEAR' || grain === 'MULTI_YEAR' || start.slice(5, 7) === '01' ? start.slice(2, 4) : ''

/** The chosen metric over time, one small chart for each unit, all on one scale; nothing where no history was asked for. */
export function SmallMultiples({ rows, metric, period }: SmallMultiplesProps) {
  const text = useText()
  const { language } = usePreference()
  const { marked, markProps } = useMarkedUnit()
  const told = (past: PastFigure) => shownCount(past, true)
  const charts = cellsOf(rows, metric.id)
    .filter(({ cell }) => cell.series.length > 1)
    .map(({ row: { unit }, cell: { series } }) => ({ unit, series }))
    .sort(
      (a, b) =>
        Number(b.unit.id === marked.pinned) - Number(a.unit.id === marked.pinned) ||
        compareNames(a.unit.nameVi, b.unit.nameVi),
    )
  if (charts.length === 0) return null
  const all = charts.flatMap(({ series }) => series)
  const top = max(all, (past) => boundsOf(told(past))?.[1] ?? 0) || 1
  const moment = momentIn(charts[0]?.series.map((past) => past.period) ?? [], boundariesChangedOn)
  return (
    <section className="card multiples-card">
      <h2>{text(period.grain === 'YEAR' ? 'compare.overYears' : 'compare.overPeriods')}</h2>
      <p className="hint">
        {text('compare.oneScale')}
        {moment && ` ${text('reform.mark')}`}
        {all.some((past) => past.provisional) && ` ${text('compare.provisionalBars')}`}
      </p>
      <div className="multiples">
        {charts.map(({ unit, series }) => (
          <figure key={unit.id} {...markProps(unit.id)}>
            <figcaption>{pick(language, unit.nameVi, unit.nameEn)}</figcaption>
            <ColumnChart
              title={pick(language, unit.nameVi, unit.nameEn)}
              height={104}
              top={top}
              moment={moment && { ...moment, label: text('reform.moment') }}
              points={series.map((past) => {
                const count = told(past)
                const words = [
                  wordsOf(count, text, language),
                  past.provisional && text('count.provisional').toLowerCase(),
                  past.carried !== 'OWN' && text(`reform.${past.carried}`),
                ]
                return {
                  key: past.period.start,
                  tick: tickOf(past.period),
                  label: `${periodLabel(past.period, language)}: ${words.filter(Boolean).join(', ')}`,
                  value: middleOf(count),
                  told: formatTold(count, language),
                  spread: spreadOf(count),
                  strong: past.period.start === period.start,
                  provisional: past.provisional,
                }
              })}
            />
          </figure>
        ))}
      </div>
    </section>
  )
}
