import type { Measure, UnitLevel } from '@hub/contract/figure'
import type { Grain } from '@hub/contract/period'
import type { BoundaryBasis } from '../../gql/graphql.ts'

/** How the figures of a metric are protected where they are shown; what explains a withheld or rounded one. */
export interface Protection {
  /** How the figures are made: each way is rounded by a rule of its own. */
  readonly measure: Measure
  /** Smallest number that is told, zero included; 0 when every number is told, undefined when nothing is published there. */
  readonly threshold: number | undefined
  /** For so many months after a period its figures are provisional. */
  readonly openMonths: number
  /** A period is published only so many months after its end. */
  readonly lagMonths: number
}

interface ProtectedMetric {
  readonly measure: Measure
  readonly openMonths: number
  readonly lagMonths: number
  readonly lattice: readonly {
    readonly basis: BoundaryBasis
    readonly level: UnitLevel
    readonly grain: Grain
    readonly breakdown?: string | null
    readonly threshold: number
  }[]
}

/** The protection of a metric's undivided figures for units of one level, over periods of one grain. */
export function protectionOf(
  metric: ProtectedMetric,
  basis: BoundaryBasis,
  level: UnitLevel,
  grain: Grain,
): Protection {
  const row = metric.lattice.find(
    (own) => own.basis === basis && own.level === level && own.grain === grain && !own.breakdown,
  )
  return {
    measure: metric.measure,
    threshold: row?.threshold,
    openMonths: metric.openMonths,
    lagMonths: metric.lagMonths,
  }
}
