import { useSyncExternalStore } from 'react'
import { type KeptView, keptKey, textFromViews, viewsFromText } from './kept-view.ts'

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** The text of the storage; null where the browser keeps nothing. */
function stored(): string | null {
  try {
    return localStorage.getItem(keptKey)
  } catch {
    return null
  }
}

/** Views that are kept in this browser, and how to keep others; `false` says that the browser keeps nothing. */
export function useKeptViews(): [readonly KeptView[], (views: readonly KeptView[]) => boolean] {
  const text = useSyncExternalStore(subscribe, stored)
  const keep = (views: readonly KeptView[]) => {
    try {
      localStorage.setItem(keptKey, textFromViews(views))
    } catch {
      return false
    }
    for (const listener of listeners) listener()
    return true
  }
  return [viewsFromText(text), keep]
}
