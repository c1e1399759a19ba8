import { boundariesChangedOn } from '@hub/contract/boundary'
import { dayAfter, type Grain, type Period } from '@hub/contract/period'
import { closedPeriods, type MetricLattice, type Resolved } from '../atlas/resolve.ts'
import { settledPeriod } from './settled-period.ts'

/** Where a day lies among periods: the key of its period, and the share of it that had passed; undefined outside and on their first day. */
export function momentIn(periods: readonly Period[], day: string): { key: string; share: number } | undefined {
  const period = periods.find(({ start, end }) => start <= day && day <= end)
  if (!period || day === periods[0]?.start) return undefined
  const ms = (of: string) => Date.parse(of)
  const length = ms(dayAfter(period.end, 1)) - ms(period.start)
  return { key: period.start, share: (ms(day) - ms(period.start)) / length }
}

/** Whether boundaries changed within a period, so that it holds days of both. */
export const holdsChange = ({ start, end }: Period) => start < boundariesChangedOn && boundariesChangedOn <= end

/**
 * The period that shows best how it is after the change of boundaries: the chosen one where it lies after it, else the newest quarter
 * that late records change no more, or the newest there is; where only years are told, the one that holds the change.
 */
export function periodAfterChange(
  metric: MetricLattice & { readonly openMonths: number },
  { grain, period, periods }: Resolved,
  grains: readonly Grain[],
  dataThrough: string,
): Period {
  if (period.start >= boundariesChangedOn) return period
  const finer = grains.includes('QUARTER') && grain !== 'MONTH' ? 'QUARTER' : grain
  const there = finer === grain ? periods : closedPeriods(finer, metric, dataThrough)
  const after = there.filter(({ start }) => start >= boundariesChangedOn)
  return settledPeriod(after, metric.openMonths, dataThrough) ?? after.at(-1) ?? periods.find(holdsChange) ?? period
}
