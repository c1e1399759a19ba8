import { areaLimits, type DrawnArea, type LonLat } from '@hub/contract/drawn-area'

/** What is drawn: a line or ring to measure, a circle or polygon to count in. */
export type DrawKind = 'line' | 'ring' | 'circle' | 'polygon'

/** A drawing while it is made. A circle has one place, its middle. */
export interface Drawing {
  readonly kind: DrawKind
  readonly places: readonly LonLat[]
  readonly radiusKm: number
  /** Earlier states of the places, the newest last, to step back to. */
  readonly past: readonly (readonly LonLat[])[]
}

export type DrawStep =
  | { readonly do: 'kind'; readonly kind: DrawKind }
  | { readonly do: 'add'; readonly place: LonLat }
  /** Moves a place; `held` while it is dragged: the whole drag is one step to take back. */
  | { readonly do: 'move'; readonly index: number; readonly place: LonLat; readonly held?: boolean }
  | { readonly do: 'remove'; readonly index: number }
  | { readonly do: 'radius'; readonly km: number }
  | { readonly do: 'back' | 'clear' }

export const emptyDrawing = (kind: DrawKind): Drawing => ({ kind, places: [], radiusKm: 2, past: [] })

/** Five decimals are a metre: more would only seem exact. */
const rounded = ([lon, lat]: LonLat): LonLat => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]

/** What a step makes of a drawing; pure. */
export function drawn(drawing: Drawing, step: DrawStep): Drawing {
  const { kind, places, past } = drawing
  const next = (changed: readonly LonLat[]): Drawing => ({ ...drawing, places: changed, past: [...past, places] })
  switch (step.do) {
    case 'kind': {
      // Between a line and a ring, and between what has corners, the places are kept; a circle begins anew.
      const keeps = (step.kind === 'circle') === (kind === 'circle')
      return keeps ? { ...drawing, kind: step.kind } : { ...emptyDrawing(step.kind), radiusKm: drawing.radiusKm }
    }
    case 'add': {
      if (kind === 'circle') return next([rounded(step.place)])
      return places.length >= areaLimits.maxVertices ? drawing : next([...places, rounded(step.place)])
    }
    case 'move': {
      const moved = places.map((place, index) => (index === step.index ? rounded(step.place) : place))
      return step.held ? { ...drawing, places: moved } : next(moved)
    }
    case 'remove':
      return next(places.filter((_place, index) => index !== step.index))
    case 'radius':
      return { ...drawing, radiusKm: step.km }
    case 'back': {
      const before = past.at(-1)
      return before ? { ...drawing, places: before, past: past.slice(0, -1) } : drawing
    }
    case 'clear':
      return places.length === 0 ? drawing : next([])
  }
}

/** The area to count in; undefined while a drawing is none. */
export function areaOf({ kind, places, radiusKm }: Drawing): DrawnArea | undefined {
  const [centre] = places
  if (kind === 'circle') return centre && { kind: 'circle', centre, radiusKm }
  return kind === 'polygon' && places.length > 0 ? { kind: 'polygon', vertices: places } : undefined
}

/** Reads a place as people write it: latitude first, with a decimal point or comma, between them a space, comma or semicolon. */
export function placeFromText(text: string): LonLat | undefined {
  const parts = text.trim().match(/^(-?\d+(?:[.,]\d+)?)\s*°?\s*[,; ]\s*(-?\d+(?:[.,]\d+)?)\s*°?$/)
  if (!parts) return undefined
  const [lat, lon] = [parts[1], parts[2]].map((part) => Number(part?.replace(',', '.'))) as [number, number]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : undefined
}
