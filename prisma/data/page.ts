import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import type { Conditions } from './condition.ts'
import { read } from './read.ts'

/** The paging arguments of Relay. `after` and `before` are cursors of an earlier page of the same ordering. */
export interface PageRequest {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
}

/** What a list is ordered by: one non-null expression, and then the id in the same direction, so that no two rows tie. */
export interface Order {
  /** Name of the ordering; a cursor remembers it. */
  readonly name: string
  readonly sql: string
  readonly type: 'text' | 'date' | 'timestamptz' | 'bigint' | 'int' | 'numeric'
  readonly descending: boolean
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly hasNext: boolean
  readonly hasPrevious: boolean
  /** Opaque cursor of the row at an index of this page. */
  cursor(index: number): string
  /** Counts all rows that match, with a statement of its own, when it is called. */
  totalCount(): Promise<number>
}

export interface ListQuery {
  readonly columns: string
  readonly from: string
  /** The unique column that breaks ties. */
  readonly id: string
  readonly idType?: 'bigint' | 'text'
  readonly conditions: Conditions
  readonly order: Order
  readonly page: PageRequest
}

export const pageLimit = 200
export const defaultPage = 20

interface Keys {
  readonly page_key: string
  readonly page_id: string
}

/** Reads one page of a list with one statement. Cursors are values of the ordering, so pages hold while rows come and go. */
export async function readPage<Row extends object, Item = Row>(
  db: Database,
  access: Access,
  query: ListQuery,
  itemFromRow: (row: Row) => Item = (row) => row as unknown as Item,
): Promise<Page<Item>> {
  const { order, page, conditions, id, idType = 'bigint' } = query
  const size = pageSize(page)
  const backward = page.last !== null && page.last !== undefined
  // The count has the filters of the list, not its cursors: they come after.
  const countText = `select count(*)::int as count from ${query.from} where ${conditions.where}`
  const countValues = [...conditions.values]

  for (const [cursor, field] of [
    [page.after, 'after'],
    [page.before, 'before'],
  ] as const) {
    if (!cursor) continue
    const [key, rowId] = keysOfCursor(cursor, order, field)
    const later = (field === 'after') !== order.descending
    conditions.and(
      `(${order.sql}, ${id}) ${later ? '>' : '<'} (${conditions.value(key)}::${order.type}, ${conditions.value(rowId)}::${idType})`,
    )
  }
  const direction = order.descending === backward ? 'asc' : 'desc'
  // Written out, not handed in: without knowing how few rows are wanted, the planner would plan anew for each request.
  const text =
    `select ${query.columns}, (${order.sql})::text as page_key, ${id}::text as page_id from ${query.from} where ${conditions.where} ` +
    `order by ${order.sql} ${direction}, ${id} ${direction} limit ${size + 1}`
  const found = await read<Row & Keys>(db, access, text, conditions.values)
  const more = found.length > size
  if (more) found.length = size
  if (backward) found.reverse()

  return {
    rows: found.map(itemFromRow),
    hasNext: backward ? Boolean(page.before) : more,
    hasPrevious: backward ? more : Boolean(page.after),
    cursor: (index) => {
      const row = found[index]
      return row ? cursorFromKeys(order, row.page_key, row.page_id) : ''
    },
    totalCount: async () => (await read<{ count: number }>(db, access, countText, countValues))[0]?.count ?? 0,
  }
}

/** How many rows to read; refuses what is no page. */
export function pageSize({ first, last }: PageRequest): number {
  if (typeof first === 'number' && typeof last === 'number') throw badInput('last', 'give `first` or `last`, not both.')
  const field = typeof last === 'number' ? 'last' : 'first'
  const size = first ?? last ?? defaultPage
  if (!(size >= 1 && size <= pageLimit)) throw badInput(field, `must be 1 to ${pageLimit}, not ${size}.`)
  return size
}

const mark = (order: Order) => `${order.name}${order.descending ? '-' : '+'}`

function cursorFromKeys(order: Order, key: string, id: string): string {
  return Buffer.from(JSON.stringify([mark(order), key, id])).toString('base64url')
}

const typePattern: Record<Order['type'], RegExp> = {
  text: /^[^\0]*$/s,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} [\d:.+-]+$/,
  bigint: /^-?\d{1,18}$/,
  int: /^-?\d{1,9}$/,
  numeric: /^-?\d{1,30}(\.\d{1,30})?$/,
}

function keysOfCursor(cursor: string, order: Order, field: string): [key: string, id: string] {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    parts = undefined
  }
  if (!Array.isArray(parts) || parts.length !== 3 || parts.some((part) => typeof part !== 'string')) {
    throw badInput(field, 'is no cursor of this list; take it from `pageInfo` or `edges.cursor`.')
  }
  const [name, key, id] = parts as [string, string, string]
  if (name !== mark(order)) throw badInput(field, 'is a cursor of another ordering; begin again at the first page.')
  if (!typePattern[order.type].test(key) || !/^[\w-]{1,64}$/.test(id))
    throw badInput(field, 'is no cursor of this list.')
  return [key, id]
}
