import pg from 'pg'

/** What the parts of the benchmark share. */
export interface Bench {
  /** The empty database with PostGIS that everything is made beside. */
  readonly from: string
  /** The database of the benchmark, made when it is first asked for. */
  readonly url: () => Promise<string>
  readonly say: (line: string) => void
}

/** One part of the benchmark, which can be run alone; its text is a part of RESULTS.md under its title. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly run: (bench: Bench) => Promise<string>
}

export interface Column<Row> {
  readonly title: string
  /** Words stand left, numbers right. */
  readonly words?: boolean
  readonly of: (row: Row) => string
}

/** A table of Markdown. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ title }) => title)),
    `|${columns.map(({ words }) => (words ? '---' : '---:')).join('|')}|`,
    ...rows.map((row) => line(columns.map(({ of }) => of(row)))),
  ].join('\n')
}

export const times = (a: number, b: number) => `${(a / b).toFixed(2)}×`
export const whole = (value: number) => value.toFixed(0)

/** Rows of one statement, on a connection of its own. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(text, values).finally(() => client.end())
  return rows
}
