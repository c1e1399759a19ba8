import { bin, max } from 'd3-array'
import { formatNumber } from '../format.ts'
import { useText } from '../message/text.ts'
import { usePreference } from '../preference.tsx'
import { type ClassScale, classOf } from './class-scale.ts'
import { coloursOf } from './colour-scheme.ts'
import { mapThemes } from './theme.ts'

const [width, height, strip] = [216, 46, 7] as const

/** How the values lie, and where the classes cut them: bars of equal spans, over a strip of the colours at their true widths. */
export function Histogram({ scale }: { readonly scale: ClassScale }) {
  const text = useText()
  const { language, shade } = usePreference()
  const { values, breaks } = scale
  const [least, most] = [values[0], values.at(-1)]
  if (least === undefined || most === undefined || least === most || breaks.length < 2) return null
  const colours = coloursOf(mapThemes[shade], scale.colours)
  const x = (value: number) => ((value - least) / (most - least)) * width
  const bars = bin().domain([least, most]).thresholds(24)([...values])
  const tallest = max(bars, (bar) => bar.length) ?? 1
  const cuts = [least, ...breaks.slice(1), most]
  const label = text('legend.histogram', {
    units: values.length,
    least: formatNumber(least, language),
    most: formatNumber(most, language),
  })
  return (
    <svg className="histogram" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {bars.map((bar) => {
        const tall = (bar.length / tallest) * (height - strip - 6)
        const [left, right] = [x(bar.x0 ?? 0), x(bar.x1 ?? 0)]
        return bar.length === 0 ? null : (
          <rect
            key={left}
            className="histogram-bar"
            x={left}
            y={height - strip - 3 - tall}
            width={Math.max(1.5, right - left - 1)}
            height={tall}
          />
        )
      })}
      {cuts.slice(0, -1).map((low, index) => (
        <rect
          key={low}
          x={x(low)}
          y={height - strip}
          width={Math.max(0, x(cuts[index + 1] ?? most) - x(low))}
          height={strip}
          fill={colours[classOf((low + (cuts[index + 1] ?? most)) / 2, breaks)]}
        />
      ))}
      {breaks.slice(1).map((bound) => (
        <line key={bound} className="histogram-cut" x1={x(bound)} x2={x(bound)} y1={2} y2={height} />
      ))}
    </svg>
  )
}
