import { describe, expect, it } from 'vitest'
import { compareBounds, ends } from './standing.ts'

const standing = (row: string, low: number, high = low) => ({ row, low, high })

describe('what a unit is compared by', () => {
  it('leaves room where a count was rounded, and as much where its rate is compared', () => {
    expect(compareBounds({ value: { kind: 'EXACT', value: 20 }, rate: null }, 'COUNT')).toEqual([20, 20])
    expect(compareBounds({ value: { kind: 'ROUNDED', value: 20 }, rate: null }, 'COUNT')).toEqual([18, 22])
    const rate = { kind: 'ROUNDED', value: 10 } as const
    expect(compareBounds({ value: { kind: 'ROUNDED', value: 20 }, rate }, 'COUNT')).toEqual([9, 11])
    expect(compareBounds({ value: { kind: 'RANGE', low: 20, high: 35 }, rate: null }, 'COUNT')).toEqual([20, 35])
    expect(compareBounds({ value: { kind: 'WITHHELD' }, rate: null }, 'COUNT')).toBeUndefined()
  })
})

describe('the ends of a comparison', () => {
  it('are single units where figures are apart', () => {
    expect(ends([standing('b', 5), standing('a', 9), standing('c', 1)])).toEqual({ highest: ['a'], lowest: ['c'] })
  })

  it('name together what cannot be told apart', () => {
    const list = [standing('a', 9, 13), standing('b', 8, 12), standing('c', 1, 3), standing('d', 1)]
    expect(ends(list)).toEqual({ highest: ['a', 'b'], lowest: ['c', 'd'] })
  })

  it('are not told when all figures reach into each other, or there is one', () => {
    expect(ends([standing('a', 4, 9), standing('b', 3, 8)])).toEqual({ highest: [], lowest: [] })
    expect(ends([standing('a', 4)])).toEqual({ highest: [], lowest: [] })
  })
})
