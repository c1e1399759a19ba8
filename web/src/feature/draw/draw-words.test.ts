import { describe, expect, it } from 'vitest'
import { vi as words } from '../../message/vi.ts'
import { areaWords, lengthWords, refusalWords } from './draw-words.ts'

describe('lengths and areas in words', () => {
  it.each([
    [850.4, '850 m'],
    [1234.5, '1,23 km'],
    [123_456, '123,5 km'],
  ])('%d m are %s', (metres, words) => expect(lengthWords(metres, 'vi')).toBe(words))
  it.each([
    [5000, '5.000 m²'],
    [12_345, '1,23 ha'],
    [2_345_678, '2,35 km² (235 ha)'],
    [822_700_000, '822,7 km² (82.270 ha)'],
  ])('%d m² are %s', (m2, words) => expect(areaWords(m2, 'vi')).toBe(words))
  it('are written in English as the English do', () => expect(areaWords(2_345_678, 'en')).toBe('2.35 km² (235 ha)'))
})

it.each([
  ['AREA_TOO_SMALL', 'Vùng nhỏ hơn 0,25 km²'],
  ['PERIOD_TOO_SHORT', 'Kỳ ngắn hơn 28 ngày'],
  ['FOREIGN_RESIDENTS', 'địa bàn nhiều người nước ngoài'],
] as const)('%s is told with its limit', (refusal, told) =>
  expect(
    refusalWords(
      refusal,
      (id, values = {}) => words[id].replaceAll(/\{(\w+)\}/g, (_, name) => `${values[name]}`),
      'vi',
    ),
  ).toContain(told),
)
