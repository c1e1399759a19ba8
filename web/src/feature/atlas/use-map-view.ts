import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type MapView, searchFromView, viewAfter, viewFromSearch } from '../../url-state.ts'
import { joinsLast, stepOf, tookStep } from './view-history.ts'

/** A change of the view; `quiet` ones, such as a move of the map, replace the address instead of adding a step to go back to. */
export type ChangeView = (change: Partial<MapView>, options?: { readonly quiet?: boolean }) => void

/** The view of the map, kept in the address alone: going back and forward, reloading and sharing need nothing else. */
export function useMapView(): [MapView, ChangeView] {
  const search = useSearch()
  const [, navigate] = useLocation()
  const view = useMemo(() => viewFromSearch(search), [search])
  const change = useCallback<ChangeView>(
    (part, { quiet = false } = {}) => {
      // The address bar is read again, not the view of the last render: two changes in one moment must both hold.
      const before = viewFromSearch(location.search)
      const next = searchFromView(viewAfter(before, part))
      // What changes nothing is no step to go back to.
      const replace = quiet || next === searchFromView(before) || joinsLast(part, before, performance.now())
      const step = stepOf(history.state) + (replace ? 0 : 1)
      navigate(next ? `/map?${next}` : '/map', { replace, state: { mapStep: step } })
      if (!replace) tookStep(step)
    },
    [navigate],
  )
  return [view, change]
}
