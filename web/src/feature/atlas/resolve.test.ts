import { describe, expect, it } from 'vitest'
import { defaultView } from '../../url-state.ts'
import { newestTold, tableOf } from './figure-table.ts'
import { closedPeriods, type MetricLattice, nearestGrain, resolveView } from './resolve.ts'

const metric: MetricLattice = {
  coverageFrom: '2019-01-01',
  lagMonths: 0,
  lattice: [
    { basis: 'BEFORE_2025_07', level: 'DISTRICT', grain: 'MONTH' },
    { basis: 'BEFORE_2025_07', level: 'DISTRICT', grain: 'YEAR' },
    { basis: 'BEFORE_2025_07', level: 'PROVINCE', grain: 'MONTH' },
    { basis: 'SINCE_2025_07', level: 'PROVINCE', grain: 'QUARTER', breakdown: null },
    { basis: 'SINCE_2025_07', level: 'COMMUNE', grain: 'QUARTER', breakdown: 'SEX' },
  ],
}

describe('what a view shows', () => {
  it('opens on the last full year of the districts', () => {
    const shown = resolveView(defaultView, metric, '2026-11-22')
    expect(shown).toMatchObject({
      level: 'DISTRICT',
      grain: 'YEAR',
      period: { start: '2025-01-01', end: '2025-12-31' },
    })
    expect(shown?.periods).toHaveLength(7)
  })

  it('opens on the newest period of which a number is told, withheld ones being none', () => {
    const { periods = [] } = resolveView(defaultView, metric, '2026-11-22') ?? {}
    const row = (year: number, kind: 'RANGE' | 'WITHHELD' | 'NO_DATA') => ({
      unitId: 'AdminUnit:3',
      period: { start: `${year}-01-01` },
      value: { kind, value: null, low: null, high: null },
      rate: null,
      base: null,
      provisional: false,
    })
    const table = tableOf([row(2019, 'RANGE'), row(2020, 'RANGE'), row(2024, 'NO_DATA'), row(2025, 'WITHHELD')])
    expect(newestTold(table, periods)?.start).toBe('2020-01-01')
    expect(newestTold(tableOf([row(2025, 'WITHHELD')]), periods)).toBeUndefined()
  })

  it('takes the next coarser grain when the asked one is not published', () => {
    expect(resolveView({ ...defaultView, grain: 'QUARTER' }, metric, '2026-11-22')?.grain).toBe('YEAR')
    expect(nearestGrain('MULTI_YEAR', ['MONTH', 'YEAR'])).toBe('YEAR')
  })

  it('shows the province where no finer undivided figure is published', () => {
    const shown = resolveView({ ...defaultView, basis: 'SINCE_2025_07', grain: 'MONTH' }, metric, '2026-11-22')
    expect(shown).toMatchObject({ level: 'PROVINCE', grain: 'QUARTER', period: { end: '2026-09-30' } })
  })

  it('stays within the periods there are', () => {
    expect(resolveView({ ...defaultView, period: '2031-05-05' }, metric, '2026-11-22')?.period.start).toBe('2025-01-01')
    expect(resolveView({ ...defaultView, period: '2001-05-05' }, metric, '2026-11-22')?.period.start).toBe('2019-01-01')
  })

  it('is nothing on a basis that the metric is not published for', () => {
    expect(resolveView(defaultView, { ...metric, lattice: [] }, '2026-11-22')).toBeUndefined()
  })

  it('leaves out periods whose waiting time is not over', () => {
    expect(closedPeriods('MONTH', metric, '2026-11-22').at(-1)?.end).toBe('2026-10-31')
    expect(closedPeriods('MONTH', metric, '2026-10-31').at(-1)?.end).toBe('2026-10-31')
    expect(closedPeriods('MONTH', { ...metric, lagMonths: 3 }, '2026-10-31').at(-1)?.end).toBe('2026-07-31')
  })
})
