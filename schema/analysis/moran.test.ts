import { describe, expect, it } from 'vitest'
import { assuncaoReis } from './assuncao-reis.ts'
import { expectClose } from './fixture/close.ts'
import * as columbus from './fixture/columbus.ts'
import * as sids from './fixture/sids.ts'
import * as stl from './fixture/stl.ts'
import { globalG } from './global-g.ts'
import { localMoran, quadrants } from './local-moran.ts'
import { type GlobalMoran, globalMoran } from './moran.ts'
import { neighboursFromLists } from './neighbours.ts'

const counties = neighboursFromLists(sids.neighbours)
const around = neighboursFromLists(stl.neighbours)
const town = neighboursFromLists(columbus.neighbours)

function found(...given: Parameters<typeof globalMoran>): GlobalMoran {
  const moran = globalMoran(...given)
  if ('reason' in moran) throw new Error(moran.reason)
  return moran
}

describe('global Moran', () => {
  it('gives the published figures of three maps', () => {
    const deaths = found(sids.SIDR74, counties)
    expectClose([deaths.i, deaths.normality.pTwoSided], [sids.published.moran.i, sids.published.moran.p])
    const { normality, randomisation } = sids.computed.moranVariance
    expectClose([deaths.normality.variance, deaths.randomisation.variance], [normality, randomisation])
    const homicides = found(stl.HR8893, around)
    expectClose([homicides.i, homicides.normality.pGreater], [stl.published.moran.i, stl.published.moran.oneSidedP])
    expectClose([homicides.randomisation.variance], [stl.computed.moranVariance.randomisation])
    const { row, binary } = columbus.published
    const crime = found(columbus.crime, town, 'ROW')
    expectClose([crime.i, crime.expected, crime.randomisation.variance], [row.i, row.expected, row.randomisation])
    expectClose([crime.normality.variance], [row.normality])
    expectClose([crime.randomisation.z, crime.normality.z], [row.z, row.zNormality], { relative: 0, absolute: 6e-5 })
    expectClose([crime.randomisation.pGreater, crime.normality.pGreater], [row.p, row.pNormality], { relative: 5e-4 })
    const plain = found(columbus.crime, town, 'BINARY')
    expectClose([plain.i, plain.randomisation.variance], [binary.i, binary.randomisation])
    expectClose([plain.randomisation.z], [binary.z], { relative: 0, absolute: 6e-5 })
    expectClose([plain.randomisation.pGreater], [binary.p], { relative: 5e-4 })
  })

  // pysal/esda 11450be, esda/tests/test_moran.py, TestMoran.test_variance (BSD-3): a square of 3 × 3 cells, touching at sides.
  it('has both published variances of a square', () => {
    const square = neighboursFromLists([
      [3, 1],
      [4, 0, 2],
      [5, 1],
      [0, 6, 4],
      [1, 7, 3, 5],
      [2, 8, 4],
      [3, 7],
      [4, 6, 8],
      [5, 7],
    ])
    const moran = found([1, 2, 3, 4, 5, 6, 7, 8, 9], square, 'BINARY')
    expectClose([moran.i, moran.normality.variance, moran.randomisation.variance], [0.5, 0.053125, 0.0596875])
    expectClose([moran.normality.z, moran.randomisation.z], [2.711630722733202, 2.5582225504832543])
  })

  it('gives the published figures of rates as standard scores', () => {
    const moran = found(assuncaoReis(sids.SID79, sids.BIR79).rate, counties)
    const { i, oneSidedP } = sids.published.moranOfRates79
    expectClose([moran.i, moran.normality.pGreater], [i, oneSidedP])
  })

  it('counts whom it leaves out, and says when it cannot be told', () => {
    const near = neighboursFromLists([[1], [0, 2], [1], [], [0]])
    expect(found([1, 2, 4, 8, null], near)).toMatchObject({ places: 4, islands: 1 })
    expect(globalMoran([1, 2, 4, null, null], near)).toEqual({ reason: 'TOO_FEW' })
    expect(globalMoran([3, 3, 3, 3, 3], near)).toEqual({ reason: 'CONSTANT' })
    expect(globalMoran([1, 2, 3, 4], neighboursFromLists([[], [], [], []]))).toEqual({ reason: 'ISLAND' })
  })

  // The mean over all arrangements of four values is −1/3 exactly, and their variance that of randomisation: also where neighbours do not go both ways.
  it('has the mean and variance of all arrangements', () => {
    const oneWay = neighboursFromLists([[1, 2], [2], [3], [0]])
    const all = arrangements([1, 2, 5, 11]).map((values) => found(values, oneWay, 'BINARY'))
    const mean = all.reduce((sum, { i }) => sum + i, 0) / all.length
    expect(mean).toBeCloseTo(-1 / 3, 12)
    const variance = all.reduce((sum, { i }) => sum + (i - mean) ** 2, 0) / all.length
    expect(all[0]?.randomisation.variance).toBeCloseTo(variance, 12)
  })
})

function arrangements(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]]
  return values.flatMap((value, at) => arrangements(values.toSpliced(at, 1)).map((rest) => [value, ...rest]))
}

describe('general G', () => {
  // pysal/esda 11450be, esda/tests/test_getisord.py (BSD-3).
  const six = neighboursFromLists([[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]])

  it('gives the published figures of six points', () => {
    const answer = globalG([2, 3, 3.2, 5, 8, 7], six)
    if ('reason' in answer) throw new Error(answer.reason)
    expectClose([answer.g, answer.pGreater], [0.55709779, 0.172936], { relative: 0, absolute: 6e-7 })
    expectClose([answer.expected, answer.variance], [0.4666666666666667, 0.009203550195101468])
  })

  it('says when it cannot be told', () => {
    expect(globalG([2, 3, -3.2, 5, 8, 7], six)).toEqual({ reason: 'NEGATIVE' })
    expect(globalG([0, 0, 0, 0, 0, 0], six)).toEqual({ reason: 'CONSTANT' })
    expect(globalG([2, 3, 1, null, null, null], six)).toEqual({ reason: 'TOO_FEW' })
  })
})

// Published: pysal/esda 11450be, esda/tests/test_moran.py and esda/moran.py; neighbours and values: pysal/libpysal 300dc17, desmith (BSD-3).
const ten = {
  values: [2.24, 3.1, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06],
  neighbours: neighboursFromLists([
    [1, 3],
    [0, 4],
    [3, 6],
    [0, 2, 4, 7],
    [1, 3, 5, 8],
    [4, 9],
    [2, 7],
    [3, 6, 8],
    [4, 7, 9],
    [5, 8],
  ]),
  expected: [
    -0.00838113, -0.0243949, -0.07031778, -0.21520869, -0.16547163, -0.00178435, -0.11531888, -0.36138555, -0.05471258,
    -0.09413562,
  ],
  variance: [
    0.03636013, 0.10412408, 0.28600769, 0.26389674, 0.21576683, 0.00779261, 0.44633942, 0.57696508, 0.12929777,
    0.3730742,
  ],
  totalVariance: [0.394432, 0.394432, 0.394432, 0.148043, 0.148043, 0.394432, 0.394432, 0.230173, 0.230173, 0.394432],
  quadrant: [4, 4, 4, 2, 3, 3, 1, 4, 3, 3],
}

describe('local Moran', () => {
  const codes = (values: readonly (string | null)[]) =>
    values.map((name) => quadrants.indexOf(name as (typeof quadrants)[number]) + 1)

  it('gives the published moments and quadrants of ten areas', () => {
    const local = localMoran(ten.values, ten.neighbours)
    expectClose(local.conditional.expected, ten.expected)
    expectClose(local.conditional.variance, ten.variance)
    expectClose(
      local.total.expected,
      ten.values.map(() => -1 / 9),
    )
    expectClose(local.total.variance, ten.totalVariance)
    expect(codes(local.quadrant)).toEqual(ten.quadrant)
  })

  it('gives the figures of three maps', () => {
    for (const { local, given } of [
      { local: localMoran(sids.SIDR74, counties), given: sids.computed },
      { local: localMoran(stl.HR8893, around), given: stl.computed },
      { local: localMoran(columbus.crime, town), given: columbus.computed },
    ]) {
      expectClose(local.i, given.localMoran)
      expect(codes(local.quadrant).slice(0, 10)).toEqual(given.quadrant)
    }
  })

  // The computed score takes I with n − 1 from a mean and deviation with n. Ours has n in all three: the z of Gi with the sign of the place.
  it('gives the computed score when its two conventions are mixed as there', () => {
    const { i, conditional } = localMoran(sids.SIDR74, counties)
    const mixed = i.map(
      (value, at) =>
        ((value ?? Number.NaN) - (conditional.expected[at] ?? 0)) / Math.sqrt(conditional.variance[at] ?? 0),
    )
    expectClose(mixed, sids.computed.mixedZ)
  })

  it('has the score of Gi: high or low around a high or low place', () => {
    const { z, quadrant } = localMoran(sids.SIDR74, counties)
    const own = (at: number) => (quadrant[at]?.startsWith('H') ? 1 : -1)
    expectClose(
      z.slice(0, 10).map((value, at) => (value ?? Number.NaN) * own(at)),
      sids.computed.gi,
    )
  })

  it('says why a place is not judged', () => {
    const near = neighboursFromLists([[1, 4], [0, 2], [1], [], [0]])
    const local = localMoran([1, 2, 4, 5, null], near)
    expect(local.reason).toEqual([null, null, null, 'ISLAND', 'MISSING'])
    expect(local.i[3]).toBeNull()
    expect(localMoran([1, 1, 1, 1, 1], near).reason[0]).toBe('CONSTANT')
    expect(localMoran([1, 2, 3, null, null], near).reason).toEqual([
      'TOO_FEW',
      'TOO_FEW',
      'TOO_FEW',
      'MISSING',
      'MISSING',
    ])
    const middle = localMoran([3, 2, 4, 5, 1], near)
    expect([middle.i[0], middle.z[0], middle.reason[0]]).toEqual([0, null, 'CONSTANT'])
  })
})
