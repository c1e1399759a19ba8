import type { Bounded } from '@hub/contract/difference'
import { type Interval, intervalOf } from '@hub/contract/rounding'
import type { FigureRow } from '../atlas/figure-table.ts'
import type { Protection } from '../figure/protection.ts'

/** A figure as it was told, without where and when. */
export type ToldFigure = Pick<FigureRow, 'value' | 'base' | 'rate'>

const scaled = (interval: Interval | undefined, by: number): Interval | undefined =>
  interval && { low: interval.low * by, high: interval.high * by }

/**
 * The true numbers that a told figure allows, of its rate when one is shown. A rate is as uncertain as the count it is made of: the
 * population it is divided by is known to one number.
 */
export function boundedFigure(row: ToldFigure, rate: boolean, about: Protection): Bounded {
  const telling = { measure: about.measure, threshold: about.threshold ?? 0, base: row.base }
  const interval = intervalOf(row.value, telling)
  if (!rate || !row.rate) return { kind: row.value.kind, interval }
  const { kind, per, denominator } = row.rate
  return { kind, interval: denominator ? scaled(interval, per / denominator) : undefined }
}
