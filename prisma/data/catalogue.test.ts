import { expect, test } from 'vitest'
import { Catalogue } from './catalogue.ts'
import type { Agency, ReferenceRows } from './catalogue-row.ts'

const agency = (id: string, validTo: string | null): Agency => ({
  id,
  code: id,
  nameVi: id,
  nameEn: id,
  kind: 'POLICE',
  level: 'PROVINCE',
  unitId: null,
  validFrom: '2019-01-01',
  validTo,
  noteVi: null,
  noteEn: null,
  sourceId: 'test',
})

const passed = (agencyId: string, successorId: string) => ({
  agencyId,
  successorId,
  effectiveOn: '2025-07-01',
  decree: null,
  noteVi: null,
  noteEn: null,
})

/** A catalogue of agencies and nothing else. */
function catalogueOfAgencies(
  agencies: readonly Agency[],
  successions: readonly ReturnType<typeof passed>[],
): Catalogue {
  const rows: ReferenceRows = {
    agencies,
    successions,
    units: [],
    sources: [],
    metrics: [],
    campaigns: [],
    changes: [],
    clocks: [],
    timeMarks: [],
    names: [],
    statistics: [],
    denominators: [],
    lattices: [],
    targets: [],
    codes: [],
  }
  return new Catalogue(rows)
}

test('who acts for an ended agency is found over every step, each once, and never one that has ended itself', () => {
  const catalogue = catalogueOfAgencies(
    [
      agency('district', '2025-02-28'),
      agency('province', '2025-06-30'),
      agency('office', '2025-06-30'),
      agency('merged', null),
      agency('lost', '2024-12-31'),
    ],
    [
      passed('district', 'province'),
      passed('district', 'office'),
      passed('province', 'merged'),
      passed('office', 'merged'),
    ],
  )
  const acting = (id: string, day: string) => catalogue.agenciesActingFor(id, day).map((one) => one.id)
  expect(acting('district', '2025-01-01')).toEqual(['district'])
  expect(acting('district', '2025-06-30')).toEqual(['province', 'office'])
  expect(acting('district', '2025-07-01')).toEqual(['merged'])
  expect(acting('merged', '2025-07-01')).toEqual(['merged'])
  expect(acting('lost', '2025-07-01')).toEqual([])
})
