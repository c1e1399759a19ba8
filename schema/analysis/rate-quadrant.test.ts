import { describe, expect, it } from 'vitest'
import { neighboursFromLists } from './neighbours.ts'
import { judgeQuadrants } from './rate-quadrant.ts'

/** Neighbour lists of a grid of ten by ten whose places touch at sides and corners. */
const grid = neighboursFromLists(
  Array.from({ length: 100 }, (_, at) =>
    Array.from({ length: 100 }, (_, other) => other).filter(
      (other) =>
        other !== at &&
        Math.abs((other % 10) - (at % 10)) <= 1 &&
        Math.abs(Math.floor(other / 10) - Math.floor(at / 10)) <= 1,
    ),
  ),
)
const isBlock = (at: number) => at % 10 < 3 && at < 30
const rates = (at: number) => (isBlock(at) ? 60 : 20) + (at % 3)

describe('quadrants of rates', () => {
  it('find a planted cluster, and the low place in its middle as an outlier', () => {
    const planted = Array.from({ length: 100 }, (_, at) => rates(at))
    expect(judgeQuadrants(planted, grid)[11]).toBe('HIGH_HIGH')
    const hole = planted.map((value, at) => (at === 11 ? 5 : value))
    expect(judgeQuadrants(hole, grid)[11]).toBe('LOW_HIGH')
    expect(judgeQuadrants(hole, grid)[77]).toBeNull()
  })

  it('find a planted cluster of low rates', () => {
    const low = Array.from({ length: 100 }, (_, at) => 70 - rates(at))
    expect(judgeQuadrants(low, grid)[11]).toBe('LOW_LOW')
  })

  it('answer the same each time', () => {
    const planted = Array.from({ length: 100 }, (_, at) => rates(at))
    expect(judgeQuadrants(planted, grid)).toEqual(judgeQuadrants(planted, grid))
  })

  it('judge nothing of what is withheld, constant or too little', () => {
    const some = Array.from({ length: 100 }, (_, at) => (at === 11 ? null : rates(at)))
    expect(judgeQuadrants(some, grid)[11]).toBeNull()
    expect(judgeQuadrants(Array(100).fill(3), grid)).toEqual(Array(100).fill(null))
    const few = Array.from({ length: 100 }, (_, at) => (at < 7 ? at : null))
    expect(judgeQuadrants(few, grid)).toEqual(Array(100).fill(null))
  })
})
