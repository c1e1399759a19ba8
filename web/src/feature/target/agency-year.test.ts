import { expect, test } from 'vitest'
import { yearsApart } from './agency-year.ts'

test('only a name that stands twice is told apart by a year', () => {
  const years = yearsApart([
    { id: 'CA27', name: 'Công an tỉnh', validFrom: '2019-01-01', validTo: '2025-06-30' },
    { id: 'CA24', name: 'Công an tỉnh', validFrom: '2025-07-01', validTo: null },
    { id: 'CA258', name: 'Công an huyện', validFrom: '2019-01-01', validTo: '2025-02-28' },
  ])
  expect([...years]).toEqual([
    ['CA27', { to: '2025' }],
    ['CA24', { from: '2025' }],
  ])
})
