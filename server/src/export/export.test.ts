import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { unzipped } from '../../../test/kit/unzipped.ts'
import { exportColumns, exportKinds } from './column.ts'
import { type ExportOrigin, type ExportRow, exportFormats, exportRows } from './export.ts'

const origin: ExportOrigin = {
  release: 7,
  publishedAt: '2026-01-05T02:00:00Z',
  dataThrough: '2025-12-31',
  synthetic: true,
  scaleFactor: 75,
  sources: [{ id: 'demonstration', title: 'Bộ trình diễn', attribution: 'Dữ liệu giả lập' }],
}
const row = (cells: ExportRow['cells']): ExportRow => ({
  cells,
  geometry: { type: 'Point', coordinates: [106.1, 21.2] },
  synthetic: true,
  source: 'demonstration',
})
const nasty = '=HYPERLINK("http://x","y")'
const events = [
  row({
    id: '1',
    title_vi: 'Tọa đàm, "30/7"',
    held_on: '2025-07-30',
    attendance: 1150,
    is_integrated: false,
    lon: 106.1,
    lat: 21.2,
  }),
  row({ id: '2', title_vi: nasty, host: '+84\tx', attendance: 0 }),
]
const text = async (...args: Parameters<typeof exportRows>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await exportRows(...args))
const cellsOf = (csv: string) => parse(csv, { bom: true, columns: true }) as Record<string, string>[]

test('a CSV file reads back with its Vietnamese, and every row bears its marks', async () => {
  const csv = await text('campaign-events', events, 'csv', origin)
  expect(csv.startsWith('\uFEFFid,event_type,')).toBe(true)
  const [first, second] = cellsOf(csv)
  expect(first).toMatchObject({
    title_vi: 'Tọa đàm, "30/7"',
    attendance: '1150',
    is_integrated: 'no',
    source: 'demonstration',
    release: '7',
    host: '',
  })
  expect(first?.['synthetic (DỮ LIỆU GIẢ LẬP ×75 – SYNTHETIC DATA ×75)']).toBe('yes')
  expect(second?.attendance).toBe('0')
})

test('no cell of a CSV file begins as a formula does', async () => {
  const starts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '－1']
  const rows = starts.map((start) => row({ title_vi: start, host: start }))
  for (const cells of parse(await text('campaign-events', rows, 'csv', origin), { bom: true }) as string[][])
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
})

test('a real release says nothing of synthetic data but no', async () => {
  const real = { ...origin, synthetic: false, scaleFactor: null }
  const csv = await text('campaign-events', [{ ...row({ id: '1' }), synthetic: false }], 'csv', real)
  expect(csv).not.toMatch(/GIẢ LẬP|SYNTHETIC/)
  expect(cellsOf(csv)[0]?.synthetic).toBe('no')
})

test('real rows of a synthetic release are not called synthetic', async () => {
  const csv = await text('admin-units', [{ ...row({ code: '24' }), synthetic: false }], 'csv', origin)
  expect(csv).not.toMatch(/GIẢ LẬP/)
  expect(await text('admin-units', [], 'csv', origin)).toMatch(/GIẢ LẬP/)
})

test('GeoJSON says in the file and in each feature where it comes from', async () => {
  const file = JSON.parse(await text('campaign-events', events, 'geojson', origin))
  expect(file.hub).toMatchObject({
    release: 7,
    synthetic: true,
    scaleFactor: 75,
    notice: expect.stringContaining('GIẢ LẬP ×75'),
    sources: origin.sources,
  })
  expect(file.features).toHaveLength(2)
  expect(file.features[0]).toMatchObject({
    geometry: { type: 'Point', coordinates: [106.1, 21.2] },
    properties: {
      id: '1',
      is_integrated: false,
      attendance: 1150,
      synthetic: true,
      source: 'demonstration',
      release: 7,
    },
  })
  expect(file.features[1].properties.title_vi).toBe(nasty)
})

async function book(
  rows: readonly ExportRow[],
  from = origin,
): Promise<{ strings: string; sheet: string; about: string; names: string }> {
  const parts = unzipped(await exportRows('campaign-events', rows, 'xlsx', from))
  const part = (name: string) => parts.get(name) ?? ''
  return {
    strings: part('xl/sharedStrings.xml'),
    sheet: part('xl/worksheets/sheet1.xml'),
    about: part('xl/worksheets/sheet2.xml'),
    names: part('xl/workbook.xml'),
  }
}

test('a workbook holds numbers and days as such, text as text, the mark on top and a sheet on its origin', async () => {
  const { strings, sheet, about, names } = await book([...events, row({ title_vi: 'dòng\u0000một' })])
  expect(sheet).toContain('<v>1150</v>')
  expect(sheet).toContain('<v>45868</v>') // 30/7/2025 in days of the workbook
  expect(sheet).not.toContain('<f>')
  expect(`${strings}${sheet}`).toContain('=HYPERLINK(')
  expect(`${strings}${sheet}`).toContain('dòngmột')
  expect(`${strings}${sheet}`).toContain('DỮ LIỆU GIẢ LẬP ×75')
  expect(`${strings}${about}`).toContain('Bản phát hành số / Release')
  expect(names).toContain('Nguồn – About')
})

test('a workbook of a real release bears no mark', async () => {
  const { strings, sheet } = await book([{ ...row({}), synthetic: false }], {
    ...origin,
    synthetic: false,
    scaleFactor: null,
  })
  expect(`${strings}${sheet}`).not.toContain('SYNTHETIC DATA')
})

test('every kind can be written in every format, without rows too', async () => {
  for (const kind of exportKinds)
    for (const format of exportFormats) {
      const file = await exportRows(kind, [], format, origin)
      expect(file.length, `${kind} ${format}`).toBeGreaterThan(50)
    }
})

test('no two columns of a kind share a key', () => {
  for (const kind of exportKinds) {
    const keys = exportColumns[kind].map(({ key }) => key)
    expect(new Set(keys).size, kind).toBe(keys.length)
  }
})
