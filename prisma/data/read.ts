import { createHash } from 'node:crypto'
import { type Access, once } from '../access.ts'
import type { Database } from '../database.ts'

/** Prepared statements are named by their text. Texts differ by the filters used, so there are few; a runaway caller gets none. */
const names = new Map<string, string>()

function statementName(text: string): string | undefined {
  let name = names.get(text)
  if (name === undefined && names.size < 500) {
    name = `q${createHash('sha1').update(text).digest('hex').slice(0, 16)}`
    names.set(text, name)
  }
  return name
}

/**
 * One read statement in the world of an access: the newest release for the public, live rows for staff.
 * The text names tables without a schema; the role's search path picks the world.
 */
export function read<Row extends object>(
  db: Database,
  access: Access,
  text: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  return once<Row>(db, access, text, params, { name: statementName(text) })
}
