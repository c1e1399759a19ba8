import { formatNumber } from '../../format.ts'
import { divergingPalette, middleStep, strengthOf } from '../../map/diverging.ts'
import { patternKinds } from '../../map/pattern.ts'
import { PatternSwatch } from '../../map/pattern-swatch.tsx'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Beside } from './use-beside.ts'

const patternWord = {
  WITHHELD: 'legend.withheld',
  NOT_REPORTED: 'legend.notReported',
  NO_DATA: 'legend.noData',
  RANGE: 'time.rangeLegend',
} as const

interface ChangeLegendProps {
  readonly difference: NonNullable<Beside['difference']>
  readonly percent: boolean
  /** Whether any side is rounded, so that differences are ranges. */
  readonly ranges: boolean
}

/** The legend of a difference: falls, no change, rises, and the patterns in use. Signs and words beside every colour. */
export function ChangeLegend({ difference: { breaks, drawings }, percent, ranges }: ChangeLegendProps) {
  const text = useText()
  const { language, shade } = usePreference()
  const theme = mapThemes[shade]
  const palette = divergingPalette(theme)
  const unit = percent ? '%' : ''
  const size = (index: number) => {
    const low = formatNumber(breaks[index] ?? 0, language)
    const next = breaks[index + 1]
    return next === undefined
      ? `${text('legend.andMore', { low })}${unit}`
      : `${text('legend.between', { low, next: formatNumber(next, language) })}${unit}`
  }
  const classes = breaks.map((bound, index) => ({ bound, size: size(index), far: strengthOf(index, breaks.length) }))
  const kinds = new Set([...drawings.values()].map((drawing) => drawing.shade.kind))
  return (
    <ul className="legend">
      {[...classes].reverse().map(({ bound, size: words, far }) => (
        <li key={`up ${bound}`}>
          <span className="swatch" style={{ background: palette[middleStep + far] }} />
          <span className="number">▲ {text('time.rise', { size: words })}</span>
        </li>
      ))}
      <li>
        <span className="swatch" style={{ background: palette[middleStep] }} />
        {text(ranges ? 'time.noneOrUnsure' : 'time.noChange')}
      </li>
      {classes.map(({ bound, size: words, far }) => (
        <li key={`down ${bound}`}>
          <span className="swatch" style={{ background: palette[middleStep - far] }} />
          <span className="number">▼ {text('time.fall', { size: words })}</span>
        </li>
      ))}
      {patternKinds
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <li key={kind}>
            <PatternSwatch kind={kind} theme={theme} />
            {text(patternWord[kind])}
          </li>
        ))}
      {ranges && <li className="legend-note">{text('time.rangeNote')}</li>}
    </ul>
  )
}
