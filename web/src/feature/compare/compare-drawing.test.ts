import { expect, it } from 'vitest'
import { drawingOf } from './compare-drawing.ts'

const told = (id: string, kind: 'ROUNDED' | 'WITHHELD' | 'NO_DATA', value: number | null = null) => ({
  id,
  count: { kind, value, low: null, high: null },
  provisional: id === 'b',
})

it('colours units by their number, and gives those without one the pattern of their reason', () => {
  const units = [told('a', 'ROUNDED', 10), told('b', 'ROUNDED', 30), told('c', 'WITHHELD'), told('d', 'NO_DATA')]
  const drawing = drawingOf(units, 'vi')
  expect([...drawing.units].map(([id, { shade, label, provisional }]) => [id, shade, label, provisional])).toEqual([
    ['a', { kind: 'STEP', step: 1 }, '≈ 10', false],
    ['b', { kind: 'STEP', step: 5 }, '≈ 30', true],
    ['c', { kind: 'WITHHELD' }, '▨', false],
    ['d', { kind: 'NO_DATA' }, '–', false],
  ])
  expect(drawing).toMatchObject({ provisional: true, rounded: true, scale: { values: [10, 30] } })
})
