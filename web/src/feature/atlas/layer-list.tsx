import { OverlaySwatch } from '../../map/overlay-swatch.tsx'
import { useText } from '../../message/text.ts'
import { type OverlayId, overlayIds } from '../../url-state.ts'

export const overlayWord = {
  'campaign-event': 'layer.campaignEvent',
  'key-route': 'layer.keyRoute',
  flow: 'layer.flow',
  'worker-housing-area': 'layer.workerHousing',
  'foreign-resident-area': 'layer.foreignResident',
  'industrial-park': 'layer.industrialPark',
  'campaign-coverage': 'layer.coverage',
  transport: 'layer.transport',
} as const

const hintWord: Partial<
  Record<
    OverlayId,
    'layer.campaignEventHint' | 'layer.designationHint' | 'layer.areaHint' | 'layer.coverageHint' | 'layer.flowHint'
  >
> = {
  'campaign-event': 'layer.campaignEventHint',
  'key-route': 'layer.designationHint',
  flow: 'layer.flowHint',
  'worker-housing-area': 'layer.areaHint',
  'foreign-resident-area': 'layer.areaHint',
  'campaign-coverage': 'layer.coverageHint',
}

/** Hints that only say what is invented. */
const aboutInvented: ReadonlySet<string> = new Set(['layer.designationHint', 'layer.areaHint'])

interface LayerListProps {
  readonly shown: readonly OverlayId[]
  readonly synthetic: boolean
  readonly onChange: (layers: readonly OverlayId[]) => void
}

/** What can be drawn over the units, each with its sign: the list is the legend of the layers. */
export function LayerList({ shown, synthetic, onChange }: LayerListProps) {
  const text = useText()
  return (
    <fieldset className="layers">
      <legend className="visually-hidden">{text('layer.label')}</legend>
      {overlayIds.map((layer) => {
        const on = shown.includes(layer)
        const hint = hintWord[layer]
        return (
          <label key={layer} className="layer">
            <input
              type="checkbox"
              checked={on}
              onChange={() => onChange(overlayIds.filter((id) => (id === layer ? !on : shown.includes(id))))}
            />
            <OverlaySwatch layer={layer} />
            <span>
              {text(overlayWord[layer])}
              {on && hint && (synthetic || !aboutInvented.has(hint)) && <small>{text(hint)}</small>}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
