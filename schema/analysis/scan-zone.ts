import type { Points } from './point-grid.ts'

/** Circles of a scan, centre by centre, each holding all of the one before and more. */
export interface Zones {
  /** For each circle: what is expected in it, and the distance from its centre to its farthest place. */
  readonly expected: Float64Array
  readonly radius: Float64Array
  /** The places of a circle, by distance. */
  readonly members: (zone: number) => number[]
  /** Tells for every circle how many of the events of all places lie in it. */
  readonly each: (events: ArrayLike<number>, visit: (zone: number, count: number) => void) => void
}

/** All circles around a place whose expected events do not exceed a limit. Time and memory grow with the square of the places. */
export function scanZones({ x, y }: Points, expected: ArrayLike<number>, limit: number): Zones {
  const order: number[] = []
  const zones: {
    readonly centre: number
    readonly until: number
    readonly expected: number
    readonly radius: number
  }[] = []
  const starts: number[] = []
  for (let centre = 0; centre < x.length; centre++) {
    const [ownX, ownY] = [x[centre] as number, y[centre] as number]
    const distance = Float64Array.from({ length: x.length }, (_, at) =>
      Math.hypot((x[at] as number) - ownX, (y[at] as number) - ownY),
    )
    const near = Int32Array.from(distance, (_, at) => at).sort(
      (a, b) => (distance[a] as number) - (distance[b] as number) || a - b,
    )
    const start = order.length
    starts.push(start)
    let sum = 0
    for (let at = 0; at < near.length; ) {
      const radius = distance[near[at] as number] as number
      const first = at
      // what is equally far comes together
      for (; at < near.length && (distance[near[at] as number] as number) <= radius * (1 + 1e-12); at++)
        sum += expected[near[at] as number] as number
      if (sum > limit * (1 + 1e-12)) break
      order.push(...near.subarray(first, at))
      zones.push({ centre, until: order.length, expected: sum, radius })
    }
  }
  const members = Int32Array.from(order)
  const centres = Int32Array.from(zones, ({ centre }) => centre)
  const ends = Int32Array.from(zones, ({ until }) => until)
  return {
    expected: Float64Array.from(zones, (zone) => zone.expected),
    radius: Float64Array.from(zones, (zone) => zone.radius),
    members: (zone) => [...members.subarray(starts[centres[zone] as number], ends[zone])],
    each: (events, visit) => {
      let centre = -1
      let count = 0
      let at = 0
      for (let zone = 0; zone < ends.length; zone++) {
        if (centres[zone] !== centre) {
          centre = centres[zone] as number
          count = 0
        }
        for (const end = ends[zone] as number; at < end; at++) count += events[members[at] as number] as number
        visit(zone, count)
      }
    },
  }
}
