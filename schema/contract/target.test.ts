import { expect, test } from 'vitest'
import { type Count, exact, silent } from './figure.ts'
import { intervalOf } from './rounding.ts'
import { type Comparator, judgeTarget } from './target.ts'

const rounded = (value: number): Count => ({ kind: 'ROUNDED', value, low: null, high: null })

/** How a share that rests on about twenty records, and so is told in steps of five points, is judged. */
function judged(comparator: Comparator, goal: number, value: Count, provisional = false): string {
  const told = intervalOf(value, { measure: 'SHARE', threshold: 5, base: rounded(20) })
  const { state, reason } = judgeTarget({ comparator, value: goal }, { value, provisional }, told)
  return reason ? `${state} ${reason}` : state
}

test.each<[Comparator, number, number, string]>([
  ['AT_LEAST', 90, 95, 'MET'],
  ['AT_LEAST', 90, 85, 'MISSED'],
  ['AT_LEAST', 90, 90, 'OPEN PROTECTED'], // 87.5 to 92.5
  ['MORE_THAN', 90, 90, 'OPEN PROTECTED'],
  ['MORE_THAN', 97.5, 95, 'MISSED'],
  ['AT_MOST', 10, 5, 'MET'],
  ['AT_MOST', 10, 10, 'OPEN PROTECTED'],
  ['AT_LEAST', 100, 100, 'OPEN PROTECTED'], // 97.5 to 100
])('%s %d: a share told as %d %% in steps of five: %s', (comparator, goal, value, expected) => {
  expect(judged(comparator, goal, rounded(value))).toBe(expected)
})

test('an exact figure is judged as it is; what is not told or not settled is not judged, and says why', () => {
  expect(judged('AT_LEAST', 90, exact(90))).toBe('MET')
  expect(judged('MORE_THAN', 90, exact(90))).toBe('MISSED')
  expect(judged('MORE_THAN', 90, { kind: 'RANGE', value: null, low: 85, high: 91 })).toBe('OPEN PROTECTED')
  expect(judged('MORE_THAN', 90, { kind: 'RANGE', value: null, low: 91, high: 95 })).toBe('MET')
  for (const kind of ['WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const)
    expect(judged('AT_LEAST', 90, silent(kind), true)).toBe(`OPEN ${kind}`)
  expect(judged('AT_LEAST', 90, exact(50), true)).toBe('OPEN PROVISIONAL')
  expect(judged('AT_LEAST', 90, exact(95), true)).toBe('OPEN PROVISIONAL')
})
