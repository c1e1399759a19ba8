import { describe, expect, it } from 'vitest'
import { neighboursFromLists } from './neighbours.ts'
import { windowP } from './window-permutation.ts'

const ring = (size: number) =>
  neighboursFromLists(Array.from({ length: size }, (_, at) => [(at + 1) % size, (at + size - 1) % size]))

describe('p of Gi* under total randomisation', () => {
  it('comes to the share of all choices that are as extreme', () => {
    // windows of three of six: only {4, 5, 6} of 20 choices has a sum of 15, so p is 2/20; 10 of 20 have a sum of 10 or less
    const p = windowP([1, 2, 3, 4, 5, 6], ring(6), { permutations: 99_999 })
    expect(p[4]).toBeCloseTo(2 / 20, 2)
    expect(p[1]).toBeCloseTo(2 / 20, 2)
    // {1, 5, 6} has a sum of 12: 7 of 20 choices have 12 or more, by hand {1,5,6} {2,4,6} {3,4,5} {2,5,6} {3,4,6} {3,5,6} {4,5,6}
    expect(Math.abs((p[5] ?? 0) - 14 / 20)).toBeLessThan(0.02)
  })

  it('is the same each time, and ties count on both sides', () => {
    const values = [1, 1, 1, 2, 2, 2]
    expect(windowP(values, ring(6))).toEqual(windowP(values, ring(6)))
    expect(windowP([3, 3, 3, 3, 3], ring(5))).toEqual([1, 1, 1, 1, 1])
  })

  it('leaves out what has no value, and windows that hold everything', () => {
    expect(windowP([1, null, 3, 4, 5, 6], ring(6))[1]).toBeNull()
    expect(windowP([1, 2, 3], ring(3))).toEqual([null, null, null])
  })
})
