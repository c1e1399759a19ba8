import { empiricalBayesBounds } from '@hub/analysis/empirical-bayes-bound'
import {
  type FunnelKind,
  type FunnelPlace,
  hasMoved,
  judgeByFunnel,
  type Standing,
  type Yardstick,
} from '@hub/analysis/funnel'
import { type Interval, poissonInterval, wilsonInterval } from '@hub/analysis/interval'
import { rankIntervals } from '@hub/analysis/rank'
import { type Count, exact } from '@hub/contract/figure'
import { intervalOf as heldBy } from '@hub/contract/rounding'
import type { Figure } from './figure-answer.ts'
import type { MetricRow } from './figure-catalogue.ts'

/** How the interval of a figure is made: of what happens by chance, of shares of records, or of rounding alone. */
export type IntervalMethod = 'POISSON_EXACT' | 'WILSON' | 'ROUNDING'

/** How far a figure of one unit can be trusted beside those of the others. */
export interface CellStanding {
  /**
   * 95 % interval in the unit of the rate, or of the value where the metric has no rate. Null when no number is told, and for figures
   * that chance has no part in and that are told exactly.
   */
  readonly interval: Interval | null
  /** Best and worst rank that the intervals leave open; null where the unit is not ranked. */
  readonly ranks: Interval | null
  readonly standing: Standing
  /**
   * The rate drawn to that of all compared units, the more the fewer people it rests on (empirical Bayes). Null where chance has no part in the
   * metric, it has no rate, or the figure is not told or provisional. A RANGE unless all figures are exact.
   */
  readonly smoothed: Count | null
  /** Whether it moved by more than chance since the baseline; null where that cannot be said, and against the province. */
  readonly moved: boolean | null
}

/** What the units are judged by on one metric. */
export interface ColumnStanding {
  readonly method: IntervalMethod
  /** Null when nothing can be judged. `reference` is for one person or household, or a share from 0 to 1. */
  readonly yardstick: Yardstick | null
}

/**
 * What a metric is to statistics. Tips, cases and victims come as they come, and a share of records could have come out otherwise; what an
 * agency plans (events, attendances), what a census counted and the middle of some waiting times are no draws from anything.
 */
function natureOf({ measure, topic }: Pick<MetricRow, 'measure' | 'topic'>): FunnelKind | null {
  const happens = topic === 'TIP' || topic === 'CASE' || topic === 'VICTIM'
  if (measure === 'COUNT') return happens ? 'RATE' : null
  return measure === 'SHARE' && (happens || topic === 'DUTY') ? 'SHARE' : null
}

const scaled = ({ low, high }: Interval, by: number): Interval => ({ low: low * by, high: high * by })

/** The true numbers that a figure allows. A count of nothing may be all that is left of a rounded one, so no threshold narrows it. */
const heldIn = ({ measure }: MetricRow, { value, base }: Figure) => heldBy(value, { measure, threshold: 0, base })

/** A figure as the funnel sees it: events and residents, or a share from 0 to 1 and the least number of records it can rest on. */
function placeOf(metric: MetricRow, kind: FunnelKind, figure: Figure): FunnelPlace | null {
  const { rate, base } = figure
  const seen = heldIn(metric, figure)
  if (!seen) return null
  if (kind === 'RATE') return rate?.denominator ? { seen, size: rate.denominator } : null
  const records = base && heldBy(base, { measure: 'COUNT', threshold: 0 })
  return records && records.low > 0 ? { seen: scaled(seen, 1 / 100), size: records.low } : null
}

/** Several periods as one place: all that happened, to all who were there. Shares of different periods rest on different records and have none. */
function pooled(kind: FunnelKind, places: readonly (FunnelPlace | null)[]): FunnelPlace | null {
  const [first] = places
  if (!first || places.length === 1) return first ?? null
  const told = places.filter((place) => place !== null)
  if (kind !== 'RATE' || told.length < places.length) return null
  const sum = (of: (place: FunnelPlace) => number) => told.reduce((total, place) => total + of(place), 0)
  return {
    seen: { low: sum(({ seen }) => seen.low), high: sum(({ seen }) => seen.high) },
    size: sum(({ size }) => size),
  }
}

/** 95 % interval of a count, or of all that a count can be: what is not told widens the interval. */
const countInterval = ({ low, high }: Interval): Interval => ({
  low: poissonInterval(Math.floor(low)).low,
  high: poissonInterval(Math.ceil(high)).high,
})

/** The same of a share. */
const shareInterval = ({ seen, size }: FunnelPlace): Interval => ({
  low: wilsonInterval(seen.low * size, size).low,
  high: wilsonInterval(Math.min(1, seen.high) * size, size).high,
})

/** What the interval of a figure is, without a word on whether the unit stands out. */
function intervalOf(metric: MetricRow, kind: FunnelKind | null, figure: Figure): Interval | null {
  const seen = heldIn(metric, figure)
  if (!seen) return null
  const place = kind && placeOf(metric, kind, figure)
  if (kind === 'SHARE' && place) return scaled(shareInterval(place), 100)
  const events = kind === 'RATE' ? countInterval(seen) : seen
  if (kind !== 'RATE' && seen.low === seen.high) return null
  if (!figure.rate) return events
  return figure.rate.denominator ? scaled(events, figure.rate.per / figure.rate.denominator) : null
}

const twoDecimals = 100

/** Smoothed rates, in the unit of the rate; bounds are cut outwards. */
function smoothedOf(metric: MetricRow, places: readonly (FunnelPlace | null)[], exactly: boolean): (Count | null)[] {
  const per = metric.per_amount ?? 1
  const bounds = empiricalBayesBounds(
    places.map((place) => place?.seen ?? null),
    places.map((place) => place?.size ?? null),
  )
  return bounds.map((bound) => {
    if (!bound) return null
    if (exactly) return exact(Math.round(bound.low * per * twoDecimals) / twoDecimals)
    const low = Math.floor(bound.low * per * twoDecimals) / twoDecimals
    return { kind: 'RANGE', value: null, low, high: Math.ceil(bound.high * per * twoDecimals) / twoDecimals }
  })
}

/**
 * How far the figures of one metric can be compared between units and with their baselines. Everything is made of what the figures tell:
 * a rounded count or a range widens what can be said and is never filled in. Provisional figures are neither ranked nor judged.
 *
 * @param pairs one for each unit: its figure now, and its own figures of the baseline; none against the province, which holds the unit itself
 */
export function standingsOf(
  metric: MetricRow,
  pairs: readonly { readonly now: Figure; readonly before: readonly Figure[] }[],
): { cells: CellStanding[]; column: ColumnStanding } {
  const kind = natureOf(metric)
  const places = pairs.map(({ now }) => (kind && !now.provisional ? placeOf(metric, kind, now) : null))
  const { standings, yardstick } = kind ? judgeByFunnel(kind, places) : { standings: [], yardstick: null }
  const exactly = pairs.every(({ now }, index) => !places[index] || now.value.kind === 'EXACT')
  const smoothed = kind === 'RATE' ? smoothedOf(metric, places, exactly) : []
  const intervals = pairs.map(({ now }) => intervalOf(metric, kind, now))
  const ranks = rankIntervals(
    pairs.map(({ now }, index) => {
      const number = (now.rate ?? now.value).value
      if (now.provisional || number === null) return null
      return intervals[index] ?? { low: number, high: number }
    }),
  )
  return {
    column: { method: kind === null ? 'ROUNDING' : kind === 'RATE' ? 'POISSON_EXACT' : 'WILSON', yardstick },
    cells: pairs.map(({ before }, index) => {
      const a = places[index]
      const b =
        kind &&
        pooled(
          kind,
          before.map((figure) => placeOf(metric, kind, figure)),
        )
      return {
        interval: intervals[index] ?? null,
        ranks: ranks[index] ?? null,
        standing: standings[index] ?? 'NOT_JUDGED',
        smoothed: smoothed[index] ?? null,
        moved: kind && a && b ? hasMoved(kind, a, b) : null,
      }
    }),
  }
}
