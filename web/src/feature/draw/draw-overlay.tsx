import type { LonLat } from '@hub/contract/drawn-area'
import { type KeyboardEvent, type PointerEvent, useEffect, useReducer, useRef } from 'react'
import { formatNumber, type Language } from '../../format.ts'
import type { MapHandle } from '../../map/map-view.tsx'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Drawing, DrawStep } from './draw-state.ts'
import { circleRing } from './geodesic.ts'

/** Pixels that an arrow key moves a place by; with Shift the finer step. */
const steps = { coarse: 10, fine: 1 } as const
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** A place in words, latitude first as people write it. */
export const placeWords = ([lon, lat]: LonLat, language: Language) =>
  `${formatNumber(lat, language, 5)}; ${formatNumber(lon, language, 5)}`

interface DrawOverlayProps {
  readonly map: MapHandle
  readonly drawing: Drawing
  readonly step: (step: DrawStep) => void
}

/**
 * The drawing over the map. It is no part of the map's style, which follows from the view alone: a drawing is in no address, and its
 * corners are buttons, so that they can be reached, moved and removed by keys as well as by pointer.
 */
export function DrawOverlay({ map, drawing, step }: DrawOverlayProps) {
  const text = useText()
  const { language } = usePreference()
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const held = useRef<number | null>(null)
  useEffect(() => map.onMove(redraw), [map])
  const { kind, places, radiusKm } = drawing
  const at = (place: LonLat) => map.project(place)
  const [centre] = places
  const outline = kind === 'circle' ? (centre && radiusKm > 0 ? circleRing(centre, radiusKm) : []) : places
  const path = outline
    .map((place, index) => {
      const { x, y } = at(place)
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
  const closed = kind !== 'line' && outline.length > 2

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const arrow = arrows[event.key]
    const place = places[index]
    if (arrow && place) {
      event.preventDefault()
      const { x, y } = at(place)
      const far = event.shiftKey ? steps.fine : steps.coarse
      step({ do: 'move', index, place: map.unproject(x + arrow[0] * far, y + arrow[1] * far) })
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      step({ do: 'remove', index })
    }
  }
  const drag = (event: PointerEvent<HTMLButtonElement>, index: number) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!box) return
    const place = map.unproject(event.clientX - box.left, event.clientY - box.top)
    // The first move of a drag is a step to take back, the others belong to it.
    step({ do: 'move', index, place, held: held.current === index })
    held.current = index
  }
  return (
    <div className="draw-overlay">
      <svg className="draw-lines" aria-hidden="true">
        <path d={`${path}${closed ? 'Z' : ''}`} className={closed ? 'draw-edge closed' : 'draw-edge'} />
        <path d={`${path}${closed ? 'Z' : ''}`} className="draw-edge-inner" />
      </svg>
      {places.map((place, index) => {
        const { x, y } = at(place)
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its number
            key={index}
            type="button"
            className="draw-handle"
            style={{ transform: `translate(${x - 14}px, ${y - 14}px)` }}
            aria-label={text(kind === 'circle' ? 'draw.centreAt' : 'draw.cornerAt', {
              number: index + 1,
              place: placeWords(place, language),
            })}
            aria-describedby="draw-handle-hint"
            onKeyDown={(event) => onKeyDown(event, index)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              held.current = null
            }}
            onPointerMove={(event) => drag(event, index)}
          />
        )
      })}
      <span id="draw-handle-hint" className="visually-hidden">
        {text('draw.handleHint')}
      </span>
    </div>
  )
}
