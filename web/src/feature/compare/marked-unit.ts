import { createContext, useContext } from 'react'

/** The unit that stays on top, and the one that the pointer or the focus is on: marked alike in the table, the charts and the map. */
export interface MarkedUnit {
  /** Global id of the pinned unit. */
  readonly pinned: string | null
  readonly pointed: string | null
  point(unitId: string | null): void
}

export const MarkedUnitContext = createContext<MarkedUnit>({ pinned: null, pointed: null, point: () => undefined })

/** How a unit is marked, as the style sheet knows it. */
export const markOf = ({ pinned, pointed }: MarkedUnit, unitId: string): 'pinned' | 'pointed' | undefined =>
  pointed === unitId ? 'pointed' : pinned === unitId ? 'pinned' : undefined

/** The marked units, and what a mark in a chart does with the pointer. */
export function useMarkedUnit() {
  const marked = useContext(MarkedUnitContext)
  return {
    marked,
    markProps: (unitId: string) => ({
      'data-mark': markOf(marked, unitId),
      onPointerEnter: () => marked.point(unitId),
      onPointerLeave: () => marked.point(null),
    }),
  }
}
