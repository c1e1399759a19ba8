import { type RefObject, useEffect, useRef, useState } from 'react'

/** How far below or above the window a thing is when it counts as near. */
const reach = '400px'

/** Whether a thing of the page has come near what the reader sees; once true it stays so. */
export function useComeNear<E extends HTMLElement>(): [RefObject<E | null>, boolean] {
  const thing = useRef<E>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!thing.current) return
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && setNear(true), {
      rootMargin: reach,
    })
    observer.observe(thing.current)
    return () => observer.disconnect()
  }, [])
  return [thing, near]
}
