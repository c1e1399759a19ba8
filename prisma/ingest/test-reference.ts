import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Agency, Code, Reference, Unit } from './reference.ts'

/** A row of a reference file; a cell that its file has no column for is undefined. */
type Cells = Readonly<Record<string, string | undefined>>

const rowsOf = (name: string) =>
  parse(readFileSync(new URL(`../reference/${name}.csv`, import.meta.url), 'utf8'), { columns: true }) as Cells[]

const unitKey = (scheme = '', code = '') => `${scheme}/${code}`

/** The real units of both schemes as the reference files have them, for tests that need no database. */
export function readUnits(): Unit[] {
  const older = rowsOf('unit-name')
  const changes = rowsOf('unit-change').filter((row) => row.area_share === '1' && row.population_share === '1')
  return rowsOf('unit').map((row): Unit => {
    const id = unitKey(row.scheme, row.code)
    const names = [row, ...older.filter((name) => unitKey(name.scheme, name.code) === id)]
    return {
      id,
      scheme: row.scheme === '27' ? '27' : '24',
      level: row.level as Unit['level'],
      code: row.code ?? '',
      nameVi: row.name_vi ?? '',
      names: names.map((name) => ({ type: name.type ?? '', vi: name.name_vi ?? '', en: name.name_en ?? '' })),
      parentId: row.parent ? unitKey(row.scheme, row.parent) : null,
      validFrom: row.valid_from ?? '',
      validTo: row.valid_to || null,
      successorIds: changes
        .filter((change) => unitKey(change.from_scheme, change.from_code) === id)
        .map((change) => unitKey(change.to_scheme, change.to_code)),
    }
  })
}

const codeOf = (row: Cells): Code => ({
  code: row.code ?? '',
  labelVi: row.label_vi ?? row.name_vi ?? '',
  labelEn: row.label_en ?? row.name_en ?? '',
})

/** The real code lists, agencies and offences with the real units. */
export function readTestReference(): Reference {
  const codes = new Map<string, Code[]>()
  for (const row of rowsOf('code')) codes.set(row.list ?? '', [...(codes.get(row.list ?? '') ?? []), codeOf(row)])
  const agencies = rowsOf('agency').map(
    (row): Agency => ({
      ...codeOf(row),
      id: row.code ?? '',
      validFrom: row.valid_from ?? '',
      validTo: row.valid_to || null,
    }),
  )
  return {
    units: readUnits(),
    codes,
    agencies,
    offences: rowsOf('offence').map(codeOf),
    campaigns: new Map([['CD-2024', '1']]),
    pilotModels: new Map(),
  }
}
