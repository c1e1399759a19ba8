import type { Position } from 'geojson'
import { GRID_DEGREES, reshape, type Shape, textOf, textOrNull, withProperties } from './shape.ts'

/** Lines may stray this far, in metres, from the full ones. */
export const LINE_TOLERANCE_M = 60
/** Routes are shown this far, in degrees, beyond the province. */
const MARGIN_DEGREES = 0.25
/** Below this share of its length a route counts as (not) built. */
const NEARLY_ALL = 0.95

export interface Lines {
  roads: Shape[]
  railways: Shape[]
  keyRoutes: Shape[]
}

function positionsOf(shape: Shape): Position[][] {
  const { geometry } = shape
  if (geometry.type === 'LineString') return [geometry.coordinates]
  if (geometry.type === 'MultiLineString') return geometry.coordinates
  if (geometry.type === 'Polygon') return geometry.coordinates
  throw new Error(`a line is expected, not a ${geometry.type}`)
}

/** Length in km on a sphere flattened at the latitude of the province: for weighing parts, not for publishing. */
export function lengthKm(shape: Shape): number {
  const eastKm = 111.32 * Math.cos((21.15 * Math.PI) / 180)
  let sum = 0
  for (const line of positionsOf(shape)) {
    line.slice(1).forEach((end, index) => {
      const start = line[index] ?? end
      sum += Math.hypot(((end[0] ?? 0) - (start[0] ?? 0)) * eastKm, ((end[1] ?? 0) - (start[1] ?? 0)) * 110.7)
    })
  }
  return sum
}

const statusOf = (shape: Shape): string => textOrNull(shape, 'status') ?? 'open'

/** The name that covers the most length. */
function longestName(shapes: readonly Shape[], nameOf: (shape: Shape) => string | null): string | null {
  const length = new Map<string, number>()
  for (const shape of shapes) {
    const name = nameOf(shape)
    if (name) length.set(name, (length.get(name) ?? 0) + lengthKm(shape))
  }
  return [...length].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Bridges, ramps and lanes carry names of their own, which are not the road's. */
function roadName(shape: Shape): string | null {
  const name = textOrNull(shape, 'name_vi')
  return name && /^(Đường|Quốc lộ)/u.test(name) ? name : null
}

/** Tracks and bridges carry names of their own; a line's name says that it is a railway. */
function railwayName(shape: Shape): string | null {
  const name = textOrNull(shape, 'name_vi')
  return name?.startsWith('Đường sắt') ? name : null
}

function groupBy(shapes: readonly Shape[], keyOf: (shape: Shape) => string): Map<string, Shape[]> {
  const groups = new Map<string, Shape[]>()
  for (const shape of shapes) groups.set(keyOf(shape), [...(groups.get(keyOf(shape)) ?? []), shape])
  return groups
}

/** Gives each segment the properties of its group: what is equal in all of them is then joined into one feature. */
function grouped(
  shapes: readonly Shape[],
  keyOf: (shape: Shape) => string,
  propertiesOf: (group: readonly Shape[]) => Record<string, unknown>,
): Shape[] {
  return [...groupBy(shapes, keyOf)].flatMap(([key, group]) => {
    const properties = { key, ...propertiesOf(group) }
    return group.map((shape) => withProperties(shape, properties))
  })
}

function roadSegments(full: readonly Shape[]): Shape[] {
  const key = (shape: Shape) =>
    [textOrNull(shape, 'ref') ?? roadName(shape), textOf(shape, 'type', 'roads'), statusOf(shape)].join('|')
  return grouped(full, key, (group) => {
    const [first] = group as [Shape]
    const ref = textOrNull(first, 'ref')
    const kind = textOf(first, 'type', 'roads')
    const highway = kind === 'national_highway' ? ref?.match(/QL\.(\w+)/)?.[1] : undefined
    // A national highway takes street names in towns; its own name is its number.
    const name_vi = highway ? `Quốc lộ ${highway}` : longestName(group, roadName)
    return { ref, name_vi, kind, status: statusOf(first) }
  })
}

/** Running lines, and those being planned or built; yards, sidings, spurs and numbered station tracks are left out. */
function isMainRailway(shape: Shape): boolean {
  const type = textOf(shape, 'type', 'railways')
  if (type === 'main_line' || type === 'branch_line') return true
  return type === 'rail_line_unspecified' && ['planned', 'under_construction'].includes(statusOf(shape))
}

function railwaySegments(full: readonly Shape[]): Shape[] {
  const kind = (shape: Shape) =>
    shape.properties.type === 'branch_line'
      ? 'branch_line'
      : railwayName(shape)?.includes('đô thị')
        ? 'urban_line'
        : 'main_line'
  const key = (shape: Shape) => [railwayName(shape), kind(shape), statusOf(shape)].join('|')
  return grouped(full.filter(isMainRailway), key, (group) => {
    const [first] = group as [Shape]
    return { name_vi: railwayName(first), kind: kind(first), status: statusOf(first) }
  })
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
}

function routeName(shape: Shape): { code: string; name_vi: string; name_en: string } {
  const name_vi = textOf(shape, 'name_vi', 'key routes')
  const code = textOrNull(shape, 'code')
  if (code) return { code, name_vi, name_en: textOf(shape, 'name_en', 'key routes') }
  const fast = name_vi.includes('tốc độ cao')
  const ends = withoutMarks(name_vi.replace(/^Đường sắt( tốc độ cao)? /u, ''))
  const slug = ends.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return {
    code: `rail-${slug}`,
    name_vi,
    name_en: `${ends.replace(' - ', ' – ')} ${fast ? 'High-speed Railway' : 'Railway'}`,
  }
}

/** How much of a route is built, told from the segments that carry its number or name. */
function builtOf(route: Shape, segments: readonly Shape[]): 'open' | 'partly_open' | 'under_construction' {
  const code = textOrNull(route, 'code')
  const own = segments.filter((shape) =>
    code ? textOrNull(shape, 'ref')?.split(';').includes(code) : shape.properties.name_vi === route.properties.name_vi,
  )
  const total = own.reduce((sum, shape) => sum + lengthKm(shape), 0)
  if (total === 0) throw new Error(`key routes: no segment carries ${code ?? route.properties.name_vi}`)
  const open = own.filter((shape) => statusOf(shape) === 'open').reduce((sum, shape) => sum + lengthKm(shape), 0)
  if (open >= total * NEARLY_ALL) return 'open'
  return open <= total * (1 - NEARLY_ALL) ? 'under_construction' : 'partly_open'
}

function boxAround(province: Shape): string {
  const all = positionsOf(province).flat()
  const lon = all.map((position) => position[0] ?? 0)
  const lat = all.map((position) => position[1] ?? 0)
  return [
    Math.min(...lon) - MARGIN_DEGREES,
    Math.min(...lat) - MARGIN_DEGREES,
    Math.max(...lon) + MARGIN_DEGREES,
    Math.max(...lat) + MARGIN_DEGREES,
  ].join(',')
}

async function codesWithin(routes: readonly Shape[], province: Shape): Promise<Set<string>> {
  const { route = [] } = await reshape({ route: routes, province: [province] }, '-clip province target=route')
  return new Set(route.map((shape) => textOf(shape, 'code', 'key routes')))
}

/**
 * Roads, railways and the key routes made of them, simplified as one topology (a key route runs exactly along its
 * road), segments of one number and state joined to one feature, cut to the surroundings of the province. Only routes
 * that run inside the province are kept as key routes.
 */
export async function generaliseLines(
  full: { roads: readonly Shape[]; railways: readonly Shape[]; keyRoutes: readonly Shape[] },
  province: Shape,
): Promise<Lines> {
  const segments = [...full.roads, ...full.railways]
  const routes = full.keyRoutes.map((shape) =>
    withProperties(shape, {
      ...routeName(shape),
      kind: textOf(shape, 'type', 'key routes'),
      status: builtOf(shape, segments),
    }),
  )
  const inside = await codesWithin(routes, province)
  const layers = await reshape(
    {
      road: roadSegments(full.roads),
      railway: railwaySegments(full.railways),
      route: routes.filter((shape) => inside.has(textOf(shape, 'code', 'key routes'))),
    },
    [
      `-simplify dp interval=${LINE_TOLERANCE_M} target=*`,
      `-snap precision=${GRID_DEGREES} target=*`,
      `-clip bbox=${boxAround(province)} target=*`,
      '-dissolve key copy-fields=ref,name_vi,kind,status target=road',
      '-dissolve key copy-fields=name_vi,kind,status target=railway',
      '-dissolve code copy-fields=name_vi,name_en,kind,status target=route',
    ].join(' '),
  )
  const tidy = (shapes: readonly Shape[] = []) =>
    shapes.map((shape) => {
      const { key: _key, code, ...rest } = shape.properties
      return withProperties(shape, code ? { code, ...rest } : rest)
    })
  return { roads: tidy(layers.road), railways: tidy(layers.railway), keyRoutes: tidy(layers.route) }
}
