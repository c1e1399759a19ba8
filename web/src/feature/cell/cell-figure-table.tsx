import { formatNumber, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import { TablePanel } from '../figure/table-panel.tsx'
import type { JudgedAbout } from '../judged/words.ts'
import { type CellFigure, communesOf } from './cells.ts'
import type { Cells } from './use-cells.ts'
import { cellUnit } from './words.ts'

interface CellFigureTableProps {
  readonly cells: Cells
  readonly about: JudgedAbout
  readonly metric: Metric
  readonly period: string
  readonly onTake: () => void
  readonly onClose: () => void
}

/** Rows of one page: a person reads on from there, and the page stays quick with thousands of hexagons. */
const pageSize = 50

/** The twin of counts at places: every hexagon that is drawn, with its communes. */
export function CellFigureTable({ cells, about, metric, period, onTake, onClose }: CellFigureTableProps) {
  const text = useText()
  const { language } = usePreference()
  const unit = pick(language, metric.unitVi, metric.unitEn)
  const density = ({ cellId }: CellFigure) => cells.values.get(cellId) ?? 0
  const columns: Column<CellFigure>[] = [
    {
      key: 'units',
      label: text('cell.communes'),
      cell: (cell) => communesOf(cell, language),
      compare: (a, b) => communesOf(a, language).localeCompare(communesOf(b, language), 'vi'),
    },
    {
      key: 'count',
      label: unit,
      numeric: true,
      cell: ({ count }) => formatNumber(count, language, 0),
      compare: (a, b) => a.count - b.count,
    },
    ...(cells.mode === 'heat'
      ? [
          {
            key: 'density',
            label: cellUnit(cells, metric, text, language),
            numeric: true,
            cell: (cell: CellFigure) => formatNumber(density(cell), language),
            compare: (a: CellFigure, b: CellFigure) => density(a) - density(b),
          },
        ]
      : []),
    {
      key: 'place',
      label: text('cell.middle'),
      cell: ({ centre }) => `${centre.lat.toFixed(4)}, ${centre.lon.toFixed(4)}`,
    },
  ]
  return (
    <TablePanel title={text('cell.table')} onTake={onTake} takeWord="work.take" onClose={onClose}>
      <p className="judged-caveat judged-table-caveat">{about.caveat}</p>
      <DataTable
        // Another set of hexagons begins at its first page.
        key={cells.set?.cells[0]?.cellId}
        caption={`${about.title} · ${period} · ${about.subtitle}`}
        columns={columns}
        rows={cells.set?.cells ?? []}
        rowKey={({ cellId }) => cellId}
        start={{ key: cells.mode === 'heat' ? 'density' : 'count', down: true }}
        sortLabel={(column) => text('table.sort', { column: String(column) })}
        pageSize={pageSize}
      />
      {about.lines.map((line) => (
        <p key={line} className="judged-line judged-table-caveat">
          {line}
        </p>
      ))}
    </TablePanel>
  )
}
