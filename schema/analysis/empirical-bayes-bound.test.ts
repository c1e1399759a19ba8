import { describe, expect, it } from 'vitest'
import { empiricalBayes } from './empirical-bayes.ts'
import { empiricalBayesBounds } from './empirical-bayes-bound.ts'
import { randomFrom } from './random.ts'

const population = [1000, 4000, 20_000, 90_000, 150_000, 300]
const events = [9, 2, 55, 101, 430, 0]

describe('smoothed rates of events known between two numbers', () => {
  it('are those of the formula where the events are exact, and leave out who tells none', () => {
    const exact = empiricalBayes([...events, null], [...population, 500]).rate
    const bounds = empiricalBayesBounds([...events.map((one) => ({ low: one, high: one })), null], [...population, 500])
    expect(bounds[6]).toBeNull()
    for (const [at, rate] of exact.slice(0, 6).entries()) {
      expect(bounds[at]?.low).toBeCloseTo(rate ?? Number.NaN, 12)
      expect(bounds[at]?.high).toBeCloseTo(rate ?? Number.NaN, 12)
    }
  })

  it('hold whatever the true events are', () => {
    const intervals = events.map((one) => ({ low: Math.max(0, one - 2), high: one + 2 }))
    const bounds = empiricalBayesBounds(intervals, population)
    const random = randomFrom(7)
    for (let turn = 0; turn < 500; turn++) {
      const true_ = intervals.map(({ low, high }) => low + Math.floor(random() * (high - low + 1)))
      for (const [at, rate] of empiricalBayes(true_, population).rate.entries()) {
        expect(rate).toBeGreaterThanOrEqual((bounds[at]?.low ?? Number.NaN) - 1e-12)
        expect(rate).toBeLessThanOrEqual((bounds[at]?.high ?? Number.NaN) + 1e-12)
      }
    }
  })

  it('are none where nobody tells anything', () => {
    expect(empiricalBayesBounds([null, null], [10, 20])).toEqual([null, null])
  })
})
