import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** The text under a key; null where there is none, or the browser keeps nothing. */
function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** A text that is kept in this browser and followed when it changes, and how to write another; `false` says that the browser keeps nothing. */
export function useStoredText(key: string): [string | null, (text: string) => boolean] {
  const text = useSyncExternalStore(subscribe, () => stored(key))
  const write = (next: string) => {
    try {
      localStorage.setItem(key, next)
    } catch {
      return false
    }
    for (const listener of listeners) listener()
    return true
  }
  return [text, write]
}
