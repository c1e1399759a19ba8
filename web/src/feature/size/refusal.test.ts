import { describe, expect, it } from 'vitest'
import { overRefusal, partnerRefusal, type SizedMetric, symbolRefusal } from './refusal.ts'

const metric = (id: string, part: Partial<SizedMetric> = {}): SizedMetric => ({
  id,
  topic: 'CASE',
  measure: 'COUNT',
  per: null,
  perStatistic: null,
  ...part,
})
const cases = metric('cases_opened', { per: 100_000, perStatistic: 'POPULATION' })
const share = metric('lodging_pressure', { topic: 'SETTING', measure: 'SHARE' })
const foreigners = metric('foreign_residents', { topic: 'SETTING', measure: 'SUM' })
const plain = { rate: false, compare: 'none', draw: 'fill' } as const
const everywhere = () => true

describe('symbols', () => {
  it('are for numbers: not for rates, shares, middle values or differences', () => {
    expect(symbolRefusal(cases, plain)).toBeUndefined()
    expect(symbolRefusal(cases, { ...plain, compare: 'side' })).toBeUndefined()
    expect(symbolRefusal(cases, { ...plain, rate: true })).toBe('RATE')
    // A metric without a rate shows its number whatever is asked.
    expect(symbolRefusal(foreigners, { ...plain, rate: true })).toBeUndefined()
    expect(symbolRefusal(share, plain)).toBe('NO_AMOUNT')
    expect(symbolRefusal(metric('tip_to_action_days', { measure: 'MEDIAN' }), plain)).toBe('NO_AMOUNT')
    expect(symbolRefusal(cases, { ...plain, compare: 'diff' })).toBe('DIFFERENCE')
  })
})

describe('a second metric over the colours', () => {
  it('is refused where the two may never stand together, whichever is which', () => {
    expect(partnerRefusal(cases, foreigners, everywhere)).toBe('PEOPLE_BESIDE_CRIME')
    expect(partnerRefusal(foreigners, cases, everywhere)).toBe('PEOPLE_BESIDE_CRIME')
    expect(partnerRefusal(cases, cases, everywhere)).toBe('SAME_METRIC')
    const divided = metric('x', { perStatistic: 'FOREIGN_WORKERS' })
    expect(partnerRefusal(share, divided, everywhere)).toBe('DIVIDED_BY_PEOPLE')
    expect(partnerRefusal(share, foreigners, everywhere)).toBeUndefined()
  })

  it('is refused where it is no number, is not published, or is unknown', () => {
    expect(partnerRefusal(cases, share, everywhere)).toBe('NO_AMOUNT')
    expect(partnerRefusal(share, cases, () => false)).toBe('NOT_HERE')
    expect(partnerRefusal(share, undefined, everywhere)).toBe('UNKNOWN')
    expect(partnerRefusal(share, cases, everywhere)).toBeUndefined()
  })

  it('needs colours that show a rate or a share, on one map', () => {
    expect(overRefusal(cases, plain)).toBe('COLOUR_COUNTS')
    expect(overRefusal(cases, { ...plain, rate: true })).toBeUndefined()
    expect(overRefusal(share, plain)).toBeUndefined()
    expect(overRefusal(share, { ...plain, compare: 'side' })).toBe('COMPARED')
    expect(overRefusal(share, { ...plain, draw: 'hotspot' })).toBe('OTHER_DRAWING')
  })
})
