import type { Sql } from '../access.ts'
import { readCaseIds, readFarLines } from '../data/ingest.ts'
import { flagRows } from '../data/text-flag.ts'
import type { AnyRow, Kind } from './kind.ts'
import { type Note, note } from './note.ts'

/** What became of rows that could be read. */
export interface Written {
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly notes: readonly Note[]
}

/** Writes rows within the caller's transaction, but for those that name a case nobody knows or lie outside their unit. */
export async function writeRows<Row extends AnyRow>(
  sql: Sql,
  kind: Kind<Row>,
  rows: readonly Row[],
  accountId: string | null,
): Promise<Written> {
  const codes = new Set(rows.flatMap(({ caseCode }) => (caseCode == null ? [] : [caseCode])))
  const caseIds = await readCaseIds(sql, [...codes])
  const far = await readFarLines(
    sql,
    rows.flatMap(({ line, spot }) =>
      spot && spot.lon !== null && spot.lat !== null
        ? [{ line, unitId: spot.unitId, lon: spot.lon, lat: spot.lat }]
        : [],
    ),
  )
  const notes = rows.flatMap(({ line, caseCode }) => [
    ...(far.has(line) ? [note(line, 'lon', 'FAR_POINT')] : []),
    ...(caseCode == null || caseIds.has(caseCode) ? [] : [note(line, 'case', 'UNKNOWN_REFERENCE', ['vụ án', 'case'])]),
  ])
  const refused = new Set(notes.map(({ line }) => line))
  const good = rows.filter(({ line }) => !refused.has(line))
  if (good.length === 0) return { new: 0, changed: 0, same: 0, notes }
  const written = await kind.write(sql, good, caseIds, accountId)
  if (kind.words) await flagRows(sql, kind.words.table, good, kind.words.of)
  const added = written.filter(({ isNew }) => isNew).length
  return { new: added, changed: written.length - added, same: good.length - written.length, notes }
}
