import { Map as LibreMap } from 'maplibre-gl'
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react'
import { type Box, loadFonts, paintUnits } from './map-view.tsx'
import type { MapModel } from './model.ts'
import { addPicture, markId } from './pattern.ts'
import { pointedAt } from './pointed-at.ts'
import { styleOf } from './style.ts'
import type { MapTheme } from './theme.ts'

/** What buttons ask of the map. */
export interface SideMapHandle {
  zoomBy(steps: number): void
  home(): void
}

interface SideMapProps {
  readonly theme: MapTheme
  readonly model: MapModel
  /** What it shows; it goes there again when this changes. */
  readonly box: Box
  /** The unit that is marked as if the pointer were on it. */
  readonly pointed: string | null
  readonly label: string
  /** How the page is scrolled past the map, and how the map is moved, by device. */
  readonly gestures: { readonly windows: string; readonly mac: string; readonly touch: string }
  readonly onPoint: (unitId: string | null) => void
  readonly onPick: (unitId: string) => void
  readonly onFault: () => void
  readonly ref?: Ref<SideMapHandle>
}

declare global {
  interface Window {
    /** The map beside a table, for tests and for those who look at it with the browser's own tools. */
    hubSideMap?: LibreMap
  }
}

/** Names of units in the west and east reach over the edge of their area: there must be room for them. */
const fitted = { padding: { top: 14, bottom: 14, left: 38, right: 22 } } as const
const source = { source: 'admin-unit', sourceLayer: 'admin-unit' } as const

/**
 * A map beside something else on a page: it is drawn by the same style as the map page, and marks what the rest of the page points at. The
 * page scrolls over it: it takes the wheel with a key, and two fingers. It keeps its picture, so that the page can be printed.
 */
export default function SideMap(props: SideMapProps) {
  const { theme, model, box, pointed, label, ref } = props
  const container = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<LibreMap | null>(null)
  const open = useEffectEvent((element: HTMLElement) => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    return new LibreMap({
      container: element,
      style: styleOf(theme, model, location.origin),
      bounds: [...box],
      fitBoundsOptions: fitted,
      maxZoom: 14,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      rollEnabled: false,
      renderWorldCopies: false,
      fadeDuration: still ? 0 : 150,
      cooperativeGestures: true,
      locale: {
        'CooperativeGesturesHandler.WindowsHelpText': props.gestures.windows,
        'CooperativeGesturesHandler.MacHelpText': props.gestures.mac,
        'CooperativeGesturesHandler.MobileHelpText': props.gestures.touch,
      },
      canvasContextAttributes: { preserveDrawingBuffer: true },
    })
  })
  const point = useEffectEvent((id: string | null) => props.onPoint(id && model.units.has(id) ? id : null))
  const pick = useEffectEvent((id: string | null) => id && model.units.has(id) && props.onPick(id))
  const fault = useEffectEvent(() => props.onFault())

  useEffect(() => {
    let ended = false
    let made: LibreMap | undefined
    loadFonts().then(() => {
      if (ended || !container.current) return
      try {
        made = open(container.current)
      } catch {
        fault()
        return
      }
      const opened = made
      window.hubSideMap = opened
      opened.touchZoomRotate.disableRotation()
      opened.keyboard.disableRotation()
      opened.setMissingStyleImageResolver((id) => addPicture(opened, id))
      opened.on('mousemove', (event) => {
        const id = pointedAt(opened, event, ['unit'])?.unitId ?? null
        opened.getCanvas().style.cursor = id ? 'pointer' : ''
        point(id)
      })
      opened.on('mouseout', () => point(null))
      opened.on('click', (event) => pick(pointedAt(opened, event, ['unit'])?.unitId ?? null))
      opened.once('style.load', () => setMap(opened))
    })
    return () => {
      ended = true
      if (window.hubSideMap === made) delete window.hubSideMap
      made?.remove()
    }
  }, [])

  useEffect(() => {
    if (!map) return
    // The picture of a background is not asked for: it must be there before.
    if (model.mark) addPicture(map, markId(theme.name, model.mark))
    map.setStyle(styleOf(theme, model, location.origin), { diff: true })
    paintUnits(map, model)
  }, [map, theme, model])

  useEffect(() => {
    if (!map || !pointed || !model.units.has(pointed)) return
    map.setFeatureState({ ...source, id: pointed }, { hover: true })
    // Colours are given anew with a model, which takes the mark away as well.
    return () => void (map.style && map.setFeatureState({ ...source, id: pointed }, { hover: false }))
  }, [map, model, pointed])

  const [west, south, east, north] = box
  useEffect(() => {
    map?.fitBounds([west, south, east, north], { ...fitted, animate: false })
  }, [map, west, south, east, north])

  useEffect(() => map?.getCanvas().setAttribute('aria-label', label), [map, label])

  useImperativeHandle(
    ref,
    () => ({
      zoomBy: (steps) => map?.zoomTo(map.getZoom() + steps),
      home: () => map?.fitBounds([...box], fitted),
    }),
    [map, box],
  )

  return <div className="map-canvas" ref={container} />
}
