import { max } from 'd3-array'

/** One period of a small chart. */
export interface SparkPoint {
  readonly key: string
  /** Words for a screen reader: the period and what is told of it. */
  readonly label: string
  /** undefined when no number is told: the line then has a gap, and a mark stands for the reason. */
  readonly value: number | undefined
  /** A number is kept back, in contrast to one that does not exist. */
  readonly withheld?: boolean
  readonly provisional?: boolean
  /** The period that is shown. */
  readonly strong?: boolean
}

const [width, height, pad] = [92, 24, 4] as const

/** A line over time as small as a word. Where a number is withheld the line breaks and a hatched foot stands there; provisional ends are hollow. */
export function Sparkline({ title, points }: { readonly title: string; readonly points: readonly SparkPoint[] }) {
  const top = max(points, ({ value }) => value) || 1
  const x = (index: number) => pad + (index * (width - 2 * pad)) / Math.max(1, points.length - 1)
  const y = (value: number) => height - pad - (value / top) * (height - 2 * pad)
  // A line joins neighbours alone: over a gap it would tell what is not told.
  const line = points
    .map(({ value }, index) => {
      if (value === undefined) return ''
      const joins = index > 0 && points[index - 1]?.value !== undefined
      return `${joins ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    })
    .join('')
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={`${title}: ${points.map(({ label }) => label).join('; ')}`}
    >
      <title>{points.map(({ label }) => label).join('\n')}</title>
      <line x1={pad} x2={width - pad} y1={height - pad} y2={height - pad} className="spark-axis" />
      <path d={line} className="spark-line" />
      {points.map(({ key, value, withheld, provisional, strong }, index) => {
        if (value === undefined)
          return withheld ? (
            <rect key={key} x={x(index) - 3} y={height - pad - 7} width={6} height={7} className="chart-hatch" />
          ) : (
            <line
              key={key}
              x1={x(index) - 2}
              x2={x(index) + 2}
              y1={height - pad}
              y2={height - pad}
              className="spark-none"
            />
          )
        const alone = points[index - 1]?.value === undefined && points[index + 1]?.value === undefined
        return strong || provisional || alone ? (
          <circle
            key={key}
            cx={x(index)}
            cy={y(value)}
            r={strong ? 2.8 : 2.2}
            className="spark-dot"
            data-provisional={provisional}
          />
        ) : null
      })}
    </svg>
  )
}
