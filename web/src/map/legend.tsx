import type { Protection } from '../feature/figure/protection.ts'
import { kindTitle, Why, type Wonder } from '../feature/figure/why.tsx'
import { formatNumber } from '../format.ts'
import { useText } from '../message/text.ts'
import { usePreference } from '../preference.tsx'
import { Explain } from '../ui/explain.tsx'
import type { OverlayId } from '../url-state.ts'
import { type ClassBreaks, type Shade, stepOf } from './class-break.ts'
import { type PatternKind, patternKinds, patternShapes, patternSize } from './pattern.ts'
import { type MapTheme, mapThemes } from './theme.ts'

/** The pattern of a shade as the map draws it, in a legend's box; a range shows over a step of the middle. */
export function PatternSwatch({ kind, theme }: { readonly kind: PatternKind; readonly theme: MapTheme }) {
  const id = `swatch-${kind}-${theme.name}`
  const { path, fill, clear } = patternShapes[kind]
  return (
    <svg className="swatch" viewBox="0 0 28 18" aria-hidden="true">
      <defs>
        <pattern id={id} width={patternSize} height={patternSize} patternUnits="userSpaceOnUse">
          <rect width={patternSize} height={patternSize} fill={clear ? theme.steps[2] : theme.pattern.ground} />
          {clear && <path d={path} fill="none" stroke={theme.textHalo} strokeWidth={3} />}
          <path
            d={path}
            fill={fill ? theme.pattern.line : 'none'}
            stroke={fill ? 'none' : theme.pattern.line}
            strokeWidth={1.3}
          />
        </pattern>
      </defs>
      <rect width="28" height="18" fill={`url(#${id})`} />
    </svg>
  )
}

const words = {
  WITHHELD: 'legend.withheld',
  NOT_REPORTED: 'legend.notReported',
  NO_DATA: 'legend.noData',
  RANGE: 'legend.range',
} as const

interface LegendProps {
  readonly breaks: ClassBreaks
  readonly shades: readonly Shade[]
  readonly provisional: boolean
  /** Whether the metric can be told to be zero: of a sensitive one, zero is withheld too. */
  readonly tellsZero: boolean
  /** Whether numbers are rounded to protect persons. */
  readonly rounded: boolean
  /** How the figures are protected, for the explanations. */
  readonly about?: Protection | undefined
}

/** The classes of the colours and the patterns in use, from the theme and breaks the map is drawn with; what is no plain number explains itself. */
export function Legend({ breaks, shades, provisional, tellsZero, rounded, about }: LegendProps) {
  const text = useText()
  const { language, shade } = usePreference()
  const theme = mapThemes[shade]
  const range = (index: number) => {
    const low = formatNumber(breaks[index] ?? 0, language)
    const next = breaks[index + 1]
    return next === undefined
      ? text('legend.andMore', { low })
      : text('legend.between', { low, next: formatNumber(next, language) })
  }
  const used = patternKinds.filter((kind) => shades.some((shade) => shade.kind === kind))
  return (
    <ul className="legend">
      {tellsZero && shades.some((shade) => shade.kind === 'STEP' && shade.step === 0) && (
        <li>
          <span className="swatch" style={{ background: theme.steps[0] }} />
          {text('legend.zero')}
        </li>
      )}
      {shades.length > 0 &&
        breaks.map((bound, index) => (
          <li key={bound}>
            <span className="swatch" style={{ background: theme.steps[stepOf(index, breaks.length)] }} />
            <span className="number">{range(index)}</span>
          </li>
        ))}
      {used.map((kind) => (
        <li key={kind}>
          <PatternSwatch kind={kind} theme={theme} />
          <LegendWord kind={kind} word={text(words[kind])} about={about} />
        </li>
      ))}
      {rounded && (
        <li>
          <span className="swatch swatch-rounded" aria-hidden="true">
            ≈
          </span>
          <LegendWord kind="ROUNDED" word={text('legend.rounded')} about={about} />
        </li>
      )}
      {provisional && (
        <li>
          <span className="swatch swatch-provisional" style={{ borderColor: theme.provisional }} />
          <LegendWord kind="PROVISIONAL" word={text('legend.provisional')} about={about} />
        </li>
      )}
    </ul>
  )
}

/** A word of the legend that explains itself when it is pressed. */
function LegendWord({
  kind,
  word,
  about,
}: {
  readonly kind: Wonder
  readonly word: string
  readonly about?: Protection | undefined
}) {
  const text = useText()
  return (
    <Explain className="told-about" label={word} title={text(kindTitle[kind])}>
      {() => <Why kind={kind} about={about} />}
    </Explain>
  )
}

/** The sign of a layer as the map draws it. */
export function OverlaySwatch({ layer }: { readonly layer: OverlayId }) {
  const theme = mapThemes[usePreference().shade]
  return (
    <svg className="swatch swatch-bare" viewBox="0 0 28 18" aria-hidden="true">
      {layer === 'campaign-event' && (
        <>
          <circle cx={8} cy={11} r={3.4} fill={theme.event} />
          <circle cx={19} cy={6} r={3.4} fill={theme.event} />
          <circle cx={20} cy={14} r={2} fill={theme.event} opacity={0.6} />
        </>
      )}
      {layer === 'key-route' && (
        <>
          <path d="M2 13 C9 1 17 18 24 6" fill="none" stroke={theme.keyRoute} strokeWidth={3} strokeLinecap="round" />
          <path d="M26.5 1.5 l-0.8 7 -5.2 -3.6 z" fill={theme.keyRoute} />
        </>
      )}
      {layer === 'worker-housing-area' && (
        <path
          d="M5 3h17l3 8-9 5H4z"
          fill={theme.workerHousing}
          fillOpacity={0.18}
          stroke={theme.workerHousing}
          strokeWidth={2}
          strokeLinejoin="round"
        />
      )}
      {layer === 'foreign-resident-area' && (
        <path
          d="M5 3h17l3 8-9 5H4z"
          fill="none"
          stroke={theme.foreignResident}
          strokeWidth={2}
          strokeDasharray="4 2.2"
          strokeLinejoin="round"
        />
      )}
      {layer === 'industrial-park' && (
        <path d="M4 4h20v11H4z" fill={theme.park} fillOpacity={0.42} stroke={theme.park} strokeWidth={1.4} />
      )}
      {layer === 'campaign-coverage' && (
        <>
          <rect x={1} y={1} width={26} height={16} fill={theme.unitBlank} stroke={theme.event} strokeWidth={1.2} />
          <path
            d="M5 5.5 l6 6 m0 -6 l-6 6 M17 5.5 l6 6 m0 -6 l-6 6"
            fill="none"
            stroke={theme.event}
            strokeWidth={1.6}
            strokeLinecap="round"
          />
        </>
      )}
      {layer === 'transport' && (
        <circle cx={14} cy={9} r={4.4} fill={theme.unitBlank} stroke={theme.textQuiet} strokeWidth={2.2} />
      )}
    </svg>
  )
}
