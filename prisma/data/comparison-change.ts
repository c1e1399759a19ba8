import { averageOf, type Bounded, type Difference, differenceOf } from '@hub/contract/difference'
import { type Count, silent } from '@hub/contract/figure'
import type { Baseline, Period } from '@hub/contract/period'
import { intervalOf } from '@hub/contract/rounding'
import type { Figure, Rate } from './figure-answer.ts'
import type { FigurePlan } from './figure-plan.ts'

/** What a figure is set against, and how far it lies from that. */
export interface CellChange {
  /** The figure of the baseline: of one period, the mean of three, or that of the whole province. */
  readonly previous: Count
  /** Its rate; null when the metric has none. Of a mean it has no denominator, since each year has one of its own. */
  readonly previousRate: Rate | null
  readonly previousProvisional: boolean
  /** Difference of the values. NO_DATA for a count against the province, which holds every unit and is always larger. */
  readonly change: Difference
  /** Difference of the rates; null when the metric has none. */
  readonly rateChange: Difference | null
}

/** The smallest number that is told at a place of the lattice in a period; 0 where every number is told. */
function thresholdOf({ lattice }: FigurePlan, { start, end }: Period): number {
  const row = lattice.find(({ valid_from, valid_to }) => start >= valid_from && end <= (valid_to ?? '9999'))
  return row?.threshold ?? 0
}

/** The true numbers that a figure of a plan allows, of its value and of its rate. */
export function boundsOf(
  plan: FigurePlan,
  { value, rate, base, period }: Figure,
): { value: Bounded; rate: Bounded | null } {
  const interval = intervalOf(value, { measure: plan.metric.measure, threshold: thresholdOf(plan, period), base })
  const scale = rate?.denominator ? rate.per / rate.denominator : undefined
  return {
    value: { kind: value.kind, interval },
    rate: rate && {
      kind: rate.kind,
      interval: interval && scale ? { low: interval.low * scale, high: interval.high * scale } : undefined,
    },
  }
}

const none = silent('NO_DATA')
const nothing: Bounded = { kind: 'NO_DATA', interval: undefined }
const noDifference: Difference = { absolute: none, percent: none }

/** A rate that stands for several years, or for no figure at all: what it is for so many of stays, its denominator goes. */
const rateLike = (now: Rate, count: Count): Rate => ({
  ...now,
  kind: count.kind,
  value: count.value,
  low: count.low,
  high: count.high,
  denominator: null,
  denominatorYear: null,
  denominatorMethod: null,
})

/**
 * How a figure differs from its baseline, by interval arithmetic: a rounded figure or a range on either side makes the difference a
 * range, a silent one makes it silent.
 *
 * @param before figures of the baseline, the oldest first, and the plan they were read by; empty where nothing is published
 */
export function changeOf(
  plan: FigurePlan,
  now: Figure,
  baseline: Baseline,
  before: { readonly plan: FigurePlan; readonly figures: readonly Figure[] },
): CellChange {
  const own = boundsOf(plan, now)
  const told = before.figures.map((figure) => boundsOf(before.plan, figure))
  const [figure] = before.figures
  const [single] = told
  const previousProvisional = before.figures.some(({ provisional }) => provisional)
  const counted = plan.metric.measure === 'COUNT' || plan.metric.measure === 'SUM'
  if (!figure || !single) {
    return {
      previous: none,
      previousRate: now.rate && rateLike(now.rate, none),
      previousProvisional,
      change: noDifference,
      rateChange: now.rate && noDifference,
    }
  }
  if (told.length === 1) {
    return {
      previous: figure.value,
      previousRate: figure.rate,
      previousProvisional,
      change: baseline === 'PROVINCE' && counted ? noDifference : differenceOf(own.value, single.value),
      rateChange: own.rate && differenceOf(own.rate, single.rate ?? nothing),
    }
  }
  const mean = averageOf(told.map(({ value }) => value))
  const meanRate = averageOf(told.map(({ rate }) => rate ?? nothing))
  return {
    previous: mean.count,
    previousRate: now.rate && rateLike(now.rate, meanRate.count),
    previousProvisional,
    change: differenceOf(own.value, mean.bounded),
    rateChange: own.rate && differenceOf(own.rate, meanRate.bounded),
  }
}
