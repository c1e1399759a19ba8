import { compareNames, formatNumber, formatTold, pick } from '../../format.ts'
import { effortMark, effortMarks, hotspotMark, hotspotMarks, markStep } from '../../map/judgement.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { saveCsv } from '../atlas/save-file.ts'
import type { Atlas } from '../atlas/use-atlas.ts'
import type { Unit } from '../atlas/use-figures.ts'
import { TablePanel } from '../figure/table-panel.tsx'
import { effortWord, hotspotWord, reasonWord, type UnitEffort, type UnitHotspot } from './judged.ts'
import type { Judged } from './use-judged.ts'
import type { JudgedAbout } from './words.ts'

interface JudgedTableProps {
  readonly judged: Judged
  readonly about: JudgedAbout
  readonly atlas: Atlas
  readonly period: string
  /** Sentence on the origin of the figures, for the file. */
  readonly origin: string
  readonly onUnit: (id: string) => void
  readonly onClose: () => void
}

/** A column whose cells are text, for the page and the file alike. */
interface TextColumn<Row> {
  readonly key: string
  readonly label: string
  readonly numeric?: boolean
  readonly text: (row: Row) => string
  /** What it is ordered by; rows without one come last. */
  readonly order?: (row: Row) => number | null | undefined
}

interface Line<Found> {
  readonly unit: Unit
  readonly found: Found
}

/** The twin of a judged map: every unit with its judgement, what it rests on, and a file that carries method and caveat. */
export function JudgedTable(props: JudgedTableProps) {
  const { judged, atlas } = props
  const text = useText()
  const { language } = usePreference()
  const number = (value: number | null | undefined, decimals?: number) =>
    value == null ? '' : formatNumber(value, language, decimals)
  const judgement = (word: string, sign: string, reason: string) =>
    [sign, word, reason && `(${reason})`].filter(Boolean).join(' ')
  if (judged.effort) {
    const { tips, effort } = judged.effort
    const per = (value: number | null | undefined) => formatNumber(value ?? 1, language, 0)
    const columns: TextColumn<Line<UnitEffort>>[] = [
      {
        key: 'class',
        label: text('judged.class'),
        text: ({ found }) => {
          const step = markStep(effortMarks, effortMark(found.class))
          return judgement(
            text(effortWord(effortMark(found.class))),
            effortMarks[step]?.sign ?? '',
            found.reason ? text(reasonWord(found.reason)) : '',
          )
        },
        order: ({ found }) => -markStep(effortMarks, effortMark(found.class)),
      },
      {
        key: 'tips',
        label: text('effort.tips', { per: per(tips.per) }),
        numeric: true,
        text: ({ found }) => (found.tipRate ? formatTold(found.tipRate, language) : ''),
        order: ({ found }) => found.tipRatio?.value,
      },
      {
        key: 'tipRatio',
        label: text('effort.tipRatio'),
        numeric: true,
        text: ({ found }) => (found.tipRatio ? `×${number(found.tipRatio.value, 2)}` : ''),
        order: ({ found }) => found.tipRatio?.value,
      },
      {
        key: 'effort',
        label: text('effort.effort', {
          measure: pick(language, effort.labelVi, effort.labelEn),
          per: per(effort.per),
        }),
        numeric: true,
        text: ({ found }) => (found.effortRate ? formatTold(found.effortRate, language) : ''),
        order: ({ found }) => found.effortRatio?.value,
      },
      {
        key: 'effortRatio',
        label: text('effort.effortRatio'),
        numeric: true,
        text: ({ found }) => (found.effortRatio ? `×${number(found.effortRatio.value, 2)}` : ''),
        order: ({ found }) => found.effortRatio?.value,
      },
    ]
    return (
      <Sheet {...props} title={text('effort.table')} columns={columns} lines={linesOf(atlas, judged.effort.units)} />
    )
  }
  const set = judged.hotspots
  if (!set) return null
  const columns: TextColumn<Line<UnitHotspot>>[] = [
    {
      key: 'class',
      label: text('judged.class'),
      text: ({ found }) => {
        const mark = hotspotMark(found)
        return judgement(
          text(hotspotWord(mark)),
          hotspotMarks[markStep(hotspotMarks, mark)]?.sign ?? '',
          found.reason ? text(reasonWord(found.reason)) : '',
        )
      },
      order: ({ found }) => (found.reason ? null : markStep(hotspotMarks, hotspotMark(found))),
    },
    {
      key: 'ratio',
      label: text('hotspot.ratio'),
      numeric: true,
      text: ({ found }) => (found.ratio ? `×${number(found.ratio.value, 2)}` : ''),
      order: ({ found }) => found.ratio?.value,
    },
    {
      key: 'observed',
      label: text('hotspot.observed'),
      numeric: true,
      text: ({ found }) => formatTold(found.observed, language),
      order: ({ found }) => found.observed.value ?? found.observed.low,
    },
    {
      key: 'expected',
      label: text('hotspot.expected'),
      numeric: true,
      text: ({ found }) => number(found.expected),
      order: ({ found }) => found.expected,
    },
    {
      key: 'rate',
      label: text('hotspot.rate', { per: formatNumber(set.per, language, 0) }),
      numeric: true,
      text: ({ found }) => formatTold(found.rate, language),
      order: ({ found }) => found.rate.value ?? found.rate.low,
    },
    {
      key: 'smoothed',
      label: text('hotspot.smoothed'),
      numeric: true,
      text: ({ found }) => number(found.smoothed),
      order: ({ found }) => found.smoothed,
    },
    {
      key: 'denominator',
      label: `${text('hotspot.denominator')}: ${pick(language, set.statisticVi ?? '–', set.statisticEn)}`,
      numeric: true,
      text: ({ found }) =>
        found.denominator ? `${number(found.denominator.value, 0)} (${found.denominator.year})` : '',
      order: ({ found }) => found.denominator?.value,
    },
    {
      key: 'q',
      label: text('hotspot.q'),
      numeric: true,
      text: ({ found }) => number(found.q, 3),
      order: ({ found }) => found.q,
    },
    {
      key: 'quadrant',
      label: text('hotspot.quadrant'),
      text: ({ found }) => (found.quadrant ? text(`hotspot.quadrant.${found.quadrant}`) : ''),
    },
  ]
  return <Sheet {...props} title={text('hotspot.table')} columns={columns} lines={linesOf(atlas, set.units)} />
}

function linesOf<Found extends { readonly unitId: string }>(atlas: Atlas, all: readonly Found[]): Line<Found>[] {
  const found = new Map(all.map((one) => [one.unitId, one]))
  return atlas.units
    .flatMap((unit) => {
      const own = found.get(unit.id)
      return own ? [{ unit, found: own }] : []
    })
    .sort((a, b) => compareNames(a.unit.nameVi, b.unit.nameVi))
}

interface SheetProps<Found> extends JudgedTableProps {
  readonly title: string
  readonly columns: readonly TextColumn<Line<Found>>[]
  readonly lines: readonly Line<Found>[]
}

/** The table with its caption, its sentence of caution, and the button that saves it. */
function Sheet<Found>({ title, columns, lines, about, period, origin, onUnit, onClose }: SheetProps<Found>) {
  const text = useText()
  const { language } = usePreference()
  const caption = `${about.title} · ${period} · ${about.subtitle}`
  const name = ({ unit }: Line<Found>) => pick(language, unit.nameVi, unit.nameEn)
  const shown: Column<Line<Found>>[] = [
    {
      key: 'unit',
      label: text('table.unit'),
      cell: (line) => (
        <button type="button" className="link" onClick={() => onUnit(line.unit.id)}>
          {name(line)}
        </button>
      ),
      compare: (a, b) => compareNames(a.unit.nameVi, b.unit.nameVi),
    },
    ...columns.map(
      ({ key, label, numeric, text: words, order }): Column<Line<Found>> => ({
        key,
        label,
        ...(numeric ? { numeric } : {}),
        cell: words,
        ...(order ? { compare: (a, b) => (order(a) ?? 0) - (order(b) ?? 0), last: (line) => order(line) == null } : {}),
      }),
    ),
  ]
  const save = () =>
    saveCsv(`${title}-${period}.csv`.replaceAll(/[\s/]+/g, '-').toLowerCase(), [
      [caption],
      [origin],
      ...about.lines.map((line) => [line]),
      [about.method],
      [about.fullCaveat],
      ...(about.sources ? [[text('judged.sources', { sources: about.sources })]] : []),
      [text('table.code'), text('table.unit'), ...columns.map(({ label }) => label)],
      ...lines.map((line) => [line.unit.code, name(line), ...columns.map(({ text: words }) => words(line))]),
    ])
  return (
    <TablePanel title={title} onTake={save} takeWord="table.save" onClose={onClose}>
      <p className="judged-caveat judged-table-caveat">{about.caveat}</p>
      <DataTable
        caption={caption}
        columns={shown}
        rows={lines}
        rowKey={({ unit }) => unit.id}
        start={{ key: 'class', down: true }}
        sortLabel={(column) => text('table.sort', { column: String(column) })}
      />
    </TablePanel>
  )
}
