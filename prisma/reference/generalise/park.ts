import { GRID_DEGREES, reshape, type Shape, textOf, textOrNull, withProperties } from './shape.ts'

/** Parks are small and straight-sided, so they are kept closer to their outline than units are. */
export const PARK_TOLERANCE_M = 15

/** Industrial parks: polygons, and a point for the one that is mapped as a point. Areas are hectares. */
export async function generaliseParks(full: readonly Shape[]): Promise<Shape[]> {
  const area = full.filter((shape) => shape.geometry.type !== 'Point')
  const { park = [] } = await reshape(
    { park: area },
    `-simplify dp interval=${PARK_TOLERANCE_M} keep-shapes -snap precision=${GRID_DEGREES} -clean`,
  )
  const simple = new Map(park.map((shape) => [shape.properties.code, shape]))
  const { point = [] } = await reshape({ point: full.filter((shape) => shape.geometry.type === 'Point') }, '')
  for (const shape of point) simple.set(shape.properties.code, shape)
  return full.map((shape) => {
    const code = textOf(shape, 'code', 'industrial parks')
    const found = simple.get(code)
    if (!found) throw new Error(`industrial parks: ${code} was lost`)
    return withProperties(found, {
      code,
      name_vi: textOf(shape, 'name_vi', 'industrial parks'),
      name_en: textOf(shape, 'name_en', 'industrial parks'),
      kind: textOf(shape, 'type', 'industrial parks'),
      status: textOf(shape, 'status', 'industrial parks'),
      area_ha_mapped: shape.properties.area_ha_mapped ?? null,
      area_ha_planned: shape.properties.area_ha_planned ?? null,
      // A park mapped as a point has no list of the communes it spans, only the one the point is in.
      communes_2025: (
        textOrNull(shape, 'communes_2025_all') ?? textOf(shape, 'commune_2025', 'industrial parks')
      ).split(';'),
      osm_id: textOf(shape, 'osm_id', 'industrial parks'),
    })
  })
}

/** Airports and river ports, as points. */
export async function generaliseTransportPoints(full: readonly Shape[]): Promise<Shape[]> {
  const { point = [] } = await reshape({ point: full }, '')
  return point.map((shape) => {
    const name_vi = textOf(shape, 'name_vi', 'transport points')
    const name_en = textOrNull(shape, 'name_en')
    return withProperties(shape, {
      osm_id: textOf(shape, 'osm_id', 'transport points'),
      name_vi,
      // The full file repeats the Vietnamese name where no English one is known.
      name_en: name_en === name_vi ? null : name_en,
      kind: textOf(shape, 'type', 'transport points'),
    })
  })
}
