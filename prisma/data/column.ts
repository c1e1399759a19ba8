/** SQL expressions by the name each has in TypeScript. */
export type Columns = Readonly<Record<string, string>>

/**
 * The columns as a select list.
 *
 * @param wanted names of those that are needed; the id is always read. All without it.
 */
export function selectList(columns: Columns, wanted?: ReadonlySet<string>): string {
  return Object.entries(columns)
    .filter(([name]) => !wanted || name === 'id' || wanted.has(name))
    .map(([name, sql]) => `${sql} as "${name}"`)
    .join(', ')
}

/** The columns as one JSON object, so that a row can carry the row it belongs to. */
export function jsonRow(columns: Columns): string {
  return `jsonb_build_object(${Object.entries(columns)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`
}

/** Longitude and latitude of a point column, or null. */
export function lonLat(column: string): string {
  return `case when ${column} is not null then jsonb_build_array(st_x(${column}), st_y(${column})) end`
}
