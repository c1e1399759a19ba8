import '../style/legend.css'
import type { Protection } from '../feature/figure/protection.ts'
import { kindTitle, Why } from '../feature/figure/why.tsx'
import { type MessageId, useText } from '../message/text.ts'
import { usePreference } from '../preference.tsx'
import { Explain } from '../ui/explain.tsx'
import { type LegendEntry, legendWord } from './legend-entry.ts'
import { PatternSwatch } from './pattern-swatch.tsx'
import { type MapTheme, mapThemes } from './theme.ts'

interface LegendProps {
  readonly entries: readonly LegendEntry[]
  /** The class that alone keeps its colour; null when all do. */
  readonly only: number | null
  readonly onOnly: (step: number | null) => void
  /** How the figures are protected, for the explanations. */
  readonly about?: Protection | undefined
  /** How many places have the colour, in words. */
  readonly countWord?: MessageId
}

/**
 * The lines of a legend as the map is drawn. A class that is pressed keeps its colour alone, and gives the others theirs back when it is
 * pressed again; what is no plain number explains itself.
 */
export function Legend({ entries, only, onOnly, about, countWord = 'legend.units' }: LegendProps) {
  const text = useText()
  const { language, shade } = usePreference()
  const theme = mapThemes[shade]
  return (
    <ul className="legend">
      {entries.map((entry) =>
        entry.kind === 'CLASS' ? (
          <li key={entry.step}>
            <button
              type="button"
              className="legend-class"
              aria-pressed={only === entry.step}
              title={text('legend.only')}
              data-quiet={only !== null && only !== entry.step}
              onClick={() => onOnly(only === entry.step ? null : entry.step)}
            >
              <span className="swatch" style={{ background: entry.colour }} />
              <span className="number">{legendWord(entry, text, language)}</span>
              <span className="legend-units">
                <span aria-hidden="true">{entry.units}</span>
                <span className="visually-hidden">{text(countWord, { units: entry.units })}</span>
              </span>
            </button>
          </li>
        ) : (
          <li key={entry.kind}>
            <MarkSwatch kind={entry.kind} theme={theme} />
            <Explain
              className="told-about"
              label={legendWord(entry, text, language)}
              title={text(kindTitle[entry.kind])}
            >
              {() => <Why kind={entry.kind} about={about} />}
            </Explain>
            {'units' in entry && <span className="legend-units">{entry.units}</span>}
          </li>
        ),
      )}
    </ul>
  )
}

function MarkSwatch({
  kind,
  theme,
}: {
  readonly kind: Exclude<LegendEntry['kind'], 'CLASS'>
  readonly theme: MapTheme
}) {
  if (kind === 'PROVISIONAL')
    return <span className="swatch swatch-provisional" style={{ borderColor: theme.provisional }} />
  if (kind === 'ROUNDED')
    return (
      <span className="swatch swatch-rounded" aria-hidden="true">
        ≈
      </span>
    )
  return <PatternSwatch kind={kind} theme={theme} />
}
