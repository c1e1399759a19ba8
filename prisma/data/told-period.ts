import { type Period, periodLabel, periodsBetween } from '@hub/contract/period'
import { Refusal } from '../refusal.ts'
import type { FigureCatalogue } from './figure-catalogue.ts'
import { isCovered, isTold } from './figure-cell.ts'
import { todayInVietnam } from './figure-live.ts'
import type { FigurePlan } from './figure-plan.ts'
import { runningMonth } from './figure-released.ts'

/** Whether anything is told of a period for any unit of a plan: by the release, or, of live rows, once the period has begun. */
function tells({ release }: FigureCatalogue, plan: FigurePlan, live: boolean): (period: Period) => boolean {
  const today = todayInVietnam()
  if (live) return (period) => period.start <= today && plan.units.some((unit) => isCovered(period, plan.metric, unit))
  if (!release) return () => false
  const through = runningMonth(release)
  return (period) => plan.units.some((unit) => isTold(plan, unit, period, through))
}

/**
 * Refuses a period of which nothing is told for any unit of a plan, so that nobody is handed a paper of empty rows.
 *
 * @throws Refusal NOT_PUBLISHED that names the newest period that is told
 */
export function checkTold(catalogue: FigureCatalogue, plan: FigurePlan, period: Period, live: boolean): void {
  const told = tells(catalogue, plan, live)
  if (told(period)) return
  const { metric, level, grain } = plan
  const newest = periodsBetween(grain, metric.coverage_from, todayInVietnam()).findLast(told)
  const instead = newest
    ? `The newest that is told is ${periodLabel(newest, 'en')}: name a day of it, such as ${newest.start}.`
    : 'None is told yet.'
  throw new Refusal(
    'NOT_PUBLISHED',
    `period: nothing is told of ${metric.id} for ${level} by ${grain} in ${periodLabel(period, 'en')}. ${instead}`,
    { field: 'period', newest: newest ?? null },
  )
}
