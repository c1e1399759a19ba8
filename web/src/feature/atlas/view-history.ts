import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { type MapView, viewFromSearch } from '../../url-state.ts'

/** Parts of the view that are changed by dragging: one drag is one step, however many values it passes. */
const dragged: readonly (keyof MapView)[] = ['period']
/** A pause this long ends a drag. */
const pauseMs = 700

let last: { readonly part: string; readonly at: number } = { part: '', at: Number.NEGATIVE_INFINITY }

/**
 * Whether a change goes on with the one before it, and so replaces its entry in the history instead of adding one.
 * @param nowMs a clock that never goes back
 */
export function joinsLast(change: Partial<MapView>, nowMs: number): boolean {
  const keys = Object.keys(change) as (keyof MapView)[]
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
