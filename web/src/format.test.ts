import { describe, expect, it } from 'vitest'
import {
  boundsOf,
  compareNames,
  formatChange,
  formatDay,
  formatNumber,
  formatTold,
  middleOf,
  wordsOf,
} from './format.ts'
import { en } from './message/en.ts'
import type { Text } from './message/text.ts'
import { vi } from './message/vi.ts'

const text: Text = (id, values) =>
  Object.entries(values ?? {}).reduce(
    (words, [key, value]) => words.replace(`{${key}}`, String(value)),
    vi[id] as string,
  )

describe('numbers and days', () => {
  it('are written as each language writes them', () => {
    expect(formatNumber(1234567.89, 'vi', 2)).toBe('1.234.567,89')
    expect(formatNumber(1234567.89, 'en', 2)).toBe('1,234,567.89')
    expect(formatDay('2025-07-01')).toBe('01/07/2025')
    expect(formatDay('2025-07-01T08:00:00Z')).toBe('01/07/2025')
  })

  it('lose decimals as they grow', () => {
    expect([0.374, 4.24, 123.4].map((value) => formatNumber(value, 'vi'))).toEqual(['0,37', '4,2', '123'])
  })

  it('show the sign of a change', () => {
    expect([12, -3, 0].map((value) => formatChange(value, 'vi'))).toEqual(['+12', '−3', '0'])
  })
})

describe('typed counts', () => {
  it('never give a number that was not told', () => {
    for (const kind of ['WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const) {
      expect(formatTold({ kind, value: 3 }, 'vi')).not.toMatch(/\d/)
      expect(wordsOf({ kind, value: 3 }, text, 'vi')).not.toMatch(/\d/)
    }
    expect(wordsOf({ kind: 'WITHHELD' }, text, 'vi')).toBe('Không công bố (giữ kín)')
  })

  it('look different for zero, withheld, unreported and missing', () => {
    const signs = [
      { kind: 'EXACT', value: 0 },
      { kind: 'WITHHELD' },
      { kind: 'NOT_REPORTED' },
      { kind: 'NO_DATA' },
    ] as const
    expect(new Set(signs.map((count) => formatTold(count, 'vi'))).size).toBe(4)
    expect(new Set(signs.map((count) => wordsOf(count, text, 'vi'))).size).toBe(4)
  })

  it('say when a number is rounded or a range', () => {
    expect(formatTold({ kind: 'ROUNDED', value: 120 }, 'vi')).toBe('≈ 120')
    expect(formatTold({ kind: 'RANGE', low: 3, high: 8 }, 'vi')).toBe('3–8')
  })
})

describe('names', () => {
  it('sort as Vietnamese does', () => {
    expect(['Đại Đồng', 'Dương Xá', 'Ân Thi', 'An Bình'].sort(compareNames)).toEqual([
      'An Bình',
      'Ân Thi',
      'Dương Xá',
      'Đại Đồng',
    ])
  })
})

describe('counts that are protected', () => {
  it('read as numbers when they are rounded or known as a range', () => {
    expect(formatTold({ kind: 'ROUNDED', value: 1025 }, 'vi')).toBe('≈ 1.025')
    expect(formatTold({ kind: 'RANGE', low: 20, high: 35 }, 'vi')).toBe('20–35')
    expect(wordsOf({ kind: 'RANGE', low: 20, high: 35 }, text, 'vi')).toBe('trong khoảng 20–35')
  })

  it('are ordered and drawn by their number or the middle of their range, and never when they tell none', () => {
    expect(middleOf({ kind: 'ROUNDED', value: 25 })).toBe(25)
    expect(middleOf({ kind: 'RANGE', low: 20, high: 35 })).toBe(27.5)
    expect(boundsOf({ kind: 'RANGE', low: 20, high: 35 })).toEqual([20, 35])
    expect(boundsOf({ kind: 'EXACT', value: 0 })).toEqual([0, 0])
    for (const kind of ['WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const)
      expect([middleOf({ kind, value: 3, low: 1, high: 5 }), boundsOf({ kind, value: 3 })]).toEqual([
        undefined,
        undefined,
      ])
  })
})

describe('the catalogues', () => {
  it('hold the same ids, and no empty words', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort())
    for (const words of [...Object.values(vi), ...Object.values(en)]) expect(words.trim()).not.toBe('')
  })

  it('name the same values in both languages', () => {
    const names = (words: string) => [...new Set([...words.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].sort()
    for (const id of Object.keys(vi) as (keyof typeof vi)[])
      expect([id, ...names(en[id])]).toEqual([id, ...names(vi[id])])
  })
})
