import type { Geometry, Position } from 'geojson'

/** A position on the grid of 1/10,000 degree, as whole numbers, so that every test below is exact. */
type Point = readonly [number, number]
type Segment = readonly [Point, Point]
type Ring = readonly Point[]

export interface Unit {
  code: string
  geometry: Geometry
}

const CELLS_PER_DEGREE = 10_000
/** Side of a search square, in grid steps: about 500 m. */
const BUCKET = 50

function onGrid(position: Position): Point {
  return [
    Math.round((position[0] ?? Number.NaN) * CELLS_PER_DEGREE),
    Math.round((position[1] ?? Number.NaN) * CELLS_PER_DEGREE),
  ]
}

/** Rings of a polygon or multipolygon on the grid, outer rings and holes alike. */
export function ringsOf(geometry: Geometry): Ring[] {
  if (geometry.type === 'Polygon') return geometry.coordinates.map((ring) => ring.map(onGrid))
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat().map((ring) => ring.map(onGrid))
  throw new Error(`an outline is a Polygon or MultiPolygon, not a ${geometry.type}`)
}

/** Twice the signed area of a closed ring in grid steps; counter-clockwise is positive. */
export function twiceArea(ring: Ring): number {
  let sum = 0
  const origin = ring[0] ?? [0, 0]
  for (const [a, b] of segmentsOf(ring)) {
    sum += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1])
  }
  return sum
}

/** Twice the area of a geometry: holes run clockwise and so take away. */
export function twiceAreaOf(geometry: Geometry): number {
  return ringsOf(geometry).reduce((sum, ring) => sum + twiceArea(ring), 0)
}

/** Area in km² on the WGS 84 ellipsoid, by the local scale at the ring's middle; within 0.05 % for a unit of this size. */
export function areaKm2(geometry: Geometry): number {
  const a = 6378.137
  const e2 = 0.00669437999014
  return ringsOf(geometry).reduce((sum, ring) => {
    const middle = ring.reduce((total, point) => total + point[1], 0) / ring.length / CELLS_PER_DEGREE
    const phi = (middle * Math.PI) / 180
    const w2 = 1 - e2 * Math.sin(phi) ** 2
    const radians2 = twiceArea(ring) / 2 / CELLS_PER_DEGREE ** 2 / (180 / Math.PI) ** 2
    return sum + ((radians2 * a ** 2 * (1 - e2)) / w2 ** 2) * Math.cos(phi)
  }, 0)
}

function segmentsOf(ring: Ring): Segment[] {
  return ring.slice(1).map((point, index) => [ring[index] as Point, point])
}

function name(a: Point, b: Point): string {
  return `${a[0]},${a[1]} ${b[0]},${b[1]}`
}

/** Directed segments that no neighbour of the same set runs the other way: the border of the set's union. */
export function borderOf(geometries: readonly Geometry[]): Set<string> {
  const border = new Set<string>()
  for (const [a, b] of geometries.flatMap(ringsOf).flatMap(segmentsOf)) {
    if (!border.delete(name(b, a))) border.add(name(a, b))
  }
  return border
}

/** Whether an outline is, vertex for vertex, the union of the parts. */
export function isUnionOf(outline: Geometry, parts: readonly Geometry[]): boolean {
  const own = borderOf([outline])
  const joined = borderOf(parts)
  return own.size === joined.size && [...own].every((segment) => joined.has(segment))
}

function turn(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

function within(a: Point, b: Point, c: Point): boolean {
  return (
    Math.min(a[0], b[0]) <= c[0] &&
    c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] &&
    c[1] <= Math.max(a[1], b[1])
  )
}

const same = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1]

/** Whether two different segments meet anywhere but in an end they share. */
function clash([a, b]: Segment, [c, d]: Segment): boolean {
  const touches = (p: Point, q: Point, r: Point) => !same(p, r) && !same(q, r) && turn(p, q, r) === 0 && within(p, q, r)
  if (touches(a, b, c) || touches(a, b, d) || touches(c, d, a) || touches(c, d, b)) return true
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

function* bucketsOf([a, b]: Segment): Generator<string> {
  const low = (i: 0 | 1) => Math.floor(Math.min(a[i], b[i]) / BUCKET)
  const high = (i: 0 | 1) => Math.floor(Math.max(a[i], b[i]) / BUCKET)
  for (let x = low(0); x <= high(0); x++) for (let y = low(1); y <= high(1); y++) yield `${x} ${y}`
}

function crossings(segments: readonly Segment[]): string[] {
  const buckets = new Map<string, Segment[]>()
  const found = new Set<string>()
  for (const segment of segments) {
    for (const key of bucketsOf(segment)) {
      const bucket = buckets.get(key) ?? []
      for (const other of bucket) {
        if (clash(segment, other))
          found.add(`segments ${name(...segment)} and ${name(...other)} meet outside their ends`)
      }
      bucket.push(segment)
      buckets.set(key, bucket)
    }
  }
  return [...found]
}

function ringFaults(code: string, geometry: Geometry): string[] {
  return ringsOf(geometry).flatMap((ring, index) => {
    const first = ring[0]
    const last = ring.at(-1)
    if (!first || !last || ring.length < 4 || !same(first, last)) return [`${code}: ring ${index} is not closed`]
    const repeated = new Set(ring.map(String)).size !== ring.length - 1
    return repeated ? [`${code}: ring ${index} touches itself`] : []
  })
}

/**
 * A sliver between two units, or an overlap, shows as a border of its own beside the outer one; so does a unit that
 * lies apart. The border of the whole must be one ring that passes no place twice.
 */
function borderFaults(border: ReadonlySet<string>): string[] {
  const next = new Map([...border].map((segment) => segment.split(' ') as [string, string]))
  if (next.size !== border.size) return ['the border of the whole passes one place twice']
  const [first] = next.keys()
  let length = 0
  for (let at = first; at !== undefined && length < next.size; length++) {
    at = next.get(at)
    if (at === first) break
  }
  const left = next.size - (length + 1)
  return left === 0 ? [] : [`${left} segments lie beside the outer border: a gap, an overlap or a unit apart`]
}

/**
 * What keeps a set of units from being a clean partition of one ring: open or self-touching rings, a segment used
 * twice in one direction, segments that cross or touch outside a shared vertex, a border inside the whole. An empty
 * list means that no place belongs to two units and none within the outer ring to no unit, and that every shared
 * border is the same vertices for both sides.
 */
export function partitionFaults(units: readonly Unit[]): string[] {
  const faults = units.flatMap(({ code, geometry }) => ringFaults(code, geometry))
  const owner = new Map<string, string>()
  const once: Segment[] = []
  for (const { code, geometry } of units) {
    for (const segment of ringsOf(geometry).flatMap(segmentsOf)) {
      const [a, b] = segment
      const other = owner.get(name(a, b))
      if (other) faults.push(`${other} and ${code} both lie left of segment ${name(a, b)}`)
      owner.set(name(a, b), code)
      if (!owner.has(name(b, a))) once.push(segment)
    }
  }
  return [...faults, ...crossings(once), ...borderFaults(borderOf(units.map((unit) => unit.geometry)))]
}
