import { type Count, silent } from '@hub/contract/figure'
import type { Period } from '@hub/contract/period'
import { intervalOf } from '@hub/contract/rounding'
import type { FigureCatalogue, FigureUnit } from './figure-catalogue.ts'
import type { FigurePlan } from './figure-plan.ts'

/**
 * What a figure is where a unit was divided. A fact placed in a divided unit lies in one of the units it went into, and nobody knows in
 * which: so the figure of each is a range, from what surely lies in it to that and everything of the divided unit. The shares of area
 * and people tell how much of a unit went over; they are no bounds for few facts, so no range is made narrower by them.
 */

/** What is known of a part in a period: its count, or `null` where its number is not told. */
export type PartCount = (part: FigureUnit, period: Period, category: string) => Count | null

/** Units whose facts may count in units of a plan, each once; none where nothing was divided. */
export function partsOfPlan(catalogue: FigureCatalogue, plan: Pick<FigurePlan, 'units'>): readonly FigureUnit[] {
  return [...new Map(plan.units.flatMap((unit) => catalogue.partsOf(unit.id)).map((part) => [part.id, part])).values()]
}

/**
 * How the facts of a period came to a unit: in boundaries of their own day; from units of other boundaries that lie wholly in it, whose
 * counts add up exactly; or also from units that were divided, so that the figure is a range.
 */
export type Carried = 'OWN' | 'JOINED' | 'DIVIDED'

/** How the facts of a period came to a unit. */
export function carriedTo(catalogue: FigureCatalogue, unit: FigureUnit, period: Period): Carried {
  if (period.start >= unit.valid_from && period.end <= (unit.valid_to ?? '9999')) return 'OWN'
  return catalogue.partsOf(unit.id).some((part) => existed(part, period)) ? 'DIVIDED' : 'JOINED'
}

/** Whether a unit existed on any day of a period: before and after, no fact lies in it. */
const existed = (unit: FigureUnit, period: Period) =>
  unit.valid_from <= period.end && (unit.valid_to === null || unit.valid_to >= period.start)

/**
 * A count together with parts that may belong to it.
 * Shares and medians do not add up, and a part whose number is not told can be any: then nothing is told, as withheld where a number
 * could point at persons.
 */
export function widenedCount(
  told: Count,
  parts: readonly (Count | null)[],
  plan: Pick<FigurePlan, 'metric' | 'lattice'>,
): Count {
  const possible = parts.filter((part) => part === null || part.kind !== 'EXACT' || part.value !== 0)
  if (possible.length === 0 || told.kind === 'NO_DATA' || told.kind === 'NOT_REPORTED') return told
  const { measure, sensitive } = plan.metric
  const telling = { measure, threshold: plan.lattice[0]?.threshold ?? 0 }
  const own = intervalOf(told, telling)
  const added = possible.map((part) => part && intervalOf(part, telling))
  const adds = measure === 'COUNT' || measure === 'SUM'
  if (!adds || !own || added.some((part) => !part)) return silent(sensitive ? 'WITHHELD' : 'NO_DATA')
  return {
    kind: 'RANGE',
    value: null,
    low: own.low,
    high: added.reduce((sum, part) => sum + (part?.high ?? 0), own.high),
  }
}

/** How the counts of a plan are widened, for `CellSource.widen`. */
export function widenBy(catalogue: FigureCatalogue, plan: FigurePlan, count: PartCount) {
  return (unit: FigureUnit, period: Period, category: string, told: Count): Count => {
    const parts = catalogue.partsOf(unit.id).filter((part) => existed(part, period))
    return parts.length === 0
      ? told
      : widenedCount(
          told,
          parts.map((part) => count(part, period, category)),
          plan,
        )
  }
}
