import { formatNumber, type Language, pick } from '../../format.ts'
import type { Text } from '../../message/text.ts'
import type { Metric } from '../atlas/use-figures.ts'
import type { JudgedAbout } from '../judged/words.ts'
import { edgeOf } from './cells.ts'
import type { Cells } from './use-cells.ts'

/** A length as the legend says it: metres, with the mark of the thousands, never broken over two lines. */
export const metres = (length: number, language: Language) => `${formatNumber(length, language, 0)}\u00A0m`

/** What the colours stand for: a number in a hexagon, or a number for each square kilometre. */
export const cellUnit = (cells: Cells, metric: Metric, text: Text, language: Language): string =>
  text(cells.mode === 'heat' ? 'cell.perKm2' : 'cell.inOne', { unit: pick(language, metric.unitVi, metric.unitEn) })

/** Title, method and caveat of counts at places; undefined until they have come. */
export function aboutCells(cells: Cells, metric: Metric, text: Text, language: Language): JudgedAbout | undefined {
  const { set, mode } = cells
  if (!set) return undefined
  const title = pick(language, metric.labelVi, metric.labelEn)
  const edge = metres(set.cells[0] ? edgeOf(set.cells[0]) : 0, language)
  const bandwidth = metres(cells.bandwidthM, language)
  const unit = cellUnit(cells, metric, text, language)
  return {
    title: mode === 'heat' ? text('cell.heatTitle', { metric: title }) : text('cell.title', { metric: title }),
    subtitle:
      set.cells.length === 0
        ? unit
        : `${unit} · ${mode === 'heat' ? text('cell.bandwidthIs', { bandwidth }) : text('cell.edgeIs', { edge })}`,
    caveat: text('cell.caveat'),
    method: mode === 'heat' ? text('cell.heatMethod', { edge, bandwidth }) : text('cell.method', { edge }),
    fullCaveat: text('cell.fullCaveat'),
    sources: '',
    lines: [
      ...(cells.narrowed ? [text('cell.narrowed')] : []),
      ...(set.cells.length === 0 ? [text('cell.none')] : []),
      text('hotspot.unplaced', { count: formatNumber(set.unplaced, language, 0) }),
    ],
  }
}
