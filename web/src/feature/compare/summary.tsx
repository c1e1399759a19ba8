import { type Period, periodLabel } from '@hub/contract/period'
import { formatNumber, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-atlas.ts'
import { type Cell, cellOf, type Row, rankedCount } from './use-comparison.ts'

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
      const value = cell && rankedCount(cell).value
      return cell && typeof value === 'number' ? [{ row, cell, value }] : []
    })
    .sort((a, b) => b.value - a.value)
  const name = (row: Row) => pick(language, row.unit.nameVi, row.unit.nameEn)
  const figure = (cell: Cell, value: number) =>
    cell.rate
      ? text('rate.sentence', { rate: formatNumber(value, language), per: cell.rate.per })
      : `${formatNumber(value, language)} ${pick(language, metric.unitVi, metric.unitEn)}`
  const silent = (kind: Cell['value']['kind']) =>
    rows.filter((row) => cellOf(row, metric.id)?.value.kind === kind).map(name)
  const rising = told.filter(({ cell }) => (cell.change.absolute ?? 0) > 0).length
  const falling = told.filter(({ cell }) => (cell.change.absolute ?? 0) < 0).length
  const [first, last] = [told[0], told.at(-1)]
  const lists = [
    { names: silent('WITHHELD'), word: 'compare.withheldUnits' },
    { names: silent('NOT_REPORTED'), word: 'compare.notReportedUnits' },
    { names: silent('NO_DATA'), word: 'compare.noDataUnits' },
  ] as const
  return (
    <section className="card summary" aria-live="polite">
      <p className="summary-lead">
        <strong>{pick(language, metric.labelVi, metric.labelEn)}</strong>, {periodLabel(period, language).toLowerCase()}
        :{' '}
        {first && last && first !== last
          ? text('compare.sentence', {
              first: name(first.row),
              firstFigure: figure(first.cell, first.value),
              last: name(last.row),
              lastFigure: figure(last.cell, last.value),
            })
          : text('compare.tooFew')}{' '}
        {told.length > 1 && text('compare.moved', { rising, falling })}
      </p>
      {lists.map(({ names, word }) =>
        names.length === 0 ? null : (
          <p key={word} className="hint">
            {text(word, { count: names.length })}: {names.slice(0, 12).join(', ')}
            {names.length > 12 ? ` ${text('hover.more', { count: names.length - 12 })}` : ''}.
          </p>
        ),
      )}
    </section>
  )
}
