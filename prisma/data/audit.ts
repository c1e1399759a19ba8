import { createHash } from 'node:crypto'
import { type Access, once, type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { isOutsideArea } from '../database-error.ts'
import { Refusal } from '../refusal.ts'
import { Together } from '../together.ts'
import { Conditions, type Period } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'

/** What is written of one act. Never a value of a record: `detail` holds counts, codes, ids and reasons that were given. */
export interface AuditNote {
  /** What was done: `query`, or the name of the mutation or command. */
  readonly action: string
  /** Name of the GraphQL operation, when it has one. */
  readonly operation?: string | null
  /** Global id of what was written, such as `Tip:12`. */
  readonly subject?: string | null
  readonly requestId?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Somebody at work: in whose name statements run, and the request they belong to. */
export interface Actor {
  readonly access: Access
  readonly requestId: string
}

const appendText = 'select append_audit($1::bigint, $2, $3, $4, $5, $6::jsonb)::text as id'

/** Adds an entry within the caller's transaction; it holds the log until that ends, so it comes last. Gives the id of the entry. */
export async function appendAudit(sql: Sql, accountId: string | null, note: AuditNote): Promise<string> {
  const { action, operation = null, subject = null, requestId = null, detail = {} } = note
  const row = await sql.one<{ id: string }>(appendText, [
    accountId,
    action,
    operation?.slice(0, 200) ?? null,
    subject,
    requestId,
    JSON.stringify(detail),
  ])
  return row?.id ?? ''
}

/** An entry of an operation that wrote nothing. */
interface Reading {
  readonly account: string | null
  readonly note: AuditNote
}

const readings = new WeakMap<Database, Together<Reading, string>>()
const mostTogether = 200

const appendManyText =
  'select append_audit(n.account, n.action, n.operation, n.subject, n.request, n.detail)::text as id ' +
  'from jsonb_to_recordset($1::jsonb) as n (account bigint, action text, operation text, subject text, request text, detail jsonb)'

/**
 * The entry of an operation that wrote nothing, committed when this resolves; awaited before the answer leaves. The chain takes one
 * entry after the other, so those that come while a commit is under way share the next one: it does not hold reads up one by one.
 */
export function recordOperation(db: Database, access: Access, note: AuditNote): Promise<string> {
  let together = readings.get(db)
  if (!together) {
    together = new Together(mostTogether, (these) => commitReadings(db, these))
    readings.set(db, together)
  }
  return together.ask({ account: access.role === 'staff' ? access.accountId : null, note })
}

/** Commits entries with one statement. A failed commit fails all it held: none of their answers leaves. */
async function commitReadings(db: Database, these: readonly Reading[]): Promise<string[]> {
  const rows = these.map(({ account, note }) => ({
    account,
    action: note.action,
    operation: note.operation?.slice(0, 200) ?? null,
    subject: note.subject ?? null,
    request: note.requestId ?? null,
    detail: note.detail ?? {},
  }))
  const nobody: Access = { role: 'staff', accountId: null, scopes: [] }
  const options = { name: 'append_audit', writes: true }
  return (await once<{ id: string }>(db, nobody, appendManyText, [JSON.stringify(rows)], options)).map(({ id }) => id)
}

/**
 * Runs a write and its audit entry in one transaction: either both are kept or neither. `note` is made from what was written.
 *
 * @throws what `write` throws; Refusal FORBIDDEN when what was to be written lies outside the areas of the account
 */
export function withAudit<R>(
  db: Database,
  { access, requestId }: Actor,
  write: (sql: Sql) => Promise<R>,
  note: (written: R) => AuditNote,
): Promise<R> {
  const accountId = access.role === 'staff' ? access.accountId : null
  return withSql(db, access, async (sql) => {
    const written = await write(sql)
    await appendAudit(sql, accountId, { requestId, ...note(written) })
    return written
  }).catch((error: unknown) => {
    throw isOutsideArea(error) ? outsideArea() : error
  })
}

function outsideArea(): Refusal {
  return new Refusal(
    'FORBIDDEN',
    'input: the record would lie outside the areas of this account. Name one of its units, or its agency; who administers accounts can give it another area.',
    { field: 'input' },
  )
}

export interface AuditEntry {
  readonly id: string
  readonly at: Date
  readonly accountId: string | null
  readonly accountName: string | null
  readonly action: string
  readonly operation: string | null
  readonly subject: string | null
  readonly requestId: string | null
  readonly detail: unknown
  /** SHA-256 of the entry in hex, and of the one before; null before the first. */
  readonly hash: string
  readonly previousHash: string | null
}

export interface AuditFilter {
  readonly period?: Period | null
  readonly accounts?: readonly string[] | null
  readonly actions?: readonly string[] | null
  readonly subject?: string | null
  readonly requestId?: string | null
}

const columns =
  'a.id::text, a.at, a.account_id::text as "accountId", c.name as "accountName", a.action, a.operation, a.subject, ' +
  `a.request_id as "requestId", a.detail, encode(a.hash, 'hex') as hash, encode(a.previous_hash, 'hex') as "previousHash"`

export const auditOrders = {
  AT_DESC: { name: 'id', sql: 'a.id', type: 'bigint', descending: true },
  AT_ASC: { name: 'id', sql: 'a.id', type: 'bigint', descending: false },
} as const satisfies Record<string, Order>

/** A page of the audit log. The log has one order, that of the chain. */
export function listAuditEntries(
  db: Database,
  access: Access,
  filter: AuditFilter,
  order: keyof typeof auditOrders,
  page: PageRequest,
) {
  const conditions = new Conditions()
    .during('hub_day(a.at)', filter.period, 'filter.period')
    .oneOf('c.name', filter.accounts)
    .oneOf('a.action', filter.actions)
    .equals('a.subject', filter.subject)
    .equals('a.request_id', filter.requestId)
  return readPage<AuditEntry>(db, access, {
    columns,
    from: 'audit_entry a left join account c on c.id = a.account_id',
    id: 'a.id',
    conditions,
    order: auditOrders[order],
    page,
  })
}

/** What a check of the audit log found. `head` is the hash of its last entry: kept elsewhere, it shows when the end was cut off. */
export interface AuditCheck {
  readonly entries: number
  readonly head: string | null
  /** The first entry that does not follow from the one before; undefined when the chain is whole. */
  readonly broken?: { readonly id: string; readonly at: Date; readonly reason: 'CHANGED' | 'MISSING_BEFORE' }
}

interface Link {
  readonly id: string
  readonly at: Date
  readonly words: string
  readonly previous: string | null
  readonly hash: string
}

const linksText =
  `select a.id::text, a.at, audit_text(a) as words, encode(a.previous_hash, 'hex') as previous, encode(a.hash, 'hex') as hash ` +
  'from audit_entry a where a.id > $1::bigint order by a.id limit $2'

/** Walks the whole chain in batches, each in a short transaction, and finds the first entry that was changed or whose forerunner is gone. */
export async function verifyAudit(db: Database, access: Access = { role: 'owner' }, batch = 2000): Promise<AuditCheck> {
  let entries = 0
  let head: string | null = null
  let after = '0'
  for (;;) {
    const links = await withSql(db, access, (sql) => sql.query<Link>(linksText, [after, batch]))
    for (const { id, at, words, previous, hash } of links) {
      if (previous !== head) return { entries, head, broken: { id, at, reason: 'MISSING_BEFORE' } }
      if (hash !== hashOfEntry(previous, words)) return { entries, head, broken: { id, at, reason: 'CHANGED' } }
      entries += 1
      head = hash
      after = id
    }
    if (links.length < batch) return { entries, head }
  }
}

/** The hash an entry must have, in hex; made here as well as in the database, so that neither is its own witness. */
export function hashOfEntry(previous: string | null, words: string): string {
  return createHash('sha256')
    .update(Buffer.from(previous ?? '', 'hex'))
    .update(words, 'utf8')
    .digest('hex')
}
