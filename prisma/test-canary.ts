import { withSql } from './access.ts'
import type { Database } from './database.ts'

/**
 * Where in the whole database a text stands, in any column of any table of ours: as text, inside lists and documents, or as bytes. Gives
 * `schema.table.column`, sorted. For tests that look for what must be nowhere.
 */
export async function findInDatabase(db: Database, needle: string): Promise<string[]> {
  const found: string[] = []
  await withSql(db, { role: 'owner' }, async (sql) => {
    const columns = await sql.query<{ place: string; test: string }>(
      `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as place,
         format('select from %I.%I where ' || case when a.atttypid = 'bytea'::regtype
           then 'position(convert_to($1, ''UTF8'') in %I) > 0' else 'position($1 in %I::text) > 0' end || ' limit 1', n.nspname, c.relname, a.attname) as test
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('live', 'release', 'identity', 'public') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
         and format_type(a.atttypid, null) not like 'geometry%'
       order by 1`,
    )
    for (const { place, test } of columns) if ((await sql.query(test, [needle])).length > 0) found.push(place)
  })
  return found
}
