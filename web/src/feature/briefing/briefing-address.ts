import type { Baseline, Period } from '@hub/contract/period'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { textFromBasis } from '../../url-state.ts'

/** Papers that the server makes of a comparison. */
export const briefingPaths = ['/briefing.pdf', '/briefing-6.pdf', '/briefing.xlsx'] as const
export type BriefingPath = (typeof briefingPaths)[number]

/** What the page compares, said in full: nothing is left to be worked out again. */
export interface BriefingComparison {
  readonly metrics: readonly { readonly id: string }[]
  /** The metric that is drawn and put into words. */
  readonly chosen: { readonly id: string }
  readonly basis: BoundaryBasis
  readonly baseline: Baseline
  readonly period: Period
  readonly units: readonly { readonly code: string }[]
}

/** The address of a briefing. */
export function briefingAddress(path: BriefingPath, compared: BriefingComparison): string {
  const query = new URLSearchParams({
    metrics: compared.metrics.map(({ id }) => id).join(','),
    metric: compared.chosen.id,
    basis: textFromBasis(compared.basis),
    grain: compared.period.grain.toLowerCase(),
    period: compared.period.start,
    baseline: compared.baseline.toLowerCase(),
    units: compared.units.map(({ code }) => code).join(','),
  })
  return `${path}?${query.toString().replaceAll('%2C', ',')}`
}
