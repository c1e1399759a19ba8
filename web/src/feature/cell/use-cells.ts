import { mapBounds } from '@hub/contract/tile-address'
import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import { filterForQuery, narrowsEvents } from '../../event-filter.ts'
import type { CellModel } from '../../map/cell-model.ts'
import { type ClassScale, classScale } from '../../map/class-scale.ts'
import { edgeAt } from '../../map/judgement.ts'
import { type MapTheme, mapThemes } from '../../map/theme.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import type { Atlas } from '../atlas/use-atlas.ts'
import { cellMetricOf } from '../judged/judged.ts'
import { type CellFigureSet, type CellMode, cellModel, densityOf, steadyValues } from './cells.ts'
import { cellFiguresQuery, cellSpanQuery } from './query.ts'

/** Counts at places, and how the map draws them. */
export interface Cells {
  readonly mode: CellMode
  /** Why there is nothing to draw: the metric is not counted at places. The map then shows the figures of units. */
  readonly fault: 'NO_CELLS' | null
  /** Undefined until it has come. */
  readonly set: CellFigureSet | undefined
  readonly bandwidthM: number
  /** Whether only some events are counted: those that the filter of the events takes. */
  readonly narrowed: boolean
  readonly scale: ClassScale
  /** What is classed, by hexagon: its count, or for a heat surface the density at its middle, per square kilometre. */
  readonly values: ReadonlyMap<string, number>
  /** The density of a heat surface at a place, per square kilometre. */
  density(lon: number, lat: number): number
  readonly map: CellModel | null
  /** The same in the colours of another theme. */
  drawnIn(theme: MapTheme): CellModel | null
  readonly loading: boolean
  readonly error: Error | null
  retry(): void
}

const { west, south, east, north } = mapBounds

/**
 * Asks for the counts at places that a view shows, and derives how they are drawn; null when it shows none, as always for who may not
 * read them.
 *
 * @param zoom of the map: the closer, the smaller the hexagons. A heat surface is made from the smallest.
 */
export function useCells(view: MapView, atlas: Atlas, zoom: number): Cells | null {
  const { language, shade } = usePreference()
  const { draw, metric, resolved } = atlas
  const mode = draw === 'cell' || draw === 'heat' ? draw : null
  const counted = metric && cellMetricOf[metric.id]
  const narrowed = counted === 'CAMPAIGN_EVENTS' && narrowsEvents(view.overlay)
  const where = counted && {
    metric: counted,
    edge: mode === 'heat' ? ('M500' as const) : edgeAt(zoom),
    bbox: { west, south, east, north },
    filter: narrowed ? filterForQuery(view.overlay) : null,
  }
  const asked = useDocument(
    cellFiguresQuery,
    mode && where && resolved ? { ...where, from: resolved.period.start, to: resolved.period.end } : undefined,
    { keepPrevious: true },
  )
  const periods = resolved?.periods ?? []
  const [first, last] = [periods[0], periods.at(-1)]
  const span = useDocument(
    cellSpanQuery,
    mode && where && view.steady && first && last
      ? { ...where, grain: first.grain, from: first.start, to: last.end, heat: mode === 'heat' }
      : undefined,
    { keepPrevious: true },
  )
  const set = mode && counted ? asked.data?.cellFigures : undefined
  const bandwidthM = view.bandwidth
  const density = useMemo(() => densityOf(mode === 'heat' && set ? set.cells : [], bandwidthM), [mode, set, bandwidthM])
  const values = useMemo(
    () =>
      new Map(
        set?.cells.map(({ cellId, count, centre }) => [
          cellId,
          mode === 'heat' ? density(centre.lon, centre.lat) : count,
        ]),
      ),
    [set, mode, density],
  )
  const { method, classes, scheme, reversed } = view
  const spanned = view.steady ? span.data?.cellFigures : undefined
  const steady = useMemo(
    () => spanned && steadyValues(spanned, { periods: periods.length, bandwidthM }),
    [spanned, periods.length, bandwidthM],
  )
  const scale = useMemo(
    () => classScale(steady ?? [...values.values()], { method, classes, scheme, reversed }),
    [steady, values, method, classes, scheme, reversed],
  )
  const map = useMemo(
    () => (mode && set ? cellModel(mode, set, { scale, values, bandwidthM }, mapThemes[shade], language) : null),
    [mode, set, scale, values, bandwidthM, shade, language],
  )
  if (!mode) return null
  return {
    mode,
    fault: metric && !counted ? 'NO_CELLS' : null,
    set,
    bandwidthM,
    narrowed,
    scale,
    values,
    density,
    map,
    drawnIn: (theme) => (set ? cellModel(mode, set, { scale, values, bandwidthM }, theme, language) : null),
    loading: asked.isFetching || span.isFetching,
    error: asked.error ?? span.error,
    retry: () => {
      for (const query of [asked, span]) if (query.error) void query.refetch()
    },
  }
}
