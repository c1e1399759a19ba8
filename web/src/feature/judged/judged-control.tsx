import { pick } from '../../format.ts'
import { divisorIds } from '../../judged-state.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { MapView } from '../../url-state.ts'
import type { Atlas } from '../atlas/use-atlas.ts'
import type { ChangeView } from '../atlas/use-map-view.ts'
import type { Judged } from './use-judged.ts'

interface JudgedControlProps {
  readonly view: MapView
  readonly atlas: Atlas
  readonly judged: Judged
  readonly change: ChangeView
}

/** What a judgement is made with, and why there is none: what hotspots are divided by, what campaigning is measured by, units or hexagons. */
export function JudgedControl({ view, atlas, judged, change }: JudgedControlProps) {
  const text = useText()
  const { metric } = atlas
  return (
    <div className="judged-control">
      {judged.fault && <JudgedFault {...{ view, atlas, judged, change }} />}
      {judged.mode === 'effort' && (
        <Segmented
          label={text('effort.measure')}
          value={view.effort}
          onChange={(effort) => change({ effort })}
          options={[
            { value: 'EVENTS', label: text('effort.EVENTS') },
            { value: 'ATTENDANCES', label: text('effort.ATTENDANCES') },
          ]}
        />
      )}
      {judged.mode === 'hotspot' && judged.fault !== 'NO_DENOMINATOR' && metric && (
        <>
          {metric.measure === 'SHARE' ? (
            <p className="hint">{text('hotspot.share')}</p>
          ) : (
            <SelectField
              label={text('hotspot.divisor')}
              value={view.divisor ?? 'OWN'}
              onChange={(next) => change({ divisor: next === 'OWN' ? null : next })}
              options={[
                { value: 'OWN', label: text('hotspot.divisorOwn') },
                ...divisorIds.map((id) => ({ value: id, label: text(`hotspot.${id}`) })),
              ]}
            />
          )}
          {atlas.staff && (
            <label className="check">
              <input type="checkbox" checked={view.cells} onChange={() => change({ cells: !view.cells })} />
              <span>
                {text('hotspot.cells')}
                <small>{text('hotspot.cellsHint')}</small>
              </span>
            </label>
          )}
        </>
      )}
    </div>
  )
}

/** Why the judgement is refused, and what to do. */
function JudgedFault({ atlas, judged, change }: JudgedControlProps) {
  const text = useText()
  const { language } = usePreference()
  const { metric } = atlas
  if (!judged.fault || !metric) return null
  return (
    <div className="judged-fault" role="status">
      <p>{text(`judged.fault.${judged.fault}`, { metric: pick(language, metric.labelVi, metric.labelEn) })}</p>
      {judged.fault === 'NO_CELLS' ? (
        <button type="button" className="button" onClick={() => change({ cells: false })}>
          {text('judged.useUnits')}
        </button>
      ) : (
        <button
          type="button"
          className="button"
          onClick={() =>
            change({ metric: 'tips_received', ...(judged.mode === 'effort' ? { grain: 'YEAR' as const } : {}) })
          }
        >
          {text('judged.useTips')}
        </button>
      )}
    </div>
  )
}
