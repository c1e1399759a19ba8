import { createHash } from 'node:crypto'
import { type Access, type Sql, withSql } from '../access.ts'
import { appendAudit } from '../data/audit.ts'
import { type BatchCounts, openBatch, readKind, readReference, updateBatch } from '../data/ingest.ts'
import type { Database } from '../database.ts'
import { codeOf, isOutsideArea } from '../database-error.ts'
import { badInput } from '../refusal.ts'
import { matchHeadings } from './heading.ts'
import { type AnyRow, type ImportKind, importKinds, type Kind, withKind } from './kind.ts'
import { type Note, note } from './note.ts'
import { PlaceIndex } from './place.ts'
import { readRows } from './read-rows.ts'
import { isOrigin, type Setting, todayInVietnam } from './row-reader.ts'
import { readTable, type Table } from './table.ts'
import { writeRows } from './write-rows.ts'

/** What to import and how. */
export interface ImportRequest {
  readonly kind: ImportKind
  /** the bytes of a CSV file, UTF-8 */
  readonly file: Uint8Array
  /** for messages and the record of the import; never opened */
  readonly fileName: string
  /** the register the rows come from, unless a row names its own; `import` when left out */
  readonly origin?: string | null
  /** reads and checks everything, writes nothing */
  readonly dryRun?: boolean
  /** what rows are that do not say whether they are synthetic */
  readonly synthetic?: boolean
  /** in whose name, and so into which areas; the hub's own when left out */
  readonly access?: Extract<Access, { role: 'staff' }>
}

/** What came of an import. `same` rows were stored already, just so; `refused` ones have their reasons in the notes. */
export interface ImportReport extends BatchCounts {
  /** null after a dry run, which leaves no record */
  readonly batchId: string | null
  readonly notes: readonly Note[]
}

/** How far an import has come; `total` rows are in the file. */
export interface ImportProgress extends BatchCounts {
  readonly total: number
}

const batchSize = 500

/** An import brings up to date what is there, so it reads and writes records; the areas of the account bound it all the same. */
const importScopes = ['import:write', 'records:read', 'records:write']

/** Ends the transaction of a dry run: thrown so that everything is undone. */
class DryRunEnd extends Error {}

/**
 * Imports the rows of a CSV file: new ones are added, ones known by their origin and number are brought up to date, faulty ones
 * are refused one by one with their reasons. Batches of 500 have transactions of their own, so that requests get through and a
 * file can be imported again after a stop: what was written then counts as the same.
 *
 * @throws Refusal when the file cannot be read at all (no UTF-8, no CSV, a heading missing, identities inside); nothing was written
 */
export async function importRecords(
  db: Database,
  request: ImportRequest,
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<ImportReport> {
  if (!importKinds.includes(request.kind)) throw badInput('kind', `must be one of ${importKinds.join(', ')}.`)
  if (request.origin != null && !isOrigin(request.origin))
    throw badInput('origin', 'must be 1–40 small letters, digits or hyphens, and neither “demo” nor “hub”.')
  const table = await readTable(request.file, request.fileName)
  return await withKind(request.kind, (kind) => importTable(db, request, table, kind, onProgress))
}

async function importTable<Row extends AnyRow>(
  db: Database,
  request: ImportRequest,
  table: Table,
  kind: Kind<Row>,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportReport> {
  const headings = matchHeadings(request.fileName, table.headings, kind.columns, [['unit_code', 'unit', 'district']])
  const accountId = request.access?.accountId ?? null
  const access: Access = request.access ? { ...request.access, scopes: importScopes } : { role: 'owner' }
  const inTransaction = <R>(fn: (sql: Sql) => Promise<R>) => withSql(db, access, fn)

  const known = await inTransaction(async (sql) => ({
    reference: await readReference(sql),
    dataKind: await readKind(sql),
  }))
  const setting: Setting = {
    reference: known.reference,
    places: new PlaceIndex(known.reference.units),
    headings,
    written: table.headings,
    today: todayInVietnam(),
    origin: request.origin ?? 'import',
    synthetic: request.synthetic ?? false,
  }
  const batchId = request.dryRun ? null : await inTransaction((sql) => openBatch(sql, batchOf(request, accountId)))
  const ledger = new Ledger()

  /** Writes good rows, counts them and keeps the notes, in one transaction. */
  const store = async (read: number, good: readonly Row[], notes: readonly Note[]) => {
    let entry: Entry = { read, new: 0, changed: 0, same: 0, notes }
    try {
      await inTransaction(async (sql) => {
        const written = await writeRows(sql, kind, good, accountId)
        entry = { ...entry, ...written, notes: [...notes, ...written.notes] }
        if (batchId === null) throw new DryRunEnd()
        await updateBatch(sql, batchId, ledger.with(entry), entry.notes, 'RUNNING')
      })
    } catch (error) {
      if (!(error instanceof DryRunEnd)) throw error
    }
    ledger.add(entry)
    onProgress({ ...ledger.counts, total: table.rows.length })
  }

  try {
    await store(
      0,
      [],
      headings.unknown.map((heading) => note(1, heading, 'COLUMN_IGNORED')),
    )
    const memory = { dataKind: known.dataKind, lines: new Map<string, number>() }
    for (let start = 0; start < table.rows.length; start += batchSize) {
      const rows = table.rows.slice(start, start + batchSize)
      const { good, notes } = readRows(kind, setting, memory, rows)
      try {
        await store(rows.length, good, notes)
      } catch (error) {
        if (ruleBroken(error) === undefined && !isOutsideArea(error)) throw error
        await store(rows.length - good.length, [], notes)
        await storeOneByOne(good, store)
      }
    }
  } catch (error) {
    if (batchId !== null)
      await inTransaction((sql) => updateBatch(sql, batchId, ledger.counts, [], 'FAILED')).catch(() => {})
    throw error
  }
  if (batchId !== null) await inTransaction((sql) => closeBatch(sql, request.kind, batchId, ledger.counts, accountId))
  return { batchId, ...ledger.counts, notes: ledger.notes }
}

function batchOf(request: ImportRequest, accountId: string | null) {
  return {
    kind: request.kind,
    profile: null,
    fileName: request.fileName.split(/[\\/]/).at(-1) ?? request.fileName,
    sha256: createHash('sha256').update(request.file).digest('hex'),
    accountId,
  }
}

async function closeBatch(sql: Sql, kind: ImportKind, batchId: string, counts: BatchCounts, accountId: string | null) {
  await updateBatch(sql, batchId, counts, [], 'DONE')
  await appendAudit(sql, accountId, {
    action: 'importRecords',
    subject: `ImportBatch:${batchId}`,
    detail: { kind, ...counts },
  })
}

/** The constraint a row is against (or the class of the error); undefined when the fault is not in the rows. */
function ruleBroken(error: unknown): string | undefined {
  const code = codeOf(error)
  if (!code || !/^2[23]/.test(code)) return undefined
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined
  return typeof constraint === 'string' ? constraint : code
}

/** Some row of a batch is against a rule of the database: finds it, and keeps the rest. */
async function storeOneByOne<Row extends AnyRow>(
  rows: readonly Row[],
  store: (read: number, good: readonly Row[], notes: readonly Note[]) => Promise<void>,
): Promise<void> {
  for (const row of rows) {
    try {
      await store(1, [row], [])
    } catch (error) {
      const rule = ruleBroken(error)
      if (rule === undefined && !isOutsideArea(error)) throw error
      await store(
        1,
        [],
        [rule === undefined ? note(row.line, null, 'OUTSIDE_AREA') : note(row.line, null, 'DATABASE', rule)],
      )
    }
  }
}

interface Entry {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly notes: readonly Note[]
}

/** The running counts and notes of one import; a row that was read and not kept was refused. */
class Ledger {
  readonly notes: Note[] = []
  #counts: BatchCounts = { read: 0, new: 0, changed: 0, same: 0, refused: 0 }

  get counts(): BatchCounts {
    return this.#counts
  }

  with({ read, new: added, changed, same }: Entry): BatchCounts {
    const now = this.#counts
    return {
      read: now.read + read,
      new: now.new + added,
      changed: now.changed + changed,
      same: now.same + same,
      refused: now.refused + read - added - changed - same,
    }
  }

  add(entry: Entry): void {
    this.#counts = this.with(entry)
    this.notes.push(...entry.notes)
  }
}
