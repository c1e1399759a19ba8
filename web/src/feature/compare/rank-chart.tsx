import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { boundsOf, formatNumber, formatTold, middleOf, pick, wordsOf } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import { useMarkedUnit } from './marked-unit.ts'
import { cellsOf, type Row, rankedCount } from './use-comparison.ts'

/** Longest list of bars that is drawn; the table holds the rest. */
const maxBars = 25

/** The units as bars, the highest first; units without a number stand below, hatched. */
export function RankChart({
  rows,
  metric,
  chance,
  smooth,
}: {
  readonly rows: readonly Row[]
  readonly metric: Metric
  /** Whether chance has a part in the metric. */
  readonly chance: boolean
  /** Whether rates are drawn to the mean of all. */
  readonly smooth: boolean
}) {
  const text = useText()
  const { language } = usePreference()
  const { markProps } = useMarkedUnit()
  const bars = cellsOf(rows, metric.id)
    .map(({ row, cell }) => ({
      row,
      count: rankedCount(cell, smooth),
      provisional: cell.provisional,
      // an interval is of the figure itself, and not of what is made of it
      interval: smooth ? null : cell.interval,
    }))
    .sort((a, b) => (middleOf(b.count) ?? -1) - (middleOf(a.count) ?? -1))
  const reach = max(bars, ({ count, interval }) => Math.max(boundsOf(count)?.[1] ?? 0, interval?.high ?? 0)) || 1
  const x = scaleLinear([0, reach], [0, 100])
  return (
    <figure className="card rank-chart">
      <figcaption>
        <h2>
          {pick(language, metric.labelVi, metric.labelEn)}
          {smooth && `, ${text('smooth.mark')}`}
        </h2>
        <p className="hint">
          {metric.per ? text('rate.column', { per: metric.per }) : pick(language, metric.unitVi, metric.unitEn)}
          {bars.length > maxBars && ` · ${text('compare.highest', { count: maxBars })}`}
        </p>
      </figcaption>
      <ol>
        {bars.slice(0, maxBars).map(({ row, count, provisional, interval }) => (
          <li key={row.unit.id} {...markProps(row.unit.id)}>
            <span className="rank-name">{pick(language, row.unit.nameVi, row.unit.nameEn)}</span>
            <span className="rank-track" aria-hidden="true">
              <Bar bounds={boundsOf(count)} x={x} />
              {interval && (
                <span
                  className="rank-whisker"
                  style={{
                    left: `${x(interval.low)}%`,
                    width: `${Math.max(0.5, x(interval.high) - x(interval.low))}%`,
                  }}
                />
              )}
            </span>
            <span className="rank-value number">
              {middleOf(count) === undefined ? wordsOf(count, text, language) : formatTold(count, language)}
              {provisional && ' *'}
              {interval && (
                <span className="visually-hidden">
                  {' '}
                  {text(chance ? 'fair.interval' : 'fair.rounding', {
                    low: formatNumber(interval.low, language),
                    high: formatNumber(interval.high, language),
                  })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {chance && bars.some((bar) => bar.interval) && <p className="hint">{text('fair.whiskers')}</p>}
      {bars.some((bar) => bar.provisional) && <p className="hint">* {text('count.provisionalHint')}</p>}
    </figure>
  )
}

/** A bar up to the least number, and a hatched one from there to the greatest; a short hatch when there is none. */
function Bar({
  bounds,
  x,
}: {
  readonly bounds: readonly [number, number] | undefined
  readonly x: (value: number) => number
}) {
  if (!bounds) return <span className="rank-bar rank-hatch" style={{ width: '8%' }} />
  const [low, high] = bounds
  return (
    <>
      <span className="rank-bar" style={{ width: `${Math.max(0.5, x(low))}%` }} />
      {high > low && <span className="rank-bar rank-spread" style={{ width: `${x(high) - x(low)}%` }} />}
    </>
  )
}
