import '../../style/size.css'
import { periodLabel, periodOf } from '@hub/contract/period'
import { formatNumber, pick } from '../../format.ts'
import { nestedCircles } from '../../map/nested-circles.ts'
import { symbolEntries } from '../../map/symbol-scale.ts'
import { type SymbolKind, signShapes, signSize } from '../../map/symbol-sign.ts'
import { type MapTheme, mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Explain } from '../../ui/explain.tsx'
import type { Resolved } from '../atlas/resolve.ts'
import { kindTitle, Why } from '../figure/why.tsx'
import type { Sized } from './use-sized.ts'
import { symbolWord } from './words.ts'

/** Height of a line of the legend in pixels. */
const line = 17

/** What the circles over the map mean: some of them with their round numbers, the rule they follow, and the signs in use. */
export function SizeLegend({ sized, resolved }: { readonly sized: Sized; readonly resolved: Resolved }) {
  const text = useText()
  const { language, shade } = usePreference()
  const theme = mapThemes[shade]
  const { metric } = sized
  const all = [...sized.symbols.values(), ...(sized.beside?.symbols.values() ?? [])]
  const label = (day: string) => periodLabel(periodOf(resolved.grain, day), language)
  return (
    <div className="size-legend" data-second={sized.second}>
      {sized.second && (
        <p className="size-legend-title">
          {text('size.legend', { metric: pick(language, metric.labelVi, metric.labelEn) })}{' '}
          <small>({pick(language, metric.unitVi, metric.unitEn)})</small>
        </p>
      )}
      <NestedCircles sized={sized} theme={theme} />
      <p className="quiet">{text('size.rule', { from: label(sized.from), through: label(sized.through) })}</p>
      <ul className="legend">
        {symbolEntries(all).map(({ kind, units }) => (
          <li key={kind}>
            <SymbolSwatch kind={kind} theme={theme} />
            {kind === 'ZERO' ? (
              <span>{text(symbolWord[kind])}</span>
            ) : (
              <Explain className="told-about" label={text(symbolWord[kind])} title={text(kindTitle[kind])}>
                {() => <Why kind={kind} about={sized.about} />}
              </Explain>
            )}
            <span className="legend-units">{units}</span>
          </li>
        ))}
        {sized.rounded && (
          <li>
            <span className="swatch swatch-rounded" aria-hidden="true">
              ≈
            </span>
            <Explain className="told-about" label={text('legend.rounded')} title={text(kindTitle.ROUNDED)}>
              {() => <Why kind="ROUNDED" about={sized.about} />}
            </Explain>
          </li>
        )}
        {sized.provisional && (
          <li>
            <span className="swatch swatch-provisional" style={{ borderColor: theme.provisional }} />
            <Explain className="told-about" label={text('size.provisional')} title={text(kindTitle.PROVISIONAL)}>
              {() => <Why kind="PROVISIONAL" about={sized.about} />}
            </Explain>
          </li>
        )}
      </ul>
    </div>
  )
}

/** Circles of round numbers in each other, as large as the map draws them. */
function NestedCircles({ sized, theme }: { readonly sized: Sized; readonly theme: MapTheme }) {
  const text = useText()
  const { language } = usePreference()
  const circles = nestedCircles(sized.scale, line)
  const [largest, smallest] = [circles[0], circles.at(-1)]
  if (!largest || !smallest) return null
  const middle = largest.radius + 1
  const words = 2 * largest.radius + 16
  const above = line / 2
  const height = above + Math.max(2 * largest.radius + 2, smallest.word + line / 2)
  const numbers = circles.map(({ value }) => formatNumber(value, language))
  return (
    <svg
      className="nested-circles"
      role="img"
      aria-label={text('size.circles', { numbers: numbers.join('; ') })}
      width={words + 80}
      height={height}
    >
      {circles.map(({ value, radius, top }) => (
        <circle
          key={value}
          cx={middle}
          cy={above + top + radius}
          r={radius}
          fill={theme.size}
          fillOpacity={0.82}
          stroke={theme.sizeLine}
          strokeWidth={1.2}
        />
      ))}
      {circles.map(({ value, top, word }, index) => (
        <g key={value}>
          <path
            d={`M${middle} ${above + top} L${words - 10} ${above + word} H${words - 3}`}
            fill="none"
            stroke="currentColor"
            strokeWidth={0.8}
          />
          <text x={words} y={above + word + 4}>
            {numbers[index]}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** The rings of a range, or a sign, as the map draws them. */
function SymbolSwatch({ kind, theme }: { readonly kind: SymbolKind; readonly theme: MapTheme }) {
  if (kind === 'RANGE')
    return (
      <svg className="swatch swatch-bare" viewBox="0 0 28 18" aria-hidden="true">
        <circle cx="14" cy="9" r="4.5" fill={theme.size} stroke={theme.sizeLine} strokeWidth={1.2} />
        <circle cx="14" cy="9" r="8" fill="none" stroke={theme.sizeLine} strokeWidth={1.2} className="size-ring" />
      </svg>
    )
  return (
    <svg className="swatch swatch-bare" viewBox={`-6 -1 28 ${signSize + 2}`} aria-hidden="true">
      <rect x="1.5" y="1.5" width="13" height="13" fill={theme.pattern.ground} stroke={theme.pattern.line} />
      <path d={signShapes[kind]} fill="none" stroke={theme.text} strokeWidth={1.4} />
    </svg>
  )
}
