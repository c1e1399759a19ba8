import type { Sql } from '../access.ts'
import type { ReleaseHead } from '../data/figure-catalogue.ts'
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

/** Writes the told cells of one lattice row. */
export async function writeCells(sql: Sql, no: number, { lattice, cells }: Table): Promise<void> {
  for (let start = 0; start < cells.length; start += batch) {
    const rows = cells
      .slice(start, start + batch)
      .map((cell) => [
        cell.unitId,
        cell.start,
        cell.category,
        cell.kind,
        cell.value,
        cell.low,
        cell.high,
        cell.numerator,
        cell.denominator,
        cell.provisional,
      ])
    await sql.query(
      `insert into release.figure (release_no, metric_id, scheme, level, grain, breakdown,
         unit_id, period_start, category, kind, value, low, high, numerator, denominator, provisional)
       select $1, $2, $3, $4, $5, $6,
         (c->>0)::bigint, (c->>1)::date, c->>2, c->>3, (c->>4)::numeric, (c->>5)::numeric, (c->>6)::numeric, (c->>7)::numeric, (c->>8)::numeric, (c->>9)::boolean
       from jsonb_array_elements($7::jsonb) c`,
      [no, lattice.metric_id, lattice.scheme, lattice.level, lattice.grain, lattice.breakdown, JSON.stringify(rows)],
    )
  }
}
