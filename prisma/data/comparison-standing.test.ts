import { type Count, exact, silent } from '@hub/contract/figure'
import { describe, expect, test } from 'vitest'
import { standingsOf } from './comparison-standing.ts'
import type { Figure, Rate } from './figure-answer.ts'
import type { MetricRow } from './figure-catalogue.ts'

const metric = (measure: MetricRow['measure'], topic: string) =>
  ({ id: 'm', measure, topic, per_amount: 10_000, per_statistic: 'POPULATION' }) as MetricRow

const rounded = (value: number): Count => ({ kind: 'ROUNDED', value, low: null, high: null })
const range = (low: number, high: number): Count => ({ kind: 'RANGE', value: null, low, high })

function figure(value: Count, residents: number | null, more: Partial<Figure> = {}): Figure {
  const scale = (one: number | null) => (one === null || residents === null ? null : (one * 10_000) / residents)
  const rate = residents && {
    ...value,
    value: scale(value.value),
    low: scale(value.low),
    high: scale(value.high),
    per: 10_000,
    denominator: residents,
  }
  return { value, rate: rate ? (rate as unknown as Rate) : null, base: null, provisional: false, ...more } as Figure
}
const still = (now: Figure) => ({ now, before: [now] })
const alike = Array.from({ length: 20 }, () => still(figure(exact(100), 100_000)))

describe('how far units can be compared', () => {
  test('a large unit stands out where a small one of the same rate does not', () => {
    const pairs = [...alike, still(figure(exact(400), 200_000)), still(figure(exact(12), 6000))]
    const { cells, column } = standingsOf(metric('COUNT', 'TIP'), pairs)
    expect(column.method).toBe('POISSON_EXACT')
    expect(column.yardstick?.judged).toBe(22)
    expect(cells[20]).toMatchObject({ standing: 'MUCH_HIGHER', ranks: { low: 1 } })
    expect(cells[21]).toMatchObject({ standing: 'AS_EXPECTED', ranks: { low: 1, high: 22 } })
    expect(cells[20]?.interval?.low).toBeCloseTo((361.76 * 10_000) / 200_000, 1)
  })

  test('what is rounded or a range is judged by what it leaves open', () => {
    const [exactly, about] = [exact(138), rounded(140)].map(
      (value) => standingsOf(metric('COUNT', 'TIP'), [...alike, still(figure(value, 100_000))]).cells[20],
    )
    expect(exactly?.interval?.low).toBeLessThanOrEqual(about?.interval?.low ?? 0)
    expect(about?.interval?.high).toBeGreaterThan(exactly?.interval?.high ?? 0)
    const wide = standingsOf(metric('COUNT', 'TIP'), [...alike, still(figure(range(95, 300), 100_000))]).cells[20]
    expect(wide).toMatchObject({ standing: 'AS_EXPECTED', ranks: null })
  })

  test('what is withheld or provisional is neither ranked nor judged, and tells nothing', () => {
    const { cells, column } = standingsOf(metric('COUNT', 'TIP'), [
      ...alike,
      still(figure(silent('WITHHELD'), 100_000)),
      still(figure(exact(500), 100_000, { provisional: true })),
    ])
    expect(cells[20]).toEqual({
      interval: null,
      ranks: null,
      standing: 'NOT_JUDGED',
      smoothed: null,
      moved: null,
    })
    expect(cells[21]).toMatchObject({ ranks: null, standing: 'NOT_JUDGED', moved: null })
    expect(column.yardstick?.judged).toBe(20)
  })

  test('shares are judged by the records they rest on', () => {
    const share = (percent: number, records: number) => still(figure(exact(percent), null, { base: exact(records) }))
    const { cells, column } = standingsOf(metric('SHARE', 'TIP'), [
      ...Array.from({ length: 20 }, () => share(90, 400)),
      share(70, 300),
      share(75, 12),
      still(figure(exact(80), null, { base: silent('WITHHELD') })),
    ])
    expect(column.method).toBe('WILSON')
    expect(cells.slice(20).map(({ standing }) => standing)).toEqual(['MUCH_LOWER', 'NOT_JUDGED', 'NOT_JUDGED'])
    expect(cells[20]?.interval?.high).toBeLessThan(76)
  })

  test('what is planned or counted whole has no interval of chance', () => {
    const events = standingsOf(metric('COUNT', 'CAMPAIGN'), alike)
    expect(events.column).toEqual({ method: 'ROUNDING', yardstick: null })
    expect(events.cells[0]).toEqual({
      interval: null,
      ranks: { low: 1, high: 20 },
      standing: 'NOT_JUDGED',
      smoothed: null,
      moved: null,
    })
    const days = standingsOf(metric('MEDIAN', 'TIP'), [
      still(figure(rounded(2.5), null)),
      still(figure(rounded(4), null)),
    ])
    expect(days.cells.map(({ interval, ranks }) => [interval, ranks])).toEqual([
      [
        { low: 2.25, high: 2.75 },
        { low: 2, high: 2 },
      ],
      [
        { low: 3.75, high: 4.25 },
        { low: 1, high: 1 },
      ],
    ])
  })

  test('a rate of few people is drawn to that of all, and is a range where figures are rounded', () => {
    const of = (value: (count: number) => Count) =>
      standingsOf(metric('COUNT', 'TIP'), [
        ...[80, 100, 120, 140].map((count) => still(figure(value(count), 100_000))),
        still(figure(value(20), 8000)),
        still(figure(silent('WITHHELD'), 8000)),
      ]).cells.map(({ smoothed }) => smoothed)
    const [exactly, about] = [of(exact), of(rounded)]
    expect(exactly[4]?.kind).toBe('EXACT')
    // its own rate is 25 of 10,000, that of all about 11
    expect(exactly[4]?.value).toBeGreaterThan(11)
    expect(exactly[4]?.value).toBeLessThan(20)
    expect(about[4]?.kind).toBe('RANGE')
    expect(about[4]?.low).toBeLessThan(exactly[4]?.value ?? 0)
    expect(about[4]?.high).toBeGreaterThan(exactly[4]?.value ?? 0)
    expect([exactly[5], about[5]]).toEqual([null, null])
    expect(standingsOf(metric('COUNT', 'CAMPAIGN'), alike).cells[0]?.smoothed).toBeNull()
  })

  test('a move is more than chance, or not', () => {
    const move = (now: Count, ...before: Count[]) =>
      standingsOf(metric('COUNT', 'CASE'), [
        { now: figure(now, 100_000), before: before.map((count) => figure(count, 100_000)) },
      ]).cells[0]?.moved
    expect(move(exact(150), exact(100))).toBe(true)
    expect(move(exact(12), exact(8))).toBe(false)
    expect(move(rounded(130), rounded(100))).toBe(false) // it can be 128 against 102
    expect(move(exact(150), silent('WITHHELD'))).toBeNull()
    // three years together are known better than one, and one of them withheld leaves nothing to be set against
    expect(move(exact(128), exact(100))).toBe(false)
    expect(move(exact(128), exact(100), exact(100), exact(100))).toBe(true)
    expect(move(exact(150), exact(100), silent('WITHHELD'), exact(100))).toBeNull()
    expect(move(exact(150))).toBeNull()
  })
})
