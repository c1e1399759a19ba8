import { type Period, periodOf, periodsBetween } from '@hub/contract/period'
import { describe, expect, it } from 'vitest'
import { momentIn, periodAfterChange } from './reform.ts'

describe('the change of boundaries', () => {
  it('lies in the middle of its year, and between two quarters', () => {
    const years = periodsBetween('YEAR', '2024-01-01', '2026-12-31')
    expect(momentIn(years, '2025-07-01')).toEqual({ key: '2025-01-01', share: 181 / 365 })
    expect(momentIn(periodsBetween('QUARTER', '2025-04-01', '2025-09-30'), '2025-07-01')).toEqual({
      key: '2025-07-01',
      share: 0,
    })
    expect(momentIn(years.slice(0, 1), '2025-07-01')).toBeUndefined()
    expect(momentIn(periodsBetween('QUARTER', '2025-07-01', '2025-12-31'), '2025-07-01')).toBeUndefined()
  })

  it('is seen best in the newest settled quarter after it, or in the chosen period where that is later', () => {
    const metric = { coverageFrom: '2019-01-01', lagMonths: 0, openMonths: 3, lattice: [] }
    const years = periodsBetween('YEAR', '2019-01-01', '2025-12-31')
    const at = (period: Period, grains: readonly ('QUARTER' | 'YEAR')[], through: string) =>
      periodAfterChange(
        metric,
        { level: 'DISTRICT', grain: period.grain, grains, period, periods: years },
        grains,
        through,
      ).start
    const last = periodOf('YEAR', '2025-01-01')
    expect(at(last, ['QUARTER', 'YEAR'], '2026-10-31')).toBe('2026-04-01')
    expect(at(last, ['QUARTER', 'YEAR'], '2025-10-31')).toBe('2025-07-01')
    expect(at(periodOf('YEAR', '2021-01-01'), ['YEAR'], '2026-10-31')).toBe('2025-01-01')
    expect(at(periodOf('QUARTER', '2025-10-01'), ['QUARTER', 'YEAR'], '2026-10-31')).toBe('2025-10-01')
  })
})
