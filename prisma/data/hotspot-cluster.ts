import { poissonScan } from '@hub/analysis/scan'
import type { ToldInterval } from '@hub/analysis/told-interval'
import type { FigureWorld } from './figure-world.ts'

/** The circle of units whose number is hardest to explain by the rate of all. */
export interface HotspotCluster {
  /** The centre first. */
  readonly unitIds: readonly string[]
  readonly observed: number
  readonly expected: number
  readonly relativeRisk: number | null
  readonly p: number
}

/** A unit's told number and what it is divided by. */
interface Scanned {
  readonly told: ToldInterval | null
  readonly divisor: number | null
}

const centresSql = `
  select id::text, st_x(st_transform(centre, 9209)) as x, st_y(st_transform(centre, 9209)) as y
  from admin_unit where id = any ($1::bigint[]) and centre is not null`

const oneDecimal = (value: number) => Math.round(value * 10) / 10

/**
 * Kulldorff's most likely cluster of many, among circles around the units' centres, of the numbers as they read: those told as a range
 * by their middle. A unit without a centre, a number or a denominator is not on the map.
 */
export async function likelyClusterOf(
  world: FigureWorld,
  unitIds: readonly string[],
  scanned: readonly Scanned[],
): Promise<HotspotCluster | null> {
  const rows = await world.rows<{ id: string; x: number; y: number }>(centresSql, [unitIds], 'unit-centres')
  const centres = new Map(rows.map(({ id, x, y }) => [id, { x, y }]))
  const at = unitIds.map((id) => centres.get(id))
  const { clusters } = poissonScan(
    { x: at.map((place) => place?.x ?? 0), y: at.map((place) => place?.y ?? 0) },
    scanned.map(({ told }, index) => (told && at[index] ? Math.round(told.value) : null)),
    scanned.map(({ divisor }) => divisor),
  )
  const [first] = clusters
  if (!first) return null
  return {
    unitIds: first.places.flatMap((index) => unitIds[index] ?? []),
    observed: first.observed,
    expected: oneDecimal(first.expected),
    relativeRisk: first.relativeRisk === null ? null : Math.round(first.relativeRisk * 100) / 100,
    p: first.p,
  }
}
