import { describe, expect, it } from 'vitest'
import { contiguity, type Outline } from './contiguity.ts'
import { distanceBand } from './distance-band.ts'
import { nearest } from './nearest.ts'
import { listsFromNeighbours, neighboursAmong, neighboursFromLists } from './neighbours.ts'

const square = (x: number, y: number, shift = 0): Outline => [
  [
    [x + shift, y],
    [x + 1 + shift, y],
    [x + 1 + shift, y + 1],
    [x + shift, y + 1],
    [x + shift, y],
  ],
]
const squares = (width: number, height: number) =>
  Array.from({ length: width * height }, (_, at) => square(at % width, Math.floor(at / width)))

describe('contiguity', () => {
  it('of squares: four by their sides, eight by their corners too', () => {
    const [rook, queen] = (['ROOK', 'QUEEN'] as const).map((kind) =>
      listsFromNeighbours(contiguity(squares(4, 3), { kind })),
    )
    expect(rook?.[5]).toEqual([1, 4, 6, 9])
    expect(queen?.[5]).toEqual([0, 1, 2, 4, 6, 8, 9, 10])
    expect(rook?.[0]).toEqual([1, 4])
    expect(queen?.[11]).toEqual([6, 7, 10])
  })

  it('holds for thousands of areas what holds for each', () => {
    const width = 40
    const lists = listsFromNeighbours(contiguity(squares(width, width), { kind: 'QUEEN' }))
    lists.forEach((list, at) => {
      const [x, y] = [at % width, Math.floor(at / width)]
      const around = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((across) => [x + across, y + down] as const))
      expect(list).toEqual(
        around
          .filter(([a, b]) => a >= 0 && b >= 0 && a < width && b < width && (a !== x || b !== y))
          .map(([a, b]) => b * width + a),
      )
    })
  })

  it('does not need the closing position, nor one direction, and sees every ring', () => {
    const open: Outline = [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
    ]
    const turned: Outline = [
      [
        [5, 5],
        [6, 5],
        [6, 6],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 0],
        [1, 0],
      ],
    ]
    expect(listsFromNeighbours(contiguity([open, turned], { kind: 'ROOK' }))).toEqual([[1], [0]])
  })

  it('joins what differs by rounding only where it is told to', () => {
    const apart = [square(0, 0), square(1, 0, 1e-9)]
    expect(listsFromNeighbours(contiguity(apart, { kind: 'QUEEN' }))).toEqual([[], []])
    expect(listsFromNeighbours(contiguity(apart, { kind: 'QUEEN', decimals: 6 }))).toEqual([[1], [0]])
    expect(listsFromNeighbours(contiguity([square(-1, 0), square(0, 0)], { kind: 'ROOK', decimals: 3 }))).toEqual([
      [1],
      [0],
    ])
  })

  it('has islands: far away, and without an outline', () => {
    expect(listsFromNeighbours(contiguity([square(0, 0), square(9, 9), [], [[]]], { kind: 'ROOK' }))).toEqual([
      [],
      [],
      [],
      [],
    ])
  })
})

/** Whole positions, so that distances are exact, that look scattered, the same every time; some coincide. */
const scattered = (count: number) => ({
  x: Array.from({ length: count }, (_, at) => (at * 7919) % 1009),
  y: Array.from({ length: count }, (_, at) => (at * 104729) % 997),
})
const squared = ({ x, y }: { x: number[]; y: number[] }, a: number, b: number) =>
  ((x[a] ?? 0) - (x[b] ?? 0)) ** 2 + ((y[a] ?? 0) - (y[b] ?? 0)) ** 2

describe('a distance band', () => {
  it('has all that lie within, and what lies exactly on it', () => {
    expect(listsFromNeighbours(distanceBand({ x: [0, 3, 0, 9], y: [0, 0, 4, 9] }, 5))).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
      [],
    ])
    expect(listsFromNeighbours(distanceBand({ x: [0.1, 0.1], y: [0.1, 0.4] }, 0.3))).toEqual([[1], [0]])
    expect(listsFromNeighbours(distanceBand({ x: [0, 5], y: [0, 0] }, 4.999999))).toEqual([[], []])
    expect(listsFromNeighbours(distanceBand({ x: [2, 2, 3], y: [1, 1, 1] }, 0))).toEqual([[1], [0], []])
  })

  it.each([10, 75, 400, 10000])('is that of every pair: %d', (threshold) => {
    const points = scattered(300)
    const lists = listsFromNeighbours(distanceBand(points, threshold))
    lists.forEach((list, at) => {
      expect(list).toEqual(
        points.x.flatMap((_, other) => (other !== at && squared(points, at, other) <= threshold ** 2 ? [other] : [])),
      )
    })
  })

  it('is refused without a distance or a position', () => {
    expect(() => distanceBand({ x: [1], y: [1] }, -1)).toThrow('threshold: -1')
    expect(() => distanceBand({ x: [1], y: [1] }, Number.NaN)).toThrow('threshold: NaN')
    expect(() => distanceBand({ x: [1, Number.NaN], y: [1, 2] }, 1)).toThrow('point 1')
    expect(() => distanceBand({ x: [1, 2], y: [1] }, 1)).toThrow('2 x but 1 y')
  })
})

describe('the nearest', () => {
  it.each([1, 4, 9])('are those of every pair, the first of equals: %d', (count) => {
    const points = scattered(250)
    const lists = listsFromNeighbours(nearest(points, count))
    lists.forEach((list, at) => {
      const others = points.x.flatMap((_, other) => (other === at ? [] : [other]))
      const expected = others.sort((a, b) => squared(points, at, a) - squared(points, at, b) || a - b).slice(0, count)
      expect(list).toEqual(expected.sort((a, b) => a - b))
    })
  })

  it('are all others where there are not so many, and none of one', () => {
    expect(listsFromNeighbours(nearest({ x: [0, 1, 5], y: [0, 0, 0] }, 8))).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ])
    expect(listsFromNeighbours(nearest({ x: [4], y: [4] }, 2))).toEqual([[]])
    expect(listsFromNeighbours(nearest({ x: [], y: [] }, 2))).toEqual([])
    expect(() => nearest({ x: [], y: [] }, 0)).toThrow('count: 0')
  })

  it('need not go both ways', () => {
    expect(listsFromNeighbours(nearest({ x: [0, 1, 9], y: [0, 0, 0] }, 1))).toEqual([[1], [0], [1]])
  })
})

describe('lists of neighbours', () => {
  it('lose the place itself and repetitions', () => {
    expect(listsFromNeighbours(neighboursFromLists([[2, 0, 2, 1], [], [0]]))).toEqual([[1, 2], [], [0]])
    expect(() => neighboursFromLists([[3]])).toThrow('neighbour 3 of place 0')
  })

  it('can be cut to some places', () => {
    const all = neighboursFromLists([[1, 2, 3], [0], [0, 3], [0, 2]])
    expect(listsFromNeighbours(neighboursAmong(all, Int32Array.of(0, 2, 3)))).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ])
  })
})
