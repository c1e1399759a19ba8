import { describe, expect, it } from 'vitest'
import { adjustedP } from './false-discovery.ts'
import { localGiStar } from './getis-ord.ts'
import { findHotspots } from './hotspot.ts'
import { twoSidedP } from './normal.ts'

// Six points, neighbours within distance 15, and the published z of Gi* with binary weights: pysal/esda 11450be,
// esda/getisord.py and esda/tests/test_getisord.py (BSD-3). The two-sided p follow from the closed form.
const six = {
  values: [2, 3, 3.2, 5, 8, 7],
  neighbours: [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]],
  z: [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331],
  p: [0.16233051, 0.77244546, 0.51527268, 0.77244546, 0.21700887, 0.04294512],
}

describe('local Gi*', () => {
  it('gives the published z of six points', () => {
    localGiStar(six.values, six.neighbours).forEach((z, index) => {
      expect(z).toBeCloseTo(six.z[index] ?? Number.NaN, 5)
    })
  })

  it('gives the two-sided p of these z', () => {
    six.z.forEach((z, index) => {
      expect(twoSidedP(z)).toBeCloseTo(six.p[index] ?? Number.NaN, 5)
    })
  })

  it('says nothing where all values are alike or everything is a neighbour', () => {
    expect(localGiStar([4, 4, 4], [[1], [0, 2], [1]])).toEqual([null, null, null])
    expect(
      localGiStar(
        [1, 2, 3],
        [
          [1, 2],
          [0, 2],
          [0, 1],
        ],
      ),
    ).toEqual([null, null, null])
  })
})

describe('the normal distribution', () => {
  it('meets the table at common points and stays accurate in the tail', () => {
    expect(twoSidedP(0)).toBe(1)
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 12)
    expect(twoSidedP(-2.5758293035489)).toBeCloseTo(0.01, 12)
    expect(twoSidedP(6) / 1.973175290075396e-9).toBeCloseTo(1, 9)
  })
})

describe('adjusted p', () => {
  it('follows Benjamini and Hochberg and keeps the order of the input', () => {
    // by hand: 4 tests; p(4)=0.5 → 0.5; p(3)=0.03 → 0.04; p(2)=0.02 → 0.04; p(1)=0.001 → 0.004
    expect(adjustedP([0.02, 0.001, 0.5, 0.03]).map((q) => Number(q.toFixed(6)))).toEqual([0.04, 0.004, 0.5, 0.04])
  })

  it('does not count what was not judged as a test', () => {
    expect(adjustedP([0.02, null, 0.001, null])).toEqual([0.02, null, 0.002, null])
    expect(adjustedP([null])).toEqual([null])
  })
})

/** Neighbour lists of a grid whose places touch at sides and corners. */
function grid(width: number, height: number): number[][] {
  return Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return Array.from({ length: width * height }, (_, other) => other).filter(
      (other) => other !== at && Math.abs((other % width) - x) <= 1 && Math.abs(Math.floor(other / width) - y) <= 1,
    )
  })
}

describe('hotspots', () => {
  it('finds a block of high values and leaves the rest alone', () => {
    const values = Array.from({ length: 100 }, (_, at) => (at % 10 < 3 && at < 30 ? 30 + (at % 3) : 10 + (at % 3)))
    const spots = findHotspots(values, grid(10, 10))
    expect(spots[11]?.class).toBe('HOT_99')
    expect(spots[77]?.class).toBe('NOT_SIGNIFICANT')
  })

  it('leaves withheld places out of every sum and says so', () => {
    const values: (number | null)[] = Array.from({ length: 25 }, (_, at) => at)
    values[12] = null
    const spots = findHotspots(values, grid(5, 5))
    expect(spots[12]).toEqual({ class: 'NOT_ENOUGH_DATA', z: null, p: null, q: null })
    expect(spots[6]?.z).not.toBeNull()
  })

  it('judges nothing with fewer than eight places, and no place with fewer than three neighbours', () => {
    expect(findHotspots([1, 2, 3, 4, 5, 6, 9], grid(7, 1)).every((spot) => spot.class === 'NOT_ENOUGH_DATA')).toBe(true)
    expect(findHotspots([1, 2, 3, 4, 5, 6, 9, 12], grid(8, 1)).every((spot) => spot.class === 'NOT_ENOUGH_DATA')).toBe(
      true,
    )
  })
})
