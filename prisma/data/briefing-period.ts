import { briefedLevel, mostBriefedPeriods } from '@hub/contract/briefing'
import { monthAfter, monthsOf, nextPeriodStart, type Period, periodsBetween } from '@hub/contract/period'
import type { BriefingSchedule } from './briefing-schedule.ts'
import { type FigureCatalogue, latticeAt } from './figure-catalogue.ts'
import { isClosed, isTold } from './figure-cell.ts'
import { runningMonth } from './figure-released.ts'

type ToldBy = Pick<FigureCatalogue, 'release' | 'metrics' | 'lattice' | 'unitsOf'>
type Asked = Pick<BriefingSchedule, 'metrics' | 'scheme' | 'units' | 'grain' | 'validFrom' | 'validTo'>

/** Whether every metric of a schedule is told of a period for any of its units, in the month that starts on `through`. */
function tellsAll(catalogue: ToldBy, { metrics, scheme, units, grain }: Asked) {
  const level = briefedLevel(scheme)
  const own = catalogue.unitsOf(scheme, level).filter(({ code }) => !units || units.includes(code))
  const places = metrics.flatMap((id) => {
    const metric = catalogue.metrics.get(id)
    return metric ? [{ metric, lattice: latticeAt(catalogue, id, { scheme, level, grain, breakdown: '' }) }] : []
  })
  return (period: Period, through: string) =>
    places.every(({ metric, lattice }) =>
      // what is published no more is not passed over: making the briefing says why it cannot be made
      lattice.length === 0
        ? isClosed(period, metric, through)
        : own.some((unit) => isTold({ metric, lattice }, unit, period, through)),
    )
}

/**
 * The periods of which a release tells the figures of a schedule, the oldest first, the newest `mostBriefedPeriods` at most: those that
 * end in its time, and of which every metric is told.
 */
export function periodsOfSchedule(catalogue: ToldBy, schedule: Asked): Period[] {
  const { release } = catalogue
  if (!release) return []
  const through = runningMonth(release)
  const told = tellsAll(catalogue, schedule)
  const [from, to] = [schedule.validFrom, schedule.validTo ?? release.data_through]
  const earliest = monthAfter(release.data_through, -monthsOf[schedule.grain] * (2 * mostBriefedPeriods))
  return periodsBetween(schedule.grain, earliest, release.data_through)
    .filter((period) => period.end >= from && period.end <= to && told(period, through))
    .slice(-mostBriefedPeriods)
}

/** What a schedule makes next. */
export interface NextBriefing {
  readonly period: Period
  /** First day, YYYY-MM-DD, on which a release can tell it: the period has ended then, and the lag of its metrics. */
  readonly notBefore: string
}

/** The next period that a schedule makes a briefing of and that the release does not tell yet; undefined when none is left in its time. */
export function nextOfSchedule(catalogue: ToldBy, schedule: Asked): NextBriefing | undefined {
  const { release } = catalogue
  if (!release) return undefined
  const { grain, validFrom, validTo } = schedule
  const told = tellsAll(catalogue, schedule)
  const lag = Math.max(0, ...schedule.metrics.map((id) => catalogue.metrics.get(id)?.lag_months ?? 0))
  const start = [validFrom, monthAfter(release.data_through, 1 - lag - monthsOf[grain])].sort().at(-1) ?? validFrom
  for (const period of periodsBetween(grain, start, monthAfter(start, lag + 2 * monthsOf[grain]))) {
    const notBefore = monthAfter(nextPeriodStart(grain, period.start), lag)
    const inTime = period.end >= validFrom && period.end <= (validTo ?? period.end)
    if (inTime && told(period, notBefore) && !told(period, runningMonth(release))) return { period, notBefore }
  }
  return undefined
}
