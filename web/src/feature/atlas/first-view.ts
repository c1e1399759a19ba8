import { askAhead } from '../../api.ts'
import { viewFromSearch } from '../../url-state.ts'
import { releaseQuery } from '../shell/release.ts'
import { figuresAsked, metricOf, unitsAsked } from './asked.ts'
import { figuresQuery, metricsQuery, unitsQuery } from './query.ts'
import { resolveView } from './resolve.ts'

/**
 * Asks for the figures of a view while the page that draws them, and the large map library, are still being read. What fails here
 * fails again where the page asks, and is told there.
 * @param search the query part of the address of the map page
 */
export async function askForView(search: string): Promise<void> {
  const view = viewFromSearch(search)
  try {
    const [{ release }, { metrics }] = await Promise.all([askAhead(releaseQuery, {}), askAhead(metricsQuery, {})])
    const metric = metricOf(view, metrics)
    const published = metric && release ? resolveView(view, metric, release.dataThrough) : undefined
    if (!metric || !published) return
    const { adminUnits } = await askAhead(unitsQuery, unitsAsked(view, published))
    const units = adminUnits.nodes.length
    if (units > 0) await askAhead(figuresQuery, figuresAsked(view, metric, published, units))
  } catch {
    // told by the page, which asks for the same
  }
}
