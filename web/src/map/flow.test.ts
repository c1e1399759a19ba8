import { describe, expect, it } from 'vitest'
import {
  bearingTo,
  flowAnchor,
  flowClasses,
  flowCurve,
  flowFrames,
  flowTargets,
  flowWidth,
  isFlowTarget,
} from './flow.ts'

const bases = ['BEFORE_2025_07', 'SINCE_2025_07'] as const
const targets = Object.keys(flowTargets).filter(isFlowTarget)
const last = <T>(list: readonly T[]): T => list.at(-1) as T

describe('the line towards a country', () => {
  it('knows the bearings of the compass, and one that is published', () => {
    expect(bearingTo([0, 0], [0, 10])).toBeCloseTo(0, 6)
    expect(bearingTo([0, 0], [10, 0])).toBeCloseTo(90, 6)
    expect(bearingTo([0, 0], [0, -10])).toBeCloseTo(180, 6)
    expect(bearingTo([0, 0], [-10, 0])).toBeCloseTo(270, 6)
    // Los Angeles to New York, 1.150035 radians in the formulary.
    expect(bearingTo([-118.4, 33.95], [-73.783333, 40.633333])).toBeCloseTo((1.150035 * 180) / Math.PI, 2)
  })

  it.each(bases)('ends on the ring at the true bearing, and its last stretch runs along it (%s)', (basis) => {
    const { centre, reach } = flowFrames[basis]
    for (const target of targets) {
      const { bearing, line, end } = flowCurve(basis, target)
      expect(bearing).toBeCloseTo(bearingTo(centre, flowTargets[target]), 9)
      expect(Math.abs(bearingTo(centre, end) - bearing)).toBeLessThan(0.5)
      expect(((end[0] - centre[0]) / reach[0]) ** 2 + ((end[1] - centre[1]) / reach[1]) ** 2).toBeCloseTo(1, 9)
      expect(last(line)).toEqual(end)
      expect(Math.abs(bearingTo(line.at(-2) as typeof end, end) - bearing)).toBeLessThan(3)
    }
  })

  it('bows to one side, and starts from no unit: beside the middle of the province', () => {
    for (const target of targets) {
      const { bearing, line } = flowCurve('BEFORE_2025_07', target)
      const { centre } = flowFrames.BEFORE_2025_07
      const [first, middle] = [line[0], line[8]]
      if (!first || !middle) throw new Error('The line has no places.')
      expect(Math.hypot(first[0] - centre[0], first[1] - centre[1])).toBeGreaterThan(0.03)
      const aside = bearingTo(centre, middle) - bearing
      expect(aside).toBeGreaterThan(2)
      expect(aside).toBeLessThan(40)
    }
  })

  it('is as wide as the class of its figure', () => {
    expect([0, 11, 24, 25, 49, 50, 99, 100, 4000].map(flowWidth)).toEqual([3, 3, 3, 4.5, 4.5, 6.5, 6.5, 9, 9])
    const widths = flowClasses.map(({ width }) => width)
    expect(widths).toEqual([...widths].sort((a, b) => a - b))
  })

  it('puts its words beyond its end', () => {
    expect([23, 187, 226, 264, 280, 80, 100].map(flowAnchor)).toEqual([
      'bottom',
      'top',
      'top',
      'top-left',
      'bottom-left',
      'bottom-right',
      'top-right',
    ])
  })

  it('gives no direction to what has none', () => {
    expect(['DOMESTIC', 'OTHER', 'UNKNOWN', 'toString'].filter(isFlowTarget)).toEqual([])
    expect(targets).toEqual(['CHINA', 'CAMBODIA', 'LAOS', 'MYANMAR'])
  })
})
