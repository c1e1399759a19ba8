import { describe, expect, it } from 'vitest'
import { codesOfGroup, type PlaceUnit } from './unit-group.ts'

const district = (code: string) => ({ code, basis: 'BEFORE_2025_07', level: 'DISTRICT' }) as const
const commune = (code: string, parent: string) =>
  ({ unit: { code, basis: 'BEFORE_2025_07', level: 'COMMUNE', parent: district(parent) } }) as const

const places: (PlaceUnit | null)[] = [
  { code: '09340', basis: 'SINCE_2025_07', predecessors: [commune('09340', '260'), commune('09355', '260')] },
  { code: '09202', basis: 'SINCE_2025_07', predecessors: [commune('09202', '258'), commune('09205', '259')] },
  { code: '09163', basis: 'SINCE_2025_07', predecessors: [{ unit: { ...district('256'), parent: null } }] },
  // from the former Bắc Giang, which had no district of this province
  { code: '07795', basis: 'SINCE_2025_07', predecessors: [] },
  null,
]

describe('a group of units that hold a place', () => {
  it('is the communes of today, or the districts that they were made of', () => {
    expect(codesOfGroup(places, 'SINCE_2025_07')).toEqual(['07795', '09163', '09202', '09340'])
    expect(codesOfGroup(places, 'BEFORE_2025_07')).toEqual(['256', '258', '259', '260'])
  })
})
