import { withSql } from './access.ts'
import type { Database } from './database.ts'

/** A place in a database where a text was found. */
export interface Finding {
  /** schema.table.column */
  readonly column: string
  readonly text: string
}

const tablesSql = `
  select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
  order by 1`

/** Looks for texts in every column of every table of a database, as its owner: what a dump of it would hold. */
export async function searchTables(db: Database, texts: readonly string[]): Promise<Finding[]> {
  return await withSql(db, { role: 'owner' }, async (sql) => {
    const found: Finding[] = []
    for (const { name } of await sql.query<{ name: string }>(tablesSql)) {
      const rows = await sql.query<{ key: string; text: string }>(
        `select distinct e.key, t.text
         from ${name} r cross join unnest($1::text[]) as t (text) cross join lateral jsonb_each_text(to_jsonb(r)) e
         where strpos(r::text, t.text) > 0 and strpos(e.value, t.text) > 0`,
        [texts],
      )
      found.push(...rows.map(({ key, text }) => ({ column: `${name}.${key}`, text })))
    }
    return found
  })
}
