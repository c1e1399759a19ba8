import { describe, expect, it } from 'vitest'
import { type ColourScale, coloursOf, schemes } from './colour-scheme.ts'
import { mapThemes } from './theme.ts'

const names = ['light', 'dark'] as const
const rising = schemes.filter((scheme) => scheme !== 'balance')
const scale = (scheme: ColourScale['scheme'], classes: number, part: Partial<ColourScale> = {}): ColourScale => ({
  scheme,
  classes,
  reversed: false,
  below: 0,
  above: 0,
  ...part,
})
const channelsOf = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Triple
type Triple = [number, number, number]
const linear = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)

/** CIE L* of a colour, 0 to 100, from its relative luminance (WCAG 2). */
function lightness(hex: string): number {
  const [r, g, b] = channelsOf(hex).map(linear) as Triple
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y
}

/** Linear RGB as somebody without green or red cones sees it: Machado, Oliveira and Fernandes 2009, severity 1. */
const visions = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
} as const

function seen(hex: string, vision: keyof typeof visions): Triple {
  const from = channelsOf(hex).map(linear) as Triple
  return visions[vision].map((row) => row.reduce((sum, weight, at) => sum + weight * (from[at] ?? 0), 0)) as Triple
}

/** Distance of two colours in CIE Lab, from linear RGB. */
function distance(one: Triple, other: Triple): number {
  const [a, b] = [one, other].map(([r, g, b]) => {
    const cube = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
    const x = cube((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
    const y = cube(0.2126 * r + 0.7152 * g + 0.0722 * b)
    const z = cube((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)] as Triple
  }) as [Triple, Triple]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

describe('the colours of the classes', () => {
  it.each(names)(
    'move one way in lightness in the %s theme, by a step that can be seen, for any number of classes',
    (name) => {
      for (const scheme of rising)
        for (const classes of [3, 4, 5, 6, 7]) {
          const all = coloursOf(mapThemes[name], scale(scheme, classes)).slice(1).map(lightness)
          const sign = name === 'light' ? -1 : 1
          for (const [index, own] of all.slice(1).entries())
            expect(sign * (own - (all[index] ?? 0)), `${scheme} ${classes} ${index}`).toBeGreaterThan(6)
        }
    },
  )

  it.each(names)('tell zero from the lowest class in the %s theme', (name) => {
    for (const scheme of rising) {
      const [zero = '', lowest = ''] = coloursOf(mapThemes[name], scale(scheme, 5))
      expect(Math.abs(lightness(zero) - lightness(lowest)), scheme).toBeGreaterThan(4)
    }
  })

  it('are reversed without touching zero', () => {
    const own = coloursOf(mapThemes.light, scale('plum', 4))
    const back = coloursOf(mapThemes.light, scale('plum', 4, { reversed: true }))
    expect(back[0]).toBe(own[0])
    expect(back.slice(1)).toEqual(own.slice(1).reverse())
  })

  it('are the middle of the ramp when there is one class only', () => {
    expect(coloursOf(mapThemes.light, scale('sea', 1))[1]).toBe(mapThemes.light.ramps.sea[2])
    expect(coloursOf(mapThemes.light, scale('sea', 0))).toEqual([mapThemes.light.zero])
  })

  it.each(names)('are told apart on both sides of the middle with every colour vision in the %s theme', (name) => {
    const all = coloursOf(mapThemes[name], scale('balance', 5, { below: 2, above: 2 })).slice(1)
    for (const vision of ['deuteranopia', 'protanopia'] as const)
      for (const [index, colour] of all.entries())
        for (const other of all.slice(index + 1))
          expect(distance(seen(colour, vision), seen(other, vision)), `${vision} ${colour} ${other}`).toBeGreaterThan(
            12,
          )
  })

  it('put the middle class at the middle colour, and as strong on the short side as on the long one', () => {
    const theme = mapThemes.light
    const uneven = coloursOf(theme, scale('balance', 4, { below: 1, above: 2 })).slice(1)
    expect(uneven[1]).toBe(theme.ramps.balance[2])
    expect(uneven[0]).toBe(theme.ramps.balance[1])
    expect(uneven[3]).toBe(theme.ramps.balance[4])
  })
})
