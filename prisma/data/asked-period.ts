import { type Grain, isDay, type Period, periodsBetween } from '@hub/contract/period'
import { badInput, Refusal } from '../refusal.ts'

/** Most periods of one question about duties: ten years of quarters. */
const maxPeriods = 40

/** A time in periods. `from` and `to` are days, both inside; it is widened to whole periods. */
export interface AskedTime {
  readonly grain: Grain
  readonly from: string
  readonly to: string
}

/**
 * The periods that were asked for, the oldest first, never none.
 *
 * @throws Refusal for days that are none, a time that ends before it begins, and more than 40 periods
 */
export function askedPeriods({ grain, from, to }: AskedTime): Period[] {
  for (const [field, day] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (!isDay(day)) throw badInput(field, 'not a day of the calendar; write YYYY-MM-DD.')
  if (from > to) throw badInput('from', 'lies after "to".')
  const periods = periodsBetween(grain, from, to)
  if (periods.length > maxPeriods)
    throw new Refusal(
      'TOO_LARGE',
      `${periods.length} periods were asked for; the limit is ${maxPeriods}. Ask for a shorter time or a coarser grain.`,
    )
  return periods
}
