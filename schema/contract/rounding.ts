import type { Count, Measure } from './figure.ts'

/** The base that counts of people and records are rounded to before the public is told. */
export const roundingBase = 5

/** The furthest a whole number lies from its rounded one. */
const reach = 2

/** From so many records on a share is told to one point; on fewer it is told to five, since a finer one would tell the records. */
const fineShareFrom = 100

/** What a reader knows of a number: that it lies from `low` to `high`, both inside. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** What a rounded count tells, given that what is told reaches the threshold. */
export const roundedInterval = (value: number, threshold: number): Interval => ({
  low: Math.max(threshold, value - reach),
  high: value + reach,
})

/** In which steps, in days, a median is told. */
export const medianStep = 0.5

/** In which steps, in percentage points, a share that rests on so many records is told. */
export const shareStep = (records: number): 1 | 5 => (records >= fineShareFrom ? 1 : 5)

/** What a share of a rounded base tells. */
export function shareInterval(share: number, step: number): Interval {
  return { low: Math.max(0, share - step / 2), high: Math.min(100, share + step / 2) }
}

/** What else is known of a figure, for what its rounding leaves open. */
export interface Telling {
  readonly measure: Measure
  /** Smallest count that is told; 0 where every number is. */
  readonly threshold: number
  /** What a share or a median rests on. */
  readonly base?: Count | null
}

/** The true numbers that a told figure allows; undefined when it tells none. A share whose base is not told may be of the coarser step. */
export function intervalOf(count: Count, { measure, threshold, base }: Telling): Interval | undefined {
  const { kind, value, low, high } = count
  if (kind === 'RANGE') return low === null || high === null ? undefined : { low, high }
  if (value === null) return undefined
  if (kind === 'EXACT') return { low: value, high: value }
  if (kind !== 'ROUNDED') return undefined
  if (measure === 'SHARE') return shareInterval(value, shareStep(base?.value ?? 0))
  if (measure === 'MEDIAN') return { low: Math.max(0, value - medianStep / 2), high: value + medianStep / 2 }
  return roundedInterval(value, threshold)
}
