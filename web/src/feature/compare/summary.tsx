import { type Period, periodInWords } from '@hub/contract/period'
import { shownChange } from '@hub/contract/told'
import { formatTold, pick } from '../../format.ts'
import type { Baseline } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import { directionOf } from './change.ts'
import { Conclusion } from './conclusion.tsx'
import { compareBounds, ends } from './standing.ts'
import { type Cell, cellsOf, type Row } from './use-comparison.ts'

/** Most units that are named for one place. */
const mostNamed = 3

interface SummaryProps {
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly period: Period
  readonly baseline: Baseline
  /** The baseline in words. */
  readonly against: string
  /** Whether chance has a part in the metric. */
  readonly chance: boolean
}

/** The comparison of the chosen metric in words: who is highest and lowest, and how many moved. */
export function Summary({ rows, metric, period, baseline, against, chance }: SummaryProps) {
  const text = useText()
  const { language } = usePreference()
  const told = cellsOf(rows, metric.id).flatMap(({ row, cell }) => {
    const bounds = compareBounds(cell, metric.measure)
    return bounds ? [{ row: { row, cell }, low: bounds[0], high: bounds[1] }] : []
  })
  const name = (row: Row) => pick(language, row.unit.nameVi, row.unit.nameEn)
  const figure = (cell: Cell) =>
    cell.rate
      ? text('rate.sentence', { rate: formatTold(cell.rate, language), per: cell.rate.per })
      : `${formatTold(cell.value, language)} ${pick(language, metric.unitVi, metric.unitEn)}`
  const directions = cellsOf(rows, metric.id).map(({ cell }) => directionOf(shownChange(cell, baseline)))
  const going = (way: ReturnType<typeof directionOf>) => directions.filter((direction) => direction === way).length
  const { highest, lowest } = ends(told)
  /** Those at one end, with the figure of the one, or why several share the place. */
  const end = (units: typeof highest): readonly [string, string] => {
    const named = units.slice(0, mostNamed).map(({ row }) => name(row))
    const more = units.length - named.length
    const words = `${named.join(', ')}${more > 0 ? ` ${text('hover.more', { count: more })}` : ''}`
    const [one] = units
    const alike = units.length > 1 && units.some(({ cell }) => cell.value.kind !== 'EXACT')
    return [words, alike ? text('compare.alike') : one ? figure(one.cell) : '']
  }
  const [first, firstFigure] = end(highest)
  const [last, lastFigure] = end(lowest)
  return (
    <section className="card summary" aria-live="polite">
      <p className="summary-lead">
        <strong>{pick(language, metric.labelVi, metric.labelEn)}</strong>, {periodInWords(period, language)}:{' '}
        {highest.length > 0
          ? text('compare.sentence', { first, firstFigure, last, lastFigure })
          : text('compare.tooFew')}{' '}
        {directions.filter(Boolean).length > 1 &&
          text(baseline === 'PROVINCE' ? 'compare.aboveProvince' : 'compare.moved', {
            baseline: against,
            rising: going('UP'),
            falling: going('DOWN'),
            same: going('SAME'),
            unsure: going('OPEN'),
            untold: going(undefined),
          })}
      </p>
      <Conclusion rows={rows} metric={metric} chance={chance} />
    </section>
  )
}
