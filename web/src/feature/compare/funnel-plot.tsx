import { funnelLimit, funnelLimits, type Standing } from '@hub/analysis/funnel'
import { max, range } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { formatNumber, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import { funnelPoints, yardstickOf } from './fair.ts'
import { markOf, useMarkedUnit } from './marked-unit.ts'
import { type Comparison, cellsOf, type Row } from './use-comparison.ts'

const [width, height] = [560, 320]
const frame = { left: 46, right: 14, top: 14, bottom: 40 }
/** How many places a line of the funnel is drawn through. */
const turns = 60

/** Words for where a unit stands. */
export const standingWord = {
  MUCH_HIGHER: 'fair.muchHigher',
  HIGHER: 'fair.higher',
  AS_EXPECTED: 'fair.asExpected',
  LOWER: 'fair.lower',
  MUCH_LOWER: 'fair.muchLower',
  NOT_JUDGED: 'fair.notJudged',
} as const satisfies Record<Standing, string>

interface FunnelPlotProps {
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly column: NonNullable<Comparison['answer']>['columns'][number]
}

/** Tells "different" from "small": units by size and rate, between the lines that chance keeps them in. Its table is the comparison itself. */
export function FunnelPlot({ rows, metric, column }: FunnelPlotProps) {
  const text = useText()
  const { language } = usePreference()
  const { marked, markProps } = useMarkedUnit()
  const yardstick = yardstickOf(column, metric.per ?? null)
  const cells = cellsOf(rows, metric.id)
  const points = yardstick ? funnelPoints(cells, yardstick.kind) : []
  if (!yardstick || points.length === 0) {
    return (
      <section className="card">
        <h2>{text('fair.title')}</h2>
        <p className="hint">{text(column.intervalMethod === 'ROUNDING' ? 'fair.noChance' : 'fair.tooFew')}</p>
      </section>
    )
  }
  const unit = yardstick.kind === 'RATE' ? (metric.per ?? 1) : 100
  const largest = (max(points, ({ size }) => size) ?? 1) * 1.06
  const sizes = range(1, turns + 1).map((turn) => (largest * turn) / turns)
  const at = (z: number) => sizes.map((size) => ({ size, ...funnelLimit(yardstick, size, z) }))
  const [inner, outer] = [at(funnelLimits.inner), at(funnelLimits.outer)]
  // the lines run away to the left, where units are small: the highest unit decides, and the lines where the smallest one stands
  const smallest = points.reduce((least, { size }) => Math.min(least, size), largest)
  const highest = Math.max(
    max(points, ({ value }) => value) ?? 0,
    funnelLimit(yardstick, smallest, funnelLimits.outer).high * unit,
  )
  const x = scaleLinear([0, largest], [frame.left, width - frame.right])
  const y = scaleLinear(
    [0, yardstick.kind === 'SHARE' ? 100 : highest * 1.08],
    [height - frame.bottom, frame.top],
  ).clamp(true)
  type Limit = (typeof inner)[number]
  const edge = (limits: readonly Limit[], end: 'low' | 'high') =>
    limits.map((limit) => `${x(limit.size)} ${y(limit[end] * unit)}`)
  const band = (limits: readonly Limit[]) =>
    `M${[...edge(limits, 'high'), ...edge(limits, 'low').reverse()].join('L')}Z`
  const number = (value: number) => formatNumber(value, language)
  const name = (row: Row) => pick(language, row.unit.nameVi, row.unit.nameEn)
  const label = ({ row, size, value, standing }: (typeof points)[number]) =>
    text('fair.point', {
      unit: name(row),
      value: number(value),
      size: number(size),
      standing: text(standingWord[standing]),
    })
  const apart = points.filter(
    ({ row, standing }) => (standing !== 'AS_EXPECTED' && standing !== 'NOT_JUDGED') || markOf(marked, row.unit.id),
  )
  return (
    <section className="card funnel">
      <h2>{text('fair.title')}</h2>
      <p className="hint">{text('fair.hint')}</p>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={points.map(label).join('; ')}>
        <path d={band(outer)} className="funnel-outer" />
        <path d={band(inner)} className="funnel-inner" />
        {(['low', 'high'] as const).map((end) => (
          <path key={end} d={`M${edge(outer, end).join('L')}`} className="funnel-edge" />
        ))}
        <line
          x1={frame.left}
          x2={width - frame.right}
          y1={y(yardstick.reference * unit)}
          y2={y(yardstick.reference * unit)}
          className="funnel-middle"
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
        <text x={width - frame.right} y={height - 6} className="tick-end">
          {text(yardstick.kind === 'SHARE' ? 'fair.records' : 'fair.residents')}
        </text>
        {points.map((point) => (
          <g
            key={point.row.unit.id}
            className={`funnel-point ${point.standing.toLowerCase()}`}
            {...markProps(point.row.unit.id)}
          >
            <title>{label(point)}</title>
            <Mark standing={point.standing} x={x(point.size)} y={y(point.value)} />
          </g>
        ))}
        {apart.map((point) => {
          const right = x(point.size) > width - 150
          return (
            <text
              key={point.row.unit.id}
              x={x(point.size) + (right ? -10 : 10)}
              y={y(point.value) + 4}
              style={{ textAnchor: right ? 'end' : 'start' }}
              className="funnel-name"
            >
              {name(point.row)}
            </text>
          )
        })}
      </svg>
      <p className="hint">
        {text('fair.method', {
          overdispersion: formatNumber(yardstick.overdispersion, language, 1),
          judged: yardstick.judged,
        })}
      </p>
    </section>
  )
}

/** A unit as a mark whose form tells as much as its colour: up and down for what stands out, a ring for what does not. */
function Mark({ standing, x, y }: { readonly standing: Standing; readonly x: number; readonly y: number }) {
  if (standing === 'MUCH_HIGHER' || standing === 'HIGHER') return <path d={`M${x} ${y - 6}l6 10h-12z`} />
  if (standing === 'MUCH_LOWER' || standing === 'LOWER') return <path d={`M${x} ${y + 6}l6 -10h-12z`} />
  return <circle cx={x} cy={y} r={4.5} />
}
