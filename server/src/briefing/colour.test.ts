import type { Told } from '@hub/contract/told'
import { expect, test } from 'vitest'
import { classesOf } from './colour.ts'

const exact = (value: number): Told => ({ kind: 'EXACT', value })
const labels = (counts: readonly Told[]) => classesOf(counts).map(({ label }) => label)

test('a class goes from its least figure to before the least of the next, and the last one is closed', () => {
  expect(labels([1, 2, 5, 7, 10, 12, 20, 25, 30, 41].map(exact))).toEqual([
    'từ 1 đến dưới 5',
    'từ 5 đến dưới 10',
    'từ 10 đến dưới 20',
    'từ 20 đến dưới 30',
    'từ 30 đến 41',
  ])
})

test('every figure is coloured by the one class whose words hold it', () => {
  const counts = [3, 8, 8, 8, 9, 14, 22, 22, 31, 40, 77].map(exact)
  const bound = /^(?:từ )?(\d+)(?: đến (dưới )?(\d+))?$/
  for (const { label, members } of classesOf(counts))
    for (const count of counts) {
      const [, from, under, to = from] = bound.exec(label) ?? []
      const value = count.value ?? 0
      const held = value >= Number(from) && (under ? value < Number(to) : value <= Number(to))
      expect(members.includes(count), `${value} ${label}`).toBe(held)
    }
})

test('figures that are written alike are in one class, and a class of one figure is named by it', () => {
  expect(labels([0.341, 0.344, 0.9].map(exact))).toEqual(['từ 0,34 đến dưới 0,9', '0,9'])
  expect(labels([5, 5, 5].map(exact))).toEqual(['5'])
  expect(labels([{ kind: 'WITHHELD' }])).toEqual([])
})

test('a range is placed by its middle', () => {
  expect(labels([{ kind: 'RANGE', low: 1, high: 9 }, exact(12)])).toEqual(['từ 5 đến dưới 12', '12'])
})
