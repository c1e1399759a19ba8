import { Check, X } from 'lucide-react'
import { compareNames, formatChange, formatNumber, type Language, pick } from '../../format.ts'
import { type Text, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ToldCount } from '../../ui/told.tsx'
import type { Metric } from '../atlas/use-atlas.ts'
import { type Cell, cellOf, type Row, rankedCount } from './use-comparison.ts'

interface CompareTableProps {
  readonly rows: readonly Row[]
  readonly metrics: readonly Metric[]
  readonly chosen: Metric
  readonly caption: string
  readonly onMetric: (id: string) => void
}

/** One row for each unit, one column for each metric: figure, rate, rank, change and whether a target was met. */
export function CompareTable({ rows, metrics, chosen, caption, onMetric }: CompareTableProps) {
  const text = useText()
  const { language } = usePreference()
  const number = (metric: string) => (row: Row) => {
    const cell = cellOf(row, metric)
    return cell ? (rankedCount(cell).value ?? undefined) : undefined
  }
  const columns: Column<Row>[] = [
    {
      key: 'unit',
      label: text('table.unit'),
      cell: ({ unit }) => <a href={`/map?unit=${unit.id}`}>{pick(language, unit.nameVi, unit.nameEn)}</a>,
      compare: (a, b) => compareNames(a.unit.nameVi, b.unit.nameVi),
    },
    ...metrics.map(
      (metric): Column<Row> => ({
        key: metric.id,
        label: pick(language, metric.labelVi, metric.labelEn),
        numeric: true,
        cell: (row) => {
          const cell = cellOf(row, metric.id)
          return cell && <CompareCell cell={cell} share={metric.measure === 'SHARE'} />
        },
        compare: (a, b) => (number(metric.id)(a) ?? 0) - (number(metric.id)(b) ?? 0),
        last: (row) => number(metric.id)(row) === undefined,
      }),
    ),
  ]
  return (
    <>
      <fieldset className="metric-chips no-print">
        <legend className="visually-hidden">{text('compare.choose')}</legend>
        {metrics.map((metric) => (
          <button
            key={metric.id}
            type="button"
            className="chip"
            aria-pressed={metric.id === chosen.id}
            onClick={() => onMetric(metric.id)}
          >
            {pick(language, metric.labelVi, metric.labelEn)}
          </button>
        ))}
      </fieldset>
      <div className="card compare-table">
        <DataTable
          key={chosen.id}
          caption={caption}
          columns={columns}
          rows={rows}
          rowKey={({ unit }) => unit.id}
          start={{ key: chosen.id, down: true }}
          sortLabel={(column) => text('table.sort', { column: String(column) })}
        />
      </div>
    </>
  )
}

/** One figure with its rate, its rank, its change and whether a target was met. */
function CompareCell({ cell, share }: { readonly cell: Cell; readonly share: boolean }) {
  const text = useText()
  const { language } = usePreference()
  const rank = cell.rank == null ? null : text('compare.rank', { rank: cell.rank, of: cell.rankOf ?? 0 })
  return (
    <div className="compare-cell">
      <span className="compare-value">
        <ToldCount count={cell.value} unit={share ? '%' : ''} provisional={cell.provisional} />
        {rank && (
          <span className="rank" title={rank}>
            <span className="visually-hidden">{rank}</span>
            <span aria-hidden="true">{cell.rank}</span>
          </span>
        )}
      </span>
      {cell.rate && typeof cell.rate.value === 'number' && (
        <small>{text('rate.sentence', { rate: formatNumber(cell.rate.value, language), per: cell.rate.per })}</small>
      )}
      <small>{changeWords(cell.change, share, text, language)}</small>
      {cell.targetMet != null && (
        <small className={cell.targetMet ? 'target met' : 'target missed'}>
          {cell.targetMet ? <Check size={12} aria-hidden="true" /> : <X size={12} aria-hidden="true" />}
          {text(cell.targetMet ? 'compare.targetMet' : 'compare.targetMissed')}
        </small>
      )}
    </div>
  )
}

/** A change as a reader meets it: points for a share, a number with its percentage for the rest. */
function changeWords(change: Cell['change'], share: boolean, text: Text, language: Language): string {
  if (typeof change.absolute !== 'number') return text('compare.noChange')
  if (change.absolute === 0) return text('compare.same')
  if (share) return text('compare.points', { change: formatChange(change.absolute, language, 1) })
  const percent = typeof change.percent === 'number' ? ` (${formatChange(change.percent, language, 0)} %)` : ''
  return `${formatChange(change.absolute, language)}${percent}`
}
