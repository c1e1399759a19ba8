import '../../style/account.css'
import '../../style/draw.css'
import { areaFault, areaLimits, type LonLat } from '@hub/contract/drawn-area'
import type { Period } from '@hub/contract/period'
import { Crosshair, Eraser, Trash2, Undo2, X } from 'lucide-react'
import { type FormEvent, useEffect, useEffectEvent, useMemo, useReducer, useRef, useState } from 'react'
import type { MapHandle } from '../../map/map-view.tsx'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Showing } from '../atlas/place.ts'
import { SearchBox } from '../atlas/search-box.tsx'
import { isTyping } from '../atlas/typing.ts'
import { AreaFigures } from './area-figures.tsx'
import { DrawOverlay, placeWords } from './draw-overlay.tsx'
import { areaOf, type DrawKind, drawn, emptyDrawing, placeFromText } from './draw-state.ts'
import { areaWords, faultWords, lengthWords } from './draw-words.ts'
import { areaM2, circleRing, lengthM } from './geodesic.ts'

type DrawTask = 'measure' | 'area'

interface DrawToolProps {
  readonly task: DrawTask
  readonly map: MapHandle
  readonly period: Period
  readonly staff: boolean
  readonly onClose: () => void
}

/** The place that a found thing is drawn from: itself, or the middle of its box. */
function middleOf({ target }: Showing): LonLat | undefined {
  if (!target) return undefined
  return 'zoom' in target ? [target.lon, target.lat] : [(target[0] + target[2]) / 2, (target[1] + target[3]) / 2]
}

const kindsOf: Readonly<Record<DrawTask, readonly [DrawKind, DrawKind]>> = {
  measure: ['line', 'ring'],
  area: ['circle', 'polygon'],
}

/** Draws on the map to measure or to count: places come from presses on the map, a search, or coordinates. */
export function DrawTool({ task, map, period, staff, onClose }: DrawToolProps) {
  const text = useText()
  const { language } = usePreference()
  const [drawing, step] = useReducer(drawn, emptyDrawing(kindsOf[task][0]))
  const heading = useRef<HTMLHeadingElement>(null)
  const { kind, places, radiusKm } = drawing
  const add = useEffectEvent((place: LonLat) => step({ do: 'add', place }))
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => map.onPress(add), [map])
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // While something is drawn, undo is for its corners; the map's own steps wait.
    const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey
    if (!undo || drawing.past.length === 0 || isTyping(event.target)) return
    event.preventDefault()
    event.stopPropagation()
    step({ do: 'back' })
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])

  const area = useMemo(() => areaOf(drawing), [drawing])
  const ringFault = kind === 'ring' && places.length > 3 ? areaFault({ kind: 'polygon', vertices: places }) : undefined
  const fault = area ? areaFault(area) : ringFault
  const ring = kind === 'circle' ? (places[0] && radiusKm > 0 ? circleRing(places[0], radiusKm) : []) : places
  // Edges that cross enclose parts both ways round, which would be taken off each other.
  const crossed = fault?.kind === 'CROSSING' || fault?.kind === 'TWICE'
  const enclosed = kind !== 'line' && ring.length >= 3 && !crossed ? areaM2(ring) : undefined
  const around =
    kind === 'line' ? lengthM(places) : ring.length >= 3 ? lengthM([...ring, ...ring.slice(0, 1)]) : undefined
  const first = places[0]
  const result = [
    enclosed === undefined ? undefined : text('draw.areaIs', { area: areaWords(enclosed, language) }),
    around === undefined || places.length < 1
      ? undefined
      : text(kind === 'line' ? 'draw.lengthIs' : 'draw.roundIs', { length: lengthWords(around, language) }),
  ].filter((words) => words !== undefined)

  return (
    <>
      <DrawOverlay map={map} drawing={drawing} step={step} />
      <section className="thing-card draw-card" aria-labelledby="draw-title">
        <header>
          <h2 ref={heading} id="draw-title" tabIndex={-1}>
            {text(task === 'measure' ? 'work.measure' : 'work.area')}
          </h2>
          <button type="button" className="icon-button" onClick={onClose} aria-label={text('panel.close')}>
            <X size={18} aria-hidden="true" />
          </button>
        </header>
        <Segmented
          label={text('draw.kind')}
          quiet
          value={kind}
          onChange={(next) => step({ do: 'kind', kind: next })}
          options={kindsOf[task].map((value) => ({ value, label: text(kindWord[value]) }))}
        />
        <p className="draw-result" role="status">
          {result.map((words) => (
            <strong key={words}>{words}</strong>
          ))}
          {places.length === 0 && text('draw.empty')}
          {kind === 'circle' && first && <span className="quiet">{placeWords(first, language)}</span>}
        </p>
        {fault && places.length > 0 && !(fault.kind === 'FEW') && (
          <p className="draw-fault" role="alert">
            {faultWords(fault, text, language)}
          </p>
        )}
        <p className="quiet">{text(kind === 'circle' ? 'draw.hintCircle' : 'draw.hint')}</p>
        <SearchBox
          label={text(kind === 'circle' ? 'draw.searchCentre' : 'draw.searchCorner')}
          onShow={(showing) => {
            const place = middleOf(showing)
            if (place) {
              step({ do: 'add', place })
              map.flyTo({ lon: place[0], lat: place[1], zoom: 12 })
            }
          }}
        />
        <PlaceForm onAdd={(place) => step({ do: 'add', place })} />
        {kind === 'circle' && <RadiusField km={radiusKm} onKm={(km) => step({ do: 'radius', km })} />}
        {kind !== 'circle' && places.length > 0 && (
          <ol className="draw-corners">
            {places.map((place, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its number
              <li key={index}>
                <span className="number">{placeWords(place, language)}</span>
                <button
                  type="button"
                  className="icon-button"
                  onClick={() => step({ do: 'remove', index })}
                  aria-label={text('draw.remove', { number: index + 1 })}
                >
                  <Trash2 size={15} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ol>
        )}
        <div className="draw-actions">
          <button
            type="button"
            className="button"
            onClick={() => {
              const middle = map.middle()
              if (middle) step({ do: 'add', place: middle })
            }}
          >
            <Crosshair size={16} aria-hidden="true" /> {text('draw.addMiddle')}
          </button>
          <button
            type="button"
            className="button"
            disabled={drawing.past.length === 0}
            onClick={() => step({ do: 'back' })}
          >
            <Undo2 size={16} aria-hidden="true" /> {text('draw.back')}
          </button>
          <button type="button" className="button" disabled={places.length === 0} onClick={() => step({ do: 'clear' })}>
            <Eraser size={16} aria-hidden="true" /> {text('draw.clear')}
          </button>
        </div>
        {task === 'area' && area && !fault && <AreaFigures area={area} period={period} staff={staff} />}
      </section>
    </>
  )
}

const kindWord = {
  line: 'draw.line',
  ring: 'draw.ring',
  circle: 'draw.circle',
  polygon: 'draw.polygon',
} as const

/** Adds a place by its coordinates, for those who have them or use no pointer. */
function PlaceForm({ onAdd }: { readonly onAdd: (place: LonLat) => void }) {
  const text = useText()
  const [written, setWritten] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const place = placeFromText(written)
    setWrong(!place)
    if (!place) return
    onAdd(place)
    setWritten('')
  }
  return (
    <form className="draw-form" onSubmit={submit} noValidate>
      <TextField
        label={text('draw.coordinates')}
        value={written}
        onChange={setWritten}
        fault={wrong ? text('draw.coordinatesWrong') : undefined}
      />
      <button type="submit" className="button">
        {text('draw.add')}
      </button>
    </form>
  )
}

function RadiusField({ km, onKm }: { readonly km: number; readonly onKm: (km: number) => void }) {
  const text = useText()
  return (
    <label className="draw-radius">
      <span className="field-label">{text('draw.radius')}</span>
      <input
        type="number"
        className="input"
        inputMode="decimal"
        min={areaLimits.minRadiusKm}
        max={areaLimits.maxRadiusKm}
        step={0.5}
        value={Number.isNaN(km) ? '' : km}
        onChange={(event) => onKm(event.target.valueAsNumber)}
      />
    </label>
  )
}
