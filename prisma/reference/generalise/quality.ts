import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import type { Shape } from './shape.ts'

/** How far a generalised outline may be from its full one. */
export const BAR = { iou: 0.98, areaShare: 0.01 } as const

export interface Quality {
  code: string
  /** Area of the intersection over area of the union; 1 is the same shape. */
  iou: number
  /** Change of area as a share of the full area. */
  areaShare: number
  valid: boolean
}

/** One row per unit, worst overlap first. Without the grid of 1e-7° a failed overlay would silently give no row. */
const MEASURE = `
  with full_outline as (
    select value->'properties'->>'code' as code, st_geomfromgeojson(value->'geometry') as geom
    from jsonb_array_elements($1::jsonb)
  ), simple_outline as (
    select value->'properties'->>'code' as code, st_geomfromgeojson(value->'geometry') as geom
    from jsonb_array_elements($2::jsonb)
  )
  select code,
    st_isvalid(s.geom) as valid,
    st_area(st_intersection(s.geom, f.geom, 1e-7)) / st_area(st_union(s.geom, f.geom, 1e-7)) as iou,
    st_area(s.geom::geography) / st_area(f.geom::geography) - 1 as "areaShare"
  from simple_outline s join full_outline f using (code)
  order by iou`

/** Compares outlines with full ones of the same code, in PostGIS: another program than the one that simplified them. */
export async function openMeasure(): Promise<{
  compare(full: readonly Shape[], simple: readonly Shape[]): Promise<Quality[]>
  close(): Promise<void>
}> {
  const db = await PGlite.create({ extensions: { postgis } })
  await db.exec('create extension postgis')
  return {
    async compare(full, simple) {
      const { rows } = await db.query<Quality>(MEASURE, [JSON.stringify(full), JSON.stringify(simple)])
      if (rows.length !== full.length || full.length !== simple.length) {
        throw new Error(`${rows.length} of ${full.length} units could be compared; ${simple.length} were made`)
      }
      return rows
    },
    close: () => db.close(),
  }
}

/** The rows that miss the bar, as sentences. */
export function failures(level: string, rows: readonly Quality[]): string[] {
  return rows
    .filter((row) => !row.valid || row.iou < BAR.iou || Math.abs(row.areaShare) > BAR.areaShare)
    .map(
      (row) =>
        `${level} ${row.code}: IoU ${row.iou.toFixed(4)} (at least ${BAR.iou}), area ${(row.areaShare * 100).toFixed(2)} % (at most ±${BAR.areaShare * 100} %)${row.valid ? '' : ', not valid'}`,
    )
}
