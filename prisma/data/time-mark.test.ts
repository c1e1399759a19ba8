import { describe, expect, test } from 'vitest'
import type { TimeMark, UnitChange } from './catalogue-row.ts'
import { timeMarksOf } from './time-mark.ts'

const mark = (part: Partial<TimeMark>): TimeMark => ({
  id: '1',
  kind: 'LAW',
  labelVi: 'Luật',
  labelEn: 'Law',
  legalRef: 'Luật 1/2024',
  fromOn: '2025-07-01',
  toOn: null,
  yearly: false,
  sourceId: 'test',
  ...part,
})
const link = (fromId: string, toId: string, decree: string): UnitChange => ({
  fromId,
  toId,
  decree,
  effectiveOn: '2025-07-01',
  areaShareLow: 1,
  areaShareHigh: 1,
  populationShareLow: 1,
  populationShareHigh: 1,
  note: null,
  sourceId: 'test',
})
const units = new Map(
  ['1', '2', '3', '10', '11'].map((id) => [id, { level: 'COMMUNE' as const, scheme: '27' as const }]),
)
const at = (marks: readonly TimeMark[], from: string, to: string, changes: readonly UnitChange[] = []) =>
  timeMarksOf({ timeMarks: marks, changes, units }, from, to).map((found) => [found.kind, found.from, found.to])

describe('what figures over time are read against', () => {
  test('a yearly day comes in every year of the span, from its first year on', () => {
    const season = mark({ kind: 'SEASON', fromOn: '2016-07-30', yearly: true })
    expect(at([season], '2023-08-01', '2025-12-31')).toEqual([
      ['SEASON', '2024-07-30', '2024-07-30'],
      ['SEASON', '2025-07-30', '2025-07-30'],
    ])
    expect(at([season], '2010-01-01', '2016-12-31')).toEqual([['SEASON', '2016-07-30', '2016-07-30']])
  })

  test('a law is its first day alone, a programme its whole span', () => {
    const programme = mark({ kind: 'PROGRAMME', fromOn: '2021-02-09', toOn: '2025-12-31' })
    expect(at([mark({}), programme], '2023-01-01', '2023-12-31')).toEqual([['PROGRAMME', '2021-02-09', '2025-12-31']])
    expect(at([mark({})], '2025-07-01', '2025-07-01')).toEqual([['LAW', '2025-07-01', '2025-07-01']])
  })

  test('a change of boundaries is told once a day, with its instruments and how many communes it made of how many', () => {
    const changes = [
      link('1', '10', '5/NQ, khoản 1'),
      link('2', '10', '5/NQ, khoản 1'),
      link('3', '11', '5/NQ, khoản 2'),
    ]
    expect(timeMarksOf({ timeMarks: [], changes, units }, '2025-01-01', '2025-12-31')).toMatchObject([
      { kind: 'BOUNDARY', from: '2025-07-01', legalRef: '5/NQ', unitsBefore: 3, unitsAfter: 2 },
    ])
    expect(at([], '2025-07-02', '2025-12-31', changes)).toEqual([])
  })
})
