import { periodOf } from '@hub/contract/period'
import { expect, test } from 'vitest'
import { briefingAddress } from './briefing-address.ts'

test('the address of a briefing says the whole comparison', () => {
  const address = briefingAddress('/briefing-6.pdf', {
    metrics: [{ id: 'tips_received' }, { id: 'campaign_events' }],
    chosen: { id: 'campaign_events' },
    basis: 'SINCE_2025_07',
    baseline: 'AVERAGE_OF_THREE_YEARS',
    period: periodOf('QUARTER', '2025-08-03'),
    units: [{ code: '09163' }, { code: '09193' }],
  })
  expect(address).toBe(
    '/briefing-6.pdf?metrics=tips_received,campaign_events&metric=campaign_events&basis=24&grain=quarter&period=2025-07-01&baseline=average_of_three_years&units=09163,09193',
  )
})
