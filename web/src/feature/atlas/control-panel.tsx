import '../../style/control.css'
import { X } from 'lucide-react'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { MapView } from '../../url-state.ts'
import { CellControl } from '../cell/cell-control.tsx'
import type { Cells } from '../cell/use-cells.ts'
import { JudgedControl } from '../judged/judged-control.tsx'
import type { Judged } from '../judged/use-judged.ts'
import { OverlayOptions } from '../overlay/overlay-options.tsx'
import type { Overlays } from '../overlay/use-overlays.ts'
import { SizeControl } from '../size/size-control.tsx'
import type { SizedState } from '../size/use-sized.ts'
import { ControlGroup } from './control-group.tsx'
import { DrawPicker } from './draw-picker.tsx'
import { LayerList, overlayWord } from './layer-list.tsx'
import { MetricPicker } from './metric-picker.tsx'
import { ScaleGroup } from './scale-group.tsx'
import type { Atlas } from './use-atlas.ts'
import type { ChangeView } from './use-map-view.ts'

interface ControlPanelProps {
  readonly view: MapView
  readonly atlas: Atlas
  readonly judged: Judged | null
  readonly cells: Cells | null
  readonly sized: SizedState
  readonly overlays: Overlays
  readonly synthetic: boolean
  readonly change: ChangeView
  readonly onClose: () => void
}

/** What the map shows, in groups: the metric and its form, the boundaries, the layers, the scale. A sheet from below on a narrow screen. */
export function ControlPanel({
  view,
  atlas,
  judged,
  cells,
  sized,
  overlays,
  synthetic,
  change,
  onClose,
}: ControlPanelProps) {
  const text = useText()
  const { language } = usePreference()
  const { metric } = atlas
  const basisWord = text(view.basis === 'BEFORE_2025_07' ? 'basis.districts' : 'basis.communes')
  return (
    <aside className="atlas-side" aria-label={text('controls.label')}>
      <header className="sheet-head">
        <h2>{text('controls.label')}</h2>
        <button type="button" className="icon-button" onClick={onClose} aria-label={text('panel.close')}>
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      <div className="control-first">
        <MetricPicker metrics={atlas.metrics} metric={metric} onChoose={(id) => change({ metric: id })} />
        {metric && (
          <details className="method">
            <summary>{text('metric.method')}</summary>
            <p>{pick(language, metric.formulaVi, metric.formulaEn)}</p>
            {metric.sensitive && <p>{text('metric.protected')}</p>}
            {metric.lagMonths > 0 && <p>{text('metric.lag', { months: metric.lagMonths })}</p>}
            <p className="quiet">
              {text('metric.source')}: {pick(language, metric.source.titleVi, metric.source.titleEn)}
            </p>
          </details>
        )}
        {metric?.per != null && !judged?.map && !(cells && !cells.fault) && (
          <Segmented
            label={text('rate.label')}
            value={view.rate ? 'rate' : 'value'}
            onChange={(next) => change({ rate: next === 'rate' })}
            options={[
              { value: 'value', label: text('rate.value') },
              { value: 'rate', label: text('rate.column', { per: metric.per }) },
            ]}
          />
        )}
        <DrawPicker
          draw={atlas.draw}
          staff={atlas.staff}
          symbolRefusal={atlas.symbolRefusal}
          onChange={(draw) => change({ draw })}
        />
        {judged && <JudgedControl view={view} atlas={atlas} judged={judged} change={change} />}
        {cells && metric && <CellControl view={view} cells={cells} metric={metric} change={change} />}
        {view.draw === 'symbol' && atlas.symbolRefusal && (
          <p className="draw-refused" role="status">
            {text(`symbol.refused.${atlas.symbolRefusal}`)}
          </p>
        )}
        <SizeControl {...{ view, atlas, change }} state={sized} />
      </div>
      <ControlGroup title={text('basis.label')} chosen={basisWord} open>
        <Segmented
          label={text('basis.label')}
          quiet
          value={view.basis}
          onChange={(basis) => change({ basis, unit: null, camera: null })}
          options={[
            { value: 'BEFORE_2025_07', label: text('basis.districts') },
            { value: 'SINCE_2025_07', label: text('basis.communes') },
          ]}
        />
        <p className="hint">{text(view.basis === 'BEFORE_2025_07' ? 'basis.districtsHint' : 'basis.communesHint')}</p>
      </ControlGroup>
      <ControlGroup
        title={text('layer.label')}
        chosen={view.layers.map((layer) => text(overlayWord[layer])).join(', ')}
        open
      >
        <LayerList shown={view.layers} synthetic={synthetic} onChange={(layers) => change({ layers })} />
        <OverlayOptions
          view={view}
          change={change}
          onClose={onClose}
          overlays={overlays}
          counted={cells !== null && !cells.fault && metric?.id === 'campaign_events'}
        />
      </ControlGroup>
      <ScaleGroup view={view} change={change} />
    </aside>
  )
}
