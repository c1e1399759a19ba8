import { expect, test } from 'vitest'
import { binomialShare } from './binomial.ts'
import { expectationFrom, expectedRange, tailAbove, yearlyDispersion } from './expected-range.ts'
import { poissonShare } from './gamma.ts'

test('the binomial tail is that of counting by hand', () => {
  expect(binomialShare(1, 3, 0.5)).toBeCloseTo(0.5, 12)
  expect(binomialShare(0, 10, 0.9)).toBeCloseTo(1e-10, 20)
  expect(binomialShare(8, 10, 0.9)).toBeCloseTo(1 - 0.9 ** 10 - 10 * 0.9 ** 9 * 0.1, 12)
  expect([binomialShare(-1, 5, 0.9), binomialShare(5, 5, 0.9), binomialShare(2, 5, 0), binomialShare(2, 5, 1)]).toEqual(
    [0, 1, 1, 0],
  )
})

test('with hardly more variance than a Poisson count the tail is Poisson', () => {
  const expected = { mean: 12, variance: 12.000001 }
  for (const count of [1, 8, 12, 20, 35])
    expect(tailAbove(count, expected)).toBeCloseTo(1 - poissonShare(count - 1, 12), 5)
  expect(tailAbove(0, expected)).toBe(1)
})

test('a range holds what it says, and no more than it must', () => {
  for (const expected of [
    { mean: 3, variance: 5 },
    { mean: 40, variance: 90 },
    { mean: 0.2, variance: 0.3 },
  ]) {
    const { low, high } = expectedRange(expected)
    expect(tailAbove(high + 1, expected)).toBeLessThanOrEqual(0.025)
    expect(tailAbove(high, expected)).toBeGreaterThan(0.025)
    expect(1 - tailAbove(low, expected)).toBeLessThan(0.025)
  }
})

test('years that scatter more than chance widen what is expected, and trends do as well', () => {
  expect(yearlyDispersion([[10, 10, 10]])).toBe(1)
  expect(yearlyDispersion([])).toBe(1)
  // (100 + 0 + 100) / 20 over two degrees of freedom
  expect(yearlyDispersion([[10, 20, 30]])).toBe(5)
  expect(expectationFrom([10, 20, 30], 5)).toEqual({ mean: 20, variance: 5 * 20 * (4 / 3) })
  expect(expectationFrom([0, 0, 0], 1).mean).toBeGreaterThan(0)
})
