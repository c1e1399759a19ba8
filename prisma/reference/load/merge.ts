import type { Sql } from '../../access.ts'

/** Where rows go: table of schema live, the columns that tell one row from another (never null), and the other columns written. */
export interface Target {
  readonly table: string
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** Rows of the same sources that are not given any more are removed. */
  readonly prune?: boolean
}

/**
 * Brings rows of reference data up to date: known rows are changed in place and keep their ids, new ones are added. Names come
 * from the code of the loader, values only as one JSON parameter.
 *
 * @returns how many rows were given
 */
export async function merge(
  sql: Sql,
  target: Target,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<number> {
  const { table, key, columns } = target
  const all = [...key, ...columns]
  const same = key.map((column) => `t.${column} = g.${column}`).join(' and ')
  const list = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}${name}`).join(', ')
  const given = `given as (select ${list('', all)} from jsonb_populate_recordset(null::${table}, $1::jsonb))`
  const json = JSON.stringify(rows)
  if (target.prune) {
    await sql.query(
      `with ${given} delete from ${table} t
       where t.source_id in (select source_id from given) and not exists (select 1 from given g where ${same})`,
      [json],
    )
  }
  if (columns.length > 0) {
    await sql.query(
      `with ${given} update ${table} t set ${columns.map((column) => `${column} = g.${column}`).join(', ')} from given g
       where ${same} and (${list('t.', columns)}) is distinct from (${list('g.', columns)})`,
      [json],
    )
  }
  await sql.query(
    `with ${given} insert into ${table} (${list('', all)}) select ${list('g.', all)} from given g
     where not exists (select 1 from ${table} t where ${same})`,
    [json],
  )
  return rows.length
}
