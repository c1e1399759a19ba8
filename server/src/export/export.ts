import { type Cell, type ExportColumn, type ExportKind, exportColumns, originColumns } from './column.ts'
import { csvFile } from './csv.ts'
import { geojsonFile } from './geojson.ts'
import { workbook } from './xlsx.ts'

export const exportFormats = ['csv', 'geojson', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** One row: cells by column key (a missing one is empty), and what it is on the map, in WGS 84, if anything. */
export interface ExportRow {
  readonly cells: Readonly<Record<string, Cell | undefined>>
  readonly geometry?: object | null
  readonly synthetic: boolean
  /** id of the source, as /sources lists it */
  readonly source: string
}

/** Where the rows come from: said in every file, next to the marks of the rows themselves. */
export interface ExportOrigin {
  readonly release: number
  /** ISO 8601 */
  readonly publishedAt: string
  /** YYYY-MM-DD */
  readonly dataThrough: string
  readonly synthetic: boolean
  /** how many times the synthetic numbers are larger than life; null when nothing is scaled */
  readonly scaleFactor: number | null
  readonly sources: readonly { readonly id: string; readonly title: string; readonly attribution: string }[]
}

/** A file made ready: columns with the marks every row bears, and the cells in their order. */
export interface Sheet {
  readonly kind: ExportKind
  readonly origin: ExportOrigin
  readonly columns: readonly ExportColumn[]
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly geometry: object | null }[]
}

/** Words for the head of a file: that its rows are invented, if they are. */
export function syntheticBanner({ synthetic, scaleFactor }: ExportOrigin): string | null {
  if (!synthetic) return null
  const scale = scaleFactor === null ? '' : ` ×${scaleFactor}`
  return `DỮ LIỆU GIẢ LẬP${scale} – SYNTHETIC DATA${scale}`
}

/** The bytes of a file of rows of one kind, each marked with its source, its release and whether it is invented. */
export async function exportRows(
  kind: ExportKind,
  rows: readonly ExportRow[],
  format: ExportFormat,
  origin: ExportOrigin,
): Promise<Uint8Array> {
  const columns: readonly ExportColumn[] = [...exportColumns[kind], ...originColumns]
  // real reference rows stay real in a release whose records are invented
  const synthetic = origin.synthetic && (rows.length === 0 || rows.some((row) => row.synthetic))
  const sheet: Sheet = {
    kind,
    origin: { ...origin, synthetic },
    columns,
    rows: rows.map(({ cells, geometry, synthetic: invented, source }) => {
      const marked = { ...cells, synthetic: invented, source, release: origin.release }
      return { cells: columns.map(({ key }) => marked[key as keyof typeof marked] ?? null), geometry: geometry ?? null }
    }),
  }
  switch (format) {
    case 'csv':
      return csvFile(sheet)
    case 'geojson':
      return geojsonFile(sheet)
    case 'xlsx':
      return await workbook(sheet)
  }
}
