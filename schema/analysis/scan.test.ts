import { describe, expect, it } from 'vitest'
import { fallingEvents, randomFrom } from './random.ts'
import { poissonScan } from './scan.ts'

/** A grid of places, row by row. */
const grid = (width: number, height: number) => ({
  x: Array.from({ length: width * height }, (_, at) => at % width),
  y: Array.from({ length: width * height }, (_, at) => Math.floor(at / width)),
})

describe('the scan for clusters', () => {
  it('has the likelihood ratio of the formula, worked by hand', () => {
    // four places of 100 people; 20 events: 12 of them at the end of the row, where 5 are expected
    const scan = poissonScan({ x: [0, 10, 21, 33], y: [0, 0, 0, 0] }, [12, 3, 3, 2], [100, 100, 100, 100], {
      permutations: 99,
    })
    const [first] = scan.clusters
    expect(first).toMatchObject({ places: [0], radius: 0, observed: 12, expected: 5 })
    expect(first?.llr).toBeCloseTo(12 * Math.log(12 / 5) + 8 * Math.log(8 / 15), 12)
    expect(first?.relativeRisk).toBeCloseTo(12 / 5 / (8 / 15), 12)
  })

  it('finds the circle that a search by brute force finds', () => {
    const points = {
      x: Array.from({ length: 40 }, (_, at) => (at * 37) % 101),
      y: Array.from({ length: 40 }, (_, at) => (at * 53) % 89),
    }
    const people = points.x.map((_, at) => 50 + ((at * 29) % 70))
    const events = points.x.map((_, at) => (at * 13) % 9)
    const total = events.reduce((sum, count) => sum + count, 0)
    const all = people.reduce((sum, count) => sum + count, 0)
    let best = 0
    for (let centre = 0; centre < 40; centre++)
      for (let edge = 0; edge < 40; edge++) {
        const distance = (at: number) =>
          ((points.x[at] ?? 0) - (points.x[centre] ?? 0)) ** 2 + ((points.y[at] ?? 0) - (points.y[centre] ?? 0)) ** 2
        const inside = points.x.flatMap((_, at) => (distance(at) <= distance(edge) ? [at] : []))
        const [c, n] = [events, people].map((list) => inside.reduce((sum, at) => sum + (list[at] ?? 0), 0)) as [
          number,
          number,
        ]
        const mean = (n / all) * total
        if (n / all <= 0.5 && c > mean)
          best = Math.max(best, c * Math.log(c / mean) + (total - c) * Math.log((total - c) / (total - mean)))
      }
    expect(poissonScan(points, events, people, { permutations: 9 }).clusters[0]?.llr).toBeCloseTo(best, 10)
  })

  it('finds what was put there, and a second one apart from it, and gives both a low p', () => {
    const points = grid(12, 12)
    const people = points.x.map(() => 1000)
    const events = points.x.map((x, at) => {
      const y = points.y[at] ?? 0
      return (x - 2) ** 2 + (y - 2) ** 2 <= 2 ? 14 : (x - 9) ** 2 + (y - 9) ** 2 <= 1 ? 12 : 4
    })
    const { clusters } = poissonScan(points, events, people)
    expect(clusters[0]?.places[0]).toBe(2 * 12 + 2)
    expect(clusters[0]?.places).toHaveLength(9)
    expect(clusters[0]?.p).toBe(0.001)
    expect([...(clusters[1]?.places ?? [])].sort((a, b) => a - b)).toEqual([105, 116, 117, 118, 129])
    expect(clusters[1]?.p).toBeLessThan(0.02)
    const members = clusters.flatMap(({ places }) => places)
    expect(new Set(members).size).toBe(members.length)
  })

  it('finds few where few are looked for', () => {
    const points = grid(8, 8)
    const events = points.x.map((x, at) => (x < 2 && (points.y[at] ?? 0) < 2 ? 0 : 9))
    const low = poissonScan(
      points,
      events,
      points.x.map(() => 100),
      { side: 'LOW' },
    ).clusters[0]
    expect([...(low?.places ?? [])].sort((a, b) => a - b)).toEqual([0, 1, 8, 9])
    expect(low).toMatchObject({ observed: 0, p: 0.001, relativeRisk: 0 })
    const both = poissonScan(
      points,
      events,
      points.x.map(() => 100),
      { side: 'BOTH', permutations: 9 },
    ).clusters[0]
    expect(both?.llr).toBe(low?.llr)
  })

  it('is seldom sure of what chance made: at 5 % about once in twenty maps', () => {
    const points = grid(6, 6)
    const people = Float64Array.from(points.x, (_, at) => 100 + at)
    const chance = fallingEvents(people, 150, randomFrom(11))
    let sure = 0
    for (let map = 0; map < 200; map++) {
      const [first] = poissonScan(points, [...chance()], people, { permutations: 99, seed: map }).clusters
      if (first && first.p <= 0.05) sure++
    }
    // of 200 maps 10 are to be expected; 22 come up once in two thousand times
    expect(sure).toBeGreaterThan(1)
    expect(sure).toBeLessThan(22)
  })

  it('puts what is equally far into the circle together', () => {
    const scan = poissonScan(
      grid(5, 5),
      grid(5, 5).x.map((_, at) => (at === 7 ? 30 : 1)),
      grid(5, 5).x.map(() => 10),
      { permutations: 9, maxShare: 0.2 },
    )
    for (const { places } of scan.clusters) expect([1, 3, 4, 5]).toContain(places.length)
  })

  it('leaves out what is withheld or has nobody, and says so', () => {
    const scan = poissonScan({ x: [0, 1, 2, 3, 4], y: [0, 0, 0, 0, 0] }, [9, null, 1, 1, 1], [10, 10, 10, 0, 10], {
      permutations: 19,
    })
    expect(scan.left).toEqual([1, 3])
    expect(scan.clusters[0]).toMatchObject({ places: [0], expected: 11 / 3 })
    expect(poissonScan({ x: [0, 1], y: [0, 0] }, [0, 0], [1, 1])).toEqual({
      clusters: [],
      reason: 'NO_EVENTS',
      left: [],
    })
    expect(poissonScan({ x: [0, 1], y: [0, 0] }, [4, null], [1, 1])).toEqual({
      clusters: [],
      reason: 'TOO_FEW',
      left: [1],
    })
  })

  it('refuses what it cannot scan', () => {
    const row = { x: [0, 1, 2], y: [0, 0, 0] }
    expect(() => poissonScan(row, [1.5, 2, 3], [1, 1, 1])).toThrow('whole numbers')
    expect(() => poissonScan(row, [1, 2, 3], [1, 1, 1], { maxShare: 0.9 })).toThrow('maxShare: 0.9')
    expect(() => poissonScan(row, [1, 2, 3], [1, 1, 1], { permutations: 0 })).toThrow('permutations: 0')
  })
})
