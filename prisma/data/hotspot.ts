import { neighboursFromLists } from '@hub/analysis/neighbours'
import { judgeRates, type RateJudgement } from '@hub/analysis/rate-hotspot'
import { scaled, type ToldInterval } from '@hub/analysis/told-interval'
import { type Count, type Scheme, silent, type UnitLevel } from '@hub/contract/figure'
import { type Grain, isDay, type Period, periodOf } from '@hub/contract/period'
import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { expandGrid, type Figure } from './figure-answer.ts'
import type { FigureCatalogue, MetricRow } from './figure-catalogue.ts'
import { planFigures } from './figure-plan.ts'
import { type FigureWorld, withFigureWorld } from './figure-world.ts'
import { type HotspotCluster, likelyClusterOf } from './hotspot-cluster.ts'
import {
  type Denominators,
  type Given,
  givenOf,
  type HotspotStatistic,
  readDenominators,
  type UnitDenominator,
} from './hotspot-denominator.ts'
import { type HotspotMethod, hotspotMethod } from './hotspot-method.ts'
import { type NeighbourPair, neighbourLists, neighboursSql } from './neighbour.ts'
import { toldOf } from './told-interval.ts'

export interface HotspotRequest {
  readonly metric: string
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly grain: Grain
  /** Any day of the period. */
  readonly period: string
  /** What counts are divided by; the metric's own when left out. A share has its own and takes none. */
  readonly statistic?: HotspotStatistic | null
}

/** Why a place is not judged; what it does not tell keeps its own word. */
export type HotspotReason =
  | 'WITHHELD'
  | 'NOT_REPORTED'
  | 'NO_DATA'
  | Exclude<NonNullable<RateJudgement['reason']>, 'NO_NUMBER'>

/** What is told of one place besides its judgement, the same for units and hexagons. */
export interface HotspotPlace extends Omit<RateJudgement, 'reason' | 'smoothed'> {
  readonly reason: HotspotReason | null
  /** The count; of a share metric the share, in percent. */
  readonly observed: Count
  /** What the overall rate would give it; of a share metric the share of all places together. Null when it is not known. */
  readonly expected: number | null
  /** The count for each `per` of the denominator; of a share metric the share. */
  readonly rate: Count
  /** The rate for each `per`, drawn to that of all places the more the fewer it rests on. */
  readonly smoothed: number | null
}

export interface UnitHotspot extends HotspotPlace {
  readonly unitId: string
  /** Null where none is known, and for a share. */
  readonly denominator: UnitDenominator | null
  readonly provisional: boolean
}

export interface HotspotAnswer {
  readonly metric: MetricRow
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly period: Period
  /** Null for a share: it has its own base. */
  readonly statistic: HotspotStatistic | null
  readonly insteadOf: HotspotStatistic | null
  /** Of the denominators; without years and sources for a share. */
  readonly given: Given
  /** A rate is for so many; of a share 100. */
  readonly per: number
  /** Rate of all places together; null when none tells one. */
  readonly overallRate: number | null
  readonly method: HotspotMethod
  readonly likelyCluster: HotspotCluster | null
  readonly units: readonly UnitHotspot[]
  readonly release: number | null
  readonly live: boolean
}

/** Of households, lodgers and workers a rate is for a thousand; of residents as the metric says. */
export const perOf = (metric: MetricRow, statistic: HotspotStatistic) =>
  statistic === 'POPULATION' ? (metric.per_amount ?? 10_000) : 1000

/** Metrics that hotspots can be asked of, for the refusal. */
const judgeable = (catalogue: FigureCatalogue) =>
  [...catalogue.metrics.values()]
    .filter((metric) => metric.per_statistic !== null || metric.measure === 'SHARE')
    .map(({ id }) => id)
    .join(', ')

/**
 * What a metric is divided by. What has nothing to be divided by is refused: large units have large counts, and a cluster of counts would
 * only show where many people live.
 */
export function statisticFor(
  catalogue: FigureCatalogue,
  metric: MetricRow,
  asked: HotspotStatistic | null | undefined,
): HotspotStatistic | null {
  if (metric.measure === 'SHARE') {
    if (asked) throw badInput('denominator', `${metric.id} is a share and has a base of its own; leave it out.`)
    return null
  }
  if (metric.per_statistic === null || metric.measure === 'MEDIAN')
    throw badInput(
      'metric',
      `${metric.id} has nothing to be divided by: hotspots of counts would only show where many people live. Ask for a metric with a rate or a share: ${judgeable(catalogue)}.`,
    )
  return asked ?? metric.per_statistic
}

export const twoDecimals = (value: number) => Math.round(value * 100) / 100

/** A count in the measure of a rate, as it is told. */
export function rateCount(count: Count, factor: number | null): Count {
  if (factor === null) return count.value === null && count.low === null ? count : silent('NO_DATA')
  const scale = (value: number | null) => (value === null ? null : twoDecimals(value * factor))
  return { kind: count.kind, value: scale(count.value), low: scale(count.low), high: scale(count.high) }
}

/** Why a place is not judged, in the words of its own count where that tells no number. */
export function reasonOf(reason: RateJudgement['reason'], { kind }: Count): HotspotReason | null {
  if (reason !== 'NO_NUMBER') return reason
  return kind === 'WITHHELD' || kind === 'NOT_REPORTED' ? kind : 'NO_DATA'
}

const remembered = new WeakMap<Database, { release: number; pairs: Map<string, Promise<NeighbourPair[]>> }>()

/** Pairs of units that touch, read once for each release: outlines do not change within one. */
async function neighboursOnce(
  db: Database,
  world: FigureWorld,
  request: Pick<HotspotRequest, 'scheme' | 'level'>,
): Promise<NeighbourPair[]> {
  const read = () => world.rows<NeighbourPair>(neighboursSql, [request.scheme, request.level], 'neighbours')
  if (world.release === null) return await read()
  let held = remembered.get(db)
  if (held?.release !== world.release) {
    held = { release: world.release, pairs: new Map() }
    remembered.set(db, held)
  }
  const key = `${request.scheme} ${request.level}`
  const known = held.pairs.get(key)
  if (known) return await known
  const pairs = read()
  held.pairs.set(key, pairs)
  pairs.catch(() => held.pairs.delete(key))
  return await pairs
}

/** A unit with its told count and what that is divided by. */
interface Rated {
  readonly figure: Figure
  readonly told: ToldInterval | null
  readonly denominator: UnitDenominator | null
  /** What the told number is divided by, to be a rate for one. Null where none is known. */
  readonly divisor: number | null
}

function ratedFigures(
  figures: readonly Figure[],
  metric: MetricRow,
  denominators: Denominators | null,
  threshold: number,
): Rated[] {
  return figures.map((figure) => {
    const { value, base, unitId } = figure
    const told = toldOf(value, { measure: metric.measure, threshold, base })
    if (!denominators) {
      // of a share what counts is its numerator, as far as share and base tell it
      const divisor = base?.value ?? null
      return { figure, told: told && scaled(told, (divisor ?? 0) / 100), denominator: null, divisor }
    }
    const denominator = denominators.units.get(unitId) ?? null
    return { figure, told, denominator, divisor: denominator?.value ?? null }
  })
}

/**
 * Where high or low rates of a metric gather, in one period. The public's answer is made of the newest release alone: of what it tells,
 * and of nothing that it protects.
 *
 * @throws NotPublished off the lattice; Refusal for a metric that has nothing to be divided by, or bad input
 */
export async function readHotspots(db: Database, access: Access, request: HotspotRequest): Promise<HotspotAnswer> {
  if (!isDay(request.period)) throw badInput('period', 'not a day of the calendar; write YYYY-MM-DD.')
  const period = periodOf(request.grain, request.period)
  return await withFigureWorld(db, access, async (world) => {
    const plan = planFigures(world.catalogue, { ...request, from: period.start, to: period.end }, world.live)
    const { metric, scheme, level } = plan
    const asked = statisticFor(world.catalogue, metric, request.statistic)
    const [source] = await world.read([plan])
    if (!source) throw new Error('A plan of figures was not answered.')
    const figures = expandGrid(world.catalogue, plan, source)
    const denominators = asked ? await readDenominators(world, asked, plan.units, period) : null
    const statistic = denominators?.statistic ?? null
    const per = statistic ? perOf(metric, statistic) : 100
    const threshold = world.live ? 0 : (plan.lattice[0]?.threshold ?? 0)
    const rated = ratedFigures(figures, metric, denominators, threshold)
    const pairs = await neighboursOnce(db, world, { scheme, level })
    const unitIds = figures.map(({ unitId }) => unitId)
    const judged = judgeRates(
      rated.map(({ told, divisor }) => ({ count: told, denominator: divisor })),
      neighboursFromLists(neighbourLists(unitIds, pairs)),
    )
    const overallRate = judged.overall === null ? null : judged.overall * per
    return {
      metric,
      scheme,
      level,
      period,
      statistic,
      insteadOf: denominators?.insteadOf ?? null,
      given: givenOf(denominators?.units ?? new Map()),
      per,
      overallRate: overallRate === null ? null : twoDecimals(overallRate),
      method: hotspotMethod('CONTIGUITY', judged),
      likelyCluster: denominators ? await likelyClusterOf(world, unitIds, rated) : null,
      units: rated.flatMap((own, index) => {
        const found = judged.places[index]
        return found ? [unitHotspot(own, found, overallRate, per)] : []
      }),
      release: world.release,
      live: world.live,
    }
  })
}

function unitHotspot(rated: Rated, found: RateJudgement, overallRate: number | null, per: number): UnitHotspot {
  const { figure, denominator, divisor } = rated
  // a share is its own rate
  const factor = denominator ? per / denominator.value : divisor === null ? null : 1
  return {
    ...found,
    unitId: figure.unitId,
    reason: reasonOf(found.reason, figure.value),
    observed: figure.value,
    expected: found.ratio && overallRate && factor ? twoDecimals(overallRate / factor) : null,
    rate: rateCount(figure.value, factor),
    smoothed: found.smoothed === null ? null : twoDecimals(found.smoothed * per),
    denominator,
    provisional: figure.provisional,
  }
}
