import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { type Bbox, Conditions, type PointRadius } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { rowsByIds } from './row.ts'

/** An area that is worked in: dense worker lodging, or many foreign residents. The last columns are read for staff alone. */
export interface KeyArea {
  readonly id: string
  readonly kind: KeyAreaKind | 'OTHER'
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly unitId: string
  readonly areaKm2: number | null
  readonly lodgingHouses: number | null
  readonly rooms: number | null
  readonly lodgers: number | null
  readonly nearestParkId: string | null
  readonly nearestParkKm: number | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly sourceId: string
  readonly synthetic: boolean
  readonly foreignResidents?: number | null
  readonly level?: number | null
  readonly reviewedOn?: string | null
  readonly reviewedById?: string | null
}

export type KeyAreaKind = 'WORKER_HOUSING' | 'FOREIGN_RESIDENT'

export interface KeyAreaFilter {
  readonly unitIds?: readonly string[] | null
  readonly asOf?: string | null
  readonly bbox?: Bbox | null
  readonly near?: PointRadius | null
  readonly text?: string | null
  readonly nearestParkId?: string | null
}

const open =
  'a.id::text, a.kind, a.code, a.name_vi as "nameVi", a.name_en as "nameEn", a.unit_id::text as "unitId", a.area_km2 as "areaKm2", ' +
  'a.lodging_houses as "lodgingHouses", a.rooms, a.lodgers, a.nearest_park_id::text as "nearestParkId", ' +
  'a.nearest_park_km as "nearestParkKm", a.valid_from as "validFrom", a.valid_to as "validTo", a.source_id as "sourceId", a.synthetic'

const columnsFor = (access: Access) =>
  access.role === 'public'
    ? open
    : `${open}, a.foreign_residents as "foreignResidents", a.level, a.reviewed_on as "reviewedOn", a.reviewed_by_id::text as "reviewedById"`

export const keyAreaOrders = {
  CODE_ASC: { name: 'code', sql: 'a.code', type: 'text', descending: false },
  NAME_ASC: { name: 'name', sql: 'a.search_text', type: 'text', descending: false },
  LODGERS_DESC: { name: 'lodgers', sql: 'coalesce(a.lodgers, -1)', type: 'int', descending: true },
} as const satisfies Record<string, Order>

/** A page of areas of one kind; of units, those whose commune counts in them. */
export function listKeyAreas(
  db: Database,
  access: Access,
  kind: KeyAreaKind,
  filter: KeyAreaFilter,
  order: keyof typeof keyAreaOrders,
  page: PageRequest,
) {
  const conditions = new Conditions()
    .equals('a.kind', kind)
    .inUnits('a.unit_id', filter.unitIds)
    .validOn('a', filter.asOf)
    .inBox('a.area', filter.bbox, 'bbox')
    .near('a.area', filter.near, 'near')
    .matches('a.search_text', filter.text, 'text')
    .oneOf('a.nearest_park_id', filter.nearestParkId ? [filter.nearestParkId] : null, 'bigint')
  return readPage<KeyArea>(db, access, {
    columns: columnsFor(access),
    from: 'key_area a',
    id: 'a.id',
    conditions,
    order: keyAreaOrders[order],
    page,
  })
}

export function keyAreasByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<KeyArea>(db, access, columnsFor(access), 'key_area a', 'a.id', ids)
}

/** Shapes of areas as GeoJSON, in the order of the ids. */
export async function keyAreaShapes(db: Database, access: Access, ids: readonly string[]): Promise<(object | null)[]> {
  const rows = await read<{ id: string; area: object }>(
    db,
    access,
    'select id::text, st_asgeojson(area, 5)::jsonb as area from key_area where id = any($1::bigint[])',
    [ids],
  )
  const found = new Map(rows.map((row) => [row.id, row.area]))
  return ids.map((id) => found.get(id) ?? null)
}
