import '../../style/judged.css'
import { formatNumber, pick } from '../../format.ts'
import { patternKinds } from '../../map/pattern.ts'
import { PatternSwatch } from '../../map/pattern-swatch.tsx'
import { mapThemes } from '../../map/theme.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Explain } from '../../ui/explain.tsx'
import type { Atlas } from '../atlas/use-atlas.ts'
import { effortWord, hotspotWord } from './judged.ts'
import type { Judged, JudgedEntry } from './use-judged.ts'
import type { JudgedAbout } from './words.ts'

interface JudgedLegendProps {
  readonly judged: Judged
  readonly about: JudgedAbout
  readonly period: string
  readonly atlas: Atlas
}

const patternWord = {
  WITHHELD: 'legend.withheld',
  NOT_REPORTED: 'legend.notReported',
  NO_DATA: 'legend.noData',
} as const

const wordOf = (mode: Judged['mode'], id: string): MessageId =>
  mode === 'hotspot'
    ? hotspotWord(id as Parameters<typeof hotspotWord>[0])
    : effortWord(id as Parameters<typeof effortWord>[0])

/** The legend of a judgement: marks with colour, sign and word, what it is set against, and beside it what it does not tell. */
export function JudgedLegend({ judged, about, period, atlas }: JudgedLegendProps) {
  const text = useText()
  const { shade } = usePreference()
  const theme = mapThemes[shade]
  const kinds = [...(judged.drawings?.values() ?? [])].map((drawing) => drawing.shade.kind)
  return (
    <section className="legend-card judged-legend" aria-label={text('legend.label')}>
      <p className="legend-title">{about.title}</p>
      <p className="legend-subtitle">
        {period} · {about.subtitle}
      </p>
      <ul className="legend">
        {judged.entries.map((entry) => (
          <li key={entry.id}>
            <MarkSwatch entry={entry} />
            <span>{text(wordOf(judged.mode, entry.id))}</span>
            <span className="judged-places" title={text('judged.places', { places: entry.places })}>
              {entry.places}
            </span>
          </li>
        ))}
        {patternKinds.map((kind) =>
          kind === 'RANGE' || !kinds.includes(kind) ? null : (
            <li key={kind}>
              <PatternSwatch kind={kind} theme={theme} />
              <span>{text(patternWord[kind])}</span>
              <span className="judged-places">{kinds.filter((own) => own === kind).length}</span>
            </li>
          ),
        )}
      </ul>
      {judged.cells?.cells.every(({ reason }) => reason === 'ALL_ALIKE') && (
        <p className="judged-line">{text('hotspot.cellsAlike')}</p>
      )}
      {judged.mode === 'hotspot' && judged.map && !judged.entries.some(({ id }) => /^(HOT|COLD)/.test(id)) && (
        <p className="judged-line">{text('hotspot.none')}</p>
      )}
      {about.lines.map((line) => (
        <p key={line} className="judged-line">
          {line}
        </p>
      ))}
      <p className="judged-caveat">{about.caveat}</p>
      <Explain className="told-about" label={text('judged.method')} title={text('judged.method')}>
        {() => (
          <span className="judged-method">
            <LikelyCluster judged={judged} atlas={atlas} />
            {judged.entries.some(({ lined }) => lined) && <span>{text('hotspot.maybeWhy')}</span>}
            <span>{about.method}</span>
            <span>{about.fullCaveat}</span>
            {about.sources && <span>{text('judged.sources', { sources: about.sources })}</span>}
          </span>
        )}
      </Explain>
    </section>
  )
}

/** Colour and sign of a mark as the map draws them, with the lines of what is not sure. */
function MarkSwatch({ entry }: { readonly entry: JudgedEntry }) {
  return (
    <span
      className="swatch judged-swatch"
      data-lined={entry.lined}
      style={{ background: entry.colour }}
      aria-hidden="true"
    >
      <span>{entry.sign}</span>
    </span>
  )
}

/** Kulldorff's most likely cluster in one sentence, when it is more than chance. */
function LikelyCluster({ judged, atlas }: Pick<JudgedLegendProps, 'judged' | 'atlas'>) {
  const text = useText()
  const { language } = usePreference()
  const cluster = judged.hotspots?.likelyCluster
  if (!cluster || cluster.p > 0.05) return null
  const names = cluster.unitIds.flatMap((id) => {
    const unit = atlas.units.find((own) => own.id === id)
    return unit ? [pick(language, unit.nameVi, unit.nameEn)] : []
  })
  return (
    <span>
      {text('hotspot.cluster', {
        places: names.length > 4 ? `${names.slice(0, 3).join(', ')} +${names.length - 3}` : names.join(', '),
        observed: formatNumber(cluster.observed, language, 0),
        expected: formatNumber(cluster.expected, language, 0),
        p: formatNumber(cluster.p, language, 3),
      })}
    </span>
  )
}
