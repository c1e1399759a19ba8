import { type Language, pick } from '../../format.ts'
import type { Text } from '../../message/text.ts'
import type { Metric } from '../atlas/use-figures.ts'
import type { JudgedAbout } from '../judged/words.ts'
import type { ShownTable } from '../take/shown-table.ts'
import { communesOf } from './cells.ts'
import type { Cells } from './use-cells.ts'
import { cellUnit } from './words.ts'

/**
 * Exactly the hexagons that are drawn as the table of a file, with method and caveat among what must be known.
 *
 * @param figures the table of the figures of units: its notes on world, period and source hold here too
 */
export function cellFile(
  cells: Cells,
  about: JudgedAbout,
  metric: Metric,
  figures: ShownTable,
  text: Text,
  language: Language,
): ShownTable {
  const heat = cells.mode === 'heat'
  const left = [text('metric.method'), text('basis.label')]
  return {
    name: `${cells.mode}-${figures.name}`,
    title: about.title,
    hint: 'cell.fileHint',
    notes: [
      ...figures.notes.filter(({ label }) => !left.includes(label)),
      { label: text('judged.caveat'), words: `${about.caveat} ${about.fullCaveat}` },
      { label: text('metric.method'), words: `${about.subtitle}. ${about.method} ${about.lines.join(' ')}` },
    ],
    columns: [
      { key: 'id', label: text('hotspot.cell'), type: 'text' },
      { key: 'communes', label: text('cell.communes'), type: 'text' },
      { key: 'count', label: pick(language, metric.unitVi, metric.unitEn), type: 'number' },
      ...(heat ? [{ key: 'density', label: cellUnit(cells, metric, text, language), type: 'number' } as const] : []),
      { key: 'lon', label: text('cell.lon'), type: 'number' },
      { key: 'lat', label: text('cell.lat'), type: 'number' },
    ],
    rows: (cells.set?.cells ?? []).map((cell) => ({
      unitId: cell.cellId,
      outline: cell.outline,
      cells: [
        cell.cellId,
        communesOf(cell, language),
        cell.count,
        ...(heat ? [Number((cells.values.get(cell.cellId) ?? 0).toPrecision(6))] : []),
        Number(cell.centre.lon.toFixed(6)),
        Number(cell.centre.lat.toFixed(6)),
      ],
    })),
  }
}
