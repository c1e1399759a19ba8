import { compareNames, formatNumber, formatTold, pick } from '../../format.ts'
import { hotspotMark, hotspotMarks, markStep } from '../../map/judgement.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { saveCsv } from '../atlas/save-file.ts'
import { TablePanel } from '../figure/table-panel.tsx'
import { type CellHotspotSet, hotspotWord } from './judged.ts'
import type { JudgedAbout } from './words.ts'

type Cell = CellHotspotSet['cells'][number]

interface CellTableProps {
  readonly set: CellHotspotSet
  readonly about: JudgedAbout
  readonly period: string
  /** Sentence on the origin of the figures, for the file. */
  readonly origin: string
  readonly onClose: () => void
}

/** A column of text, for the page and the file alike. */
interface TextColumn extends Omit<Column<Cell>, 'label' | 'cell'> {
  readonly label: string
  readonly cell: (row: Cell) => string
}

const stepOf = (cell: Cell) => markStep(hotspotMarks, hotspotMark(cell))
const standsOut = (cell: Cell) => /^(HOT|COLD)/.test(cell.class)

/** The twin of judged hexagons: those that stand out, by the commune that fills most of them, and how many do not. For staff. */
export function CellTable({ set, about, period, origin, onClose }: CellTableProps) {
  const text = useText()
  const { language } = usePreference()
  const title = text('hotspot.cellTable')
  const caption = `${about.title} · ${period} · ${about.subtitle}`
  const name = ({ unit }: Cell) => pick(language, unit.nameVi, unit.nameEn)
  const word = (cell: Cell) => [hotspotMarks[stepOf(cell)]?.sign, text(hotspotWord(hotspotMark(cell)))].join(' ')
  const times = ({ observed, expected }: Cell) => (expected ? (observed.value ?? 0) / expected : undefined)
  const number = (value: number | null | undefined, decimals?: number) =>
    value == null ? '' : formatNumber(value, language, decimals)
  const cells = set.cells.filter(standsOut).sort((a, b) => compareNames(a.unit.nameVi, b.unit.nameVi))
  const columns: TextColumn[] = [
    {
      key: 'unit',
      label: text('hotspot.cell'),
      cell: name,
      compare: (a, b) => compareNames(a.unit.nameVi, b.unit.nameVi),
    },
    { key: 'class', label: text('judged.class'), cell: word, compare: (a, b) => stepOf(a) - stepOf(b) },
    {
      key: 'ratio',
      label: text('hotspot.ratio'),
      numeric: true,
      cell: (cell) => `×${number(times(cell), 2)}`,
      compare: (a, b) => (times(a) ?? 0) - (times(b) ?? 0),
    },
    {
      key: 'observed',
      label: text('hotspot.observed'),
      numeric: true,
      cell: ({ observed }) => formatTold(observed, language),
      compare: (a, b) => (a.observed.value ?? 0) - (b.observed.value ?? 0),
    },
    { key: 'expected', label: text('hotspot.expected'), numeric: true, cell: ({ expected }) => number(expected) },
    { key: 'smoothed', label: text('hotspot.smoothed'), numeric: true, cell: ({ smoothed }) => number(smoothed) },
    { key: 'q', label: text('hotspot.q'), numeric: true, cell: ({ q }) => number(q, 3) },
  ]
  const rest = text('hotspot.cellRest', { rest: set.cells.length - cells.length })
  const save = () =>
    saveCsv(`${title}-${period}.csv`.replaceAll(/[\s/]+/g, '-').toLowerCase(), [
      [caption],
      [origin],
      ...about.lines.map((line) => [line]),
      [about.method],
      [about.fullCaveat],
      [text('judged.sources', { sources: about.sources })],
      ['id', ...columns.map(({ label }) => label)],
      ...cells.map((cell) => [cell.cellId, ...columns.map((column) => column.cell(cell))]),
      [rest],
    ])
  return (
    <TablePanel title={title} onTake={save} takeWord="table.save" onClose={onClose}>
      <p className="judged-caveat judged-table-caveat">{about.caveat}</p>
      <DataTable
        caption={caption}
        columns={columns}
        rows={cells}
        rowKey={({ cellId }) => cellId}
        start={{ key: 'class', down: true }}
        sortLabel={(column) => text('table.sort', { column: String(column) })}
      />
      <p className="judged-line judged-table-caveat">{rest}</p>
    </TablePanel>
  )
}
