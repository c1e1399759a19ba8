import { describe, expect, it } from 'vitest'
import { empiricalBayes, spatialEmpiricalBayes } from './empirical-bayes.ts'
import { excessRisk } from './excess-risk.ts'
import { expectClose } from './fixture/close.ts'
import * as sids from './fixture/sids.ts'
import * as stl from './fixture/stl.ts'
import { neighboursFromLists } from './neighbours.ts'
import { spatialRate } from './spatial-rate.ts'

const counties = neighboursFromLists(sids.neighbours)
const around = neighboursFromLists(stl.neighbours)

describe('rates made steady', () => {
  it('excess risk is the published one', () => {
    expectClose(excessRisk(sids.SID74, sids.BIR74).rate, sids.published.excessRisk, { relative: 0, absolute: 6e-6 })
    expectClose(excessRisk(stl.HC7984, stl.PO7984).rate, stl.published.excessRisk)
  })

  it('empirical Bayes rates are the published ones', () => {
    expectClose(empiricalBayes(sids.SID74, sids.BIR74).rate, sids.published.empiricalBayes, {
      relative: 0,
      absolute: 6e-8,
    })
    expectClose(empiricalBayes(stl.HC7984, stl.PO7984).rate, stl.published.empiricalBayes)
  })

  it('spatial empirical Bayes rates are the published ones', () => {
    expectClose(spatialEmpiricalBayes(stl.HC7984, stl.PO7984, around).rate, stl.published.spatialEmpiricalBayes)
    expectClose(spatialEmpiricalBayes(sids.SID74, sids.BIR74, counties).rate, sids.computed.spatialEmpiricalBayes)
  })

  it('spatial rates are the published ones', () => {
    expectClose(spatialRate(sids.SID74, sids.BIR74, counties).rate, sids.published.spatialRate, {
      relative: 0,
      absolute: 6e-8,
    })
    expectClose(spatialRate(stl.HC7984, stl.PO7984, around).rate, stl.published.spatialRate)
  })
})

describe('where something is missing', () => {
  const near = neighboursFromLists([[1, 3], [0, 2], [1], [0], []])
  const events = [3, null, 6, 2, 4]
  const people = [100, 200, 150, 0, 400]

  it('it takes no part in any sum and says why', () => {
    const some = empiricalBayes(events, people)
    const alone = empiricalBayes([3, 6, 4], [100, 150, 400])
    expect(some.rate).toEqual([alone.rate[0], null, alone.rate[1], null, alone.rate[2]])
    expect(some.reason).toEqual([null, 'MISSING', null, 'NO_POPULATION', null])
    expect(excessRisk(events, people).rate[0]).toBeCloseTo(3 / (100 * (13 / 650)), 12)
  })

  it('an island keeps its own rate', () => {
    expect(spatialRate(events, people, near).rate).toEqual([0.03, null, 0.04, null, 0.01])
    expect(spatialEmpiricalBayes(events, people, near).rate).toEqual([0.03, null, 0.04, null, 0.01])
  })

  it('nothing that happened anywhere is no division by zero', () => {
    expect(empiricalBayes([0, 0], [5, 9]).rate).toEqual([0, 0])
    expect(spatialEmpiricalBayes([0, 0], [5, 9], neighboursFromLists([[1], [0]])).rate).toEqual([0, 0])
    expect(excessRisk([0, 0], [5, 9])).toEqual({ rate: [null, null], reason: ['CONSTANT', 'CONSTANT'] })
    expect(empiricalBayes([], [])).toEqual({ rate: [], reason: [] })
  })

  it('places that scatter no more than chance all get the mean', () => {
    expectClose(empiricalBayes([10, 11, 9], [1000, 1000, 1000]).rate, [0.01, 0.01, 0.01])
  })

  it('what cannot be is refused', () => {
    expect(() => empiricalBayes([1], [1, 2])).toThrow('1 numbers of events for 2')
    expect(() => empiricalBayes([-1], [10])).toThrow('place 0: -1')
  })
})
