import { formatNumber, formatTold, type Language, pick } from '../../format.ts'
import { effortMark, hotspotMark } from '../../map/judgement.ts'
import { type Text, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { effortWord, hotspotWord, reasonWord } from './judged.ts'
import type { Judged } from './use-judged.ts'

/** What is told of one unit, in sentences; nothing when the judgement does not hold it. */
function sentences(judged: Judged, unitId: string, text: Text, language: Language): string[] {
  const times = (value: number) => formatNumber(value, language, 2)
  const spot = judged.hotspots?.units.find((unit) => unit.unitId === unitId)
  if (spot) {
    const lines = [text(hotspotWord(hotspotMark(spot)))]
    if (spot.reason) lines.push(text('judged.why', { reason: text(reasonWord(spot.reason)) }))
    if (spot.ratio && spot.expected != null)
      lines.push(
        text('hotspot.hover', {
          observed: formatTold(spot.observed, language),
          expected: formatNumber(spot.expected, language),
          ratio: times(spot.ratio.value),
        }),
      )
    if (spot.quadrant) lines.push(`${text('hotspot.quadrant')}: ${text(`hotspot.quadrant.${spot.quadrant}`)}`)
    return lines
  }
  const effort = judged.effort?.units.find((unit) => unit.unitId === unitId)
  if (!effort) return []
  const lines = [text(effortWord(effortMark(effort.class)))]
  if (effort.reason) lines.push(text('judged.why', { reason: text(reasonWord(effort.reason)) }))
  if (effort.tipRatio && effort.effortRatio)
    lines.push(text('effort.hover', { tips: times(effort.tipRatio.value), effort: times(effort.effortRatio.value) }))
  return lines
}

/** The same of a hexagon, with the commune that fills most of it. */
function cellSentences(judged: Judged, cellId: string, text: Text, language: Language): string[] {
  const cell = judged.cells?.cells.find((own) => own.cellId === cellId)
  if (!cell) return []
  const lines = [
    text(hotspotWord(hotspotMark(cell))),
    text('hotspot.cellIn', { unit: pick(language, cell.unit.nameVi, cell.unit.nameEn) }),
  ]
  if (cell.reason) lines.push(text('judged.why', { reason: text(reasonWord(cell.reason)) }))
  if (cell.expected)
    lines.push(
      text('hotspot.hover', {
        observed: formatTold(cell.observed, language),
        expected: formatNumber(cell.expected, language),
        ratio: formatNumber((cell.observed.value ?? 0) / cell.expected, language, 2),
      }),
    )
  return lines
}

interface JudgedHoverProps {
  readonly judged: Judged
  readonly unitId: string | null
  readonly cellId: string | null
}

/** The judgement on the hexagon or unit under the pointer. */
export function JudgedHover({ judged, unitId, cellId }: JudgedHoverProps) {
  const text = useText()
  const { language } = usePreference()
  const [first, ...more] = cellId
    ? cellSentences(judged, cellId, text, language)
    : unitId
      ? sentences(judged, unitId, text, language)
      : []
  return (
    <>
      {first && <p className="hover-judged">{first}</p>}
      {more.map((line) => (
        <p key={line} className="quiet">
          {line}
        </p>
      ))}
    </>
  )
}

/** The judgement on the open unit, in its profile. */
export function JudgedProfile({ judged, unitId }: { readonly judged: Judged; readonly unitId: string }) {
  const text = useText()
  const { language } = usePreference()
  const [first, ...more] = sentences(judged, unitId, text, language)
  if (!first) return null
  return (
    <aside className="panel-why judged-profile" aria-label={text('judged.profile')}>
      <strong>{first}</strong>
      {more.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="quiet">{text(judged.mode === 'hotspot' ? 'hotspot.caveat' : 'effort.caveat')}</p>
    </aside>
  )
}
