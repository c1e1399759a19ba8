import { pairRefusal } from '@hub/contract/metric-pair'
import { max, min } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { compareNames, formatNumber, pick } from '../../format.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import { ToldCount } from '../figure/told.tsx'
import type { CompareState } from './compare-state.ts'
import { markOf, useMarkedUnit } from './marked-unit.ts'
import { type ScatterPoint, scatterPoints } from './scatter-points.ts'
import { type Comparison, cellOf, type Row, rankedCount } from './use-comparison.ts'

const [width, height] = [560, 360]
const frame = { left: 52, right: 16, top: 14, bottom: 46 }
/** With more units only the marked ones are named in the plot. */
const mostNames = 12

const refusalWord: Readonly<Record<NonNullable<ReturnType<typeof pairRefusal>>, MessageId>> = {
  SAME_METRIC: 'scatter.same',
  PEOPLE_BESIDE_CRIME: 'scatter.people',
  DIVIDED_BY_PEOPLE: 'scatter.people',
}

interface ScatterPlotProps {
  readonly state: CompareState
  readonly comparison: Comparison
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly onChange: (part: Partial<CompareState>) => void
}

/** The chosen metric against another, a mark for each unit; a pair that may not stand together is refused with the reason. */
export function ScatterPlot({ state, comparison, rows, metric, onChange }: ScatterPlotProps) {
  const text = useText()
  const { language } = usePreference()
  const { beside, pairable } = comparison
  const asked = comparison.metrics.find(({ id }) => id === state.beside)
  const refusal = asked && pairRefusal(metric, asked)
  const name = ({ labelVi, labelEn }: Metric) => pick(language, labelVi, labelEn)
  return (
    <section className="card scatter">
      <h2>{text('scatter.title')}</h2>
      <div className="no-print">
        <SelectField
          label={text('scatter.beside', { metric: name(metric) })}
          value={state.beside ?? ''}
          onChange={(id) => onChange({ beside: id === '' ? null : id })}
          options={[
            { value: '', label: text('scatter.choose') },
            ...pairable.filter(({ id }) => id !== metric.id).map((one) => ({ value: one.id, label: name(one) })),
          ]}
        />
      </div>
      {refusal ? (
        <p role="status">{text(refusalWord[refusal])}</p>
      ) : asked && !beside ? (
        <p role="status">{text('scatter.notHere')}</p>
      ) : beside ? (
        <Plot rows={rows} across={metric} up={beside} />
      ) : (
        <p className="hint">{text('scatter.hint')}</p>
      )}
    </section>
  )
}

/** From the least to the greatest number that is drawn, with a margin: points are read by their distance, so zero need not be there. */
function spanOf(axes: readonly { readonly low: number; readonly high: number }[]): [number, number] {
  const [low, high] = [min(axes, (one) => one.low) ?? 0, max(axes, (one) => one.high) ?? 1]
  const margin = (high - low || Math.abs(high) || 1) * 0.08
  return [low < 0 ? low - margin : Math.max(0, low - margin), high + margin]
}

function Plot({ rows, across, up }: { readonly rows: readonly Row[]; readonly across: Metric; readonly up: Metric }) {
  const text = useText()
  const { language } = usePreference()
  const { marked, markProps } = useMarkedUnit()
  const axis = (metric: Metric) => ({ measure: metric.measure, cell: (row: Row) => cellOf(row, metric.id) })
  const { points, missing } = scatterPoints(rows, axis(across), axis(up))
  const unit = (row: Row) => pick(language, row.unit.nameVi, row.unit.nameEn)
  const title = (metric: Metric) =>
    `${pick(language, metric.labelVi, metric.labelEn)} (${metric.per ? text('rate.column', { per: metric.per }).toLowerCase() : pick(language, metric.unitVi, metric.unitEn)})`
  const x = scaleLinear(spanOf(points.map((point) => point.x)), [frame.left, width - frame.right])
  const y = scaleLinear(spanOf(points.map((point) => point.y)), [height - frame.bottom, frame.top])
  // names stand above and below in turn, so that those of neighbours on one line do not run into each other
  const order = [...points].sort((a, b) => a.y.at - b.y.at || a.x.at - b.x.at)
  const number = (value: number) => formatNumber(value, language)
  const label = (point: ScatterPoint<Row>) =>
    text('scatter.point', { unit: unit(point.row), across: number(point.x.at), up: number(point.y.at) })
  return (
    <>
      {points.length > 0 && (
        <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={points.map(label).join('; ')}>
          <path
            className="chart-axis"
            fill="none"
            d={`M${frame.left} ${frame.top}V${height - frame.bottom}H${width - frame.right}`}
          />
          {y.ticks(5).map((tick) => (
            <text key={tick} x={frame.left - 8} y={y(tick) + 4} className="tick-end">
              {number(tick)}
            </text>
          ))}
          {x.ticks(5).map((tick) => (
            <text key={tick} x={x(tick)} y={height - frame.bottom + 18}>
              {number(tick)}
            </text>
          ))}
          {points.map((point) => {
            const right = x(point.x.at) > width - 170
            const named = points.length <= mostNames || markOf(marked, point.row.unit.id)
            return (
              <g key={point.row.unit.id} className="scatter-point" {...markProps(point.row.unit.id)}>
                <title>{label(point)}</title>
                <path
                  className="chart-spread"
                  d={`M${x(point.x.low)} ${y(point.y.at)}H${x(point.x.high)}M${x(point.x.at)} ${y(point.y.low)}V${y(point.y.high)}`}
                />
                <circle cx={x(point.x.at)} cy={y(point.y.at)} r={5} />
                {named && (
                  <text
                    className="funnel-name"
                    x={x(point.x.at) + (right ? -9 : 9)}
                    y={y(point.y.at) + (order.indexOf(point) % 2 === 0 ? -8 : 17)}
                    style={{ textAnchor: right ? 'end' : 'start' }}
                  >
                    {unit(point.row)}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      )}
      <p className="hint">{text('scatter.axes', { across: title(across), up: title(up) })}</p>
      <p className="hint">{text('scatter.caution')}</p>
      {missing.length > 0 && (
        <p className="hint">
          {text('scatter.missing', { count: missing.length })}: {missing.map(unit).join(', ')}.
        </p>
      )}
      <details>
        <summary>{text('scatter.table')}</summary>
        <DataTable
          caption={`${title(across)}; ${title(up)}`}
          columns={[
            {
              key: 'unit',
              label: text('table.unit'),
              cell: unit,
              compare: (a: Row, b: Row) => compareNames(a.unit.nameVi, b.unit.nameVi),
            },
            ...[across, up].map((metric) => ({
              key: metric.id,
              label: title(metric),
              numeric: true,
              cell: (row: Row) => {
                const cell = cellOf(row, metric.id)
                return cell && <ToldCount count={rankedCount(cell)} provisional={cell.provisional} />
              },
            })),
          ]}
          rows={rows}
          rowKey={(row) => row.unit.id}
          sortLabel={(column) => text('table.sort', { column: String(column) })}
        />
      </details>
    </>
  )
}
