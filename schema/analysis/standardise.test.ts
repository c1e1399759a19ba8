import { describe, expect, it } from 'vitest'
import { assuncaoReis } from './assuncao-reis.ts'
import { choynowski } from './choynowski.ts'
import { expectClose } from './fixture/close.ts'
import { crudeRate, directRate, indirectRate, standardisedRatio } from './standardise.ts'
import { weightedMedian } from './weighted-median.ts'

// Two regions with four age groups each, and a standard for each: pysal/esda 11450be, esda/tests/test_smoothing.py (BSD-3).
const events = [
  [30, 25, 25, 15],
  [33, 21, 30, 20],
] as const
const standard = [
  { events: [100, 45, 120, 100], population: [1000, 900, 1000, 900] },
  { events: [50, 30, 200, 80], population: [1000, 900, 1000, 900] },
] as const
const regions = [
  { events: events[0], population: [1000, 1000, 1100, 900] },
  { events: events[1], population: [1000, 900, 1100, 900] },
] as const
const small = [
  { events: events[0], population: [100, 100, 110, 90] },
  { events: events[1], population: [100, 90, 110, 90] },
] as const
const printed = { relative: 0, absolute: 6e-9 }
const flat = (rate: { rate: number; low: number; high: number } | null) =>
  rate ? [rate.rate, rate.low, rate.high] : []

describe('standardised rates', () => {
  it('are the published ones', () => {
    expectClose(regions.map(crudeRate), [0.02375, 0.02666667], printed)
    expectClose(flat(directRate(regions[0], standard[0].population)), [0.02374402, 0.01920491, 0.02904848], printed)
    expectClose(flat(directRate(regions[1], standard[1].population)), [0.02665072, 0.02177143, 0.03230508], printed)
    const overallRate = 725 / 7600
    expectClose(
      flat(indirectRate(regions[0], standard[0], { overallRate })),
      [0.02372382, 0.0194023, 0.02900789],
      printed,
    )
    expectClose(
      flat(indirectRate(regions[1], standard[1], { overallRate })),
      [0.02610803, 0.02154304, 0.03164035],
      printed,
    )
    expectClose(
      small.map((place, at) => standardisedRatio(place, standard[at] ?? standard[0])),
      [2.48691099, 2.73684211],
      printed,
    )
  })

  it('are not told where they cannot be known', () => {
    expect(crudeRate({ events: [0], population: [0] })).toBeNull()
    expect(directRate({ events: [1, 0], population: [10, 0] }, [5, 5])).toBeNull()
    expect(standardisedRatio({ events: [1], population: [10] }, { events: [0], population: [10] })).toBeNull()
    expect(indirectRate({ events: [0], population: [10] }, { events: [1], population: [10] })).toBeNull()
    expect(directRate({ events: [0, 0], population: [10, 10] }, [5, 5])).toMatchObject({ rate: 0, low: 0 })
    expect(() => crudeRate({ events: [1, 2], population: [1] })).toThrow('2 groups of events for 1')
  })
})

describe('the map of probabilities and that of scores', () => {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

  it('are the published ones', () => {
    const { rate } = choynowski(
      small.map((place) => sum(place.events)),
      small.map((place) => sum(place.population)),
    )
    expectClose(rate, [0.30437751, 0.29367033], printed)
    const scores = assuncaoReis(
      small.flatMap((place) => [...place.events]),
      small.flatMap((place) => [...place.population]),
    )
    expectClose(scores.rate, [1.03843594, -0.04099089, -0.56250375, -1.73061861], printed)
  })

  it('say nothing where nothing is expected', () => {
    expect(choynowski([0, 0, null], [3, 4, 5]).reason).toEqual(['CONSTANT', 'CONSTANT', 'MISSING'])
    expect(assuncaoReis([0, 0], [3, 4]).reason).toEqual(['CONSTANT', 'CONSTANT'])
  })
})

describe('the weighted median', () => {
  it('is the published one', () => {
    expect(weightedMedian([5, 4, 3, 1, 2], [10, 22, 9, 2, 5])).toBe(4)
    expect(weightedMedian([5, 4, 3, 1, 2], [10, 14, 17, 2, 5])).toBe(3.5)
  })

  it('does not see what weighs nothing', () => {
    expect(weightedMedian([1, 9, 2], [1, 0, 1])).toBe(1.5)
    expect(weightedMedian([1, 2], [0, 0])).toBeNull()
    expect(() => weightedMedian([1], [])).toThrow('0 weights for 1')
    expect(() => weightedMedian([1], [-2])).toThrow('weight -2')
  })
})
