import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { areaKm2, isUnionOf, partitionFaults } from './topology.ts'

describe('the checks of a partition', () => {
  const area = (...corners: [number, number][]): Geometry => ({
    type: 'Polygon',
    coordinates: [[...corners, corners[0] as [number, number]]],
  })
  const square = (x: number, y: number, size = 0.01): Geometry =>
    area([x, y], [x + size, y], [x + size, y + size], [x, y + size])
  const faults = (...shapes: Geometry[]) =>
    partitionFaults(shapes.map((geometry, index) => ({ code: `unit ${index}`, geometry })))

  it('accept squares side by side', () => {
    expect(faults(square(106, 21), square(106.01, 21))).toEqual([])
  })

  it('see units that cross, lie on each other, lie apart or touch in the middle of a border', () => {
    const first = square(106, 21)
    expect(faults(first, square(106.005, 21.005)).join()).toContain('meet outside their ends')
    expect(faults(first, first).join()).toContain('both lie left of segment')
    expect(faults(first, square(106.02, 21)).join()).toContain('beside the outer border')
    expect(faults(first, square(106.01, 21, 0.005)).join()).toContain('meet outside their ends')
  })

  it('see a gap and an overlap between borders that share their ends but cross nowhere', () => {
    const bulging = (x: number) => area([106.01, 21], [106.02, 21], [106.02, 21.01], [106.01, 21.01], [x, 21.005])
    expect(faults(square(106, 21), bulging(106.012))).not.toEqual([])
    expect(faults(square(106, 21), bulging(106.008))).not.toEqual([])
  })

  it('see a ring that crosses itself', () => {
    expect(faults(area([106, 21], [106.01, 21.01], [106.01, 21], [106, 21.01])).join()).toContain('meet outside')
  })

  it('know a union by its border, whatever vertex its ring begins at', () => {
    const whole = area([106.01, 21], [106.02, 21], [106.02, 21.01], [106.01, 21.01], [106, 21.01], [106, 21])
    expect(isUnionOf(whole, [square(106, 21), square(106.01, 21)])).toBe(true)
    expect(isUnionOf(whole, [square(106, 21)])).toBe(false)
  })

  it('measure area on the ellipsoid', () => {
    // 0.01° × 0.01° at 21° north: 1.0397 km east–west by 1.1072 km north–south.
    expect(areaKm2(square(106, 21))).toBeCloseTo(1.1511, 3)
  })
})
