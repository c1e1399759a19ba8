import { describe, expect, it } from 'vitest'
import { type ClassMethod, classBreaks, classIndex, classify, classMethods } from './classify.ts'

// Employment per square kilometre of the 58 counties of California, and the classes of pysal/mapclassify e8d0550,
// mapclassify/tests/test_mapclassify.py and mapclassify/datasets/calemp (BSD-3).
const density = [
  329.92, 0.42, 5.9, 14.03, 2.78, 1.34, 181.27, 1.65, 10.03, 16.7, 1.32, 3.99, 3.16, 0.22, 8.7, 6.56, 3.27, 0.33, 370.5,
  4.51, 75.29, 0.99, 2.74, 8.68, 0.14, 0.92, 12.63, 28.7, 12.02, 722.85, 36.68, 0.74, 29.82, 192.05, 3.38, 11.15,
  110.74, 4111.45, 49.47, 10.33, 317.11, 20.47, 264.93, 66.26, 5.39, 0.13, 0.61, 50.65, 40.48, 36.67, 13.09, 1.81, 0.2,
  7.6, 2.51, 57.26, 24.32, 6.97,
]

interface Published {
  readonly method: ClassMethod
  readonly classes: number
  readonly upper: readonly number[]
  readonly counts: readonly number[]
}
const published: readonly Published[] = [
  { method: 'FISHER_JENKS', classes: 5, upper: [75.29, 192.05, 370.5, 722.85, 4111.45], counts: [49, 3, 4, 1, 1] },
  { method: 'QUANTILE', classes: 5, upper: [1.464, 5.798, 13.278, 54.616, 4111.45], counts: [12, 11, 12, 11, 12] },
  {
    method: 'EQUAL_INTERVAL',
    classes: 5,
    upper: [822.394, 1644.658, 2466.922, 3289.186, 4111.45],
    counts: [57, 0, 0, 0, 1],
  },
  {
    method: 'STANDARD_DEVIATION',
    classes: 5,
    upper: [-967.36235382, -420.71712519, 672.57333208, 1219.21856072, 4111.45],
    counts: [0, 0, 56, 1, 1],
  },
  {
    method: 'PERCENTILE',
    classes: 6,
    upper: [0.1357, 0.553, 9.365, 213.914, 2179.948, 4111.45],
    counts: [1, 5, 23, 23, 5, 1],
  },
  {
    method: 'MAXIMUM_BREAKS',
    classes: 5,
    upper: [146.005, 228.49, 546.675, 2417.15, 4111.45],
    counts: [50, 2, 4, 1, 1],
  },
  {
    method: 'BOX_PLOT',
    classes: 6,
    upper: [-52.87625, 2.5675, 9.365, 39.53, 94.97375, 4111.45],
    counts: [0, 15, 14, 14, 6, 9],
  },
]

describe('the published classes of 58 counties', () => {
  it.each(published)('$method', ({ method, classes, upper, counts }) => {
    const found = classify(density, { method, classes })
    expect(found.upper).toHaveLength(upper.length)
    found.upper.forEach((bound, at) => {
      expect(bound).toBeCloseTo(upper[at] ?? Number.NaN, 5)
    })
    expect(found.counts).toEqual(counts)
    expect(found.reason).toBeNull()
  })

  it('HEAD_TAIL of the inverse squares', () => {
    const values = Array.from({ length: 999 }, (_, at) => (at + 1) ** -2)
    expect(classify(values, { method: 'HEAD_TAIL', classes: 20 }).counts).toEqual([975, 21, 2, 1])
    expect(classify(values, { method: 'HEAD_TAIL', classes: 3 }).counts).toEqual([975, 21, 3])
  })

  // Of the same source: find_bin, and the optimum of an independent dynamic programme.
  it('FISHER_JENKS finds the optimum for other numbers of classes, and the class of any value', () => {
    const upper = (classes: number) => classify(density, { method: 'FISHER_JENKS', classes }).upper
    expect(upper(2)).toEqual([722.85, 4111.45])
    expect(upper(4)).toEqual([110.74, 370.5, 722.85, 4111.45])
    expect(upper(7)).toEqual([29.82, 110.74, 192.05, 264.93, 370.5, 722.85, 4111.45])
    expect(upper(9)).toEqual([16.7, 40.48, 75.29, 110.74, 192.05, 264.93, 370.5, 722.85, 4111.45])
    const asked = [0, 1, 3, 5, 50, 70, 101, 202, 390, 505, 800, 5000, 5001]
    expect(asked.map((value) => classIndex(value, upper(5)))).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 4, 4, 4])
    expect(asked.map((value) => classIndex(value, upper(9)))).toEqual([0, 0, 0, 0, 2, 2, 3, 5, 7, 7, 8, 8, 8])
  })
})

describe('the bounds of a map', () => {
  const classOf = (value: number, breaks: readonly number[]) => breaks.findLastIndex((bound) => value >= bound)
  const samples: Record<string, readonly number[]> = {
    density,
    whole: [31, 33, 35, 52, 60, 67, 73, 79, 20, 40, 60, 80, 100, 0],
    ties: [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 9],
    negative: [-1.5, -0.4, 0, 0.1, 0.3, 2.7],
    close: [1.00001, 1.00002, 1.00003, 1.00004, 1.00007],
  }
  for (const method of classMethods)
    it.each(Object.entries(samples))(`${method} put every value in the class it belongs to: %s`, (_, values) => {
      for (const classes of [1, 2, 3, 5, 8]) {
        const { upper, lower, counts } = classify(values, { method, classes })
        for (const value of values) expect(classOf(value, lower)).toBe(classIndex(value, upper))
        const breaks = classBreaks(values, { method, classes })
        const sizes = breaks.map((_bound, at) => values.filter((value) => classOf(value, breaks) === at).length)
        expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b))
        expect(sizes.filter((size) => size > 0)).toEqual(counts.filter((count) => count > 0))
        expect([sizes[0], sizes.at(-1)]).not.toContain(0)
      }
    })

  it('are round where no value moves', () => {
    expect(classBreaks(density, { method: 'EQUAL_INTERVAL', classes: 5 })).toEqual([0.13, 822, 1640, 2470, 3290])
    expect(classBreaks(samples.whole ?? [], { method: 'QUANTILE', classes: 4 })).toEqual([0, 34, 56, 72])
    expect(classBreaks([12, 20, 34, 40, 47], { method: 'PRETTY', classes: 4 })).toEqual([10, 20, 30, 40])
    expect(classBreaks([0.1, 0.2, 0.3, 0.4], { method: 'PRETTY', classes: 3 })).toEqual([0.1, 0.2, 0.3])
  })
})

describe('what cannot be divided', () => {
  it('is said', () => {
    const options = { method: 'QUANTILE', classes: 5 } as const
    expect(classify([null, null], options)).toEqual({ lower: [], upper: [], counts: [], reason: 'NO_VALUES' })
    expect(classify([7, null, 7], options)).toEqual({ lower: [7], upper: [7], counts: [2], reason: 'ALL_EQUAL' })
    expect(classify([1, 1, 1, 1, 1, 1, 1, 2], options).reason).toBe('TIES')
    for (const method of classMethods) expect(classBreaks([null, 7, 7], { method, classes: 5 })).toEqual([7])
    for (const method of classMethods) expect(classBreaks([], { method, classes: 5 })).toEqual([])
  })

  it('withheld and missing values take no part', () => {
    for (const method of classMethods)
      expect(classify([...density, null, Number.NaN], { method, classes: 5 })).toEqual(
        classify(density, { method, classes: 5 }),
      )
  })

  it('equal values are never divided', () => {
    expect(classify([1, 2, 2, 2, 2, 9], { method: 'FISHER_JENKS', classes: 3 }).upper).toEqual([1, 2, 9])
  })

  it('is refused when the number of classes is none', () => {
    expect(() => classify([1, 2], { method: 'QUANTILE', classes: 0 })).toThrow('classes: 0')
    expect(() => classify([1, 2], { method: 'QUANTILE', classes: 2.5 })).toThrow('classes: 2.5')
  })
})
