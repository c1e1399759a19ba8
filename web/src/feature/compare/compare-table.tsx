import { compareNames, middleOf, pick } from '../../format.ts'
import type { Baseline } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import type { Protection } from '../figure/protection.ts'
import { CompareCell } from './compare-cell.tsx'
import { cellOf, type Row, rankedCount } from './use-comparison.ts'

interface CompareTableProps {
  readonly rows: readonly Row[]
  readonly metrics: readonly Metric[]
  readonly chosen: Metric
  readonly caption: string
  readonly baseline: Baseline
  readonly about: (metric: Metric) => Protection
}

/** One row for each unit, one column for each metric: figure, rate, rank, change and whether a target was met. */
export function CompareTable({ rows, metrics, chosen, caption, baseline, about }: CompareTableProps) {
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
          return (
            cell && (
              <CompareCell cell={cell} share={metric.measure === 'SHARE'} about={about(metric)} baseline={baseline} />
            )
          )
        },
        compare: (a, b) => (number(metric.id)(a) ?? 0) - (number(metric.id)(b) ?? 0),
        last: (row) => number(metric.id)(row) === undefined,
      }),
    ),
  ]
  return (
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
  )
}
