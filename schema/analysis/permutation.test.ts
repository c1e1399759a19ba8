import { describe, expect, it } from 'vitest'
import * as sids from './fixture/sids.ts'
import { localG } from './getis-ord.ts'
import { globalMoran } from './moran.ts'
import { neighboursFromLists } from './neighbours.ts'
import { conditionalP, globalP } from './permutation.ts'
import { fallingEvents, randomFrom, shuffleFirst } from './random.ts'

const counties = neighboursFromLists(sids.neighbours)

describe('p by permutation', () => {
  it('lies near that of the normal distribution where there are many neighbours', () => {
    const wide = neighboursFromLists(
      Array.from({ length: 200 }, (_, at) => Array.from({ length: 40 }, (_, step) => (at + step + 1) % 200)),
    )
    const values = Array.from({ length: 200 }, (_, at) => ((at * 7919) % 200) + 30 * Math.sin(at / 20))
    const normal = localG(values, wide, { star: false })
    const drawn = conditionalP(values, wide, { permutations: 1999 })
    const apart = drawn.p.map((p, at) => Math.abs((p ?? 0) - (normal.p[at] ?? 1)))
    expect(Math.max(...apart)).toBeLessThan(0.06)
    const clear = drawn.high.flatMap((high, at) =>
      Math.abs(normal.z[at] ?? 0) > 1 ? [{ high, z: normal.z[at] ?? 0 }] : [],
    )
    expect(clear.length).toBeGreaterThan(20)
    for (const { high, z } of clear) expect((high ?? 1) < 0.5).toBe(z > 0)
  })

  it('is exact in the long run: one of ten values beside a place', () => {
    const lists = Array.from({ length: 10 }, (_, at) => (at === 0 ? [9] : [0]))
    const { high, low, p } = conditionalP([5, 1, 2, 3, 4, 6, 7, 8, 9, 10], neighboursFromLists(lists), {
      permutations: 9999,
      seed: 7,
    })
    // the highest of the other nine is drawn once in nine times
    expect(high[0]).toBeGreaterThan(0.1)
    expect(high[0]).toBeLessThan(0.122)
    expect(low[0]).toBe(1)
    expect(p[0]).toBeCloseTo(2 * (high[0] ?? 0), 12)
  })

  it('counts equal sums as ties, in whatever order they are added', () => {
    // 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1 in binary; no three of the others have a smaller sum
    const { high } = conditionalP([9, 0.1, 0.2, 0.3, 0.3], neighboursFromLists([[1, 2, 3], [0], [0], [0], [0]]))
    expect(high[0]).toBe(1)
  })

  it('is the same for the same seed, and hardly another for another', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => conditionalP(sids.SIDR74, counties, { seed }))
    expect(one).toEqual(same)
    expect(one).not.toEqual(other)
    one?.p.forEach((p, at) => {
      expect(Math.abs((p ?? 0) - (other?.p[at] ?? 1))).toBeLessThan(0.12)
    })
  })

  it('says why a place is not judged', () => {
    const near = neighboursFromLists([[1], [0], [3], [2], [], [0, 1]])
    expect(conditionalP([1, 2, 3, 4, 5, null], near).reason).toEqual([null, null, null, null, 'ISLAND', 'MISSING'])
    expect(conditionalP([1, 1, 1, 1, 1, null], near).reason[0]).toBe('CONSTANT')
    expect(conditionalP([1, 2, null, null, null, null], near).reason[0]).toBe('TOO_FEW')
    expect(
      conditionalP(
        [1, 2, 3],
        neighboursFromLists([
          [1, 2],
          [0, 2],
          [0, 1],
        ]),
      ).reason[0],
    ).toBe('ALL_NEIGHBOURS')
    expect(() => conditionalP([1, 2], neighboursFromLists([[1], [0]]), { permutations: 0 })).toThrow('permutations: 0')
  })

  // pysal/esda 11450be, esda/tests/test_moran.py: the p of 999 permutations of this map is 0.001.
  it('of the whole map: lowest where counties cluster, and near the normal one elsewhere', () => {
    expect(globalP(sids.SIDR74, counties)).toEqual({ high: 0.001, low: 1 })
    const scattered = sids.SIDR74.map((_, at) => (at * 37) % 101)
    const moran = globalMoran(scattered, counties)
    const drawn = globalP(scattered, counties, { permutations: 1999 })
    expect(Math.abs((drawn?.high ?? 0) - ('i' in moran ? moran.randomisation.pGreater : 1))).toBeLessThan(0.05)
    expect(globalP([1, 1, 1], neighboursFromLists([[1], [0], []]))).toBeNull()
  })
})

describe('seeded random numbers', () => {
  it('are even, and the same every time', () => {
    const random = randomFrom(42)
    const first = [random(), random(), random()]
    const again = randomFrom(42)
    expect([again(), again(), again()]).toEqual(first)
    const bins = new Array<number>(10).fill(0)
    for (let turn = 0; turn < 100_000; turn++) {
      const bin = Math.floor(random() * 10)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    // chi-square with nine degrees of freedom: 27.9 is passed once in a thousand times
    expect(bins.reduce((sum, seen) => sum + (seen - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
    expect(randomFrom(0)()).not.toBe(randomFrom(1)())
  })

  it('shuffle without losing anything, every place as likely', () => {
    const random = randomFrom(3)
    const firsts = new Array<number>(6).fill(0)
    for (let turn = 0; turn < 6000; turn++) {
      const list = Int32Array.from([0, 1, 2, 3, 4, 5])
      shuffleFirst(list, 3, random)
      expect([...list].sort()).toEqual([0, 1, 2, 3, 4, 5])
      firsts[list[2] ?? 0] = (firsts[list[2] ?? 0] ?? 0) + 1
    }
    for (const seen of firsts) expect(Math.abs(seen - 1000)).toBeLessThan(120)
  })

  it('let events fall by the share of a place', () => {
    const counts = fallingEvents(Float64Array.of(1, 0, 6, 3), 100_000, randomFrom(5))()
    expect(counts[1]).toBe(0)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100_000)
    expect([counts[0], counts[2], counts[3]].map((count) => Math.round((count ?? 0) / 1000))).toEqual([10, 60, 30])
  })
})
