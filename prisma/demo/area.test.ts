import { expect, test } from 'vitest'
import { turned } from './area.ts'

test('a part of a route runs towards its destination, whichever way it was drawn', () => {
  const north = [
    [106, 21],
    [106.01, 21.05],
    [106, 21.1],
  ] as const
  expect(turned(north, 45)).toEqual(north)
  expect(turned([...north].reverse(), 45)).toEqual(north)
  expect(turned(north, 225)).toEqual([...north].reverse())
  expect(turned([], 45)).toEqual([])
})
