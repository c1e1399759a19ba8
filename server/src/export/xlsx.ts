import writeExcelFile, { type Cell as BookCell } from 'write-excel-file/node'
import type { Cell, ExportColumn } from './column.ts'
import { type ExportOrigin, type Sheet, syntheticBanner } from './export.ts'

/** Longest text a workbook's cell takes. */
const longestText = 32_767

/** XML has no place for these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

const asText = (value: string): BookCell => ({
  type: String, // never a formula, whatever it starts with
  value: value.replace(unwritable, '').slice(0, longestText),
})

function bookCell(cell: Cell, { type }: ExportColumn): BookCell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { type: Number, value: cell }
  if (typeof cell === 'boolean') return asText(cell ? 'có / yes' : 'không / no')
  if (type === 'day') return { type: Date, value: new Date(`${cell}T00:00:00Z`), format: 'dd/mm/yyyy' }
  return asText(cell)
}

const bold = (value: string): BookCell => ({ type: String, value, fontWeight: 'bold', wrap: true })
const warning = (value: string): BookCell => ({
  type: String,
  value,
  fontWeight: 'bold',
  textColor: '#7A1F00',
  backgroundColor: '#FFE3D6',
})

/** The sheet that says what the file is, in both languages. */
function about(origin: ExportOrigin): BookCell[][] {
  const banner = syntheticBanner(origin)
  return [
    ...(banner ? [[warning(banner)]] : []),
    [bold('Bản phát hành số / Release'), { type: Number, value: origin.release }],
    [bold('Công bố lúc / Published at'), asText(origin.publishedAt)],
    [bold('Số liệu đến hết ngày / Data through'), asText(origin.dataThrough)],
    [bold('Dữ liệu giả lập / Synthetic data'), asText(origin.synthetic ? 'có / yes' : 'không / no')],
    [],
    [bold('Nguồn / Source'), bold('Ghi công / Attribution')],
    ...origin.sources.map(({ id, title, attribution }) => [asText(`${id}: ${title}`), asText(attribution)]),
  ]
}

/** An Excel workbook: the rows under headings in both languages, below the synthetic mark, and a sheet on where they come from. */
export async function workbook({ origin, columns, rows }: Sheet): Promise<Uint8Array> {
  const banner = syntheticBanner(origin)
  const head = [...(banner ? [[warning(banner)]] : []), columns.map(({ vi, en }) => bold(`${vi} / ${en}`))]
  const body = rows.map(({ cells }) => columns.map((column, index) => bookCell(cells[index] ?? null, column)))
  const width = (column: ExportColumn) => ({ width: column.type === 'text' ? 24 : 14 })
  return await writeExcelFile([
    { sheet: 'Dữ liệu', data: [...head, ...body], columns: columns.map(width), stickyRowsCount: head.length },
    { sheet: 'Nguồn – About', data: about(origin), columns: [{ width: 44 }, { width: 80 }] },
  ]).toBuffer()
}
