import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { type Bbox, Conditions, type PointRadius } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { rowsByIds } from './row.ts'

/** A route on the map. The last three columns are read for staff alone; the public tables do not have them. */
export interface KeyRoute {
  readonly id: string
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly kind: string
  readonly lengthKm: number | null
  readonly originVi: string | null
  readonly originEn: string | null
  readonly transitVi: string | null
  readonly transitEn: string | null
  readonly destinationVi: string | null
  readonly destinationEn: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly sourceId: string
  readonly designationSourceId: string
  readonly synthetic: boolean
  readonly level?: number | null
  readonly reviewedOn?: string | null
  readonly reviewedById?: string | null
}

export interface KeyRouteFilter {
  readonly unitIds?: readonly string[] | null
  readonly kinds?: readonly string[] | null
  readonly asOf?: string | null
  readonly bbox?: Bbox | null
  readonly near?: PointRadius | null
  readonly text?: string | null
}

const open =
  'r.id::text, r.code, r.name_vi as "nameVi", r.name_en as "nameEn", r.kind, r.length_km as "lengthKm", r.origin_vi as "originVi", ' +
  'r.origin_en as "originEn", r.transit_vi as "transitVi", r.transit_en as "transitEn", r.destination_vi as "destinationVi", ' +
  'r.destination_en as "destinationEn", r.valid_from as "validFrom", r.valid_to as "validTo", r.source_id as "sourceId", ' +
  'r.designation_source_id as "designationSourceId", r.synthetic'

const columnsFor = (access: Access) =>
  access.role === 'public'
    ? open
    : `${open}, r.level, r.reviewed_on as "reviewedOn", r.reviewed_by_id::text as "reviewedById"`

export const keyRouteOrders = {
  CODE_ASC: { name: 'code', sql: 'r.code', type: 'text', descending: false },
  NAME_ASC: { name: 'name', sql: 'r.search_text', type: 'text', descending: false },
  LENGTH_DESC: { name: 'length', sql: 'coalesce(r.length_km, 0)', type: 'numeric', descending: true },
} as const satisfies Record<string, Order>

/** A page of routes; of units, those that the line touches. */
export function listKeyRoutes(
  db: Database,
  access: Access,
  filter: KeyRouteFilter,
  order: keyof typeof keyRouteOrders,
  page: PageRequest,
) {
  const conditions = new Conditions()
    .oneOf('r.kind', filter.kinds)
    .validOn('r', filter.asOf)
    .inBox('r.line', filter.bbox, 'bbox')
    .near('r.line', filter.near, 'near')
    .matches('r.search_text', filter.text, 'text')
  if (filter.unitIds) {
    const ids = conditions.value(filter.unitIds)
    conditions.and(
      `exists (select 1 from admin_unit n join admin_unit u on u.id = coalesce(n.outline_unit_id, n.id) ` +
        `where n.id = any(${ids}::bigint[]) and u.outline && r.line and st_intersects(u.outline, r.line))`,
    )
  }
  return readPage<KeyRoute>(db, access, {
    columns: columnsFor(access),
    from: 'key_route r',
    id: 'r.id',
    conditions,
    order: keyRouteOrders[order],
    page,
  })
}

export function keyRoutesByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<KeyRoute>(db, access, columnsFor(access), 'key_route r', 'r.id', ids)
}

/** Lines of routes as GeoJSON, in the order of the ids. */
export async function keyRouteLines(db: Database, access: Access, ids: readonly string[]): Promise<(object | null)[]> {
  const rows = await read<{ id: string; line: object }>(
    db,
    access,
    'select id::text, st_asgeojson(line, 5)::jsonb as line from key_route where id = any($1::bigint[])',
    [ids],
  )
  const found = new Map(rows.map((row) => [row.id, row.line]))
  return ids.map((id) => found.get(id) ?? null)
}
