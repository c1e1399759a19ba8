import { describe, expect, it } from 'vitest'
import { neighboursFromLists } from './neighbours.ts'
import { judgeRates as judge, type RatedPlace } from './rate-hotspot.ts'

const judgeRates = (places: readonly RatedPlace[], lists: readonly (readonly number[])[]) =>
  judge(places, neighboursFromLists(lists))

/** Neighbour lists of a grid whose places touch at sides and corners. */
function grid(width: number, height: number): number[][] {
  return Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return Array.from({ length: width * height }, (_, other) => other).filter(
      (other) => other !== at && Math.abs((other % width) - x) <= 1 && Math.abs(Math.floor(other / width) - y) <= 1,
    )
  })
}

const exact = (value: number) => ({ value, low: value, high: value })
/** A place by its count and residents. */
const place = (count: number, residents: number, spread = 0): RatedPlace => ({
  count: { value: count, low: count - spread, high: count + spread },
  denominator: residents,
})
const isBlock = (at: number) => at % 10 < 3 && at < 30

describe('hotspots of rates', () => {
  const block = Array.from({ length: 100 }, (_, at) => place((isBlock(at) ? 60 : 20) + (at % 3), 1000))

  it('find a planted block of high rates, and say nothing of the rest', () => {
    const { places, entered, judged, overall } = judgeRates(block, grid(10, 10))
    expect(places[11]).toMatchObject({ class: 'HOT_99', reason: null, quadrant: 'HIGH_HIGH' })
    expect(places[77]?.class).toBe('NOT_SIGNIFICANT')
    expect([entered, judged]).toEqual([100, 100])
    // Σ of counts over Σ of residents, by hand: 91 × 20 + 9 × 60 + 33 × (0 + 1 + 2), and 0 for the last, over 100,000
    expect(overall).toBeCloseTo((91 * 20 + 9 * 60 + 99) / 100_000, 12)
  })

  it('find a planted block of low rates', () => {
    const cold = Array.from({ length: 100 }, (_, at) => place((isBlock(at) ? 5 : 40) + (at % 3), 1000))
    expect(judgeRates(cold, grid(10, 10)).places[11]?.class).toBe('COLD_99')
  })

  it('never call a populous place with many counts and a usual rate hot', () => {
    const counts = Array.from({ length: 100 }, (_, at) => (isBlock(at) ? 9000 : 20))
    const usual = counts.map((count, at) => place(count + (at % 3), isBlock(at) ? 450_000 : 1000))
    for (const { class: found } of judgeRates(usual, grid(10, 10)).places) expect(found).not.toMatch(/^HOT/)
    // the same counts over equal denominators would be a cluster: the test can fail
    const bare = counts.map((count, at) => place(count + (at % 3), 1000))
    expect(judgeRates(bare, grid(10, 10)).places[11]?.class).toBe('HOT_99')
  })

  it('give no class that a protected number could overturn', () => {
    const told = Array.from({ length: 100 }, (_, at) => place((isBlock(at) ? 60 : 20) + (at % 3), 1000, 25))
    const { places } = judgeRates(told, grid(10, 10))
    expect(places[11]).toMatchObject({ class: 'NOT_SIGNIFICANT', tentative: 'HOT' })
    expect(places[77]?.tentative).toBeNull()
    expect(places[11]?.z).toBeGreaterThan(5)
    expect(places[11]?.zLeast).toBeLessThan(places[11]?.z ?? 0)
    // a small spread leaves it standing
    const rounded = Array.from({ length: 100 }, (_, at) => place((isBlock(at) ? 60 : 20) + (at % 3), 1000, 2))
    expect(judgeRates(rounded, grid(10, 10)).places[11]).toMatchObject({ class: 'HOT_99', tentative: null })
  })

  it('leave out what is withheld or has nothing to be divided by, each with its reason', () => {
    const some = block.map((own, at): RatedPlace => {
      if (at === 55) return { count: null, denominator: 1000 }
      return at === 56 ? { count: exact(500), denominator: null } : own
    })
    const { places, entered } = judgeRates(some, grid(10, 10))
    expect(entered).toBe(98)
    expect(places[55]).toEqual({
      class: 'NOT_ENOUGH_DATA',
      tentative: null,
      reason: 'NO_NUMBER',
      z: null,
      zLeast: null,
      p: null,
      q: null,
      ratio: null,
      smoothed: null,
      quadrant: null,
    })
    expect(places[56]).toMatchObject({ class: 'NOT_ENOUGH_DATA', reason: 'NO_DENOMINATOR', ratio: null })
    // what the others are set against does not hold the 500
    expect(places[77]?.z).toBeCloseTo(
      judgeRates(
        some.filter((_, at) => at !== 56),
        gridWithout(56),
      ).places[76]?.z ?? 0,
      12,
    )
  })

  it('say why a constant, an island or too few places are not judged', () => {
    const alike = Array.from({ length: 25 }, () => place(10, 1000))
    expect(judgeRates(alike, grid(5, 5)).places[12]).toMatchObject({ class: 'NOT_ENOUGH_DATA', reason: 'ALL_ALIKE' })
    const island = grid(10, 10).map((near, at) => (at === 0 ? [] : near.filter((other) => other !== 0)))
    const { places } = judgeRates(block, island)
    expect(places[0]).toMatchObject({ class: 'NOT_ENOUGH_DATA', reason: 'FEW_NEIGHBOURS' })
    expect(places[0]?.ratio?.value).toBeGreaterThan(2)
    const few = judgeRates(block.slice(0, 7), grid(7, 1))
    expect(few.places.map(({ reason }) => reason)).toEqual(Array(7).fill('FEW_PLACES'))
    expect(few.overall).not.toBeNull()
    expect(judgeRates([], []).overall).toBeNull()
  })

  it('are not claimed of so few places that a normal approximation says too much', () => {
    // five of eight rates are high, and place 0 has four of them around: z = 2.65 by hand, p = 0.008 of the normal distribution,
    // but one in 56 of all choices of five places would do the same, and on either side
    const few = [11, 11, 11, 11, 11, 10, 10, 10].map((count) => place(count, 1000))
    const near = [
      [1, 2, 3, 4],
      [0, 5, 6],
      [0, 6, 7],
      [0, 5, 7],
      [0, 5, 6],
      [1, 3, 4],
      [1, 2, 4],
      [2, 3],
    ]
    const { places } = judgeRates(few, near)
    expect(places[0]?.z).toBeCloseTo(1.875 / (Math.sqrt(15 / 64) * Math.sqrt(15 / 7)), 9)
    expect(places[0]?.p).toBeCloseTo(2 / 56, 2)
    expect(places[0]?.class).toBe('NOT_SIGNIFICANT')
  })

  it('draw the rates of few people to the mean, and judge these where asked', () => {
    const lone = Array.from({ length: 100 }, (_, at) => (at === 44 ? place(1, 2) : place(20 + 6 * (at % 5), 1000)))
    const raw = judge(lone, neighboursFromLists(grid(10, 10)))
    const drawn = judge(lone, neighboursFromLists(grid(10, 10)), { smoothed: true })
    // one event of two people is a rate of 0.5, and makes a score of its own for raw rates; drawn to the mean of 0.03 it does not
    expect(raw.places[44]?.z).toBeGreaterThan(2.5)
    expect(drawn.places[44]?.z).toBeLessThan(1)
    expect(drawn.places[44]?.class).toBe('NOT_SIGNIFICANT')
    expect(drawn.places[44]?.smoothed).toBeLessThan(0.1)
    expect(drawn.places[44]?.ratio).toEqual(raw.places[44]?.ratio)
  })

  it('give equal places equal answers', () => {
    const ties = Array.from({ length: 36 }, (_, at) => place(at % 6 < 3 ? 30 : 10, 1000))
    const { places } = judgeRates(ties, grid(6, 6))
    expect(places[0]?.z).toBe(places[30]?.z)
    expect(places[0]?.class).toBe(places[30]?.class)
  })
})

/** The grid of ten by ten without one place, the later ones moved up. */
function gridWithout(gone: number): number[][] {
  const moved = (at: number) => (at > gone ? at - 1 : at)
  return grid(10, 10)
    .filter((_, at) => at !== gone)
    .map((near) => near.filter((other) => other !== gone).map(moved))
}
