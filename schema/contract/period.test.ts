import { describe, expect, it } from 'vitest'
import {
  type Baseline,
  baselinePeriod,
  baselinePeriods,
  denominatorYear,
  type Grain,
  isDay,
  monthAfter,
  monthsIn,
  periodInWords,
  periodLabel,
  periodOf,
  periodsBetween,
} from './period.ts'

describe('periods', () => {
  it.each([
    ['MONTH', '2024-02-29', '2024-02-01', '2024-02-29'],
    ['QUARTER', '2025-12-31', '2025-10-01', '2025-12-31'],
    ['YEAR', '2025-07-01', '2025-01-01', '2025-12-31'],
    ['MULTI_YEAR', '2021-12-31', '2019-01-01', '2021-12-31'],
    ['MULTI_YEAR', '2026-01-01', '2025-01-01', '2027-12-31'],
    ['MULTI_YEAR', '2018-12-31', '2016-01-01', '2018-12-31'],
  ] as const)('a %s holding %s runs from %s to %s', (grain, day, start, end) => {
    expect(periodOf(grain, day)).toEqual({ grain, start, end })
  })

  it('are widened to whole ones', () => {
    expect(periodsBetween('QUARTER', '2025-03-31', '2025-07-01').map((period) => period.start)).toEqual([
      '2025-01-01',
      '2025-04-01',
      '2025-07-01',
    ])
  })

  it('are compared with the one before or the same a year before', () => {
    const january = periodOf('MONTH', '2025-01-15')
    expect(baselinePeriod(january, 'PREVIOUS_PERIOD').start).toBe('2024-12-01')
    expect(baselinePeriod(january, 'SAME_PERIOD_LAST_YEAR').start).toBe('2024-01-01')
    expect(baselinePeriod(periodOf('MULTI_YEAR', '2025-01-01'), 'SAME_PERIOD_LAST_YEAR').start).toBe('2022-01-01')
    const starts = (baseline: Baseline, of = january) => baselinePeriods(of, baseline).map(({ start }) => start)
    expect(starts('AVERAGE_OF_THREE_YEARS')).toEqual(['2022-01-01', '2023-01-01', '2024-01-01'])
    expect(starts('AVERAGE_OF_THREE_YEARS', periodOf('MULTI_YEAR', '2025-01-01'))).toEqual(['2022-01-01'])
    expect(starts('PROVINCE')).toEqual(['2025-01-01'])
    expect(starts('PREVIOUS_PERIOD')).toEqual(['2024-12-01'])
    const before = (grain: Grain, day: string) => starts('BEFORE_2025_07', periodOf(grain, day))
    // a period that holds the change, or lies after it, is set against one that ended before it
    expect([before('YEAR', '2025-07-01'), before('YEAR', '2028-01-01')]).toEqual([['2024-01-01'], ['2024-01-01']])
    expect([before('QUARTER', '2026-04-01'), before('QUARTER', '2026-07-01')]).toEqual([['2025-04-01'], ['2024-07-01']])
    expect([before('MONTH', '2024-05-01'), before('MULTI_YEAR', '2025-01-01')]).toEqual([
      ['2023-05-01'],
      ['2022-01-01'],
    ])
  })

  it('stand inside a sentence with a small letter, and with the number of their quarter as it is', () => {
    expect(periodInWords(periodOf('QUARTER', '2026-04-01'), 'vi')).toBe('quý II/2026')
    expect(periodInWords(periodOf('QUARTER', '2026-04-01'), 'en')).toBe('Q2 2026')
  })

  it('are measured against the population of their year, or the middle one', () => {
    expect(denominatorYear(periodOf('QUARTER', '2025-05-01'))).toBe(2025)
    expect(denominatorYear(periodOf('MULTI_YEAR', '2025-05-01'))).toBe(2026)
  })

  it('have months and names', () => {
    expect(monthsIn(periodOf('QUARTER', '2025-11-11'))).toEqual(['2025-10-01', '2025-11-01', '2025-12-01'])
    expect(periodLabel(periodOf('QUARTER', '2025-11-11'), 'vi')).toBe('Quý IV/2025')
    expect(periodLabel(periodOf('QUARTER', '2025-11-11'), 'en')).toBe('Q4 2025')
    expect(periodLabel(periodOf('MONTH', '2025-03-11'), 'vi')).toBe('Tháng 3/2025')
    expect(periodLabel(periodOf('MULTI_YEAR', '2025-03-11'), 'en')).toBe('2025–2027')
  })

  it('step over the turn of a year both ways', () => {
    expect([monthAfter('2025-11-30', 3), monthAfter('2025-01-31', -1)]).toEqual(['2026-02-01', '2024-12-01'])
  })

  it('know a day of the calendar', () => {
    expect(['2024-02-29', '2025-02-29', '2025-13-01', '25-01-01', '2025-1-1', '2025-01-01T00:00'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})
