import { expect, test } from 'vitest'
import { dayOfInstant, dayWord } from './word.ts'

test('the day of an instant is the one in Vietnam, also in the small hours', () => {
  expect(dayOfInstant('2026-11-25T16:59:59Z')).toBe('25/11/2026')
  expect(dayOfInstant('2026-11-25T17:00:00Z')).toBe('26/11/2026')
  expect(dayWord('2026-01-05')).toBe('05/01/2026')
})
