import { boundsOf, type Language, pick, type Told } from '../../format.ts'
import { effortMark, hotspotMark } from '../../map/judgement.ts'
import type { Text } from '../../message/text.ts'
import type { Shown, ShownTable } from '../take/shown-table.ts'
import { effortWord, hotspotWord, reasonWord, type UnitEffort, type UnitHotspot } from './judged.ts'
import type { Judged } from './use-judged.ts'
import type { JudgedAbout } from './words.ts'

type FileCell = ShownTable['rows'][number]['cells'][number]

interface FileColumn<Found> {
  readonly key: string
  readonly label: string
  readonly type: 'text' | 'number'
  readonly cell: (found: Found) => FileCell
}

const rounded = (value: number | null | undefined, digits = 4): FileCell =>
  value == null ? null : Number(value.toFixed(digits))

/** The words of a file. */
interface FileWords {
  readonly text: Text
  readonly language: Language
  /** What the kinds of numbers are called. */
  readonly kindWord: Shown['kindWord']
}

/** The number of a count, the least and the greatest it can be, and its kind, as four columns. */
function countColumns<Found>(
  key: string,
  label: string,
  count: (found: Found) => Told | null | undefined,
  words: FileWords,
): FileColumn<Found>[] {
  const { text } = words
  const bound = (found: Found, end: 0 | 1) => {
    const told = count(found)
    return told ? (boundsOf(told)?.[end] ?? null) : null
  }
  return [
    { key, label, type: 'number', cell: (found) => count(found)?.value ?? null },
    { key: `${key}_low`, label: `${label} – ${text('table.low')}`, type: 'number', cell: (found) => bound(found, 0) },
    { key: `${key}_high`, label: `${label} – ${text('table.high')}`, type: 'number', cell: (found) => bound(found, 1) },
    {
      key: `${key}_kind`,
      label: `${label} – ${text('table.kind')}`,
      type: 'text',
      cell: (found) => {
        const told = count(found)
        return told ? words.kindWord(told.kind) : null
      },
    },
  ]
}

function hotspotColumns(judged: Judged, words: FileWords): FileColumn<UnitHotspot>[] {
  const { text, language } = words
  const set = judged.hotspots
  const statistic = pick(language, set?.statisticVi ?? '', set?.statisticEn)
  return [
    { key: 'class', label: text('judged.class'), type: 'text', cell: (own) => text(hotspotWord(hotspotMark(own))) },
    {
      key: 'reason',
      label: text('judged.reason'),
      type: 'text',
      cell: ({ reason }) => reason && text(reasonWord(reason)),
    },
    ...countColumns<UnitHotspot>('observed', text('hotspot.observed'), ({ observed }) => observed, words),
    { key: 'expected', label: text('hotspot.expected'), type: 'number', cell: ({ expected }) => rounded(expected) },
    { key: 'ratio', label: text('hotspot.ratio'), type: 'number', cell: ({ ratio }) => rounded(ratio?.value) },
    ...countColumns<UnitHotspot>('rate', text('hotspot.rate', { per: set?.per ?? 1 }), ({ rate }) => rate, words),
    { key: 'smoothed', label: text('hotspot.smoothed'), type: 'number', cell: ({ smoothed }) => rounded(smoothed) },
    {
      key: 'denominator',
      label: `${text('hotspot.denominator')}: ${statistic}`,
      type: 'number',
      cell: ({ denominator }) => denominator?.value ?? null,
    },
    {
      key: 'denominator_year',
      label: text('hotspot.denominatorYear'),
      type: 'number',
      cell: ({ denominator }) => denominator?.year ?? null,
    },
    { key: 'q', label: text('hotspot.q'), type: 'number', cell: ({ q }) => rounded(q, 6) },
    {
      key: 'quadrant',
      label: text('hotspot.quadrant'),
      type: 'text',
      cell: ({ quadrant }) => quadrant && text(`hotspot.quadrant.${quadrant}`),
    },
  ]
}

function effortColumns(judged: Judged, words: FileWords): FileColumn<UnitEffort>[] {
  const { text, language } = words
  const set = judged.effort
  const measure = pick(language, set?.effort.labelVi ?? '', set?.effort.labelEn)
  return [
    { key: 'class', label: text('judged.class'), type: 'text', cell: (own) => text(effortWord(effortMark(own.class))) },
    {
      key: 'reason',
      label: text('judged.reason'),
      type: 'text',
      cell: ({ reason }) => reason && text(reasonWord(reason)),
    },
    ...countColumns<UnitEffort>(
      'tip_rate',
      text('effort.tips', { per: set?.tips.per ?? 1 }),
      (own) => own.tipRate,
      words,
    ),
    {
      key: 'tip_ratio',
      label: text('effort.tipRatio'),
      type: 'number',
      cell: ({ tipRatio }) => rounded(tipRatio?.value),
    },
    ...countColumns<UnitEffort>(
      'effort_rate',
      text('effort.effort', { measure, per: set?.effort.per ?? 1 }),
      (own) => own.effortRate,
      words,
    ),
    {
      key: 'effort_ratio',
      label: text('effort.effortRatio'),
      type: 'number',
      cell: ({ effortRatio }) => rounded(effortRatio?.value),
    },
  ]
}

/**
 * The judgement that the map shows as the table of a file, with caveat, method, parameters and sources among what must be known.
 *
 * @param figures the table of the figures behind it: its notes on world, period and boundaries hold here too
 * @returns null for hexagons, which are no units
 */
export function judgedFile(
  judged: Judged,
  about: JudgedAbout,
  figures: ShownTable,
  words: FileWords,
): ShownTable | null {
  const { text } = words
  const notes = [
    ...figures.notes.filter(({ label }) => label !== text('metric.method')),
    { label: text('judged.caveat'), words: about.caveat },
    { label: text('metric.method'), words: `${about.subtitle}. ${about.method}` },
    { label: text('judged.method'), words: [...about.lines, about.fullCaveat].join(' ') },
    ...(about.sources ? [{ label: text('hotspot.denominator'), words: about.sources }] : []),
  ]
  const table = <Found extends { readonly unitId: string }>(
    columns: readonly FileColumn<Found>[],
    all: readonly Found[],
  ): ShownTable => {
    const found = new Map(all.map((own) => [own.unitId, own]))
    return {
      name: `${judged.mode}-${figures.name}`,
      title: about.title,
      notes,
      columns: [
        { key: 'code', label: text('table.code'), type: 'text' },
        { key: 'name', label: text('table.unit'), type: 'text' },
        ...columns,
      ],
      rows: figures.rows.flatMap(({ unitId, cells }) => {
        const own = found.get(unitId)
        return own
          ? [{ unitId, cells: [cells[0] ?? null, cells[1] ?? null, ...columns.map(({ cell }) => cell(own))] }]
          : []
      }),
    }
  }
  if (judged.hotspots) return table(hotspotColumns(judged, words), judged.hotspots.units)
  return judged.effort ? table(effortColumns(judged, words), judged.effort.units) : null
}
