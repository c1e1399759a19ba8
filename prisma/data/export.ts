import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { nothingPublished } from '../refusal.ts'

/** A row of an export: cells by column key, and its shape as GeoJSON. */
export interface ExportedRow {
  readonly cells: Readonly<Record<string, string | number | boolean | null>>
  readonly geometry: object | null
  readonly synthetic: boolean
  readonly source: string
}

/** What an export is made of, all of one release. */
export interface Exported {
  readonly rows: readonly ExportedRow[]
  readonly origin: ExportedOrigin
}

export interface ExportedOrigin {
  readonly release: number
  /** ISO 8601 */
  readonly publishedAt: string
  readonly dataThrough: string
  readonly synthetic: boolean
  readonly scaleFactor: number | null
  readonly sources: readonly { readonly id: string; readonly title: string; readonly attribution: string }[]
}

const placeCells = `'scheme', u.scheme, 'unit_code', u.code, 'unit', u.name_vi`
const nameCells = (table: string) => `'code', ${table}.code, 'name_vi', ${table}.name_vi, 'name_en', ${table}.name_en`

/** Areas end where single houses could be told apart: their corners are given to about ten metres. */
const areaText = (cells: string, kind: string) => `
  select jsonb_build_object(${nameCells('a')}, ${placeCells}, 'area_km2', a.area_km2, 'valid_from', a.valid_from, 'valid_to', a.valid_to${cells}) as cells,
    st_asgeojson(a.area, 4)::jsonb as geometry, a.synthetic, a.source_id as source
  from key_area a join admin_unit u on u.id = a.unit_id left join industrial_park p on p.id = a.nearest_park_id
  where a.kind = '${kind}' order by a.code`

/** One statement per kind, on the newest release; cells are named as the columns of the export are. */
const texts = {
  'admin-units': `
    select jsonb_build_object('scheme', u.scheme, 'level', u.level, ${nameCells('u')}, 'type', u.type, 'parent_code', p.code, 'area_km2', u.area_km2,
        'valid_from', u.valid_from, 'valid_to', u.valid_to) as cells,
      st_asgeojson(u.outline, 4)::jsonb as geometry, false as synthetic, u.source_id as source
    from admin_unit u left join admin_unit p on p.id = u.parent_id order by u.scheme desc, u.level, u.code, u.valid_from`,
  'campaign-events': `
    select jsonb_build_object('id', e.id::text, 'event_type', e.event_type, 'setting', e.setting, 'audience', e.audience, 'age_fit', e.age_fit, 'channel', e.channel,
        'title_vi', e.title_vi, 'title_en', e.title_en, 'host', coalesce(h.name_vi, e.host_vi), 'held_on', e.held_on, ${placeCells},
        'lon', round(st_x(e.point)::numeric, 5), 'lat', round(st_y(e.point)::numeric, 5), 'campaign', c.code, 'pilot_model', m.code, 'is_integrated', e.is_integrated,
        'attendance', e.attendance, 'leaflets', e.leaflets, 'loudspeaker_minutes', e.loudspeaker_minutes, 'online_posts', e.online_posts,
        'online_views', e.online_views, 'online_shares', e.online_shares, 'press_url', e.press_url) as cells,
      st_asgeojson(e.point, 5)::jsonb as geometry, e.synthetic, case when e.synthetic then 'demonstration' else 'hub' end as source
    from campaign_event e join admin_unit u on u.id = e.unit_id left join agency h on h.id = e.host_id
      left join campaign c on c.id = e.campaign_id left join pilot_model m on m.id = e.pilot_model_id
    order by e.held_on, e.id`,
  'key-routes': `
    select jsonb_build_object(${nameCells('r')}, 'kind', r.kind, 'length_km', r.length_km, 'origin_vi', r.origin_vi, 'transit_vi', r.transit_vi,
        'destination_vi', r.destination_vi, 'valid_from', r.valid_from, 'valid_to', r.valid_to, 'designation_source', r.designation_source_id) as cells,
      st_asgeojson(r.line, 5)::jsonb as geometry, r.synthetic, r.source_id as source
    from key_route r order by r.code`,
  'worker-housing-areas': areaText(
    `, 'lodging_houses', a.lodging_houses, 'rooms', a.rooms, 'lodgers', a.lodgers, 'nearest_park', p.name_vi, 'nearest_park_km', a.nearest_park_km`,
    'WORKER_HOUSING',
  ),
  'foreign-resident-areas': areaText('', 'FOREIGN_RESIDENT'),
  'industrial-parks': `
    select jsonb_build_object(${nameCells('k')}, 'kind', k.kind, 'status', k.status, ${placeCells}, 'area_ha_mapped', k.area_ha_mapped,
        'area_ha_planned', k.area_ha_planned) as cells,
      st_asgeojson(coalesce(k.outline, k.point), 5)::jsonb as geometry, false as synthetic, k.source_id as source
    from industrial_park k left join admin_unit u on u.id = k.unit_id order by k.code`,
} as const

/** What is exported row by row; figures have an answer of their own. */
export type ExportedKind = keyof typeof texts

/** Which release an export speaks of, and the sources named in it. Throws NOT_PUBLISHED when there is none. */
async function readOrigin(sql: Sql, sources: readonly string[]): Promise<ExportedOrigin> {
  const head = await sql.one<Omit<ExportedOrigin, 'sources'>>(
    `select no as release, to_char(published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt", data_through as "dataThrough", synthetic,
       scale_factor as "scaleFactor" from release`,
  )
  if (!head) throw nothingPublished()
  const named = await sql.query<ExportedOrigin['sources'][number]>(
    'select id, title_vi as title, attribution from source where id = any($1::text[]) order by id',
    [sources],
  )
  return { ...head, sources: named }
}

/** All rows of a kind in the newest release, with what the file must say of their origin. */
export function readExport(db: Database, kind: ExportedKind): Promise<Exported> {
  return withSql(db, { role: 'public' }, async (sql) => {
    const rows = await sql.query<ExportedRow>(texts[kind])
    const designations = rows.flatMap(({ cells }) =>
      typeof cells.designation_source === 'string' ? [cells.designation_source] : [],
    )
    return { rows, origin: await readOrigin(sql, [...new Set([...rows.map(({ source }) => source), ...designations])]) }
  })
}

/** A unit as a file of figures names it. */
export interface ExportedUnit {
  readonly id: string
  readonly scheme: string
  readonly code: string
  readonly nameVi: string
  readonly geometry: object | null
}

/** The units of one level of one scheme in the newest release, with what a file of their figures must say of its origin. */
export function readExportUnits(
  db: Database,
  scheme: string,
  level: string,
): Promise<{ units: readonly ExportedUnit[]; origin: ExportedOrigin }> {
  return withSql(db, { role: 'public' }, async (sql) => {
    const units = await sql.query<ExportedUnit & { source: string }>(
      `select u.id::text, u.scheme, u.code, u.name_vi as "nameVi", st_asgeojson(coalesce(u.outline, u.centre), 4)::jsonb as geometry, u.source_id as source
       from admin_unit u where u.scheme = $1 and u.level = $2 order by u.code`,
      [scheme, level],
    )
    return { units, origin: await readOrigin(sql, [...new Set(units.map(({ source }) => source))]) }
  })
}
