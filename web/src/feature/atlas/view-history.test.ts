import { describe, expect, it } from 'vitest'
import { defaultView } from '../../url-state.ts'
import { joinsLast, stepOf } from './view-history.ts'

describe('steps of the map', () => {
  it('takes a drag of the period as one step, and a new one after a pause', () => {
    expect(joinsLast({ period: '2024-01-01' }, defaultView, 1000)).toBe(false)
    expect(joinsLast({ period: '2023-01-01' }, defaultView, 1200)).toBe(true)
    expect(joinsLast({ period: '2022-01-01' }, defaultView, 1800)).toBe(true)
    expect(joinsLast({ period: '2021-01-01' }, defaultView, 4000)).toBe(false)
  })

  it('takes quick changes of one option of the layers as one step, and what is opened as another', () => {
    const { overlay } = defaultView
    const at = (part: Partial<typeof overlay>, from: Partial<typeof overlay>, ms: number) =>
      joinsLast({ overlay: { ...overlay, ...from, ...part } }, { ...defaultView, overlay: { ...overlay, ...from } }, ms)
    expect(at({ within: 1 }, { within: 0.5 }, 20_000)).toBe(false)
    expect(at({ within: 2 }, { within: 1 }, 20_300)).toBe(true)
    expect(at({ rings: [1] }, { within: 2 }, 20_400)).toBe(false)
    expect(at({ rings: [1, 2] }, { within: 2, rings: [1] }, 20_500)).toBe(true)
    expect(at({ thing: 'KeyRoute:3' }, {}, 20_600)).toBe(false)
    expect(at({ thing: 'KeyRoute:4' }, { thing: 'KeyRoute:3' }, 20_700)).toBe(false)
  })

  it('keeps quick changes of anything else apart', () => {
    expect(joinsLast({ layers: ['key-route'] }, defaultView, 10_000)).toBe(false)
    expect(joinsLast({ layers: [] }, defaultView, 10_010)).toBe(false)
    expect(joinsLast({ period: '2024-01-01' }, defaultView, 10_020)).toBe(false)
    expect(joinsLast({ metric: 'cases_opened' }, defaultView, 10_030)).toBe(false)
    expect(joinsLast({ period: '2023-01-01' }, defaultView, 10_040)).toBe(false)
  })

  it.each([null, undefined, {}, { mapStep: 'x' }, { mapStep: -1 }, { mapStep: 1.5 }, 7])(
    'reads no step from %j',
    (state) => expect(stepOf(state)).toBe(0),
  )
  it('reads the step of an entry', () => expect(stepOf({ mapStep: 3 })).toBe(3))
})
