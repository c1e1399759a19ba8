import { describe, expect, it } from 'vitest'
import { edgeAt, effortMark, effortMarks, hotspotMark, hotspotMarks, judgedPalette, markStep } from './judgement.ts'
import { mapThemes } from './theme.ts'

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('marks', () => {
  it('give what is sure and what only protected numbers leave open another mark', () => {
    expect(hotspotMark({ class: 'HOT_95', tentative: null })).toBe('HOT_95')
    expect(hotspotMark({ class: 'NOT_SIGNIFICANT', tentative: 'HOT' })).toBe('MAYBE_HOT')
    expect(hotspotMark({ class: 'NOT_SIGNIFICANT', tentative: null })).toBe('NOT_SIGNIFICANT')
    expect(hotspotMark({ class: 'NOT_ENOUGH_DATA', tentative: null })).toBe('NOT_JUDGED')
    expect(effortMark('NOT_ENOUGH_DATA')).toBe('NOT_JUDGED')
  })

  it.each(['light', 'dark'] as const)(
    'are told apart without colour in the %s theme: by sign, and on each side by lightness',
    (name) => {
      for (const marks of [hotspotMarks, effortMarks])
        expect(new Set(marks.map(({ sign }) => sign)).size).toBe(marks.length)
      const palette = judgedPalette(hotspotMarks, mapThemes[name])
      const light = (id: string) => luminance(palette[markStep(hotspotMarks, id)] ?? '')
      for (const side of ['HOT', 'COLD']) {
        const rising = [`${side}_99`, `${side}_95`, `${side}_90`, 'NOT_SIGNIFICANT'].map(light)
        const sorted = [...rising].sort((a, b) => (name === 'light' ? a - b : b - a))
        expect(rising, side).toEqual(sorted)
      }
    },
  )
})

it('hexagons are judged in the size that the tiles draw at a zoom', () => {
  expect([9, 9.9, 10, 10.9, 11, 12, 14].map(edgeAt)).toEqual([
    'M4000',
    'M4000',
    'M2000',
    'M2000',
    'M1000',
    'M500',
    'M500',
  ])
})
