import type { Sql } from '../../access.ts'
import { merge } from './merge.ts'
import { type CsvRow, need, readCsv } from './read.ts'

/** Ids of units by scheme and code, such as `27:09163`: a code alone says nothing. */
export type UnitIds = ReadonlyMap<string, string>

/** The id of a unit. Throws an Error that names the place. */
export function unitId(ids: UnitIds, scheme: string, code: string): string {
  const id = ids.get(`${scheme}:${code}`)
  if (id === undefined) throw new Error(`reference data: no unit has the code ${code} in scheme ${scheme}`)
  return id
}

/** Writes the units of both schemes, parents first, with their earlier types and names and what became of them. */
export async function loadUnits(sql: Sql): Promise<{ ids: UnitIds; changes: number }> {
  const rows = readCsv('unit.csv')
  let ids: UnitIds = new Map()
  for (const level of ['PROVINCE', 'DISTRICT', 'COMMUNE']) {
    const units = rows.filter((row) => row.level === level).map((row) => unitFromRow(row, ids))
    await merge(sql, unitTable, units)
    ids = await readUnitIds(sql)
  }
  await merge(
    sql,
    nameTable,
    readCsv('unit-name.csv').map((row) => nameFromRow(row, ids)),
  )
  const changes = await merge(
    sql,
    changeTable,
    readCsv('unit-change.csv').map((row) => changeFromRow(row, ids)),
  )
  return { ids, changes }
}

async function readUnitIds(sql: Sql): Promise<UnitIds> {
  const rows = await sql.query<{ place: string; id: string }>(
    `select distinct on (scheme, code) scheme || ':' || code as place, id from admin_unit order by scheme, code, valid_from desc`,
  )
  return new Map(rows.map((row) => [row.place, row.id]))
}

const unitTable = {
  table: 'admin_unit',
  key: ['scheme', 'level', 'code', 'valid_from'],
  columns: ['type', 'name_vi', 'name_en', 'parent_id', 'valid_to', 'area_km2', 'note_vi', 'note_en', 'source_id'],
}
const nameTable = {
  table: 'admin_unit_name',
  key: ['unit_id', 'valid_from'],
  columns: ['type', 'name_vi', 'name_en', 'valid_to', 'source_id'],
  prune: true,
}
const changeTable = {
  table: 'admin_unit_change',
  key: ['from_unit_id', 'to_unit_id', 'effective_on'],
  columns: [
    'decree',
    'area_share_low',
    'area_share_high',
    'population_share_low',
    'population_share_high',
    'note',
    'source_id',
  ],
  prune: true,
}

function unitFromRow({ parent, source, ...row }: CsvRow, ids: UnitIds) {
  return { ...row, parent_id: parent ? unitId(ids, need(row, 'scheme'), parent) : null, source_id: source }
}

function nameFromRow({ scheme, code, source, ...row }: CsvRow, ids: UnitIds) {
  return { ...row, unit_id: unitId(ids, scheme ?? '', code ?? ''), source_id: source }
}

function changeFromRow(row: CsvRow, ids: UnitIds) {
  const { area_share: area, population_share: population } = row
  return {
    from_unit_id: unitId(ids, need(row, 'from_scheme'), need(row, 'from_code')),
    to_unit_id: unitId(ids, need(row, 'to_scheme'), need(row, 'to_code')),
    effective_on: row.effective_on,
    decree: row.decree,
    area_share_low: area,
    area_share_high: area,
    population_share_low: population,
    population_share_high: population,
    note: row.note,
    source_id: row.source,
  }
}
