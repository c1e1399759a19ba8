import type { Period } from '@hub/contract/period'
import { expect, it } from 'vitest'
import { missingInView } from './missing-in-view.ts'

type Known = Parameters<typeof missingInView>[1]
const period = { grain: 'YEAR', start: '2025-01-01', end: '2025-12-31' } as Period
const known = {
  metrics: [{ id: 'tips_received' }, { id: 'campaign_events' }],
  metric: { id: 'tips_received' },
  resolved: { grain: 'YEAR', period },
} as unknown as Known

it('finds the metrics and the period that the hub does not have', () => {
  expect(missingInView({ metric: 'banana', by: 'apple', period: '1999-05-01' }, known)).toEqual([
    { name: 'metric', text: 'banana' },
    { name: 'by', text: 'apple' },
    { name: 'period', text: '1999-05-01' },
  ])
})

it('finds nothing where all is shown as asked, on any day of the period, and before the hub has answered', () => {
  expect(missingInView({ metric: 'tips_received', by: 'campaign_events', period: '2025-04-01' }, known)).toEqual([])
  const waiting = { ...known, metric: undefined, resolved: undefined }
  expect(missingInView({ metric: 'banana', by: 'apple', period: '1999-05-01' }, waiting)).toEqual([])
})
