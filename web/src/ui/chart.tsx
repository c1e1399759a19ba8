import { max } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'

interface Point {
  readonly key: string
  /** Words for a screen reader and the pointer: what and how much. */
  readonly label: string
  /** Few letters below the mark. */
  readonly tick: string
  /** undefined when there is no number; such a mark is hatched and has no height. */
  readonly value: number | undefined
  /** The number as it is written above the mark. */
  readonly told?: string | undefined
  /** Least and greatest possible number, drawn as a line over the mark. */
  readonly spread?: readonly [number, number] | undefined
  readonly strong?: boolean
  readonly provisional?: boolean
}

interface ColumnChartProps {
  readonly title: string
  readonly points: readonly Point[]
  readonly height?: number
  /** Common top of several charts that are read together. */
  readonly top?: number
  /** A moment, drawn as a line across: within which column, after what share of it, and what it is. */
  readonly moment?: { readonly key: string; readonly share: number; readonly label: string } | undefined
}

/** A column narrower than this, in pixels of the drawing, is narrower than a number over it. */
const narrowPx = 30

/** Columns over time. A column without a number shows a hatched stub, never an empty place that could pass for zero. */
export function ColumnChart({ title, points, height = 132, top, moment }: ColumnChartProps) {
  const width = 320
  const base = height - 20
  const x = scaleBand(
    points.map((point) => point.key),
    [0, width],
  ).padding(0.22)
  const left = moment && x(moment.key)
  // At the begin of a column it stands between this and the one before.
  const at =
    left === undefined
      ? undefined
      : left + (moment?.share ? moment.share * x.bandwidth() : (x.bandwidth() - x.step()) / 2)
  const y = scaleLinear([0, top ?? max(points, (point) => point.spread?.[1] ?? point.value) ?? 1], [base, 18])
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title}: ${points.map((point) => point.label).join('; ')}${moment ? `; ${moment.label}` : ''}`}
    >
      <line x1={0} x2={width} y1={base} y2={base} className="chart-axis" />
      {points.map((point) => {
        const left = x(point.key) ?? 0
        const known = point.value !== undefined
        const peak = known ? y(point.value ?? 0) : base - 12
        return (
          <g key={point.key}>
            <title>{point.label}</title>
            <rect x={left} y={0} width={x.bandwidth()} height={height} fill="transparent" />
            <rect
              x={left}
              y={peak}
              width={x.bandwidth()}
              height={Math.max(known ? 1 : 12, base - peak)}
              rx={2}
              className={known ? (point.strong ? 'chart-bar strong' : 'chart-bar') : 'chart-hatch'}
              data-provisional={point.provisional}
            />
            {point.spread && (
              <Spread at={left + x.bandwidth() / 2} low={y(point.spread[0])} high={y(point.spread[1])} />
            )}
          </g>
        )
      })}
      {at !== undefined && (
        <line x1={at} x2={at} y1={0} y2={base} className="chart-moment">
          <title>{moment?.label}</title>
        </line>
      )}
      {points.map((point, index) => {
        // The number over a narrow last column would reach over the edge.
        const cramped = index === points.length - 1 && x.bandwidth() < narrowPx
        const middle = (x(point.key) ?? 0) + x.bandwidth() / 2
        return (
          <g key={point.key}>
            {point.value !== undefined && (points.length <= 9 || point.strong) && (
              <text
                x={cramped ? width : middle}
                style={cramped ? { textAnchor: 'end' } : undefined}
                y={y(point.spread?.[1] ?? point.value) - 5}
                className={point.strong ? 'chart-value strong' : 'chart-value'}
              >
                {point.told}
              </text>
            )}
            <text x={middle} y={height - 5} className={point.strong ? 'chart-tick strong' : 'chart-tick'}>
              {point.tick}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** The reach of a range: a line from its least to its greatest number, with a foot at each end. */
function Spread({ at, low, high }: { readonly at: number; readonly low: number; readonly high: number }) {
  return <path className="chart-spread" d={`M${at} ${low}V${high}M${at - 4} ${low}h8M${at - 4} ${high}h8`} />
}

/** The hatch that stands for a withheld number, once for every chart on the page. */
export function HatchDefs() {
  return (
    <svg width="0" height="0" className="visually-hidden" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="chart-hatch-ground" />
          <line x1="0" x2="0" y1="0" y2="6" className="chart-hatch-line" />
        </pattern>
      </defs>
    </svg>
  )
}
