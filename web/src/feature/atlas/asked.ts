import type { FiguresQueryVariables, UnitsQueryVariables } from '../../gql/graphql.ts'
import type { MapView } from '../../url-state.ts'
import { periodsToAsk } from './figure-table.ts'
import type { Resolved } from './resolve.ts'

// What a view asks the hub for, each from the answers before it: the same words for the page and for whoever asks ahead of it.

/** The metric of a view, or the first there is. */
export const metricOf = <M extends { readonly id: string }>(view: MapView, metrics: readonly M[]): M | undefined =>
  metrics.find(({ id }) => id === view.metric) ?? metrics[0]

export const unitsAsked = (view: MapView, { level }: Resolved): UnitsQueryVariables => ({ basis: view.basis, level })

/**
 * Figures of the shown period and of those beside it.
 * @param units how many units there are
 */
export function figuresAsked(
  view: MapView,
  metric: { readonly id: string },
  { level, grain, period, periods }: Resolved,
  units: number,
): FiguresQueryVariables {
  const asked = periodsToAsk(periods, period, units)
  return {
    metric: metric.id,
    basis: view.basis,
    level,
    grain,
    from: asked[0]?.start ?? period.start,
    to: asked.at(-1)?.end ?? period.end,
  }
}
