import { describe, expect, it } from 'vitest'
import { adjustedP } from './false-discovery.ts'
import { localGiStar } from './getis-ord.ts'
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
