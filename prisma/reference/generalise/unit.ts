import { GRID_DEGREES, reshape, type Shape, textOf, withProperties } from './shape.ts'
import { partitionFaults } from './topology.ts'

/** Side, in metres, of the square whose area a bend must reach to be kept (Visvalingam). */
export const TOLERANCE_M = 50
/** Rounding can fold a narrow bend; each pass mends what the pass before folded. */
const MOST_PASSES = 6

export interface UnitOutlines {
  communes: Shape[]
  districts: Shape[]
  oldProvince: Shape
  province: Shape
  rivers: Shape[]
}

/** Rounds to the grid and mends until no two borders cross: rounding moves vertices, so one pass may not do. */
async function settle(communes: readonly Shape[], rivers: readonly Shape[]): Promise<Record<string, Shape[]>> {
  let layers: Record<string, Shape[]> = { commune: [...communes], river: [...rivers] }
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    layers = await reshape(layers, `-snap precision=${GRID_DEGREES} target=* -clean target=commune`)
    const units = (layers.commune ?? []).map((shape) => ({
      code: textOf(shape, 'code', 'communes'),
      geometry: shape.geometry,
    }))
    const faults = partitionFaults(units)
    if (faults.length === 0) return layers
    if (pass === MOST_PASSES)
      throw new Error(`communes still clash after ${pass} passes:\n${faults.slice(0, 10).join('\n')}`)
  }
  return layers
}

/**
 * Simplifies the communes and the rivers that follow their borders as one topology, rounds them, and only then
 * dissolves districts and provinces, so that the units of both schemes share every border vertex for vertex.
 * Takes the full communes of 2025 (properties `code`, `old_province_code`, `old_district_code`) and the river lines.
 */
export async function generaliseUnits(full: readonly Shape[], fullRivers: readonly Shape[]): Promise<UnitOutlines> {
  const simple = await reshape(
    { commune: full, river: fullRivers },
    `-simplify visvalingam interval=${TOLERANCE_M} keep-shapes target=*`,
  )
  const layers = await settle(simple.commune ?? [], simple.river ?? [])
  const communes = layers.commune ?? []
  const old = communes.filter((shape) => shape.properties.old_province_code === '27')
  const districts = (await reshape({ district: old }, '-dissolve old_district_code')).district ?? []
  return {
    communes: communes.map((shape) => unit(shape, textOf(shape, 'code', 'communes'), '24', 'commune')),
    districts: districts.map((shape) => unit(shape, textOf(shape, 'old_district_code', 'districts'), '27', 'district')),
    oldProvince: unit(await dissolve(old), '27', '27', 'province'),
    province: unit(await dissolve(communes), '24', '24', 'province'),
    rivers: layers.river ?? [],
  }
}

/** The union of shapes that share their borders. */
export async function dissolve(shapes: readonly Shape[]): Promise<Shape> {
  const { whole = [] } = await reshape({ whole: shapes }, "-dissolve -each 'of = 1'")
  const [shape] = whole
  if (!shape || whole.length !== 1)
    throw new Error(`a union of ${shapes.length} units gave ${whole.length} shapes instead of one`)
  return shape
}

function unit(shape: Shape, code: string, scheme: '24' | '27', level: 'province' | 'district' | 'commune'): Shape {
  return withProperties(shape, { code, scheme, level })
}
