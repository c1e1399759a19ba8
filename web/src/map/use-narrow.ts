import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 760px)')
const whenWidthChanges = (listener: () => void) => {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Whether the window is as narrow as a telephone. */
export const useNarrow = () => useSyncExternalStore(whenWidthChanges, () => narrow.matches)
