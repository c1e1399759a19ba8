import { periodOf } from '@hub/contract/period'
import type { AddressPart } from '../../address-query.ts'
import type { MapView } from '../../url-state.ts'
import type { Figures } from './use-figures.ts'

/** What the address of the map asks for and the hub does not have: metrics, or a period in which the metric is told. Empty until the hub has answered. */
export function missingInView(
  view: Pick<MapView, 'metric' | 'by' | 'period'>,
  { metrics, metric, resolved }: Pick<Figures, 'metrics' | 'metric' | 'resolved'>,
): readonly AddressPart[] {
  if (!metric) return []
  const { by, period } = view
  return [
    ...(metric.id === view.metric ? [] : [{ name: 'metric', text: view.metric }]),
    ...(by === null || metrics.some(({ id }) => id === by) ? [] : [{ name: 'by', text: by }]),
    ...(period && resolved && periodOf(resolved.grain, period).start !== resolved.period.start
      ? [{ name: 'period', text: period }]
      : []),
  ]
}
