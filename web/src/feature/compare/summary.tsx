import { type Period, periodLabel } from '@hub/contract/period'
import { boundsOf, formatTold, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-atlas.ts'
import { type Cell, cellOf, type Row, rankedCount } from './use-comparison.ts'

/** Most units that are named for one place, and in a list of those without a number. */
const [mostNamed, mostSilent] = [3, 12]

interface SummaryProps {
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly period: Period
}

/** The comparison of the chosen metric in words: who is highest and lowest, who moved, and who is not told. */
export function Summary({ rows, metric, period }: SummaryProps) {
  const text = useText()
  const { language } = usePreference()
  const told = rows
    .flatMap((row) => {
      const cell = cellOf(row, metric.id)
      const bounds = cell && boundsOf(rankedCount(cell))
      return cell && bounds ? [{ row, cell, low: bounds[0], high: bounds[1] }] : []
    })
    .sort((a, b) => b.low + b.high - a.low - a.high)
  const name = (row: Row) => pick(language, row.unit.nameVi, row.unit.nameEn)
  const figure = (cell: Cell) =>
    cell.rate
      ? text('rate.sentence', { rate: formatTold(cell.rate, language), per: cell.rate.per })
      : `${formatTold(cell.value, language)} ${pick(language, metric.unitVi, metric.unitEn)}`
  const silent = (kind: Cell['value']['kind']) =>
    rows.filter((row) => cellOf(row, metric.id)?.value.kind === kind).map(name)
  const rising = told.filter(({ cell }) => (cell.change.absolute ?? 0) > 0).length
  const falling = told.filter(({ cell }) => (cell.change.absolute ?? 0) < 0).length
  const [first, last] = [told[0], told.at(-1)]
  // Ranges that reach into each other, and equal numbers, share a place: which of them is first cannot be told.
  const highest = told.filter(({ high }) => first && high >= first.low)
  const lowest = told.filter(({ low }) => last && low <= last.high)
  const names = (list: typeof told) => {
    const more = list.length - mostNamed
    const named = list.slice(0, mostNamed).map(({ row }) => name(row))
    return [...named, ...(more > 0 ? [text('hover.more', { count: more })] : [])].join(', ')
  }
  const lists = [
    { units: silent('WITHHELD'), word: 'compare.withheldUnits' },
    { units: silent('NOT_REPORTED'), word: 'compare.notReportedUnits' },
    { units: silent('NO_DATA'), word: 'compare.noDataUnits' },
  ] as const
  return (
    <section className="card summary" aria-live="polite">
      <p className="summary-lead">
        <strong>{pick(language, metric.labelVi, metric.labelEn)}</strong>, {periodLabel(period, language).toLowerCase()}
        :{' '}
        {first && last && !highest.includes(last)
          ? text('compare.sentence', {
              first: names(highest),
              firstFigure: figure(first.cell),
              last: names(lowest),
              lastFigure: figure(last.cell),
            })
          : text('compare.tooFew')}{' '}
        {told.length > 1 && text('compare.moved', { rising, falling })}
      </p>
      {lists.map(({ units, word }) =>
        units.length === 0 ? null : (
          <p key={word} className="hint">
            {text(word, { count: units.length })}: {units.slice(0, mostSilent).join(', ')}
            {units.length > mostSilent ? ` ${text('hover.more', { count: units.length - mostSilent })}` : ''}.
          </p>
        ),
      )}
    </section>
  )
}
