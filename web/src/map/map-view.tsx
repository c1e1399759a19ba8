import 'maplibre-gl/dist/maplibre-gl.css'
import '../style/map.css'
import type { LonLat } from '@hub/contract/drawn-area'
import { mapBounds } from '@hub/contract/tile-address'
import { Map as LibreMap, type MapMouseEvent, prewarm, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react'
import type { Camera } from '../url-state.ts'
import type { CameraLink } from './camera-link.ts'
import type { MapModel } from './model.ts'
import { addPicture, markId } from './pattern.ts'
import { type PointedAt, pointableLayers, pointedAt } from './pointed-at.ts'
import { styleOf } from './style.ts'
import type { MapTheme } from './theme.ts'

setWorkerUrl(workerUrl)
// The worker reads its program while the page is still being made.
prewarm()

/** How long the map waits for the figures it opens with. Opened before, it would draw its ground several times to draw it anew with them. */
const patienceMs = 300

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number]

/** The few things that buttons and searches ask of the map. */
export interface MapHandle {
  zoomBy(steps: number): void
  fit(box: Box): void
  flyTo(camera: Camera): void
  /** Goes where a step of the history was, at once; what the map was doing ends, and is not taken for a person's move. */
  restore(place: Camera | Box): void
  /** Whether it is on its way somewhere. */
  isMoving(): boolean
  /** What the window shows of the map beside the cards over it; undefined before it is there. */
  box(): Box | undefined
  /** The place in the middle of the window. */
  middle(): LonLat | undefined
  /** Where a place lies, in pixels from the upper left corner, and which place lies there. */
  project(place: LonLat): { readonly x: number; readonly y: number }
  unproject(x: number, y: number): LonLat
  /** Calls back whenever the map has moved, until the function that is given back is called. */
  onMove(listener: () => void): () => void
  /** Gives presses on the map to a tool instead of opening what lies there, until the function that is given back is called. */
  onPress(listener: (place: LonLat) => void): () => void
}

export interface MapViewProps {
  readonly theme: MapTheme
  readonly model: MapModel
  /** Whether the model holds what is shown, or nothing more is under way; the map waits a little for it before it opens. */
  readonly complete: boolean
  /** Where the map opens; later changes are asked for through the handle. */
  readonly start: Camera | Box
  readonly label: string
  /** Maps that are moved together with this one. */
  readonly link?: CameraLink | undefined
  /** Whether it stands beside the map of the page, which is the one that `window.hubMap` names. */
  readonly second?: boolean
  readonly onCamera: (camera: Camera) => void
  readonly onPick: (target: PointedAt | null) => void
  readonly onPoint: (target: PointedAt | null) => void
  /** The zoom, once the map is open and whenever it has changed. */
  readonly onZoom: (zoom: number) => void
  /** Pixels at the bottom of the map that cards take now; undefined while there are none. */
  readonly covered?: () => number | undefined
  readonly onFault: (fault: 'webgl' | 'tile' | null) => void
  readonly ref?: Ref<MapHandle>
}

declare global {
  interface Window {
    /** The map on the page, for tests and for those who look at it with the browser's own tools. */
    hubMap?: LibreMap
    /** The one beside it, when two are compared. */
    hubMapBeside?: LibreMap
  }
}

/**
 * Room that the cards over the map take, so that what is fitted is not hidden below them.
 * @param covered pixels at the bottom that cards take; undefined while they are not there
 */
const paddingFor = (map: { readonly clientWidth: number }, covered?: number) =>
  map.clientWidth < 700
    ? { top: 116, bottom: covered ?? 236, left: 16, right: 16 }
    : { top: 64, bottom: covered ?? 205, left: map.clientWidth < 1000 ? 40 : 296, right: 70 }

/** The fonts must be there before the first label is drawn, in every script the labels use. */
export const loadFonts = () =>
  Promise.all(
    ['500 16px "Be Vietnam Pro Medium"', '600 16px "Be Vietnam Pro Semibold"', '600 16px "Be Vietnam Pro"'].map(
      (font) => document.fonts.load(font, 'Bắc Ninh 0123 ựẫĐ'),
    ),
  ).catch(() => [])

function openMap(container: HTMLElement, { theme, model, start, covered }: MapViewProps): LibreMap {
  const { west, south, east, north } = mapBounds
  const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches
  return new LibreMap({
    container,
    style: styleOf(theme, model, location.origin),
    // Tests hold every form of the style to its specification; on the page that would cost more than drawing a step in time.
    validateStyle: false,
    // Wide enough that the whole province fits between the cards, on an upright telephone too: the map zooms out no farther than this fills it.
    maxBounds: [west - 0.6, south - 0.8, east + 0.6, north + 0.8],
    minZoom: 7.5,
    maxZoom: 14,
    ...('zoom' in start
      ? { center: [start.lon, start.lat] as [number, number], zoom: start.zoom }
      : {
          bounds: [...start] as [number, number, number, number],
          fitBoundsOptions: { padding: paddingFor(container, covered?.()) },
        }),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    fadeDuration: reduced ? 0 : 150,
    canvasContextAttributes: { preserveDrawingBuffer: false },
  })
}

/** Gives every unit its step of colour; a unit without a number keeps none and shows its pattern. */
export function paintUnits(map: LibreMap, model: MapModel) {
  map.removeFeatureState({ source: 'admin-unit', sourceLayer: 'admin-unit' })
  for (const [id, { shade }] of model.units)
    if ('step' in shade)
      map.setFeatureState({ source: 'admin-unit', sourceLayer: 'admin-unit', id }, { step: shade.step })
}

/** Owns the one map object of the page: makes it, restyles it, listens to it and takes it down. */
export function MapView(props: MapViewProps) {
  const { theme, model, label, link, ref } = props
  const container = useRef<HTMLDivElement>(null)
  const restoring = useRef(false)
  const presses = useRef<((place: LonLat) => void) | null>(null)
  const covered = useRef(props.covered)
  const [map, setMap] = useState<LibreMap | null>(null)
  const [due, setDue] = useState(props.complete)
  if (props.complete && !due) setDue(true)
  const drawn = useRef<{ readonly theme: MapTheme; readonly model: MapModel }>(null)
  const name = props.second ? 'hubMapBeside' : 'hubMap'
  const open = useEffectEvent((element: HTMLElement) => {
    drawn.current = { theme, model }
    return openMap(element, props)
  })
  const camera = useEffectEvent((camera: Camera) => props.onCamera(camera))
  const pick = useEffectEvent((target: PointedAt | null) => props.onPick(target))
  const point = useEffectEvent((target: PointedAt | null) => props.onPoint(target))
  const zoomed = useEffectEvent((zoom: number) => props.onZoom(zoom))
  const fault = useEffectEvent((kind: 'webgl' | 'tile' | null) => props.onFault(kind))

  useEffect(() => {
    covered.current = props.covered
  })

  useEffect(() => {
    void loadFonts()
    const timer = setTimeout(() => setDue(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])

  useEffect(() => {
    if (!due) return
    let ended = false
    let made: LibreMap | undefined
    loadFonts().then(() => {
      if (ended || !container.current) return
      try {
        made = open(container.current)
      } catch {
        fault('webgl')
        return
      }
      const opened = made
      window[name] = opened
      opened.touchZoomRotate.disableRotation()
      opened.keyboard.disableRotation()
      opened.setMissingStyleImageResolver((id) => addPicture(opened, id))
      let hovered: string | null = null
      const hover = (id: string | null) => {
        if (id === hovered) return
        const unit = (of: string) => ({ source: 'admin-unit', sourceLayer: 'admin-unit', id: of })
        if (hovered) opened.setFeatureState(unit(hovered), { hover: false })
        if (id) opened.setFeatureState(unit(id), { hover: true })
        hovered = id
      }
      const find = (event: MapMouseEvent) => pointedAt(opened, event, pointableLayers)
      opened.on('mousemove', (event) => {
        if (presses.current) {
          opened.getCanvas().style.cursor = 'crosshair'
          return
        }
        const target = find(event)
        hover(target?.unitId ?? null)
        opened.getCanvas().style.cursor = target ? 'pointer' : ''
        point(target)
      })
      opened.on('mouseout', () => {
        hover(null)
        point(null)
      })
      opened.on('click', (event) => {
        if (presses.current) presses.current([event.lngLat.lng, event.lngLat.lat])
        else pick(find(event))
      })
      opened.on('moveend', (event) => {
        // Only what a person did goes into the address, not the first fit.
        if (restoring.current || (!event.originalEvent && !('byHand' in event))) return
        const { lng, lat } = opened.getCenter()
        camera({ lon: lng, lat, zoom: opened.getZoom() })
      })
      opened.on('zoomend', () => zoomed(opened.getZoom()))
      zoomed(opened.getZoom())
      opened.on('error', (event) => fault(/webgl/i.test(event.error?.message ?? '') ? 'webgl' : 'tile'))
      opened.on('sourcedata', (event) => event.isSourceLoaded && fault(null))
      opened.once('style.load', () => setMap(opened))
    })
    return () => {
      ended = true
      if (window[name] === made) delete window[name]
      made?.remove()
    }
  }, [name, due])

  useEffect(() => {
    // Unlike a pattern inside a tile, the picture of a background is not asked for: it must be there before.
    if (map && model.mark) addPicture(map, markId(theme.name, model.mark))
    // The map opens with the style of its first model: setting it again would look through all of it to find nothing.
    if (!map || (drawn.current?.theme === theme && drawn.current.model === model)) return
    drawn.current = { theme, model }
    map.setStyle(styleOf(theme, model, location.origin), { diff: true, validate: false })
  }, [map, theme, model])

  useEffect(() => {
    if (map) paintUnits(map, model)
  }, [map, model])

  useEffect(() => (map && link ? link.join(map) : undefined), [map, link])

  useEffect(() => map?.getCanvas().setAttribute('aria-label', label), [map, label])

  useImperativeHandle(
    ref,
    () => ({
      zoomBy: (steps) => map?.zoomTo(map.getZoom() + steps, {}, { byHand: true }),
      fit: (box) =>
        map?.fitBounds(
          [...box],
          { padding: paddingFor(map.getContainer(), covered.current?.()), maxZoom: 13 },
          { byHand: true },
        ),
      flyTo: ({ lon, lat, zoom }) => map?.flyTo({ center: [lon, lat], zoom }, { byHand: true }),
      restore: (place) => {
        if (!map) return
        restoring.current = true
        map.stop()
        if ('zoom' in place) map.jumpTo({ center: [place.lon, place.lat], zoom: place.zoom })
        else
          map.fitBounds([...place], {
            padding: paddingFor(map.getContainer(), covered.current?.()),
            maxZoom: 13,
            animate: false,
          })
        restoring.current = false
      },
      isMoving: () => map?.isMoving() === true,
      box: () => {
        if (!map) return undefined
        const canvas = map.getContainer()
        const { top, bottom, left, right } = paddingFor(canvas, covered.current?.())
        const low = map.unproject([left, canvas.clientHeight - bottom])
        const high = map.unproject([canvas.clientWidth - right, top])
        return [low.lng, low.lat, high.lng, high.lat]
      },
      middle: () => {
        const centre = map?.getCenter()
        return centre && [centre.lng, centre.lat]
      },
      project: ([lon, lat]) => map?.project([lon, lat]) ?? { x: 0, y: 0 },
      unproject: (x, y) => {
        const place = map?.unproject([x, y])
        return [place?.lng ?? 0, place?.lat ?? 0]
      },
      onMove: (listener) => {
        map?.on('move', listener)
        return () => void map?.off('move', listener)
      },
      onPress: (listener) => {
        presses.current = listener
        point(null)
        map?.doubleClickZoom.disable()
        return () => {
          presses.current = null
          map?.doubleClickZoom.enable()
          if (map) map.getCanvas().style.cursor = ''
        }
      },
    }),
    [map],
  )

  return <div className="map-canvas" ref={container} />
}
