import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { formatTold, pick, wordsOf } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-atlas.ts'
import { cellOf, type Row, rankedCount } from './use-comparison.ts'

/** Longest list of bars that is drawn; the table holds the rest. */
const maxBars = 25

/** The units as bars, the highest first; units without a number stand below, hatched. */
export function RankChart({ rows, metric }: { readonly rows: readonly Row[]; readonly metric: Metric }) {
  const text = useText()
  const { language } = usePreference()
  const bars = rows
    .flatMap((row) => {
      const cell = cellOf(row, metric.id)
      return cell ? [{ row, count: rankedCount(cell), provisional: cell.provisional }] : []
    })
    .sort((a, b) => (b.count.value ?? -1) - (a.count.value ?? -1))
  const x = scaleLinear([0, max(bars, ({ count }) => count.value ?? 0) || 1], [0, 100])
  return (
    <figure className="card rank-chart">
      <figcaption>
        <h2>{pick(language, metric.labelVi, metric.labelEn)}</h2>
        <p className="hint">
          {metric.per ? text('rate.column', { per: metric.per }) : pick(language, metric.unitVi, metric.unitEn)}
          {bars.length > maxBars && ` · ${text('compare.highest', { count: maxBars })}`}
        </p>
      </figcaption>
      <ol>
        {bars.slice(0, maxBars).map(({ row, count, provisional }) => (
          <li key={row.unit.id}>
            <span className="rank-name">{pick(language, row.unit.nameVi, row.unit.nameEn)}</span>
            <span className="rank-track" aria-hidden="true">
              <span
                className={typeof count.value === 'number' ? 'rank-bar' : 'rank-bar rank-hatch'}
                style={{ width: `${typeof count.value === 'number' ? Math.max(0.5, x(count.value)) : 8}%` }}
              />
            </span>
            <span className="rank-value number">
              {typeof count.value === 'number' ? formatTold(count, language) : wordsOf(count, text, language)}
              {provisional && ' *'}
            </span>
          </li>
        ))}
      </ol>
      {bars.some((bar) => bar.provisional) && <p className="hint">* {text('count.provisionalHint')}</p>}
    </figure>
  )
}
