import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import type { Box, MapHandle } from '../../map/map-view.tsx'
import type { MapView } from '../../url-state.ts'
import { homes } from './place.ts'

/**
 * Keeps the whole area in view until somebody moves the map, and goes to the area of other boundaries when these are chosen.
 *
 * @param periodCard the card over the map whose size says how much of it is free
 * @param there whether that card is there
 * @returns says that the map is on its way to a place on some boundaries, and need not go to their area
 */
export function useHome(
  map: RefObject<MapHandle | null>,
  view: MapView,
  periodCard: RefObject<HTMLDivElement | null>,
  there: boolean,
): (basis: BoundaryBasis) => void {
  // Maps beside each other, a table, a taller card: until somebody moves the map, the whole area is brought into what is left of it.
  const { compare, camera } = view
  const both = compare === 'swipe' ? homes.BEFORE_2025_07 : null
  const goHome = useEffectEvent((home: Box | null) => {
    if (!camera && !map.current?.isMoving()) map.current?.restore(home ?? homes[view.basis])
  })
  const cardNow = useEffectEvent(() => periodCard.current)
  useEffect(() => {
    const card = cardNow()
    if (!there || !card) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new ResizeObserver(() => {
      clearTimeout(timer)
      // The map learns of its new size first.
      timer = setTimeout(() => goHome(both), 120)
    })
    for (const element of card.closest('.atlas-map')?.querySelectorAll('.atlas-bottom, .map-pane') ?? [])
      observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [there, both])

  // Other boundaries cover another area, so the map goes there, unless the address names a place.
  const shownBasis = useRef(view.basis)
  const goTo = useEffectEvent((basis: BoundaryBasis) => {
    if (shownBasis.current === basis) return
    shownBasis.current = basis
    map.current?.fit(homes[basis])
  })
  useEffect(() => goTo(view.basis), [view.basis])
  return (basis) => {
    shownBasis.current = basis
  }
}
