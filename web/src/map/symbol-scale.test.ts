import { describe, expect, it } from 'vitest'
import { nestedCircles } from './nested-circles.ts'
import { mostOf, radiusOf, symbolEntries, symbolOf, symbolSteps } from './symbol-scale.ts'

const scale = { most: 400, largest: 40 }

describe('the size of a symbol', () => {
  it('grows in area with the number, up to the largest', () => {
    expect(radiusOf(400, scale)).toBe(40)
    expect(radiusOf(100, scale)).toBe(20)
    expect(radiusOf(200, scale) ** 2 / radiusOf(50, scale) ** 2).toBeCloseTo(4)
    expect(radiusOf(0, scale)).toBe(0)
    expect(radiusOf(5, { most: 0, largest: 40 })).toBe(0)
  })

  it('tells a range by two radii, and every other number by one', () => {
    expect(symbolOf({ kind: 'RANGE', low: 100, high: 400 }, scale)).toEqual({ kind: 'CIRCLE', low: 20, high: 40 })
    expect(symbolOf({ kind: 'RANGE', low: 0, high: 4 }, scale)).toEqual({ kind: 'CIRCLE', low: 0, high: 4 })
    for (const kind of ['EXACT', 'ROUNDED'] as const)
      expect(symbolOf({ kind, value: 100 }, scale)).toEqual({ kind: 'CIRCLE', low: 20, high: 20 })
  })

  it('is no circle where no number is told, nor where it is zero', () => {
    expect(symbolOf({ kind: 'WITHHELD' }, scale)).toEqual({ kind: 'WITHHELD' })
    expect(symbolOf({ kind: 'NOT_REPORTED' }, scale)).toEqual({ kind: 'NOT_REPORTED' })
    expect(symbolOf({ kind: 'NO_DATA' }, scale)).toEqual({ kind: 'NO_DATA' })
    expect(symbolOf({ kind: 'ROUNDED', value: null }, scale)).toEqual({ kind: 'NO_DATA' })
    expect(symbolOf({ kind: 'EXACT', value: 0 }, scale)).toEqual({ kind: 'ZERO' })
  })

  it('is measured by the greatest number that a count leaves open', () => {
    expect(mostOf([{ kind: 'EXACT', value: 7 }, { kind: 'RANGE', low: 1, high: 9 }, { kind: 'WITHHELD' }])).toBe(9)
    expect(mostOf([])).toBe(0)
  })
})

describe('the legend of sizes', () => {
  it.each([
    [1234, [1000, 200, 50]],
    [640, [500, 100, 20]],
    [20, [20, 5, 1]],
    [10, [10, 2]],
    [2, [2, 1]],
    [1, [1]],
    [0, []],
  ])('shows round numbers within what is drawn: of %i', (most, steps) => {
    expect(symbolSteps(most)).toEqual(steps)
  })

  it('draws its circles as large as the map does, with room for their numbers', () => {
    const circles = nestedCircles({ most: 400, largest: 20 }, 17)
    expect(circles.map(({ value }) => value)).toEqual([200, 50, 10])
    for (const { value, radius, top } of circles) {
      expect(radius).toBe(radiusOf(value, { most: 400, largest: 20 }))
      expect(top + 2 * radius).toBeCloseTo(2 * (circles[0]?.radius ?? 0))
    }
    expect(circles.map(({ word }, index) => word - (circles[index - 1]?.word ?? -17))).toEqual([17, 17, 17])
    expect(nestedCircles({ most: 0, largest: 20 }, 17)).toEqual([])
  })

  it('names the rings and the signs that are in use, with the number of units', () => {
    const circle = { kind: 'CIRCLE', low: 4, high: 4 } as const
    expect(symbolEntries([circle, { ...circle, high: 6 }, { kind: 'WITHHELD' }, { kind: 'WITHHELD' }])).toEqual([
      { kind: 'RANGE', units: 1 },
      { kind: 'WITHHELD', units: 2 },
    ])
    expect(symbolEntries([circle])).toEqual([])
  })
})
