import { expect, test } from 'vitest'
import { rankIntervals } from './rank.ts'

test('ranks are as wide as what cannot be told apart', () => {
  const told = [{ low: 8, high: 12 }, { low: 10, high: 14 }, null, { low: 1, high: 3 }, { low: 13, high: 20 }]
  const ranks = [{ low: 2, high: 3 }, { low: 1, high: 3 }, null, { low: 4, high: 4 }, { low: 1, high: 2 }]
  expect(rankIntervals(told)).toEqual(ranks)
})
