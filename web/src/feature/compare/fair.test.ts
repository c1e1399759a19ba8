import { describe, expect, it } from 'vitest'
import { byStanding, funnelPoints, yardstickOf } from './fair.ts'

const column = {
  metric: { id: 'm' },
  intervalMethod: 'POISSON_EXACT',
  reference: 30,
  overdispersion: 2,
  judged: 8,
} as const

describe('the funnel of a comparison', () => {
  it('is drawn for one resident, and for shares from 0 to 1', () => {
    expect(yardstickOf(column, 10_000)).toEqual({ kind: 'RATE', reference: 0.003, overdispersion: 2, judged: 8 })
    expect(yardstickOf({ ...column, intervalMethod: 'WILSON' }, null)).toMatchObject({ kind: 'SHARE', reference: 0.3 })
  })

  it('is not drawn where chance has no part, or nothing was judged', () => {
    expect(yardstickOf({ ...column, intervalMethod: 'ROUNDING' }, 10_000)).toBeUndefined()
    expect(yardstickOf({ ...column, reference: null, overdispersion: null, judged: 0 }, 10_000)).toBeUndefined()
  })

  it('holds the units that tell a number and have residents', () => {
    const rate = (value: number | null, denominator: number | null) =>
      ({ kind: value === null ? 'WITHHELD' : 'ROUNDED', value, per: 10_000, denominator }) as const
    const cell = (value: number | null, denominator: number | null) =>
      ({ value: { kind: 'ROUNDED', value }, rate: rate(value, denominator), standing: 'HIGHER' }) as const
    const cells = [
      { row: 'a', cell: cell(31, 120_000) },
      { row: 'b', cell: cell(null, 90_000) },
      { row: 'c', cell: cell(20, null) },
    ]
    expect(funnelPoints(cells, 'RATE')).toEqual([{ row: 'a', size: 120_000, value: 31, standing: 'HIGHER' }])
    expect(byStanding(cells).HIGHER).toEqual(['a', 'b', 'c'])
    expect(byStanding(cells).LOWER).toEqual([])
  })
})
