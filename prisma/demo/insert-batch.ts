import type { Sql } from '../access.ts'
import type { Spot } from './place.ts'

/** Names the source of everything that is invented. */
export const sourceId = 'demonstration'
const batchSize = 2000

/** Runs one statement for batches of rows, each handed over as one JSON array in $1. */
export async function inBatches(sql: Sql, text: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batchSize) {
    await sql.query(text, [JSON.stringify(rows.slice(start, start + batchSize))])
  }
}

/** Columns of a record set that say where a fact happened, and the point they make. */
export const spotColumns = 'unit_id bigint, province_code text, precision text, lon float8, lat float8'
export const spotPoint = 'case when r.lon is not null then st_setsrid(st_makepoint(r.lon, r.lat), 4326) end'

/** A spot as the columns of a row. */
export function flat(spot: Spot) {
  return {
    unit_id: spot.unitId,
    province_code: spot.provinceCode,
    precision: spot.precision,
    lon: spot.lon,
    lat: spot.lat,
  }
}
