import { csvCell } from '@hub/prisma/csv-cell'
import type { Cell } from './column.ts'
import { type Sheet, syntheticBanner } from './export.ts'

function written(cell: Cell): string {
  if (cell === null) return ''
  return csvCell(typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : cell)
}

/**
 * UTF-8 with a byte order mark, so that a spreadsheet reads the Vietnamese; headings are the column keys, which `hub import`
 * knows. A comment line would break other readers, so the heading of the mark itself says that the file is synthetic.
 */
export function csvFile(sheet: Sheet): Uint8Array {
  const banner = syntheticBanner(sheet.origin)
  const head = sheet.columns.map(({ key }) => (key === 'synthetic' && banner ? `${key} (${banner})` : key))
  const lines = [head.map(csvCell), ...sheet.rows.map(({ cells }) => cells.map(written))]
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`)
}
