import { describe, expect, it } from 'vitest'
import { areaFaults, inputFromArea, type NewArea, noArea } from './area.ts'

const whole: NewArea = { place: 'AdminUnit:3', from: '2026-01-01', to: '2026-12-31', reason: ' phân công ' }

describe('an area for an account', () => {
  it('needs a place and a reason, and does not end before it begins', () => {
    expect(areaFaults(noArea)).toEqual({ place: 'area.choosePlace', reason: 'area.sayWhy' })
    expect(areaFaults({ ...whole, to: '2025-12-31' })).toEqual({ to: 'area.endsBefore' })
    expect(areaFaults({ ...whole, from: '', to: '2025-12-31' })).toEqual({})
    expect(areaFaults(whole)).toEqual({})
  })

  it('is a unit or an agency, and open where no day was given', () => {
    expect(inputFromArea(whole)).toEqual({
      unit: { id: 'AdminUnit:3' },
      from: '2026-01-01',
      to: '2026-12-31',
      reason: 'phân công',
    })
    expect(inputFromArea({ ...whole, place: 'Agency:4', from: '', to: '' })).toEqual({
      agency: 'Agency:4',
      from: null,
      to: null,
      reason: 'phân công',
    })
  })
})
