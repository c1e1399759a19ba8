import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import type { AdminUnit } from './catalogue-row.ts'
import { type Bbox, Conditions, type PointRadius } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { groupedByKey } from './row.ts'

export interface AdminUnitFilter {
  readonly scheme?: AdminUnit['scheme'] | null
  readonly level?: AdminUnit['level'] | null
  readonly codes?: readonly string[] | null
  readonly parentId?: string | null
  /** Only units valid on this day. */
  readonly asOf?: string | null
  readonly text?: string | null
  readonly bbox?: Bbox | null
  readonly near?: PointRadius | null
}

export const adminUnitOrders = {
  CODE_ASC: { name: 'code', sql: 'u.code', type: 'text', descending: false },
  NAME_ASC: { name: 'name', sql: 'u.search_text', type: 'text', descending: false },
  AREA_DESC: { name: 'area', sql: 'coalesce(u.area_km2, 0)', type: 'numeric', descending: true },
} as const satisfies Record<string, Order>

/** A page of ids of units: their rows are in the catalogue. A name matches in its present and its earlier forms. */
export function listAdminUnits(
  db: Database,
  access: Access,
  filter: AdminUnitFilter,
  order: keyof typeof adminUnitOrders,
  page: PageRequest,
) {
  const conditions = new Conditions()
    .equals('u.scheme', filter.scheme)
    .equals('u.level', filter.level)
    .oneOf('u.code', filter.codes)
    .oneOf('u.parent_id', filter.parentId ? [filter.parentId] : null, 'bigint')
    .validOn('u', filter.asOf)
    .inBox('u.outline', filter.bbox, 'bbox')
    .near('u.outline', filter.near, 'near')
    .matches(
      `(u.search_text || ' ' || coalesce((select hub_fold(string_agg(n.name_vi || ' ' || n.name_en, ' ')) from admin_unit_name n where n.unit_id = u.id), ''))`,
      filter.text,
      'text',
    )
  return readPage<{ id: string }, string>(
    db,
    access,
    { columns: 'u.id::text', from: 'admin_unit u', id: 'u.id', conditions, order: adminUnitOrders[order], page },
    (row) => row.id,
  )
}

/** Outlines of units as GeoJSON with five decimals (about 1 m), in the order of the ids; null where a unit has none. */
export async function unitOutlines(db: Database, access: Access, ids: readonly string[]): Promise<(object | null)[]> {
  const rows = await read<{ id: string; outline: object | null }>(
    db,
    access,
    'select id::text, st_asgeojson(outline, 5)::jsonb as outline from admin_unit where id = any($1::bigint[])',
    [ids],
  )
  const found = new Map(rows.map((row) => [row.id, row.outline]))
  return ids.map((id) => found.get(id) ?? null)
}

/**
 * Ids of the units that share a border with each unit: of the same scheme and level and valid on a day of both. A corner where
 * two units touch in one point counts as a border, as it does for the hotspot statistics.
 */
export async function unitNeighbours(db: Database, access: Access, ids: readonly string[]): Promise<string[][]> {
  const rows = await read<{ id: string; neighbour: string }>(
    db,
    access,
    `select a.id::text, b.id::text as neighbour from admin_unit a
       join admin_unit b on b.scheme = a.scheme and b.level = a.level and b.id <> a.id and b.outline && a.outline
         and daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')
         and st_intersects(a.outline, b.outline)
     where a.id = any($1::bigint[]) order by b.code`,
    [ids],
  )
  return groupedByKey(ids, rows, (row) => row.id).map((list) => list.map((row) => row.neighbour))
}
