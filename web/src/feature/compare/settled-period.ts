import { dayAfter, monthAfter, type Period } from '@hub/contract/period'

/** The newest of some periods that late records change no more: so many months after its end as the metric stays open. */
export function settledPeriod(periods: readonly Period[], openMonths: number, dataThrough: string): Period | undefined {
  const running = dayAfter(dataThrough, 1)
  return periods.findLast(({ end }) => monthAfter(dayAfter(end, 1), openMonths) <= running)
}
