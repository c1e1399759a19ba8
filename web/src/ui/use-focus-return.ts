import { useEffect } from 'react'

/**
 * Gives the focus back to where it was when a panel opened, if it closes with the focus inside: else whoever works by keys would have to
 * start again at the top of the page. A focus that has gone elsewhere stays there.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
        before.focus()
    }
  }, [])
}
