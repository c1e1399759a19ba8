import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { OverlayState } from '../../overlay-state.ts'
import { type MapView, viewFromSearch } from '../../url-state.ts'

/**
 * Parts of the view that are changed by dragging or value by value, as arrow keys do: one change is one step, however many values it passes.
 * Of the layers these are their options; what is opened on the map is a step of its own.
 */
const dragged: readonly string[] = [
  'period',
  'bandwidth',
  'overlay.within',
  'overlay.rings',
  'overlay.ecampaign',
  'overlay.etype',
  'overlay.esetting',
  'overlay.eaudience',
]
/** A pause this long ends a drag. */
const pauseMs = 700

let last: { readonly part: string; readonly at: number } = { part: '', at: Number.NEGATIVE_INFINITY }

/** Names of the parts that a change is of; those of the layers one by one, as far as they differ. */
function partsOf({ overlay, ...change }: Partial<MapView>, before: MapView): string[] {
  const parts = overlay ? (Object.keys(overlay) as (keyof OverlayState)[]) : []
  const same = (part: keyof OverlayState) => JSON.stringify(overlay?.[part]) === JSON.stringify(before.overlay[part])
  return [...Object.keys(change), ...parts.filter((part) => !same(part)).map((part) => `overlay.${part}`)]
}

/**
 * Whether a change goes on with the one before it, and so replaces its entry in the history instead of adding one.
 * @param before the view that is changed
 * @param nowMs a clock that never goes back
 */
export function joinsLast(change: Partial<MapView>, before: MapView, nowMs: number): boolean {
  const keys = partsOf(change, before)
  const part = keys.sort().join()
  const joins = keys.every((key) => dragged.includes(key)) && part === last.part && nowMs - last.at < pauseMs
  last = { part, at: nowMs }
  return joins
}

/** How many steps of the map lie behind an entry of the history; 0 for the one the map was opened with. */
export function stepOf(state: unknown): number {
  const step = (state as { readonly mapStep?: unknown } | null)?.mapStep
  return typeof step === 'number' && Number.isInteger(step) && step > 0 ? step : 0
}

// The furthest step there is to go forward to: a new one cuts off what lay ahead, as the browser does.
let furthest = 0
const listeners = new Set<() => void>()

/** Says that a step was added to the history. */
export function tookStep(step: number) {
  furthest = step
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}

/** Steps of the map that can be undone and done again. They are the browser's own, so its buttons and these agree. */
export function useViewHistory(onReturn: (view: MapView) => void): {
  readonly canUndo: boolean
  readonly canRedo: boolean
  undo(): void
  redo(): void
} {
  const step = useSyncExternalStore(subscribe, () => stepOf(history.state))
  const ahead = useSyncExternalStore(subscribe, () => furthest)
  const returned = useEffectEvent(onReturn)
  useEffect(() => {
    // Before the page draws the view that was come back to, the map must know where it was.
    const listen = () => returned(viewFromSearch(location.search))
    window.addEventListener('popstate', listen, { capture: true })
    return () => window.removeEventListener('popstate', listen, { capture: true })
  }, [])
  return {
    canUndo: step > 0,
    canRedo: step < ahead,
    undo: () => step > 0 && history.back(),
    redo: () => step < ahead && history.forward(),
  }
}
