import '../../style/compare-map.css'
import { periodLabel } from '@hub/contract/period'
import { Maximize, Minus, Plus } from 'lucide-react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { pick, wordsOf } from '../../format.ts'
import { Legend } from '../../map/legend.tsx'
import { legendEntries } from '../../map/legend-entry.ts'
import type { Box } from '../../map/map-view.tsx'
import type { MapModel } from '../../map/model.ts'
import type { SideMapHandle } from '../../map/side-map.tsx'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { defaultView, searchFromView } from '../../url-state.ts'
import { boxFrom, homes } from '../atlas/place.ts'
import type { Resolved } from '../atlas/resolve.ts'
import { useAttribution } from '../atlas/use-attribution.ts'
import type { Metric } from '../atlas/use-figures.ts'
import type { Protection } from '../figure/protection.ts'
import { useWorld } from '../shell/use-world.ts'
import { drawingOf } from './compare-drawing.ts'
import type { CompareState } from './compare-state.ts'
import { useMarkedUnit } from './marked-unit.ts'
import { useComeNear } from './use-come-near.ts'
import { type Comparison, cellOf, cellsOf, type Row, rankedCount } from './use-comparison.ts'

// The map library is larger than the rest of the page: it comes when the reader does.
const SideMap = lazy(() => import('../../map/side-map.tsx'))

interface CompareMapProps {
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly state: CompareState
  readonly comparison: Comparison
  readonly resolved: Resolved
  readonly smooth: boolean
  readonly about: Protection
  readonly onChange: (part: Partial<CompareState>) => void
}

/** The box round the compared units; the whole province where their places are not known. */
function boxRound(units: Comparison['units'], rows: readonly Row[], basis: CompareState['basis']): Box {
  const compared = new Set(rows.map(({ unit }) => unit.id))
  const boxes = units.flatMap(({ id, bbox }) => (compared.has(id) ? [boxFrom(bbox)] : [])).filter((box) => box)
  if (boxes.length === 0) return homes[basis]
  const side = (index: 0 | 1 | 2 | 3) => boxes.map((box) => box?.[index] ?? 0)
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))]
}

/** The compared units on a map, by what they are ranked by. It points at what the table points at, and the table at what it points at. */
export function CompareMap({ rows, metric, state, comparison, resolved, smooth, about, onChange }: CompareMapProps) {
  const text = useText()
  const { language, shade } = usePreference()
  const { marked } = useMarkedUnit()
  const world = useWorld()
  const attribution = useAttribution()
  const map = useRef<SideMapHandle>(null)
  const [frame, near] = useComeNear<HTMLDivElement>()
  const [only, setOnly] = useState<number | null>(null)
  const [fault, setFault] = useState(false)
  const { basis } = state
  const { level } = comparison
  const drawing = useMemo(() => {
    const told = cellsOf(rows, metric.id).map(({ row: { unit }, cell }) => ({
      id: unit.id,
      count: rankedCount(cell, smooth),
      provisional: cell.provisional,
    }))
    return drawingOf(told, language)
  }, [rows, metric.id, smooth, language])
  const step = only !== null && only <= drawing.scale.breaks.length ? only : null
  const mark = world.mark.join('\n')
  const { start, end } = resolved.period
  const model = useMemo<MapModel>(
    () => ({
      language,
      basis,
      level,
      overlays: [],
      period: { start, end },
      units: drawing.units,
      judged: null,
      colours: drawing.scale.colours,
      only: step,
      selected: marked.pinned,
      mark: mark ? { text: mark, live: world.kind === 'LIVE', close: true } : null,
    }),
    [language, basis, level, start, end, drawing, step, marked.pinned, mark, world.kind],
  )
  const entries = useMemo(
    () =>
      legendEntries(mapThemes[shade], {
        scale: drawing.scale,
        shades: [...drawing.units.values()].map((unit) => unit.shade),
        provisional: drawing.provisional,
        rounded: drawing.rounded,
        tellsZero: !metric.sensitive || world.kind === 'LIVE',
      }),
    [shade, drawing, metric.sensitive, world.kind],
  )
  const box = useMemo(() => boxRound(comparison.units, rows, basis), [comparison.units, rows, basis])
  const shown = rows.find(({ unit }) => unit.id === (marked.pointed ?? marked.pinned))
  const cell = shown && cellOf(shown, metric.id)
  const title = pick(language, metric.labelVi, metric.labelEn)
  const basisWord = text(basis === 'BEFORE_2025_07' ? 'basis.districts' : 'basis.communes')
  const unitWord = metric.per ? text('rate.column', { per: metric.per }) : pick(language, metric.unitVi, metric.unitEn)
  const view = {
    ...defaultView,
    basis,
    metric: metric.id,
    grain: resolved.grain,
    period: start,
    rate: metric.per != null,
    unit: marked.pinned,
  }
  return (
    <section className="card compare-map" aria-labelledby="compare-map">
      <h2 id="compare-map">{text('compareMap.title')}</h2>
      <p className="hint">
        {`${title}${smooth ? `, ${text('smooth.mark')}` : ''}, ${unitWord} · ${periodLabel(resolved.period, language)} · ${basisWord}`}
      </p>
      <div className="compare-map-frame" ref={frame}>
        {near && !fault && (
          <Suspense fallback={null}>
            <SideMap
              ref={map}
              theme={mapThemes[shade]}
              model={model}
              box={box}
              pointed={marked.pointed}
              label={text('compareMap.canvas')}
              gestures={{
                windows: text('compareMap.windows'),
                mac: text('compareMap.mac'),
                touch: text('compareMap.touch'),
              }}
              onPoint={marked.point}
              onPick={(id) => {
                const code = rows.find(({ unit }) => unit.id === id)?.unit.code
                if (code) onChange({ pin: state.pin === code ? null : code })
              }}
              onFault={() => setFault(true)}
            />
          </Suspense>
        )}
        {fault ? (
          <p className="compare-map-fault" role="status">
            {text('map.noWebgl')}
          </p>
        ) : (
          <div className="compare-map-tools no-print" role="toolbar" aria-label={text('map.tools')}>
            <button
              type="button"
              className="icon-button"
              onClick={() => map.current?.zoomBy(1)}
              aria-label={text('map.zoomIn')}
            >
              <Plus size={18} aria-hidden="true" />
            </button>
            <button
              type="button"
              className="icon-button"
              onClick={() => map.current?.zoomBy(-1)}
              aria-label={text('map.zoomOut')}
            >
              <Minus size={18} aria-hidden="true" />
            </button>
            <button
              type="button"
              className="icon-button"
              onClick={() => map.current?.home()}
              aria-label={text('compareMap.home')}
            >
              <Maximize size={17} aria-hidden="true" />
            </button>
          </div>
        )}
      </div>
      <p className="compare-map-said">
        {shown && cell ? (
          <>
            <strong>{pick(language, shown.unit.nameVi, shown.unit.nameEn)}</strong>
            {`: ${wordsOf(rankedCount(cell, smooth), text, language)}${cell.provisional ? ` (${text('count.provisional')})` : ''}`}
          </>
        ) : (
          text('compareMap.point')
        )}
      </p>
      <Legend entries={entries} only={step} onOnly={setOnly} about={about} />
      {rows.length < comparison.units.length && <p className="hint">{text('compareMap.blank')}</p>}
      <p className="hint compare-map-foot">
        <a className="no-print" href={`/map?${searchFromView(view)}`}>
          {text('compareMap.open')}
        </a>
        {attribution && <small>{attribution}</small>}
      </p>
    </section>
  )
}
