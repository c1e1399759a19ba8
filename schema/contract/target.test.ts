import { expect, test } from 'vitest'
import { intervalOf } from './rounding.ts'
import { type Comparator, meetsTarget } from './target.ts'

const share = (value: number) =>
  intervalOf(
    { kind: 'ROUNDED', value, low: null, high: null },
    { measure: 'SHARE', threshold: 5, base: { kind: 'ROUNDED', value: 20, low: null, high: null } },
  )

test.each<[Comparator, number, number, boolean | null]>([
  ['AT_LEAST', 90, 95, true],
  ['AT_LEAST', 90, 85, false],
  ['AT_LEAST', 90, 90, null], // 87.5 to 92.5
  ['MORE_THAN', 90, 90, null],
  ['MORE_THAN', 97.5, 95, false],
  ['AT_MOST', 10, 5, true],
  ['AT_MOST', 10, 10, null],
  ['AT_LEAST', 100, 100, null], // 97.5 to 100
])('%s %d: a share told as %d %% in steps of five: %s', (comparator, goal, value, met) => {
  expect(meetsTarget(comparator, goal, share(value))).toBe(met)
})

test('an exact figure is judged as it is, one that is not told is not judged', () => {
  expect(meetsTarget('AT_LEAST', 90, { low: 90, high: 90 })).toBe(true)
  expect(meetsTarget('MORE_THAN', 90, { low: 90, high: 90 })).toBe(false)
  expect(meetsTarget('AT_LEAST', 90, undefined)).toBeNull()
})
