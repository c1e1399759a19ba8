import { exact, silent } from '@hub/contract/figure'
import { periodsBetween } from '@hub/contract/period'
import { describe, expect, it } from 'vitest'
import type { FigureRow } from '../atlas/figure-table.ts'
import { barsOf, summedByPeriod, toldByPeriod, withFormer } from './histogram.ts'
import { boundedFigure } from './telling.ts'
import { marksOnPeriods, type TimeMark } from './time-mark.ts'

const row = (start: string, value: FigureRow['value'], part: Partial<FigureRow> = {}): FigureRow => ({
  unitId: 'AdminUnit:1',
  period: { start },
  value,
  rate: null,
  base: null,
  provisional: false,
  ...part,
})
const about = { measure: 'COUNT', threshold: 5, openMonths: 0, lagMonths: 0 } as const
const rounded = (value: number) => ({ kind: 'ROUNDED', value, low: null, high: null }) as const
const years = periodsBetween('YEAR', '2023-01-01', '2025-12-31')

describe('the bars of time', () => {
  it('reach to the top with the greatest, and a withheld period has no height instead of none', () => {
    const rows = new Map([
      ['2023-01-01', row('2023-01-01', exact(20))],
      ['2024-01-01', row('2024-01-01', silent('WITHHELD'))],
      ['2025-01-01', row('2025-01-01', exact(40), { provisional: true })],
    ])
    const bars = barsOf(toldByPeriod(years, rows, false))
    expect(bars.map(({ height, provisional, count }) => [height?.low, count.kind, provisional])).toEqual([
      [0.5, 'EXACT', false],
      [undefined, 'WITHHELD', false],
      [1, 'EXACT', true],
    ])
    expect(barsOf(toldByPeriod(years, new Map(), false)).map(({ count }) => count.kind)).toEqual(
      Array(3).fill('NO_DATA'),
    )
  })

  it('of summed units are withheld where a unit is, and a range where one is rounded', () => {
    const table = new Map([
      [
        '2023-01-01',
        new Map([
          ['1', row('2023-01-01', exact(8))],
          ['2', row('2023-01-01', rounded(20))],
        ]),
      ],
      [
        '2024-01-01',
        new Map([
          ['1', row('2024-01-01', exact(8))],
          ['2', row('2024-01-01', silent('WITHHELD'))],
        ]),
      ],
    ])
    const told = summedByPeriod(years, table, false, about)
    expect(told.map(({ count }) => [count.kind, count.low, count.high])).toEqual([
      ['RANGE', 26, 30],
      ['WITHHELD', null, null],
      ['NO_DATA', null, null],
    ])
    // rates and shares do not add up
    expect(summedByPeriod(years, table, true, about)[0]?.count.kind).toBe('NO_DATA')
    expect(summedByPeriod(years, table, false, { ...about, measure: 'SHARE' })[0]?.count.kind).toBe('NO_DATA')
  })

  it('are of the former province where the merged one is not whole yet, and say so', () => {
    const told = (...starts: string[]) =>
      toldByPeriod(years, new Map(starts.map((start) => [start, row(start, exact(7))])), false)
    const bars = withFormer(told('2025-01-01'), told('2024-01-01', '2025-01-01'))
    expect(bars.map(({ count, former }) => [count.kind, former])).toEqual([
      ['NO_DATA', undefined],
      ['EXACT', true],
      ['EXACT', undefined],
    ])
  })

  it('a rate is as uncertain as its count', () => {
    const rate = { ...rounded(10), per: 10_000, denominator: 20_000 }
    expect(boundedFigure({ value: rounded(20), base: null, rate }, true, about)).toEqual({
      kind: 'ROUNDED',
      interval: { low: 9, high: 11 },
    })
    expect(
      boundedFigure({ value: rounded(20), base: null, rate: { ...rate, denominator: null } }, true, about),
    ).toEqual({
      kind: 'ROUNDED',
      interval: undefined,
    })
  })
})

describe('marks on the time line', () => {
  const mark = (kind: TimeMark['kind'], from: string): TimeMark => ({
    ...{ kind, from, to: null, labelVi: kind, labelEn: kind, legalRef: '' },
    source: { id: 's', titleVi: '', titleEn: '' },
  })
  const marks = [
    mark('LAW', '2025-07-01'),
    mark('SEASON', '2025-07-30'),
    mark('LAW', '2026-01-01'),
    mark('LAW', '2012-01-01'),
  ]

  it('stand at the period that holds them; the season only where a period is shorter than a year', () => {
    const quarters = periodsBetween('QUARTER', '2025-01-01', '2026-03-31')
    expect(marksOnPeriods(marks, quarters, 1).map(({ at, marks: here }) => [at, here.map(({ kind }) => kind)])).toEqual(
      [
        [2, ['LAW', 'SEASON']],
        [4, ['LAW']],
      ],
    )
    expect(marksOnPeriods(marks, years, 1).map(({ marks: here }) => here.map(({ kind }) => kind))).toEqual([['LAW']])
  })

  it('share a place where they would be too near to be pressed', () => {
    const months = periodsBetween('MONTH', '2025-01-01', '2026-03-31')
    expect(marksOnPeriods(marks, months, 7)).toHaveLength(1)
    expect(marksOnPeriods(marks, months, 6)).toHaveLength(2)
  })
})
