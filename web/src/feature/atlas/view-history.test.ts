import { describe, expect, it } from 'vitest'
import { joinsLast, stepOf } from './view-history.ts'

describe('steps of the map', () => {
  it('takes a drag of the period as one step, and a new one after a pause', () => {
    expect(joinsLast({ period: '2024-01-01' }, 1000)).toBe(false)
    expect(joinsLast({ period: '2023-01-01' }, 1200)).toBe(true)
    expect(joinsLast({ period: '2022-01-01' }, 1800)).toBe(true)
    expect(joinsLast({ period: '2021-01-01' }, 4000)).toBe(false)
  })

  it('keeps quick changes of anything else apart', () => {
    expect(joinsLast({ layers: ['key-route'] }, 10_000)).toBe(false)
    expect(joinsLast({ layers: [] }, 10_010)).toBe(false)
    expect(joinsLast({ period: '2024-01-01' }, 10_020)).toBe(false)
    expect(joinsLast({ metric: 'cases_opened' }, 10_030)).toBe(false)
    expect(joinsLast({ period: '2023-01-01' }, 10_040)).toBe(false)
  })

  it.each([null, undefined, {}, { mapStep: 'x' }, { mapStep: -1 }, { mapStep: 1.5 }, 7])(
    'reads no step from %j',
    (state) => expect(stepOf(state)).toBe(0),
  )
  it('reads the step of an entry', () => expect(stepOf({ mapStep: 3 })).toBe(3))
})
