import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { read } from './read.ts'

const number = /^[1-9]\d{0,17}$/

/** Rows of a table by id with one statement, in the order of the ids; undefined where there is none, or the id is no number. */
export async function rowsByIds<Row extends { readonly id: string }>(
  db: Database,
  access: Access,
  columns: string,
  from: string,
  id: string,
  ids: readonly string[],
): Promise<(Row | undefined)[]> {
  const wanted = ids.filter((one) => number.test(one))
  if (wanted.length === 0) return ids.map(() => undefined)
  const rows = await read<Row>(db, access, `select ${columns} from ${from} where ${id} = any($1::bigint[])`, [wanted])
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((one) => found.get(one))
}

/** Groups rows by a key in the order of the keys, for batches of lists; a key without rows has an empty list. */
export function groupedByKey<Row>(keys: readonly string[], rows: readonly Row[], key: (row: Row) => string): Row[][] {
  const lists = new Map<string, Row[]>(keys.map((one) => [one, []]))
  for (const row of rows) lists.get(key(row))?.push(row)
  return keys.map((one) => lists.get(one) ?? [])
}
