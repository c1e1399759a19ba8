import type { ToldInterval } from '@hub/analysis/told-interval'
import type { Count, Measure } from '@hub/contract/figure'
import { roundedInterval, shareInterval, shareStep } from '@hub/contract/rounding'

/**
 * What a count tells as an interval: a rounded one holds every number that rounds to it, a range all between its ends. Null for one that
 * tells no number.
 *
 * @param threshold smallest number told of the metric; 0 for live figures
 * @param base what a share rests on, as it is told
 */
export function toldOf(
  count: Count,
  measure: Measure,
  threshold: number,
  base: number | null = null,
): ToldInterval | null {
  const { kind, value, low, high } = count
  if (kind === 'RANGE') return low === null || high === null ? null : { value: (low + high) / 2, low, high }
  if (value === null) return null
  if (kind !== 'ROUNDED') return { value, low: value, high: value }
  const held = measure === 'SHARE' ? shareInterval(value, shareStep(base ?? 0)) : roundedInterval(value, threshold)
  return { value, low: Math.min(value, held.low), high: held.high }
}
