import { describe, expect, test } from 'vitest'
import { kernelDensity } from './kernel-density.ts'

describe('kernel density', () => {
  test('of one point is the normal surface of two dimensions', () => {
    const density = kernelDensity([{ x: 100, y: 200, weight: 3 }], 1000)
    expect(density(100, 200)).toBeCloseTo(3 / (2 * Math.PI * 1e6), 12)
    // one bandwidth away: exp(−1/2)
    expect(density(1100, 200) / density(100, 200)).toBeCloseTo(Math.exp(-0.5), 10)
    expect(density(100, 200 - 2000) / density(100, 200)).toBeCloseTo(Math.exp(-2), 10)
    expect(density(100, 5000)).toBe(0)
  })

  test('spreads every point once over the plane, and adds what lies together', () => {
    const points = [
      { x: 0, y: 0, weight: 2 },
      { x: 700, y: -300, weight: 5 },
      { x: -4000, y: 1500, weight: 1 },
    ]
    const density = kernelDensity(points, 500)
    let mass = 0
    for (let x = -8000; x <= 5000; x += 100) for (let y = -5000; y <= 5000; y += 100) mass += density(x, y) * 100 * 100
    expect(mass).toBeCloseTo(8, 2)
    const apart = points.reduce((sum, point) => sum + kernelDensity([point], 500)(300, 100), 0)
    expect(density(300, 100)).toBeCloseTo(apart, 14)
  })

  test('is nothing without points, and refuses a bandwidth that is none', () => {
    expect(kernelDensity([], 1000)(0, 0)).toBe(0)
    for (const bandwidth of [0, -1, Number.NaN]) expect(() => kernelDensity([], bandwidth)).toThrow(RangeError)
  })
})
