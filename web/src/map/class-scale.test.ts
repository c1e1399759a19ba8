import { describe, expect, it } from 'vitest'
import { classOf, classScale, type ScaleChoice } from './class-scale.ts'
import { shadeOf } from './shade.ts'

const choice: ScaleChoice = { method: 'QUANTILE', classes: 5, scheme: 'sea', reversed: false }
const deviations = { ...choice, method: 'STANDARD_DEVIATION', scheme: 'balance' } as const

describe('the classes of a map', () => {
  it('keep zero out of the classes, in one of its own', () => {
    const { breaks, values } = classScale([0, 0, 10, 20, 30, 40, 50], choice)
    expect(values).toEqual([10, 20, 30, 40, 50])
    expect(classOf(0, breaks)).toBe(0)
    expect(classOf(10, breaks)).toBe(1)
    expect(classOf(50, breaks)).toBe(5)
    expect(classScale([0, 0], choice).breaks).toEqual([])
  })

  it('are as many as there are bounds, whatever the method gives', () => {
    const skewed = Array.from({ length: 60 }, (_, index) => 2 ** (index / 6))
    for (const method of [
      'QUANTILE',
      'EQUAL_INTERVAL',
      'FISHER_JENKS',
      'STANDARD_DEVIATION',
      'PRETTY',
      'HEAD_TAIL',
    ] as const) {
      const { breaks, colours, values } = classScale(skewed, { ...choice, method })
      expect(colours.classes).toBe(breaks.length)
      for (const value of values) {
        expect(classOf(value, breaks)).toBeGreaterThanOrEqual(1)
        expect(classOf(value, breaks)).toBeLessThanOrEqual(breaks.length)
      }
    }
  })

  it('know which lie below and above the mean, and give two sides to those alone that have a middle', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9]
    const even = classScale(values, { ...deviations, classes: 4 })
    expect(even.colours.below + even.colours.above).toBe(even.breaks.length)
    const odd = classScale(values, deviations)
    expect(odd.colours.below + odd.colours.above).toBe(odd.breaks.length - 1)
    expect(odd.colours.scheme).toBe('balance')
    expect(classScale(values, { ...choice, scheme: 'balance' }).colours.scheme).toBe('sea')
  })

  it('never give a colour to a count without a number', () => {
    for (const kind of ['WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const)
      expect(shadeOf({ kind, value: 3, low: 1, high: 5 }, [1, 2])).toEqual({ kind })
    expect(shadeOf({ kind: 'RANGE', low: null, high: null }, [1, 2])).toEqual({ kind: 'NO_DATA' })
    expect(shadeOf({ kind: 'EXACT', value: 0 }, [1, 2])).toEqual({ kind: 'STEP', step: 0 })
  })

  it('give a rounded count the colour of its number, and a range that of its middle with a mark', () => {
    const breaks = [5, 20, 40, 60, 80]
    expect(shadeOf({ kind: 'ROUNDED', value: 25 }, breaks)).toEqual({ kind: 'STEP', step: 2 })
    expect(shadeOf({ kind: 'RANGE', low: 20, high: 65 }, breaks)).toEqual({ kind: 'RANGE', step: 3 })
  })
})
