import { describe, expect, it } from 'vitest'
import { type CompareState, compareFromSearch, searchFromCompare } from './compare-state.ts'

const other: CompareState = {
  basis: 'SINCE_2025_07',
  topic: 'CAMPAIGN',
  grain: 'QUARTER',
  period: '2025-07-01',
  baseline: 'SAME_PERIOD_LAST_YEAR',
  metric: 'campaign_events',
  group: null,
  units: ['09193', '09202'],
  pin: '09193',
  only: true,
  smooth: true,
  beside: 'tips_received',
  sort: { key: 'change', down: true },
}

describe('the comparison in the address', () => {
  it('comes back as it was written', () => {
    expect(compareFromSearch(searchFromCompare(other))).toEqual(other)
    const parks = { ...other, units: null, group: 'PARKS', baseline: 'BEFORE_2025_07', sort: null } as const
    expect(compareFromSearch(searchFromCompare(parks))).toEqual(parks)
  })

  it('reads boundaries from a day on which they held', () => {
    expect(compareFromSearch('asOf=2026-01-01').basis).toBe('SINCE_2025_07')
    expect(compareFromSearch('basis=24&asOf=2025-06-30').basis).toBe('BEFORE_2025_07')
    expect(compareFromSearch('basis=24&asOf=2025').basis).toBe('SINCE_2025_07')
  })

  it('is empty for the default comparison and forgives nonsense', () => {
    expect(searchFromCompare(compareFromSearch(''))).toBe('')
    expect(
      compareFromSearch(
        'basis=1&topic=x&grain=week&period=2025-13-01&metric=A;B&units=x,%2C&group=all&pin=%27&only=yes&smooth=yes&beside=-&sort=-name',
      ),
    ).toEqual(compareFromSearch(''))
  })
})
