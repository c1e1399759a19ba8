import { baselinePeriod } from '@hub/contract/period'
import type { MapView } from '../../url-state.ts'
import type { Resolved } from '../atlas/resolve.ts'

/** The view of the other side; the same view when there is none. */
export function peerViewOf(view: MapView, resolved: Resolved | undefined): MapView {
  if (!resolved || view.compare === 'none') return view
  if (view.compare === 'swipe') {
    const basis = view.basis === 'BEFORE_2025_07' ? 'SINCE_2025_07' : 'BEFORE_2025_07'
    return { ...view, basis, period: resolved.period.start }
  }
  const period = view.with ?? baselinePeriod(resolved.period, 'SAME_PERIOD_LAST_YEAR').start
  return { ...view, grain: resolved.grain, period }
}
