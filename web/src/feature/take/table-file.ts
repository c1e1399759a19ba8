import type { Cell } from 'write-excel-file/browser'
import type { ShownTable } from './shown-table.ts'

/** What a spreadsheet may take for the start of a formula, in half and full width. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/

/** A cell of a CSV file. A text that a spreadsheet would run as a formula is kept as text. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = formulaStart.test(value) ? `'${value}` : value
  return /[",;\t\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What a CSV file is made of: of a table on a map, or of any other. */
export interface CsvTable extends Pick<ShownTable, 'title' | 'notes'> {
  readonly columns: readonly { readonly label: string }[]
  readonly rows: readonly Pick<ShownTable['rows'][number], 'cells'>[]
}

/** The table as CSV: what must be known first, then a heading and the rows. UTF-8 with the mark that lets spreadsheets read Vietnamese. */
export function csvFile({ title, notes, columns, rows }: CsvTable): Blob {
  const lines = [
    [title],
    ...notes.map(({ label, words }) => [label, words]),
    [],
    columns.map(({ label }) => label),
    ...rows.map(({ cells }) => cells),
  ]
  const body = lines.map((line) => line.map(csvCell).join(',')).join('\r\n')
  return new Blob(['\uFEFF', body, '\r\n'], { type: 'text/csv;charset=utf-8' })
}

/**
 * The table as GeoJSON: one feature for each unit, with the generalised outline that the map draws; null where a unit has none.
 * What must be known to read the numbers stands in the member `about` of the collection.
 * @param outlines GeoJSON geometries by the id of the unit
 * @param outlineNote says that the outlines are for display
 */
export function geojsonFile(table: ShownTable, outlines: ReadonlyMap<string, object>, outlineNote: string): Blob {
  const collection = {
    type: 'FeatureCollection',
    name: table.title,
    about: [
      ...table.notes.map(({ label, words }) => `${label}: ${words}`),
      outlineNote,
      ...table.columns.map(({ key, label }) => `${key} = ${label}`),
    ],
    features: table.rows.map(({ unitId, cells, outline }) => ({
      type: 'Feature',
      id: unitId,
      geometry: outline ?? outlines.get(unitId) ?? null,
      properties: Object.fromEntries(table.columns.map(({ key }, index) => [key, cells[index] ?? null])),
    })),
  }
  return new Blob([JSON.stringify(collection)], { type: 'application/geo+json' })
}

/** XML has no place for these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
/** Written as a text whatever it starts with, so never run as a formula. */
const words = (value: string): Cell => ({ type: String, value: value.replace(unwritable, '') })
const bold = (value: string): Cell => ({ type: String, value, fontWeight: 'bold', wrap: true })

/** The table as an Excel workbook: the rows, and a sheet with what must be known to read them. The library comes only when it is asked for. */
export async function xlsxFile(table: ShownTable, sheetNames: readonly [string, string]): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser')
  const mark = table.notes[0]
  const head: Cell[][] = [
    [bold(table.title)],
    [words(mark ? `${mark.label}: ${mark.words}` : '')],
    table.columns.map(({ label }) => bold(label)),
  ]
  const body = table.rows.map(({ cells }) =>
    cells.map((cell): Cell => {
      if (cell === null) return null
      return typeof cell === 'number' ? { type: Number, value: cell } : words(cell)
    }),
  )
  return writeXlsxFile([
    {
      sheet: sheetNames[0],
      data: [...head, ...body],
      columns: table.columns.map(({ key }) => ({ width: key === 'name' ? 26 : 16 })),
      stickyRowsCount: head.length,
    },
    {
      sheet: sheetNames[1],
      data: [[bold(table.title)], ...table.notes.map((note): Cell[] => [bold(note.label), words(note.words)])],
      columns: [{ width: 30 }, { width: 100 }],
    },
  ]).toBlob()
}
