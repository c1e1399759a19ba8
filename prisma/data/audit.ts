import { type AuditAction, auditActions } from '@hub/contract/audit-action'
import { type Access, once, type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { isOutsideArea } from '../database-error.ts'
import { badInput, Refusal } from '../refusal.ts'
import { Together } from '../together.ts'
import { Conditions, type Period } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'

/** What is written of one act. Never a value of a record: `detail` holds counts, codes, ids and reasons that were given. */
export interface AuditNote {
  readonly action: AuditAction
  /** Name of the GraphQL operation, when it has one. */
  readonly operation?: string | null
  /** Global id of what was written or read, such as `Tip:12`; of several that were read, `detail.records` has them. */
  readonly subject?: string | null
  readonly requestId?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Somebody at work: in whose name statements run, and the request they belong to. */
export interface Actor {
  readonly access: Access
  readonly requestId: string
}

/** An entry that waits to be written: who did it, and what. */
interface NewEntry {
  readonly accountId: string | null
  readonly note: AuditNote
}

const appendText = 'select append_audit($1::jsonb)::text as id'

/** The entries as the database takes them. */
function entriesJson(entries: readonly NewEntry[]): string {
  return JSON.stringify(
    entries.map(({ accountId, note }) => ({
      account: accountId,
      action: note.action,
      operation: note.operation?.slice(0, 200) ?? null,
      subject: note.subject ?? null,
      request: note.requestId ?? null,
      detail: note.detail ?? {},
    })),
  )
}

/**
 * Adds an entry within the caller's transaction, to the chain of its connection: it is kept when the transaction is, and holds up
 * nobody else. Gives the id of the entry. The database refuses an entry in another name than the transaction claims.
 */
export async function appendAudit(sql: Sql, accountId: string | null, note: AuditNote): Promise<string> {
  const row = await sql.one<{ id: string }>(appendText, [entriesJson([{ accountId, note }])])
  return row?.id ?? ''
}

const readings = new WeakMap<Database, Together<NewEntry, string>>()
const mostTogether = 200

/**
 * The entry of an operation that wrote nothing, committed when this resolves; awaited before the answer leaves. Those that come while
 * a commit is under way share the next one. A failed commit fails all it held: none of their answers leaves.
 */
export function recordOperation(db: Database, access: Access, note: AuditNote): Promise<string> {
  let together = readings.get(db)
  if (!together) {
    together = new Together(mostTogether, async (entries) => {
      const audited = [...new Set(entries.flatMap(({ accountId }) => accountId ?? []))]
      const nobody: Access = { role: 'staff', accountId: null, scopes: [], audited }
      const options = { name: 'append_audit', writes: true }
      const rows = await once<{ id: string }>(db, nobody, appendText, [entriesJson(entries)], options)
      return rows.map(({ id }) => id)
    })
    readings.set(db, together)
  }
  return together.ask({ accountId: access.role === 'staff' ? access.accountId : null, note })
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
  /** The chain it belongs to, and its number there. */
  readonly writer: string
  readonly no: string
  /** SHA-256 of the entry in hex, and of the one before in its chain; null of the first. */
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
  `a.request_id as "requestId", a.detail, a.writer, a.no::text, encode(a.hash, 'hex') as hash, ` +
  `(select encode(p.hash, 'hex') from audit_entry p where p.writer = a.writer and p.no = a.no - 1) as "previousHash"`

export const auditOrders = {
  AT_DESC: { name: 'id', sql: 'a.id', type: 'bigint', descending: true },
  AT_ASC: { name: 'id', sql: 'a.id', type: 'bigint', descending: false },
} as const satisfies Record<string, Order>

const isAction = (action: string) => (auditActions as readonly string[]).includes(action)

/**
 * A page of the audit log, in the order the entries were begun.
 *
 * @throws Refusal BAD_USER_INPUT for an action that the log never says
 */
export function listAuditEntries(
  db: Database,
  access: Access,
  filter: AuditFilter,
  order: keyof typeof auditOrders,
  page: PageRequest,
) {
  for (const [index, action] of (filter.actions ?? []).entries())
    if (!isAction(action))
      throw badInput(
        `actions.${index}`,
        `"${action}" is nothing that the log says was done. It says: ${auditActions.join(', ')}.`,
      )
  const conditions = new Conditions()
    .during('hub_day(a.at)', filter.period, 'filter.period')
    .oneOf('c.name', filter.accounts)
    .oneOf('a.action', filter.actions)
    .equals('a.request_id', filter.requestId)
  if (filter.subject) {
    const subject = conditions.value(filter.subject)
    conditions.and(`(a.subject = ${subject} or a.detail->'records' ? ${subject})`)
  }
  return readPage<AuditEntry>(db, access, {
    columns,
    from: 'audit_entry a left join account c on c.id = a.account_id',
    id: 'a.id',
    conditions,
    order: auditOrders[order],
    page,
  })
}
