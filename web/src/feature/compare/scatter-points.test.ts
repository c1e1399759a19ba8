import { expect, it } from 'vitest'
import { scatterPoints } from './scatter-points.ts'

const rounded = { value: { kind: 'ROUNDED', value: 20 }, rate: { kind: 'ROUNDED', value: 10 } } as const
const days = { value: { kind: 'ROUNDED', value: 3 } } as const
const withheld = { value: { kind: 'WITHHELD' } } as const

it('a unit is drawn where both metrics tell a number, with what rounding leaves open', () => {
  const up = { measure: 'MEDIAN', cell: (row: string) => (row === 'b' ? withheld : days) } as const
  const { points, missing } = scatterPoints(['a', 'b'], { measure: 'COUNT', cell: () => rounded }, up)
  expect(points).toEqual([{ row: 'a', x: { at: 10, low: 9, high: 11 }, y: { at: 3, low: 2.75, high: 3.25 } }])
  expect(missing).toEqual(['b'])
})
