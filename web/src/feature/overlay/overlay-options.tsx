import '../../style/overlay.css'
import { lodgingOpacities } from '../../map/layer/overlay.ts'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { type OverlayState, ringKms } from '../../overlay-state.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import type { ChangeView } from '../atlas/use-map-view.ts'
import { CoverageSince } from './coverage-since.tsx'
import { EventFilterOptions } from './event-filter-options.tsx'
import { FlowLegend } from './flow-legend.tsx'
import { type Overlays, pressureSteps } from './use-overlays.ts'

interface OverlayOptionsProps {
  readonly view: MapView
  readonly change: ChangeView
  /** Called when a list opens, so that a sheet over the map makes room for it. */
  readonly onClose: () => void
  /** Whether events are what hexagons or a surface count: the filter is then theirs too. */
  readonly counted: boolean
  readonly overlays: Overlays
}

/** What can be chosen of the layers that are on: which events, which rings; and the lists of what they show, for reading and keys. */
export function OverlayOptions({ view, change, onClose, counted, overlays }: OverlayOptionsProps) {
  const text = useText()
  const { overlay, layers } = view
  const set = (part: Partial<OverlayState>) => change({ overlay: { ...overlay, ...part } })
  const open = (list: 'events' | 'coverage' | 'flow') => {
    set({ list, thing: null, within: null })
    onClose()
  }
  const events = layers.includes('campaign-event')
  return (
    <>
      {(events || counted || layers.includes('campaign-coverage')) && (
        <EventFilterOptions
          filter={overlay}
          counted={counted}
          none={events && overlays.clusters?.length === 0}
          onChange={set}
        />
      )}
      {layers.includes('industrial-park') && (
        <fieldset className="overlay-rings">
          <legend className="field-label">{text('rings.label')}</legend>
          {ringKms.map((km) => (
            <label key={km} className="overlay-check">
              <input
                type="checkbox"
                checked={overlay.rings.includes(km)}
                onChange={() =>
                  set({ rings: ringKms.filter((other) => (other === km) !== overlay.rings.includes(other)) })
                }
              />
              {text('rings.km', { km })}
            </label>
          ))}
        </fieldset>
      )}
      {layers.includes('worker-housing-area') && <PressureLegend />}
      {events && (
        <button type="button" className="button" onClick={() => open('events')}>
          {text('events.open')}
        </button>
      )}
      {layers.includes('flow') && (
        <>
          <FlowLegend />
          <button type="button" className="button" onClick={() => open('flow')}>
            {text('flow.open')}
          </button>
        </>
      )}
      {layers.includes('campaign-coverage') && (
        <>
          <CoverageSince since={overlay.since} onChange={(since) => set({ since })} />
          <button type="button" className="button" onClick={() => open('coverage')}>
            {text('coverage.open')}
          </button>
        </>
      )}
    </>
  )
}

/** How strongly a worker-lodging area is filled, by the share of small households of its commune. */
function PressureLegend() {
  const text = useText()
  const { shade } = usePreference()
  const colour = mapThemes[shade].workerHousing
  return (
    <div className="overlay-pressure">
      <p className="field-label">{text('pressure.label')}</p>
      <ul>
        {pressureSteps.map((low, index) => {
          const next = pressureSteps[index + 1]
          const opacity = lodgingOpacities[index + 1] ?? 0
          return (
            <li key={low}>
              <svg className="swatch swatch-bare" viewBox="0 0 28 18" aria-hidden="true">
                <path d="M3 3h22v12H3z" fill={colour} fillOpacity={opacity} stroke={colour} strokeWidth={2} />
              </svg>
              {next === undefined ? text('pressure.more', { low }) : `${low}–${next} %`}
            </li>
          )
        })}
      </ul>
      <small>{text('thing.pressureNote')}</small>
    </div>
  )
}
