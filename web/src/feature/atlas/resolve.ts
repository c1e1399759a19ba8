import type { UnitLevel } from '@hub/contract/figure'
import { dayAfter, type Grain, grains, monthAfter, type Period, periodOf, periodsBetween } from '@hub/contract/period'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import type { MapView } from '../../url-state.ts'

/** A place on a metric's public lattice. */
interface LatticeRow {
  readonly basis: BoundaryBasis
  readonly level: UnitLevel
  readonly grain: Grain
  readonly breakdown?: string | null
}

/** The parts of a metric that decide where and when it can be shown. */
export interface MetricLattice {
  readonly coverageFrom: string
  readonly lagMonths: number
  readonly lattice: readonly LatticeRow[]
}

/** Where and when a metric is shown: what was asked for, moved to the nearest place that is published. */
export interface Resolved {
  readonly level: UnitLevel
  readonly grain: Grain
  readonly grains: readonly Grain[]
  readonly period: Period
  /** Every closed period that the metric covers, first to last. */
  readonly periods: readonly Period[]
}

/** Levels with outlines, finest first. Communes before July 2025 have none. */
const levelsOf: Readonly<Record<BoundaryBasis, readonly UnitLevel[]>> = {
  BEFORE_2025_07: ['DISTRICT', 'PROVINCE'],
  SINCE_2025_07: ['COMMUNE', 'PROVINCE'],
}

/** Grains that a metric is published in, undivided, for units of one level. */
export function grainsFor(metric: MetricLattice, basis: BoundaryBasis, level: UnitLevel): Grain[] {
  const rows = metric.lattice.filter((row) => row.basis === basis && row.level === level && !row.breakdown)
  return grains.filter((grain) => rows.some((row) => row.grain === grain))
}

const otherBasis = { BEFORE_2025_07: 'SINCE_2025_07', SINCE_2025_07: 'BEFORE_2025_07' } as const

/** Of some grains those that a metric is published in on the other boundaries as well, at the finest level it has there. */
function onOther(metric: MetricLattice, basis: BoundaryBasis, own: readonly Grain[]): Grain[] {
  const other = otherBasis[basis]
  const level = levelsOf[other].find((candidate) => grainsFor(metric, other, candidate).length > 0)
  const there = level ? grainsFor(metric, other, level) : []
  return own.filter((grain) => there.includes(grain))
}

/** The asked grain, or the next coarser one that is published, or the coarsest there is. */
export function nearestGrain(asked: Grain, published: readonly Grain[]): Grain | undefined {
  return published.find((grain) => grains.indexOf(grain) >= grains.indexOf(asked)) ?? published.at(-1)
}

/** Periods of a grain that have ended and whose waiting time is over, from the metric's first day on. */
export function closedPeriods(grain: Grain, metric: MetricLattice, dataThrough: string): Period[] {
  const lastDay = dayAfter(monthAfter(dayAfter(dataThrough, 1), -metric.lagMonths), -1)
  return periodsBetween(grain, metric.coverageFrom, lastDay).filter((period) => period.end <= lastDay)
}

/**
 * Brings a view to what is published of its metric; undefined when the metric is not published on this boundary basis at all.
 * @param dataThrough last day that the release tells of
 */
export function resolveView(
  view: Pick<MapView, 'basis' | 'grain' | 'period'> & Partial<Pick<MapView, 'compare'>>,
  metric: MetricLattice,
  dataThrough: string,
): Resolved | undefined {
  const level = levelsOf[view.basis].find((candidate) => grainsFor(metric, view.basis, candidate).length > 0)
  if (!level) return undefined
  const own = grainsFor(metric, view.basis, level)
  const published = view.compare === 'swipe' ? onOther(metric, view.basis, own) : own
  const grain = nearestGrain(view.grain, published)
  if (!grain) return undefined
  const periods = closedPeriods(grain, metric, dataThrough)
  const last = periods.at(-1)
  if (!last) return undefined
  const asked = view.period ? periodOf(grain, view.period) : last
  const period =
    periods.find(({ start }) => start === asked.start) ?? (asked.start < last.start ? (periods[0] ?? last) : last)
  return { level, grain, grains: published, period, periods }
}
