import { describe, expect, it } from 'vitest'
import { averageOf, type Bounded, differenceOf, sumOf } from './difference.ts'
import { type Count, countKinds, exact, silent } from './figure.ts'
import { intervalOf, type Telling } from './rounding.ts'

const counts: Telling = { measure: 'COUNT', threshold: 5 }
const rounded = (value: number): Count => ({ kind: 'ROUNDED', value, low: null, high: null })
const range = (low: number, high: number): Count => ({ kind: 'RANGE', value: null, low, high })
const bounded = (count: Count, telling = counts): Bounded => ({
  kind: count.kind,
  interval: intervalOf(count, telling),
})
const width = ({ interval }: Bounded) => (interval ? interval.high - interval.low : Number.NaN)

describe('what a told figure leaves open', () => {
  it.each([
    [rounded(20), counts, { low: 18, high: 22 }],
    [rounded(5), counts, { low: 5, high: 7 }],
    [rounded(0), { measure: 'SUM', threshold: 0 }, { low: 0, high: 2 }],
    [exact(3), counts, { low: 3, high: 3 }],
    [range(5, 40), counts, { low: 5, high: 40 }],
    [rounded(50), { measure: 'SHARE', threshold: 5, base: rounded(200) }, { low: 49.5, high: 50.5 }],
    [rounded(50), { measure: 'SHARE', threshold: 5, base: rounded(40) }, { low: 47.5, high: 52.5 }],
    // without its base a share may be of the coarser step
    [rounded(100), { measure: 'SHARE', threshold: 5, base: silent('WITHHELD') }, { low: 97.5, high: 100 }],
    [rounded(3.5), { measure: 'MEDIAN', threshold: 5 }, { low: 3.25, high: 3.75 }],
    [silent('WITHHELD'), counts, undefined],
  ] as const)('%o', (count, telling, interval) => {
    expect(intervalOf(count, telling)).toEqual(interval)
  })
})

describe('the difference of two typed figures', () => {
  it('is exact when both are', () => {
    expect(differenceOf(bounded(exact(12)), bounded(exact(8)))).toEqual({ absolute: exact(4), percent: exact(50) })
    expect(differenceOf(bounded(exact(8)), bounded(exact(12))).percent).toEqual(exact(-33.33))
  })

  it('is a range as soon as one side is rounded, as wide as both sides together', () => {
    const [now, before] = [bounded(rounded(40)), bounded(rounded(20))]
    const { absolute, percent } = differenceOf(now, before)
    expect(absolute).toEqual(range(16, 24))
    // 38 of 22 at the least, 42 of 18 at the most; cut outwards
    expect(percent).toEqual(range(72.72, 133.34))
    expect((absolute.high ?? 0) - (absolute.low ?? 0)).toBe(width(now) + width(before))
    expect(differenceOf(now, bounded(exact(20))).absolute).toEqual(range(18, 22))
  })

  it('of the same rounded number twice is not nothing', () => {
    expect(differenceOf(bounded(rounded(25)), bounded(rounded(25))).absolute).toEqual(range(-4, 4))
  })

  it('never claims more than every pair of true numbers allows', () => {
    for (let a = 5; a <= 30; a++)
      for (let b = 5; b <= 30; b++) {
        const told = (true_: number) => bounded(rounded(Math.round(true_ / 5) * 5))
        const { absolute, percent } = differenceOf(told(a), told(b))
        expect(absolute.low).toBeLessThanOrEqual(a - b)
        expect(absolute.high).toBeGreaterThanOrEqual(a - b)
        expect(percent.low).toBeLessThanOrEqual((a / b - 1) * 100 + 1e-9)
        expect(percent.high).toBeGreaterThanOrEqual((a / b - 1) * 100 - 1e-9)
      }
  })

  it('tells nothing where either side tells nothing, and withheld weighs most', () => {
    for (const kind of ['WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const) {
      expect(differenceOf(bounded(silent(kind)), bounded(exact(4)))).toEqual({
        absolute: silent(kind),
        percent: silent(kind),
      })
      expect(differenceOf(bounded(exact(4)), bounded(silent(kind))).absolute).toEqual(silent(kind))
    }
    expect(differenceOf(bounded(silent('NO_DATA')), bounded(silent('WITHHELD'))).absolute.kind).toBe('WITHHELD')
    expect(countKinds).toHaveLength(6)
  })

  it('has no percent where the earlier figure may be zero', () => {
    expect(differenceOf(bounded(exact(4)), bounded(exact(0)))).toEqual({
      absolute: exact(4),
      percent: silent('NO_DATA'),
    })
    const maybe = bounded(range(0, 3))
    expect(differenceOf(bounded(exact(4)), maybe)).toEqual({ absolute: range(1, 4), percent: silent('NO_DATA') })
  })

  it('leaves no dust of floating point', () => {
    expect(differenceOf(bounded(exact(0.3)), bounded(exact(0.1))).absolute).toEqual(exact(0.2))
    expect(differenceOf(bounded(range(0.3, 0.3)), bounded(exact(0.1))).absolute).toEqual(range(0.2, 0.2))
  })
})

describe('the sum of typed figures', () => {
  it('is exact of exact ones, a range with a rounded one, and silent with a silent one', () => {
    expect(sumOf([bounded(exact(3)), bounded(exact(4))])).toEqual(exact(7))
    expect(sumOf([bounded(exact(3)), bounded(rounded(20))])).toEqual(range(21, 25))
    expect(sumOf([bounded(exact(3)), bounded(silent('NOT_REPORTED')), bounded(silent('WITHHELD'))])).toEqual(
      silent('WITHHELD'),
    )
    expect(sumOf([])).toEqual(silent('NO_DATA'))
  })
})

describe('the mean of typed figures', () => {
  it('is a range with a rounded one, and silent with a silent one', () => {
    expect(averageOf([exact(3), exact(4), exact(8)].map((count) => bounded(count))).count).toEqual(exact(5))
    const mixed = averageOf([bounded(exact(3)), bounded(rounded(20)), bounded(range(7, 9))])
    expect(mixed.count).toEqual(range(9.33, 11.34))
    expect(mixed.bounded).toEqual({ kind: 'RANGE', interval: { low: 28 / 3, high: 34 / 3 } })
    expect(averageOf([bounded(exact(3)), bounded(silent('WITHHELD'))])).toEqual({
      count: silent('WITHHELD'),
      bounded: { kind: 'WITHHELD', interval: undefined },
    })
  })
})
