import { periodsBetween } from '@hub/contract/period'
import { expect, it } from 'vitest'
import { settledPeriod } from './settled-period.ts'

it('the newest settled period is the last that ended so many months before', () => {
  const quarters = periodsBetween('QUARTER', '2026-01-01', '2026-09-30')
  expect(settledPeriod(quarters, 3, '2026-10-31')?.start).toBe('2026-04-01')
  expect(settledPeriod(quarters, 0, '2026-10-31')?.start).toBe('2026-07-01')
  expect(settledPeriod(quarters, 12, '2026-10-31')).toBeUndefined()
})
