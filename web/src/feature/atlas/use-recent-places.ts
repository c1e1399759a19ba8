import { useState } from 'react'
import { type RecentPlace, recentFromText, recentKey, withRecent } from './recent-place.ts'

/** The text of the storage; null where the browser keeps nothing. */
function stored(): string | null {
  try {
    return localStorage.getItem(recentKey)
  } catch {
    return null
  }
}

/** Places that were looked up lately in this browser, how to add one, and how to forget them all. */
export function useRecentPlaces(): [readonly RecentPlace[], (place: RecentPlace) => void, () => void] {
  const [places, setPlaces] = useState(() => recentFromText(stored()))
  const keep = (next: readonly RecentPlace[]) => {
    setPlaces([...next])
    try {
      if (next.length > 0) localStorage.setItem(recentKey, JSON.stringify(next))
      else localStorage.removeItem(recentKey)
    } catch {
      // A browser that keeps nothing offers nothing later; the search itself works.
    }
  }
  return [places, (place) => keep(withRecent(places, place)), () => keep([])]
}
