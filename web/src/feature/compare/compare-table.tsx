import { Check, X } from 'lucide-react'
import { compareNames, formatChange, formatTold, type Language, middleOf, pick } from '../../format.ts'
import { type Text, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import type { Protection } from '../figure/protection.ts'
import { ToldCount } from '../figure/told.tsx'
import { standingWord } from './funnel-plot.tsx'
import { type Cell, cellOf, type Row, rankedCount } from './use-comparison.ts'

interface CompareTableProps {
  readonly rows: readonly Row[]
  readonly metrics: readonly Metric[]
  readonly chosen: Metric
  readonly caption: string
  readonly about: (metric: Metric) => Protection
  readonly onMetric: (id: string) => void
}

/** One row for each unit, one column for each metric: figure, rate, rank, change and whether a target was met. */
export function CompareTable({ rows, metrics, chosen, caption, about, onMetric }: CompareTableProps) {
  const text = useText()
  const { language } = usePreference()
  const number = (metric: string) => (row: Row) => {
    const cell = cellOf(row, metric)
    return cell && middleOf(rankedCount(cell))
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
          return cell && <CompareCell cell={cell} share={metric.measure === 'SHARE'} about={about(metric)} />
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
function CompareCell({
  cell,
  share,
  about,
}: {
  readonly cell: Cell
  readonly share: boolean
  readonly about: Protection
}) {
  const text = useText()
  const { language } = usePreference()
  const { low = cell.rank, high = cell.rank } = cell.ranks ?? {}
  const rank =
    cell.rank == null
      ? null
      : low === high
        ? text('compare.rank', { rank: cell.rank, of: cell.rankOf ?? 0 })
        : text('fair.rank', { rank: cell.rank, of: cell.rankOf ?? 0, low: low ?? 0, high: high ?? 0 })
  return (
    <div className="compare-cell">
      <span className="compare-value">
        <ToldCount count={cell.value} unit={share ? '%' : ''} provisional={cell.provisional} about={about} />
        {rank && (
          <span className="rank" title={rank}>
            <span className="visually-hidden">{rank}</span>
            <span aria-hidden="true">{low === high ? cell.rank : `${low}–${high}`}</span>
          </span>
        )}
      </span>
      {cell.rate && middleOf(cell.rate) !== undefined && (
        <small>{text('rate.sentence', { rate: formatTold(cell.rate, language), per: cell.rate.per })}</small>
      )}
      {cell.standing !== 'AS_EXPECTED' && cell.standing !== 'NOT_JUDGED' && (
        <small className="stands-out">
          <span aria-hidden="true">{cell.standing.endsWith('HIGHER') ? '▲' : '▼'}</span>{' '}
          {text(standingWord[cell.standing])}
        </small>
      )}
      <small>
        {changeWords(cell.change, share, text, language)}
        {cell.moved === false &&
          cell.change.absolute !== 0 &&
          typeof cell.change.absolute === 'number' &&
          ` · ${text('fair.within')}`}
      </small>
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
  const about = change.kind === 'ROUNDED' ? '≈ ' : ''
  if (change.absolute === 0) return `${about}${text('compare.same')}`
  if (share) return text('compare.points', { change: `${about}${formatChange(change.absolute, language, 1)}` })
  const percent = typeof change.percent === 'number' ? ` (${formatChange(change.percent, language, 0)} %)` : ''
  return `${about}${formatChange(change.absolute, language)}${percent}`
}
