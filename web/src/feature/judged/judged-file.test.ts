import { describe, expect, it } from 'vitest'
import { vi as words } from '../../message/vi.ts'
import type { ShownTable } from '../take/shown-table.ts'
import { csvFile } from '../take/table-file.ts'
import { judgedFile } from './judged-file.ts'
import type { Judged } from './use-judged.ts'

const text = (id: keyof typeof words, values: Readonly<Record<string, string | number>> = {}) =>
  Object.entries(values).reduce<string>((said, [name, value]) => said.replace(`{${name}}`, String(value)), words[id])

const figures: ShownTable = {
  name: 'tips_received-2025-01-01',
  title: 'Tin tiếp nhận',
  notes: [
    { label: 'Số liệu', words: 'Bản phát hành số 1' },
    { label: words['metric.method'], words: 'Đếm tin' },
  ],
  columns: [],
  rows: [
    { unitId: 'AdminUnit:1', cells: ['256', 'Bắc Ninh'] },
    { unitId: 'AdminUnit:2', cells: ['258', 'Yên Phong'] },
  ],
}
const about = {
  title: 'Điểm nóng: Tin tiếp nhận',
  subtitle: 'trên 10.000 · Dân số · 2025',
  caveat: 'không phải là nhiều tội phạm',
  method: 'Gi* trên tỷ suất',
  fullCaveat: 'Nơi không công bố không tham gia tính.',
  sources: 'Hồ sơ sáp nhập',
  lines: ['Tỷ suất chung: 32 trên 10.000'],
}
const silent = { value: null, low: null, high: null }
const judged = {
  mode: 'hotspot',
  hotspots: {
    per: 10_000,
    statisticVi: 'Dân số',
    statisticEn: 'Residents',
    units: [
      {
        unitId: 'AdminUnit:1',
        class: 'HOT_95',
        tentative: null,
        reason: null,
        quadrant: 'HIGH_HIGH',
        observed: { kind: 'RANGE', value: null, low: 40, high: 50 },
        expected: 20.5,
        rate: { kind: 'RANGE', value: null, low: 4, high: 5 },
        ratio: { value: 2.195121951, low: 2, high: 2.4 },
        smoothed: 4.1,
        q: 0.0312,
        denominator: { value: 100_000, year: 2025 },
        provisional: false,
      },
      {
        unitId: 'AdminUnit:2',
        class: 'NOT_ENOUGH_DATA',
        tentative: null,
        reason: 'WITHHELD',
        quadrant: null,
        observed: { kind: 'WITHHELD', ...silent },
        expected: null,
        rate: { kind: 'WITHHELD', ...silent },
        ratio: null,
        smoothed: null,
        q: null,
        denominator: { value: 90_000, year: 2025 },
        provisional: false,
      },
    ],
  },
} as unknown as Judged

describe('the file of a judgement', () => {
  const table = judgedFile(judged, about, figures, { text, language: 'vi', kindWord: (kind) => kind })
  const column = (key: string) => table?.columns.findIndex((own) => own.key === key) ?? -1
  const cell = (row: number, key: string) => table?.rows[row]?.cells[column(key)]

  it('tells what the map shows, a range by its ends, and nothing of what is withheld', () => {
    expect(cell(0, 'class')).toBe('Nóng, chắc 95 %')
    expect(['observed', 'observed_low', 'observed_high', 'expected', 'ratio'].map((key) => cell(0, key))).toEqual([
      null,
      40,
      50,
      20.5,
      2.1951,
    ])
    expect(cell(0, 'denominator_year')).toBe(2025)
    expect(cell(1, 'reason')).toBe('số không công bố')
    for (const key of [
      'observed',
      'observed_low',
      'observed_high',
      'expected',
      'ratio',
      'rate',
      'rate_low',
      'smoothed',
      'q',
    ])
      expect(cell(1, key), key).toBeNull()
    expect(new Set(table?.columns.map(({ key }) => key)).size).toBe(table?.columns.length)
  })

  it('carries caveat, method, denominator and sources, and the notes on its world', async () => {
    const csv = table && (await csvFile(table).text())
    for (const said of [
      about.title,
      about.caveat,
      about.method,
      about.fullCaveat,
      about.sources,
      'Dân số',
      'Bản phát hành số 1',
    ])
      expect(csv).toContain(said)
    expect(csv).not.toContain('Đếm tin')
  })

  it('is none for hexagons', () => {
    expect(
      judgedFile({ ...judged, hotspots: undefined }, about, figures, {
        text,
        language: 'vi',
        kindWord: (kind) => kind,
      }),
    ).toBeNull()
  })
})
