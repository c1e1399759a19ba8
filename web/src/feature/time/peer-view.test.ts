import { periodOf, periodsBetween } from '@hub/contract/period'
import { describe, expect, it } from 'vitest'
import { defaultView } from '../../url-state.ts'
import { type MetricLattice, type Resolved, resolveView } from '../atlas/resolve.ts'
import { peerViewOf } from './peer-view.ts'

const periods = periodsBetween('QUARTER', '2019-01-01', '2025-12-31')
const resolved: Resolved = {
  level: 'DISTRICT',
  grain: 'QUARTER',
  grains: ['QUARTER'],
  period: periodOf('QUARTER', '2025-04-01'),
  periods,
}

describe('the other side of a comparison', () => {
  it('is the same period a year before, unless the address names another', () => {
    const view = { ...defaultView, compare: 'diff' } as const
    expect(peerViewOf(view, resolved)).toMatchObject({ grain: 'QUARTER', period: '2024-04-01' })
    expect(peerViewOf({ ...view, with: '2021-10-01' }, resolved).period).toBe('2021-10-01')
  })

  it('is the same period on the other boundaries when they are swiped', () => {
    const view = { ...defaultView, compare: 'swipe' } as const
    expect(peerViewOf(view, resolved)).toMatchObject({ basis: 'SINCE_2025_07', period: '2025-04-01' })
    expect(peerViewOf({ ...view, basis: 'SINCE_2025_07' }, resolved).basis).toBe('BEFORE_2025_07')
  })

  it('is nothing else where nothing is compared, or nothing is known yet', () => {
    expect(peerViewOf(defaultView, resolved)).toBe(defaultView)
    const view = { ...defaultView, compare: 'side' } as const
    expect(peerViewOf(view, undefined)).toBe(view)
  })

  it('takes the grain that both boundaries are published in, and is refused where there is none', () => {
    const lattice = (
      ...rows: [MetricLattice['lattice'][number]['basis'], 'DISTRICT' | 'COMMUNE', 'MONTH' | 'QUARTER'][]
    ) => ({
      coverageFrom: '2019-01-01',
      lagMonths: 0,
      lattice: rows.map(([basis, level, grain]) => ({ basis, level, grain })),
    })
    const both = lattice(
      ['BEFORE_2025_07', 'DISTRICT', 'MONTH'],
      ['BEFORE_2025_07', 'DISTRICT', 'QUARTER'],
      ['SINCE_2025_07', 'COMMUNE', 'QUARTER'],
    )
    const swipe = { ...defaultView, compare: 'swipe', grain: 'MONTH' } as const
    expect(resolveView(swipe, both, '2025-12-31')?.grain).toBe('QUARTER')
    expect(resolveView({ ...swipe, compare: 'none' }, both, '2025-12-31')?.grain).toBe('MONTH')
    expect(resolveView(swipe, lattice(['BEFORE_2025_07', 'DISTRICT', 'MONTH']), '2025-12-31')).toBeUndefined()
  })
})
