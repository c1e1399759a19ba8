import { describe, expect, it } from 'vitest'
import { distanceBand } from './distance-band.ts'
import { expectClose } from './fixture/close.ts'
import * as columbus from './fixture/columbus.ts'
import * as grid from './fixture/getis-ord-grid.ts'
import * as sids from './fixture/sids.ts'
import * as stl from './fixture/stl.ts'
import { localG } from './getis-ord.ts'
import { neighboursFromLists } from './neighbours.ts'

// Six points and all their figures: pysal/esda 11450be, esda/getisord.py and esda/tests/test_getisord.py (BSD-3). With row-standardised weights
// esda divides by another variance; the z of the 1995 form is the same as with binary ones.
const six = {
  points: { x: [10, 20, 40, 15, 30, 30], y: [10, 10, 10, 20, 20, 30] },
  values: [2, 3, 3.2, 5, 8, 7],
  gi: [-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941],
  giG: [0.30534351, 0.5952381, 0.32, 0.56034483, 0.9009901, 0.37735849],
  giP: [0.31073886, 0.96521058, 0.18831269, 0.75342477, 0.24860684, 0.07534813],
  giVariance: [0.00871977, 0.01191988, 0.00832, 0.01593639, 0.00766199, 0.0099466],
  giStar: [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331],
  giStarG: [0.35460993, 0.63829787, 0.39716312, 0.63829787, 0.92907801, 0.53191489],
  giRowG: [0.15267176, 0.1984127, 0.32, 0.18678161, 0.22524752, 0.37735849],
  giStarRowG: [0.11820331, 0.15957447, 0.19858156, 0.15957447, 0.1858156, 0.26595745],
}
const printed = { relative: 0, absolute: 6e-9 }

describe('local Gi and Gi*', () => {
  const near = distanceBand(six.points, 15)

  it('give the published figures of six points', () => {
    const gi = localG(six.values, near, { star: false })
    expectClose(gi.z, six.gi, printed)
    expectClose(gi.p, six.giP, printed)
    expectClose(gi.g, six.giG, printed)
    expectClose(gi.variance, six.giVariance, printed)
    expectClose(gi.expected, [0.4, 0.6, 0.2, 0.6, 0.8, 0.2])
    const star = localG(six.values, near, { star: true })
    expectClose(star.z, six.giStar, printed)
    expectClose(star.g, six.giStarG, printed)
  })

  it('have the same z with row-standardised weights, and the published G', () => {
    const gi = localG(six.values, near, { star: false, style: 'ROW' })
    const star = localG(six.values, near, { star: true, style: 'ROW' })
    expectClose(gi.z, six.gi, printed)
    expectClose(star.z, six.giStar, printed)
    expectClose(gi.g, six.giRowG, printed)
    expectClose(star.g, six.giStarRowG, printed)
    expectClose(star.expected, [1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6])
  })

  it.each([30, 60, 90, 120, 150] as const)('give the published figures of a grid within %d metres', (distance) => {
    const points = {
      x: grid.values.map((_, at) => 30 * (at % 16)),
      y: grid.values.map((_, at) => 30 * Math.floor(at / 16)),
    }
    const { z } = localG(grid.values, distanceBand(points, distance), { star: false })
    expectClose([z[119] ?? null], [grid.published.gi[distance]], { relative: 0, absolute: 6e-7 })
    expectClose([z[0] ?? null, z[255] ?? null], grid.computed.gi[distance])
    const star = localG(grid.values, distanceBand(points, 30), { star: true }).z
    expectClose([star[119] ?? null], [grid.published.giStar], { relative: 0, absolute: 6e-6 })
    expectClose([star[0] ?? null, star[255] ?? null], grid.computed.giStar)
  })

  it('give the figures of three maps', () => {
    const counties = neighboursFromLists(sids.neighbours)
    expectClose(localG(sids.SIDR74, counties, { star: false }).z, sids.computed.gi)
    const star = localG(sids.SIDR74, counties, { star: true })
    expectClose(star.z, sids.computed.giStar)
    expectClose(star.p, sids.computed.giStarP)
    expectClose(localG(stl.HR8893, neighboursFromLists(stl.neighbours), { star: true }).z, stl.computed.giStar)
    expectClose(
      localG(columbus.crime, neighboursFromLists(columbus.neighbours), { star: true }).z,
      columbus.computed.giStar,
    )
  })

  it('leave a place without a value out of every sum, as if it were not there', () => {
    const lists = [[1, 2], [0, 2, 4], [0, 1, 3], [2, 4], [1, 3], [4]]
    const with_ = localG([3, 5, 1, 8, 2, null], neighboursFromLists([...lists.slice(0, 4), [1, 3, 5], [4]]), {
      star: true,
    })
    const without = localG([3, 5, 1, 8, 2], neighboursFromLists(lists.slice(0, 5)), { star: true })
    expect(with_.z).toEqual([...without.z, null])
    expect(with_.reason[5]).toBe('MISSING')
  })

  it('say why a place is not judged', () => {
    const pairs = neighboursFromLists([[1], [0], [3], [2], []])
    expect(localG([1, 2, 3, 4, 5], pairs, { star: true }).reason).toEqual([null, null, null, null, 'ISLAND'])
    expect(localG([4, 4, 4, 4, null], pairs, { star: true }).reason).toEqual([
      'CONSTANT',
      'CONSTANT',
      'CONSTANT',
      'CONSTANT',
      'MISSING',
    ])
    expect(localG([1e9 + 0.1, 1e9 + 0.1, 1e9 + 0.1, 1e9 + 0.1, 1e9 + 0.1], pairs, { star: false }).reason[0]).toBe(
      'CONSTANT',
    )
    expect(localG([7, 4, 4, 4, 4], pairs, { star: false }).reason[0]).toBe('CONSTANT')
    const all = neighboursFromLists([
      [1, 2],
      [0, 2],
      [0, 1],
    ])
    expect(localG([1, 2, 3], all, { star: true }).reason).toEqual([
      'ALL_NEIGHBOURS',
      'ALL_NEIGHBOURS',
      'ALL_NEIGHBOURS',
    ])
    expect(localG([1, null, null], all, { star: true }).reason).toEqual(['TOO_FEW', 'MISSING', 'MISSING'])
    expect(localG([1, Number.NaN, Number.POSITIVE_INFINITY], all, { star: true }).reason[1]).toBe('MISSING')
  })

  it('keep their digits when values are large and differ little', () => {
    const near = neighboursFromLists(sids.neighbours)
    const lifted = localG(
      sids.SIDR74.map((value) => value + 1e8),
      near,
      { star: true },
    ).z
    expectClose(lifted, sids.computed.giStar, { relative: 1e-6, absolute: 0 })
  })

  it('refuse lists of different length', () => {
    expect(() => localG([1, 2], neighboursFromLists([[], [], []]), { star: true })).toThrow('2 values for 3 places')
  })
})
