import { describe, expect, it } from 'vitest'
import { isWhole, joinsWhole, type LineageChange, lineageGroups, spokenNote } from './lineage.ts'

const change = (id: string, part: Partial<LineageChange> = {}): LineageChange => ({
  effectiveOn: '2025-07-01',
  decree: '1658/NQ, khoản 1',
  areaShareLow: 1,
  areaShareHigh: 1,
  populationShareLow: 1,
  populationShareHigh: 1,
  note: null,
  source: { titleVi: 'Nghị quyết', titleEn: 'Resolution' },
  unit: { id, code: id, level: 'COMMUNE', nameVi: id, nameEn: id, outlineUnit: null },
  further: [],
  ...part,
})

describe('the lineage of a unit', () => {
  it('stands by day and decree, the newest first', () => {
    const groups = lineageGroups([
      change('a', { effectiveOn: '2024-12-01', decree: '1255/NQ' }),
      change('b'),
      change('c'),
    ])
    expect(groups.map(({ decree, links }) => [decree, links.map(({ unit }) => unit.id)])).toEqual([
      ['1658/NQ, khoản 1', ['b', 'c']],
      ['1255/NQ', ['a']],
    ])
  })

  it('is whole only when all of the area and all of the people went over', () => {
    expect(isWhole(change('a'))).toBe(true)
    expect(isWhole(change('a', { areaShareLow: 0.4, areaShareHigh: 0.5 }))).toBe(false)
    expect(isWhole(change('a', { populationShareLow: 0.99 }))).toBe(false)
  })

  it('joins whole communes though a district went over in parts', () => {
    const part = change('district', { areaShareLow: 0.2, areaShareHigh: 0.2, populationShareLow: 0.3 })
    const district = { ...part, unit: { ...part.unit, level: 'DISTRICT' } }
    expect(joinsWhole([change('a'), district])).toBe(true)
    expect(joinsWhole([change('a'), part])).toBe(false)
    expect(joinsWhole([district])).toBe(false)
  })

  it('says its doubts in the reader’s language', () => {
    expect([spokenNote('Suy ra. / Inferred.', 'vi'), spokenNote('Suy ra. / Inferred.', 'en')]).toEqual([
      'Suy ra.',
      'Inferred.',
    ])
    expect(spokenNote('Chỉ một thứ tiếng.', 'en')).toBe('Chỉ một thứ tiếng.')
  })
})
