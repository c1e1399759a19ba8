import type { Sql } from '../access.ts'
import type { ReleaseHead } from '../data/figure-catalogue.ts'
import type { Cell } from '../data/figure-cell.ts'
import type { Table } from './table.ts'

/** Rows of one insert: large enough to be quick, small enough to let other work between. */
const batch = 4000

/** Writes the head of a release. */
export async function writeHead(
  sql: Sql,
  head: Omit<ReleaseHead, 'published_at'>,
  publishedBy: string | undefined,
): Promise<void> {
  await sql.query(
    `insert into release.release (no, province_code, published_by_id, synthetic, scale_factor, data_through, method, cells_published, cells_withheld, digest)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)`,
    [
      head.no,
      head.province_code,
      publishedBy ?? null,
      head.synthetic,
      head.scale_factor,
      head.data_through,
      JSON.stringify(head.method),
      head.cells_published,
      head.cells_withheld,
      head.digest,
    ],
  )
}

/** The told cells of one lattice row as columns, in the order of the insert. */
const columnsOf = (cells: readonly Cell[]) => [
  cells.map((cell) => cell.unitId),
  cells.map((cell) => cell.start),
  cells.map((cell) => cell.category),
  cells.map((cell) => cell.kind),
  cells.map((cell) => cell.value),
  cells.map((cell) => cell.low),
  cells.map((cell) => cell.high),
  cells.map((cell) => cell.numerator),
  cells.map((cell) => cell.denominator),
  cells.map((cell) => cell.provisional),
]

/** Writes the told cells of one lattice row. */
export async function writeCells(sql: Sql, no: number, { lattice, cells }: Table): Promise<void> {
  const { metric_id, scheme, level, grain, breakdown } = lattice
  for (let start = 0; start < cells.length; start += batch) {
    await sql.query(
      `insert into release.figure (release_no, metric_id, scheme, level, grain, breakdown,
         unit_id, period_start, category, kind, value, low, high, numerator, denominator, provisional)
       select $1, $2, $3, $4, $5, $6, c.*
       from unnest($7::bigint[], $8::date[], $9::text[], $10::text[], $11::numeric[], $12::numeric[], $13::numeric[], $14::numeric[], $15::numeric[], $16::boolean[]) c`,
      [no, metric_id, scheme, level, grain, breakdown, ...columnsOf(cells.slice(start, start + batch))],
    )
  }
}

/** Gathers statistics of what was written, so that the first reads are planned well. */
export async function analyzeRelease(sql: Sql): Promise<void> {
  await sql.query(
    `analyze release.figure, release.admin_unit, release.unit_rollup, release.campaign_event, release.key_route, release.key_area,
       release.base_feature, release.industrial_park`,
  )
}
