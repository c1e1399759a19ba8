import type { Sql } from '../access.ts'
import { nameOf, shapesOf } from './designation-shape.ts'
import { type Fault, type FileFeature, type GeoFile, textOf } from './geojson-file.ts'

export const designationKinds = ['key-routes', 'worker-housing-areas', 'foreign-resident-areas'] as const
export type DesignationKind = (typeof designationKinds)[number]

/** What a kind of file is called in the database; routes have a table of their own. */
export const areaKind = {
  'key-routes': null,
  'worker-housing-areas': 'WORKER_HOUSING',
  'foreign-resident-areas': 'FOREIGN_RESIDENT',
} as const

/** An area smaller than this could be one building, and the hub points at none; ha. */
const leastAreaHa = 1

function fault(feature: FileFeature, reason: string, vi: string, en: string): Fault {
  return { severity: 'ERROR', feature: feature.index, code: textOf(feature, 'code', 'ma'), reason, vi, en }
}

/** Checks codes, names, counts and days. */
export function propertyFaults(features: readonly FileFeature[]): Fault[] {
  const seen = new Map<string, number>()
  return features.flatMap((feature) => {
    const code = textOf(feature, 'code', 'ma')
    const found: Fault[] = []
    if (code === null)
      found.push(
        fault(
          feature,
          'NO_CODE',
          'thiếu mã; thêm thuộc tính code (hoặc ma)',
          'has no code: add a property code (or ma)',
        ),
      )
    else if (seen.has(code))
      found.push(
        fault(
          feature,
          'DUPLICATE_CODE',
          `mã này đã có ở đối tượng ${seen.get(code)}`,
          `feature ${seen.get(code)} has the same code`,
        ),
      )
    else seen.set(code, feature.index)
    if (nameOf(feature) === null)
      found.push(
        fault(
          feature,
          'NO_NAME',
          'thiếu tên; thêm thuộc tính name_vi (hoặc ten)',
          'has no name: add a property name_vi (or ten)',
        ),
      )
    for (const name of ['lodging_houses', 'rooms', 'lodgers', 'foreign_residents', 'level']) {
      const text = textOf(feature, name)
      if (text !== null && !/^[0-9]{1,7}$/.test(text))
        found.push(
          fault(
            feature,
            'BAD_NUMBER',
            `${name} phải là số nguyên không âm`,
            `${name} must be a whole number, 0 or more`,
          ),
        )
    }
    const day = textOf(feature, 'reviewed_on', 'valid_from')
    if (day !== null && !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day))
      found.push(fault(feature, 'BAD_DATE', 'ngày phải viết yyyy-MM-dd', 'days are written yyyy-MM-dd'))
    return found
  })
}

/** Checks type, validity, place and, for areas, size and that the code is not one of another kind of area. */
export async function shapeFaults(sql: Sql, kind: DesignationKind, geo: GeoFile): Promise<Fault[]> {
  const route = kind === 'key-routes'
  const rows = await sql.query<{
    feature: number
    type: string
    why: string
    inside: boolean
    ha: number | null
    taken: boolean
  }>(
    `select g.feature, geometrytype(s.raw) as type, st_isvalidreason(s.raw) as why,
       coalesce(st_isvalidreason(s.raw) = 'Valid Geometry' and st_intersects(st_transform(s.raw, 4326), p.box), false) as inside,
       case when st_dimension(s.raw) = 2 and st_isvalidreason(s.raw) = 'Valid Geometry' then st_area(st_transform(s.raw, 9209)) / 1e4 end as ha,
       exists (select 1 from key_area a where a.code = g.code and a.kind is distinct from $3) as taken
     from jsonb_to_recordset($1::jsonb) as g (feature int, code text, geometry jsonb)
       cross join lateral (select st_setsrid(st_geomfromgeojson(g.geometry), $2::int) as raw) s
       cross join (select outline as box from admin_unit where scheme = '24' and level = 'PROVINCE') p
     order by g.feature`,
    [shapesOf(geo), geo.srid, areaKind[kind]],
  )
  if (rows.length !== geo.features.length) throw new Error('the geometry engine lost a shape; nothing was written')
  return rows.flatMap(({ feature, type, why, inside, ha, taken }) => {
    const at = geo.features[feature] as FileFeature
    const wanted = route ? /^(MULTI)?LINESTRING$/ : /^(MULTI)?POLYGON$/
    if (!wanted.test(type))
      return [
        fault(
          at,
          'WRONG_SHAPE',
          `hình dạng là ${type}`,
          `its shape is ${type}: ${route ? 'a line' : 'a polygon'} is needed`,
        ),
      ]
    if (why !== 'Valid Geometry')
      return [fault(at, 'INVALID', `hình không hợp lệ: ${why}`, `the shape is not valid: ${why}`)]
    if (!inside)
      return [
        fault(
          at,
          'OUTSIDE',
          'nằm ngoài tỉnh; kiểm tra hệ tọa độ và thứ tự kinh độ, vĩ độ',
          'lies outside the province: check the coordinate system and that longitude comes first',
        ),
      ]
    if (ha !== null && ha < leastAreaHa)
      return [
        fault(
          at,
          'TOO_SMALL',
          `chỉ ${ha.toFixed(2).replace('.', ',')} ha; không chỉ vào một ngôi nhà`,
          `is only ${ha.toFixed(2)} ha: areas of at least ${leastAreaHa} ha are taken, never a single building`,
        ),
      ]
    return !route && taken
      ? [fault(at, 'CODE_TAKEN', 'mã này đã dùng cho loại địa bàn khác', 'another kind of area has this code')]
      : []
  })
}
