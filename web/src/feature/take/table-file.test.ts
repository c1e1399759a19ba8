import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { vi as words } from '../../message/vi.ts'
import type { World } from '../shell/world.ts'
import { type Shown, shownTable } from './shown-table.ts'
import { csvCell, csvFile, geojsonFile, xlsxFile } from './table-file.ts'

const text = (id: keyof typeof words, values: Readonly<Record<string, string | number>> = {}) =>
  Object.entries(values).reduce<string>((said, [name, value]) => said.replace(`{${name}}`, String(value)), words[id])

const world: World = {
  kind: 'RELEASED',
  name: 'Bản phát hành số 3 · số liệu đến 31/10/2026',
  synthetic: 'Dữ liệu giả lập ×8',
  line: '',
  mark: [],
}
const unit = (id: string, nameVi: string) => ({
  id,
  code: `0${id.at(-1)}`,
  nameVi,
  nameEn: nameVi,
  level: 'DISTRICT',
  type: 'HUYEN',
  bbox: null,
})
const silent = { value: null, low: null, high: null }
const rate = { kind: 'RANGE', value: null, low: 1.5, high: 2.25, per: 100000 }
const row = (unitId: string, value: object, provisional = false) => ({
  unitId,
  period: { start: '2025-01-01' },
  value,
  rate: { ...rate, ...('value' in value && value.value === null ? { kind: 'WITHHELD', low: null, high: null } : {}) },
  base: null,
  provisional,
})
const shown = {
  metric: {
    id: 'victims_identified',
    labelVi: 'Nạn nhân được xác định',
    labelEn: 'Victims identified',
    unitVi: '=người',
    unitEn: 'persons',
    formulaVi: 'Đếm, theo ngày xác định',
    formulaEn: 'Counted',
    per: 100000,
    sensitive: true,
    source: { id: 's', titleVi: 'Công an tỉnh', titleEn: 'Police' },
  },
  period: { grain: 'YEAR', start: '2025-01-01', end: '2025-12-31' },
  basisWord: '8 huyện (trước 7/2025)',
  units: [
    unit('AdminUnit:2', 'Yên Phong'),
    unit('AdminUnit:1', 'Đình Bảng, "mới"'),
    unit('AdminUnit:3', '=HYPERLINK("x")'),
  ],
  figures: new Map([
    ['AdminUnit:2', row('AdminUnit:2', { kind: 'ROUNDED', value: 1250, low: null, high: null }, true)],
    ['AdminUnit:1', row('AdminUnit:1', { kind: 'WITHHELD', ...silent })],
  ]),
  second: null,
  pressures: undefined,
  world,
  attribution: '© OpenStreetMap',
  kindWord: (kind: string) => `loại ${kind}`,
  now: '2026-11-25T01:30:00Z',
} as unknown as Shown
const table = shownTable(shown, text, 'vi')

/** A CSV file as a reader takes it apart (RFC 4180). */
const cellsOf = (csv: string) =>
  csv
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((found) =>
        (found[1] ?? found[2] ?? '').replaceAll('""', '"'),
      ),
    )

describe('what is shown, as files', () => {
  it('carries a second metric with its own kinds, method and source, under its own name', () => {
    const second = {
      metric: { ...shown.metric, id: 'campaign_events', labelVi: 'Hoạt động', unitVi: 'buổi', formulaVi: 'Đếm buổi' },
      figures: new Map([
        ['AdminUnit:2', row('AdminUnit:2', { kind: 'RANGE', value: null, low: 3, high: 9 }, true)],
        ['AdminUnit:1', row('AdminUnit:1', { kind: 'NOT_REPORTED', ...silent })],
      ]),
    } as unknown as NonNullable<Shown['second']>
    const both = shownTable({ ...shown, second }, text, 'vi')
    expect(both.title).toBe('Nạn nhân được xác định (màu) và Hoạt động (cỡ vòng tròn)')
    expect(both.name).toBe('victims_identified-campaign_events-2025-01-01')
    const at = both.columns.findIndex(({ key }) => key === 'size')
    expect(both.columns.slice(at).map(({ key }) => key)).toEqual([
      'size',
      'size_low',
      'size_high',
      'size_kind',
      'size_state',
    ])
    expect(both.columns[at]?.label).toBe('Hoạt động (buổi)')
    expect(both.rows[2]?.cells.slice(at)).toEqual([null, 3, 9, 'loại RANGE', words['count.provisionalMark']])
    expect(both.rows[1]?.cells.slice(at)).toEqual([null, null, null, 'loại NOT_REPORTED', null])
    expect(both.rows[0]?.cells.slice(at)).toEqual([null, null, null, null, null])
    expect(both.notes.map(({ words }) => words)).toEqual(
      expect.arrayContaining(['Đếm, theo ngày xác định', 'Đếm buổi']),
    )
  })

  it('carries lodging pressure where it stands beside the figures, with what it is', () => {
    const pressures = new Map([
      ['AdminUnit:2', { kind: 'EXACT', value: 43.8, low: null, high: null } as const],
      ['AdminUnit:1', { kind: 'NO_DATA', ...silent } as const],
    ])
    const beside = shownTable({ ...shown, pressures }, text, 'vi')
    const at = beside.columns.findIndex(({ key }) => key === 'lodging_pressure')
    expect(beside.columns.slice(at).map(({ label }) => label)).toEqual([
      words['pressure.column'],
      `${words['pressure.column']} – ${words['table.kind']}`,
    ])
    expect(beside.rows.map(({ cells }) => cells.slice(at))).toEqual([
      [null, null],
      [null, 'loại NO_DATA'],
      [43.8, 'loại EXACT'],
    ])
    expect(beside.notes).toContainEqual({ label: words['pressure.column'], words: words['thing.pressureNote'] })
    expect(table.columns.some(({ key }) => key.startsWith('lodging_pressure'))).toBe(false)
  })

  it('stands in the order of names, with kinds, bounds and marks, and never a number for what tells none', () => {
    expect(table.rows.map(({ cells }) => cells[1])).toEqual(['=HYPERLINK("x")', 'Đình Bảng, "mới"', 'Yên Phong'])
    expect(table.rows[2]?.cells).toEqual([
      '02',
      'Yên Phong',
      1250,
      1250,
      1250,
      'loại ROUNDED',
      null,
      1.5,
      2.25,
      'loại RANGE',
      words['count.provisionalMark'],
    ])
    expect(table.rows[1]?.cells.slice(2, 10)).toEqual([
      null,
      null,
      null,
      'loại WITHHELD',
      null,
      null,
      null,
      'loại WITHHELD',
    ])
    expect(table.rows[0]?.cells.slice(2)).toEqual(Array(9).fill(null))
  })

  it('says first what must be known: that it is invented, the release, the method, the source and the moment', () => {
    expect(table.notes.map(({ words: said }) => said)).toEqual([
      expect.stringContaining('Dữ liệu giả lập ×8'),
      world.name,
      'Năm 2025',
      '8 huyện (trước 7/2025)',
      'Đếm, theo ngày xác định',
      words['metric.protected'],
      'Công an tỉnh',
      '© OpenStreetMap',
      '25/11/2026 08:30',
    ])
  })

  it('comes back from CSV as it was, with text that would run as a formula kept as text', async () => {
    const bytes = new Uint8Array(await csvFile(table).arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = cellsOf(new TextDecoder().decode(bytes))
    const head = lines.findIndex(([first]) => first === 'Mã')
    expect(lines[head]?.[2]).toBe("'=người")
    expect(lines[head + 1]?.[1]).toBe('\'=HYPERLINK("x")')
    expect(lines[head + 2]?.slice(0, 4)).toEqual(['01', 'Đình Bảng, "mới"', '', ''])
    expect(lines[head + 3]?.slice(2, 5)).toEqual(['1250', '1250', '1250'])
    expect(lines.slice(0, head).flat().join(' ')).toContain('Dữ liệu giả lập ×8')
  })

  it('comes back from a workbook with numbers as numbers, codes as text and no formula', async () => {
    const book = Buffer.from(await (await xlsxFile(table, ['Số liệu', 'Nguồn'])).arrayBuffer())
    const sheets = await readXlsxFile(book)
    const rows = sheets[0]?.data ?? []
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Số liệu', 'Nguồn'])
    expect(rows[1]?.[0]).toContain('Dữ liệu giả lập ×8')
    expect(rows[2]?.slice(0, 3)).toEqual(['Mã', 'Đơn vị', '=người'])
    expect(rows[3]?.slice(0, 3)).toEqual(['03', '=HYPERLINK("x")', null])
    expect(rows[5]?.slice(0, 5)).toEqual(['02', 'Yên Phong', 1250, 1250, 1250])
    expect((sheets[1]?.data ?? []).flat().join(' ')).toContain('Công an tỉnh')
  })

  it('is GeoJSON with the outlines, null where there is none, and everything that must be known', async () => {
    const outline = { type: 'MultiPolygon', coordinates: [] }
    const file = JSON.parse(await geojsonFile(table, new Map([['AdminUnit:2', outline]]), 'giản lược').text())
    expect(file.type).toBe('FeatureCollection')
    expect(file.features.map(({ id, geometry }: { id: string; geometry: object }) => [id, geometry])).toEqual([
      ['AdminUnit:3', null],
      ['AdminUnit:1', null],
      ['AdminUnit:2', outline],
    ])
    expect(file.features[2].properties).toMatchObject({
      code: '02',
      value: 1250,
      low: 1250,
      rate: null,
      rate_low: 1.5,
      rate_high: 2.25,
    })
    expect(file.about.join('\n')).toMatch(/giả lập ×8.*số 3.*Công an tỉnh.*giản lược.*value = =người/s)
  })

  it.each(['=1+1', '+1', '-1', '@a', '\t=1', '＝1'])('keeps %j from being run', (start) => {
    expect(csvCell(start).replace(/^"/, '')[0]).toBe("'")
  })
  it('leaves numbers alone, negative ones too', () => expect([csvCell(-1.5), csvCell(null)]).toEqual(['-1.5', '']))
})
