import { afterAll, beforeAll, expect, test } from 'vitest'
import { withSql } from './access.ts'
import { freshDatabase, type TestDatabase } from './test-database.ts'

let made: TestDatabase
beforeAll(async () => {
  made = await freshDatabase('embedded')
}, 120_000)
afterAll(() => made.drop())

test('every schema, table, view, column and function says what it is', async () => {
  const silent = await withSql(made.db, { role: 'owner' }, (sql) =>
    sql.query<{ what: string }>(
      `with ours as (select oid, nspname from pg_namespace where nspname in ('live', 'release', 'pub', 'identity'))
       select nspname as what from ours where obj_description(oid, 'pg_namespace') is null
       union all
       select n.nspname || '.' || c.relname from pg_class c join ours n on n.oid = c.relnamespace
         where c.relkind in ('r', 'v') and obj_description(c.oid, 'pg_class') is null
       union all
       select n.nspname || '.' || c.relname || '.' || a.attname from pg_class c join ours n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relkind in ('r', 'v') and col_description(c.oid, a.attnum) is null
       union all
       select n.nspname || '.' || p.proname from pg_proc p join ours n on n.oid = p.pronamespace where obj_description(p.oid, 'pg_proc') is null
       order by 1`,
    ),
  )
  expect(silent).toEqual([])
})
