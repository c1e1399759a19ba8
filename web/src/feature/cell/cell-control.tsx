import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { type Bandwidth, bandwidths, type MapView } from '../../url-state.ts'
import type { Metric } from '../atlas/use-figures.ts'
import type { ChangeView } from '../atlas/use-map-view.ts'
import type { Cells } from './use-cells.ts'
import { metres } from './words.ts'

interface CellControlProps {
  readonly view: MapView
  readonly cells: Cells
  readonly metric: Metric
  readonly change: ChangeView
}

/** How far a heat surface spreads each record, or why there are no counts at places. */
export function CellControl({ view, cells, metric, change }: CellControlProps) {
  const text = useText()
  const { language } = usePreference()
  if (cells.fault)
    return (
      <div className="judged-fault" role="status">
        <p>{text('cell.fault', { metric: pick(language, metric.labelVi, metric.labelEn) })}</p>
        <button type="button" className="button" onClick={() => change({ metric: 'tips_received' })}>
          {text('judged.useTips')}
        </button>
      </div>
    )
  if (cells.mode !== 'heat') return null
  return (
    <Segmented
      label={text('cell.bandwidth')}
      value={String(view.bandwidth) as `${Bandwidth}`}
      onChange={(next) => change({ bandwidth: bandwidths.find((length) => String(length) === next) ?? view.bandwidth })}
      options={bandwidths.map((length) => ({
        value: String(length) as `${Bandwidth}`,
        label: metres(length, language),
      }))}
    />
  )
}
