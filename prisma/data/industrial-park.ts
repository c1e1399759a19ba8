import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { type Bbox, Conditions, type PointRadius } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { rowsByIds } from './row.ts'

export interface IndustrialPark {
  readonly id: string
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly kind: string
  readonly status: string
  readonly areaHaMapped: number | null
  readonly areaHaPlanned: number | null
  readonly unitId: string | null
  readonly point: readonly [number, number]
  readonly sourceId: string
}

export interface IndustrialParkFilter {
  readonly unitIds?: readonly string[] | null
  readonly kinds?: readonly string[] | null
  readonly statuses?: readonly string[] | null
  readonly bbox?: Bbox | null
  readonly near?: PointRadius | null
  readonly text?: string | null
}

const columns =
  'p.id::text, p.code, p.name_vi as "nameVi", p.name_en as "nameEn", p.kind, p.status, p.area_ha_mapped as "areaHaMapped", ' +
  'p.area_ha_planned as "areaHaPlanned", p.unit_id::text as "unitId", array[st_x(p.point), st_y(p.point)] as point, p.source_id as "sourceId"'

export const industrialParkOrders = {
  CODE_ASC: { name: 'code', sql: 'p.code', type: 'text', descending: false },
  NAME_ASC: { name: 'name', sql: 'p.search_text', type: 'text', descending: false },
  AREA_DESC: {
    name: 'area',
    sql: 'coalesce(p.area_ha_mapped, p.area_ha_planned, 0)',
    type: 'numeric',
    descending: true,
  },
} as const satisfies Record<string, Order>

/** A page of parks. A park without a mapped outline is found by its point. */
export function listIndustrialParks(
  db: Database,
  access: Access,
  filter: IndustrialParkFilter,
  order: keyof typeof industrialParkOrders,
  page: PageRequest,
) {
  const conditions = new Conditions()
    .inUnits('p.unit_id', filter.unitIds)
    .oneOf('p.kind', filter.kinds)
    .oneOf('p.status', filter.statuses)
    .inBox('coalesce(p.outline, p.point)', filter.bbox, 'bbox')
    .near('coalesce(p.outline, p.point)', filter.near, 'near')
    .matches('p.search_text', filter.text, 'text')
  return readPage<IndustrialPark>(db, access, {
    columns,
    from: 'industrial_park p',
    id: 'p.id',
    conditions,
    order: industrialParkOrders[order],
    page,
  })
}

export function industrialParksByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<IndustrialPark>(db, access, columns, 'industrial_park p', 'p.id', ids)
}

/** Outlines of parks as GeoJSON, in the order of the ids; null where a park is known by its point only. */
export async function industrialParkOutlines(
  db: Database,
  access: Access,
  ids: readonly string[],
): Promise<(object | null)[]> {
  const rows = await read<{ id: string; outline: object | null }>(
    db,
    access,
    'select id::text, st_asgeojson(outline, 5)::jsonb as outline from industrial_park where id = any($1::bigint[])',
    [ids],
  )
  const found = new Map(rows.map((row) => [row.id, row.outline]))
  return ids.map((id) => found.get(id) ?? null)
}

/** Distances, in kilometres, that may be drawn around a park. */
export const parkRingKm = { min: 0.1, max: 20 } as const

/**
 * What lies within a distance of each park, as GeoJSON: measured in metres of EPSG:9209 from its outline, or from its point where no
 * outline is mapped. Corners are cut by at most ten metres.
 *
 * @throws Refusal BAD_USER_INPUT for a distance that makes no sense
 */
export async function industrialParkRings(
  db: Database,
  access: Access,
  ids: readonly string[],
  withinKm: number,
): Promise<(object | null)[]> {
  if (!(withinKm >= parkRingKm.min && withinKm <= parkRingKm.max))
    throw badInput('withinKm', `must be from ${parkRingKm.min} to ${parkRingKm.max}.`)
  const rows = await read<{ id: string; ring: object }>(
    db,
    access,
    `select p.id::text, st_asgeojson(st_transform(st_simplifypreservetopology(
         st_buffer(st_transform(coalesce(p.outline, p.point), 9209), $2::float8, 'quad_segs=16'), 10), 4326), 5)::jsonb as ring
       from industrial_park p where p.id = any($1::bigint[])`,
    [ids, withinKm * 1000],
  )
  const found = new Map(rows.map((row) => [row.id, row.ring]))
  return ids.map((id) => found.get(id) ?? null)
}
