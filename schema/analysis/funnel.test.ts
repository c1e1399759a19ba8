import { describe, expect, test } from 'vitest'
import { type FunnelPlace, funnelLimit, funnelLimits, hasMoved, judgeByFunnel } from './funnel.ts'

const exactly = (value: number, size: number): FunnelPlace => ({ seen: { low: value, high: value }, size })

/** A small generator of its own, so that a test draws the same numbers every time (mulberry32). */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
function poisson(mean: number, draw: () => number): number {
  let count = 0
  for (let left = Math.exp(-mean), product = draw(); product > left; product *= draw()) count++
  return count
}

describe('a funnel', () => {
  test('calls a large place different and a small one of the same rate not', () => {
    const like = Array.from({ length: 8 }, (_, k) => exactly(98 + (k % 5), 100_000))
    const { standings } = judgeByFunnel('RATE', [...like, exactly(600, 300_000), exactly(10, 5000)])
    expect(standings.slice(8)).toEqual(['MUCH_HIGHER', 'AS_EXPECTED'])
    expect(new Set(standings.slice(0, 8))).not.toContain('HIGHER')
  })

  test('judges a range by the number nearest to what is expected', () => {
    const like = Array.from({ length: 30 }, () => exactly(100, 100_000))
    const wide: FunnelPlace = { seen: { low: 105, high: 200 }, size: 100_000 }
    const { standings } = judgeByFunnel('RATE', [...like, wide, exactly(180, 100_000)])
    expect(standings.slice(30)).toEqual(['AS_EXPECTED', 'MUCH_HIGHER'])
  })

  test('gives false alarms as often as its limits say, and no more', () => {
    const draw = draws(138)
    let beyond = 0
    let far = 0
    const turns = 400
    for (let turn = 0; turn < turns; turn++) {
      const places = Array.from({ length: 20 }, (_, k) => exactly(poisson(20 + 3 * k, draw), 1000 * (20 + 3 * k)))
      const { standings } = judgeByFunnel('RATE', places)
      beyond += standings.filter((one) => one !== 'AS_EXPECTED').length
      far += standings.filter((one) => one.startsWith('MUCH')).length
    }
    // 5 % and 0.2 % of 8,000; widening by overdispersion can only lower them
    expect(beyond / (turns * 20)).toBeGreaterThan(0.02)
    expect(beyond / (turns * 20)).toBeLessThan(0.055)
    expect(far / (turns * 20)).toBeLessThan(0.004)
  })

  test('widens its limits where all places scatter more than chance', () => {
    const places = [60, 150, 80, 130, 70, 140, 90, 120, 65, 145].map((count) => exactly(count, 100_000))
    const { standings, yardstick } = judgeByFunnel('RATE', places)
    expect(yardstick?.overdispersion).toBeGreaterThan(5)
    expect(standings.filter((one) => one.startsWith('MUCH'))).toEqual([])
  })

  test('judges shares by how many records they rest on', () => {
    const like = Array.from({ length: 30 }, () => exactly(0.9, 400))
    const { standings, yardstick } = judgeByFunnel('SHARE', [
      ...like,
      exactly(0.7, 300),
      exactly(0.8, 60),
      exactly(0.7, 3),
    ])
    expect(standings.slice(30)).toEqual(['MUCH_LOWER', 'LOWER', 'NOT_JUDGED'])
    expect(yardstick?.kind).toBe('SHARE')
  })

  test('judges nothing where too little is told', () => {
    expect(judgeByFunnel('RATE', [exactly(4, 10), null, exactly(5, 10)])).toEqual({
      standings: ['NOT_JUDGED', 'NOT_JUDGED', 'NOT_JUDGED'],
      yardstick: null,
    })
    expect(judgeByFunnel('RATE', [exactly(0, 10), exactly(0, 10), exactly(0, 10)]).yardstick).toBeNull()
    expect(judgeByFunnel('SHARE', [exactly(1, 10), exactly(1, 10), exactly(1, 10)]).yardstick).toBeNull()
  })

  test('draws its lines where the standing changes', () => {
    const yardstick = { kind: 'RATE', reference: 0.001, overdispersion: 1, judged: 9 } as const
    const { high } = funnelLimit(yardstick, 100_000, funnelLimits.inner)
    const like = Array.from({ length: 200 }, () => exactly(100, 100_000))
    const at = (count: number) => judgeByFunnel('RATE', [...like, exactly(count, 100_000)]).standings[200]
    expect(at(Math.ceil(high * 100_000) + 1)).toBe('HIGHER')
    expect(at(Math.floor(high * 100_000) - 1)).toBe('AS_EXPECTED')
    const share = funnelLimit({ kind: 'SHARE', reference: 0.98, overdispersion: 1, judged: 9 }, 20, funnelLimits.outer)
    expect(share.high).toBe(1)
    expect(share.low).toBeLessThan(0.9)
  })
})

describe('a move between two periods', () => {
  test('is told from chance', () => {
    expect(hasMoved('RATE', exactly(140, 100_000), exactly(100, 100_000))).toBe(true)
    expect(hasMoved('RATE', exactly(110, 100_000), exactly(100, 100_000))).toBe(false)
    expect(hasMoved('RATE', exactly(14, 100_000), exactly(10, 100_000))).toBe(false)
    expect(hasMoved('SHARE', exactly(0.95, 400), exactly(0.85, 400))).toBe(true)
    expect(hasMoved('SHARE', exactly(0.95, 20), exactly(0.85, 20))).toBe(false)
  })

  test('is not told where the ranges reach into each other', () => {
    const now = { seen: { low: 100, high: 180 }, size: 100_000 }
    expect(hasMoved('RATE', now, exactly(110, 100_000))).toBe(false)
  })
})
