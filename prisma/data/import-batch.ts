import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { selectList } from './column.ts'
import { Conditions, type Period } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { groupedByKey, rowsByIds } from './row.ts'

/** One import of a file: what became of its rows. A trial run wrote nothing. */
export interface ImportBatch {
  readonly id: string
  readonly kind: string
  readonly profile: string | null
  readonly fileName: string
  readonly sha256: string
  readonly dryRun: boolean
  readonly accountName: string | null
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly status: string
  readonly rowsRead: number
  readonly rowsNew: number
  readonly rowsChanged: number
  readonly rowsSame: number
  readonly rowsRefused: number
}

/** Why a row was refused or what was odd in it; never the value itself, which may be personal. */
export interface ImportNote {
  readonly batchId: string
  readonly line: number
  readonly column: string | null
  readonly reason: string
  readonly reasonVi: string
  readonly reasonEn: string
}

export interface ImportFilter {
  readonly period?: Period | null
  readonly kinds?: readonly string[] | null
  readonly statuses?: readonly string[] | null
  readonly dryRun?: boolean | null
}

const columns = selectList({
  id: 'b.id::text',
  kind: 'b.kind',
  profile: 'b.profile',
  fileName: 'b.file_name',
  sha256: 'b.sha256',
  dryRun: 'b.dry_run',
  accountName: 'a.name',
  startedAt: 'b.started_at',
  finishedAt: 'b.finished_at',
  status: 'b.status',
  rowsRead: 'b.rows_read',
  rowsNew: 'b.rows_new',
  rowsChanged: 'b.rows_changed',
  rowsSame: 'b.rows_same',
  rowsRefused: 'b.rows_refused',
})
const from = 'import_batch b left join account a on a.id = b.account_id'

export const importOrders = {
  STARTED_AT_DESC: { name: 'started', sql: 'b.started_at', type: 'timestamptz', descending: true },
  STARTED_AT_ASC: { name: 'started', sql: 'b.started_at', type: 'timestamptz', descending: false },
} as const satisfies Record<string, Order>

/** A page of imports with one statement. */
export function listImports(
  db: Database,
  access: Access,
  filter: ImportFilter,
  order: keyof typeof importOrders,
  page: PageRequest,
) {
  const conditions = new Conditions()
    .during('hub_day(b.started_at)', filter.period, 'filter.period')
    .oneOf('b.kind', filter.kinds)
    .oneOf('b.status', filter.statuses)
    .equals('b.dry_run', filter.dryRun)
  return readPage<ImportBatch>(db, access, { columns, from, id: 'b.id', conditions, order: importOrders[order], page })
}

export function importsByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<ImportBatch>(db, access, columns, from, 'b.id', ids)
}

/** The most notes of one import that are read with it; the file of errors has them all. */
export const notesShown = 200

/** The first notes of imports in the order of lines: one list for each import. */
export async function notesOfImports(db: Database, access: Access, ids: readonly string[]): Promise<ImportNote[][]> {
  const text =
    'select n.batch_id::text as "batchId", n.line, n.column_name as "column", n.reason_code as reason, n.reason_vi as "reasonVi", ' +
    'n.reason_en as "reasonEn" from unnest($1::bigint[]) as b (id) cross join lateral ' +
    `(select * from import_note where batch_id = b.id order by line, id limit ${notesShown}) n order by n.line, n.id`
  return groupedByKey(ids, await read<ImportNote>(db, access, text, [ids]), (note) => note.batchId)
}
