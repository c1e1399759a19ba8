import type { BoundaryBasis } from '../gql/graphql.ts'

type Place = readonly [lon: number, lat: number]

/** Capitals of the countries that a direction is drawn towards, in degrees to a tenth: Beijing, Phnom Penh, Vientiane, Naypyidaw. */
export const flowTargets = {
  CHINA: [116.4, 39.9],
  CAMBODIA: [104.9, 11.6],
  LAOS: [102.6, 18.0],
  MYANMAR: [96.1, 19.8],
} as const satisfies Readonly<Record<string, Place>>
export type FlowTarget = keyof typeof flowTargets

/** Whether a destination is a country that lies in one direction; at home, elsewhere and unknown do not. */
export const isFlowTarget = (code: string): code is FlowTarget => Object.hasOwn(flowTargets, code)

interface Frame {
  readonly centre: Place
  /** Half axes of the ellipse that lines end at, in degrees of longitude and latitude. */
  readonly reach: readonly [number, number]
}

/** Where lines start from and end: the middle of the province on each basis, and the ring near its edge. */
export const flowFrames: Readonly<Record<BoundaryBasis, Frame>> = {
  BEFORE_2025_07: { centre: [106.1, 21.115], reach: [0.2, 0.125] },
  SINCE_2025_07: { centre: [106.455, 21.3], reach: [0.57, 0.29] },
}

const radians = (degrees: number) => (degrees * Math.PI) / 180

/**
 * Initial bearing of the great circle from one place to another, in degrees clockwise from north, 0 to 360.
 * θ = atan2(sin Δλ · cos φ₂, cos φ₁ · sin φ₂ − sin φ₁ · cos φ₂ · cos Δλ), on a sphere (Williams, Aviation Formulary, "Course between points").
 */
export function bearingTo([lonA, latA]: Place, [lonB, latB]: Place): number {
  const [a, b, turn] = [radians(latA), radians(latB), radians(lonB - lonA)]
  const angle = Math.atan2(
    Math.sin(turn) * Math.cos(b),
    Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn),
  )
  return ((angle * 180) / Math.PI + 360) % 360
}

export interface FlowCurve {
  /** Bearing of the country from the middle of the province, and so of the arrow, in degrees clockwise from north. */
  readonly bearing: number
  readonly line: readonly Place[]
  readonly end: Place
}

/** The line leaves this far from the middle, as a share of its way to the ring: it starts from no unit, since none is known. */
const startShare = 0.3
/** How far it bows to the right of its bearing, as a share of its length. */
const bow = 0.16
const steps = 24

/**
 * The line from the province towards a country: a cubic Bézier curve whose end lies on the ring at the true bearing and whose last stretch
 * runs along it. Degrees; near the province a plane with longitudes drawn in by cos φ keeps angles, as the map's projection does.
 */
export function flowCurve(basis: BoundaryBasis, target: FlowTarget): FlowCurve {
  const { centre, reach } = flowFrames[basis]
  const bearing = bearingTo(centre, flowTargets[target])
  const squeeze = Math.cos(radians(centre[1]))
  const [east, north] = [Math.sin(radians(bearing)), Math.cos(radians(bearing))]
  const length = 1 / Math.hypot(east / (reach[0] * squeeze), north / reach[1])
  /** A place by its way along the bearing and to the right of it, as shares of the length. */
  const at = (along: number, right: number): Place => [
    centre[0] + (length * (along * east + right * north)) / squeeze,
    centre[1] + length * (along * north - right * east),
  ]
  const along = [startShare, 0.5, 0.72, 1] as const
  const right = [0, bow, 0, 0] as const
  const blend = (of: readonly [number, number, number, number], t: number) => {
    const u = 1 - t
    return u ** 3 * of[0] + 3 * u ** 2 * t * of[1] + 3 * u * t ** 2 * of[2] + t ** 3 * of[3]
  }
  const line = Array.from({ length: steps + 1 }, (_, step) =>
    at(blend(along, step / steps), blend(right, step / steps)),
  )
  return { bearing, line, end: at(1, 0) }
}

/** Lowest number of each class of width, and how wide its lines are in pixels. */
export const flowClasses = [
  { low: 1, width: 3 },
  { low: 25, width: 4.5 },
  { low: 50, width: 6.5 },
  { low: 100, width: 9 },
] as const

/** Width of a line that stands for so many people, in pixels. */
export const flowWidth = (people: number) => (flowClasses.findLast(({ low }) => people >= low) ?? flowClasses[0]).width

/** Which part of its words lies at the end of a line: they stand beyond it or, to the west and east, beside it where the line is not. */
export function flowAnchor(bearing: number): 'bottom' | 'top' | `${'bottom' | 'top'}-${'left' | 'right'}` {
  if (bearing < 60 || bearing >= 300) return 'bottom'
  if (bearing >= 120 && bearing < 240) return 'top'
  const side = bearing < 180 ? 'right' : 'left'
  return bearing > 90 && bearing < 270 ? `top-${side}` : `bottom-${side}`
}
