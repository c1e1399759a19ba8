import { describe, expect, it } from 'vitest'
import { classBreaks, classOf, shadeOf, stepOf } from './class-break.ts'

describe('classes of a map', () => {
  it('hold about as many values each', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1)
    const breaks = classBreaks(values)
    expect(breaks).toHaveLength(5)
    const sizes = [1, 2, 3, 4, 5].map((step) => values.filter((value) => classOf(value, breaks) === step).length)
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(18)
  })

  it('keep the least value in the lowest class and zero in a class of its own', () => {
    const breaks = classBreaks([0, 0, 10.4567, 20, 30, 40, 50])
    expect(classOf(10.4567, breaks)).toBe(1)
    expect(classOf(0, breaks)).toBe(0)
    expect(classOf(50, breaks)).toBe(5)
  })

  it('have whole bounds for whole numbers, without moving any number to another class', () => {
    const values = [31, 33, 35, 52, 60, 67, 73, 79]
    const breaks = classBreaks(values)
    expect(breaks.every(Number.isInteger)).toBe(true)
    expect(values.map((value) => classOf(value, breaks))).toEqual([1, 1, 2, 3, 3, 4, 5, 5])
  })

  it('need no second colour when all values are equal', () => {
    expect(classBreaks([7, 7, 7])).toEqual([7])
    expect(classOf(7, [7])).toBe(3)
    expect(classBreaks([0, 0])).toEqual([])
  })

  it('spread few classes over the whole scale', () => {
    expect([0, 1, 2].map((index) => stepOf(index, 3))).toEqual([1, 3, 5])
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
