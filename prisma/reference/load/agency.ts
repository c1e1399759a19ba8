import type { Sql } from '../../access.ts'
import { withSource } from './law.ts'
import { merge } from './merge.ts'
import { readCsv } from './read.ts'
import { type UnitIds, unitId } from './unit.ts'

/** Ids of agencies by code. */
export type AgencyIds = ReadonlyMap<string, string>

/** The id of an agency. Throws an Error that names the code. */
export function agencyId(ids: AgencyIds, code: string): string {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`reference data: no agency has the code ${code}`)
  return id
}

/** Writes the agencies with the time each existed, and who took over from whom. */
export async function loadAgencies(sql: Sql, units: UnitIds): Promise<AgencyIds> {
  await merge(
    sql,
    {
      table: 'agency',
      key: ['code'],
      columns: [
        'name_vi',
        'name_en',
        'kind',
        'level',
        'unit_id',
        'valid_from',
        'valid_to',
        'note_vi',
        'note_en',
        'source_id',
      ],
    },
    readCsv('agency.csv').map(({ unit, ...row }) => {
      const [scheme = '', code = ''] = unit?.split(':') ?? []
      return { ...withSource(row), unit_id: unit ? unitId(units, scheme, code) : null }
    }),
  )
  const rows = await sql.query<{ code: string; id: string }>('select code, id from agency')
  const ids = new Map(rows.map((row) => [row.code, row.id]))
  await merge(
    sql,
    {
      table: 'agency_successor',
      key: ['agency_id', 'successor_id'],
      columns: ['effective_on', 'decree', 'note_vi', 'note_en', 'source_id'],
      prune: true,
    },
    readCsv('agency-successor.csv').map(({ agency, successor, ...row }) => ({
      ...withSource(row),
      agency_id: agencyId(ids, agency ?? ''),
      successor_id: agencyId(ids, successor ?? ''),
    })),
  )
  return ids
}
