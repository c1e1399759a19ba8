import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Feature, FeatureCollection, Geometry } from 'geojson'

/** A row of a reference file: empty cells are null, everything else is text. */
export type CsvRow = Readonly<Record<string, string | null>>

const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

/** The rows of a reference CSV file. The first line names the columns. */
export function readCsv(name: string): CsvRow[] {
  return parse(file(name), { columns: true, skip_empty_lines: true, cast: (value) => (value === '' ? null : value) })
}

/** A reference JSON file; its shape is what the caller says, held by the tests of the reference data. */
export function readJson<T>(name: string): T {
  return JSON.parse(file(name)) as T
}

/** Features of an outline file and the id of the source they come from. */
export interface OutlineFile {
  readonly source: string
  readonly features: readonly Feature<Geometry, Readonly<Record<string, unknown>>>[]
}

/** One of the generalised geometry files in outline/. */
export function readOutline(name: string): OutlineFile {
  return readJson<FeatureCollection<Geometry, Readonly<Record<string, unknown>>> & { source: string }>(
    `outline/${name}.geojson`,
  )
}

/** A cell that must not be empty. Throws an Error that names the column and the row. */
export function need(row: CsvRow, column: string): string {
  const value = row[column]
  if (value === null || value === undefined)
    throw new Error(`reference data: the column ${column} is empty in ${JSON.stringify(row)}`)
  return value
}
