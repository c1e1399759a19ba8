import '../../style/atlas.css'
import { periodLabel } from '@hub/contract/period'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { formatDay, pick } from '../../format.ts'
import type { Box, MapHandle } from '../../map/map-view.tsx'
import type { MapModel, UnitDrawing } from '../../map/model.ts'
import { boxFromClusterId } from '../../map/overlay-model.ts'
import type { PointedAt } from '../../map/pointed-at.ts'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { isThing, type OverlayState } from '../../overlay-state.ts'
import { usePreference } from '../../preference.tsx'
import { type MapView as MapViewState, viewFromSearch } from '../../url-state.ts'
import { AddressNotice } from '../address/address-notice.tsx'
import { CellCard } from '../cell/cell-card.tsx'
import { CellLegend } from '../cell/cell-legend.tsx'
import { StaffOnly } from '../cell/staff-only.tsx'
import { useCells } from '../cell/use-cells.ts'
import { aboutCells } from '../cell/words.ts'
import { tableTitleId } from '../figure/table-panel.tsx'
import { JudgedLegend } from '../judged/judged-legend.tsx'
import { useJudged } from '../judged/use-judged.ts'
import { aboutJudged } from '../judged/words.ts'
import { CatchmentPanel } from '../overlay/catchment-panel.tsx'
import { useFilterWords } from '../overlay/filter-words.ts'
import { OverlayList } from '../overlay/overlay-list.tsx'
import { useOverlays } from '../overlay/use-overlays.ts'
import { useRelease } from '../shell/release.ts'
import { useWorld } from '../shell/use-world.ts'
import { WorldChip } from '../shell/world-chip.tsx'
import { useSized } from '../size/use-sized.ts'
import { ChangeLegend } from '../time/change-legend.tsx'
import { comparedWord } from '../time/change-words.ts'
import { MapStage } from '../time/map-stage.tsx'
import { TimeControl } from '../time/time-control.tsx'
import { useBeside, usePeer } from '../time/use-beside.ts'
import { useSecondMap } from '../time/use-second-map.ts'
import { AtlasFault } from './atlas-fault.tsx'
import { AtlasTable } from './atlas-table.tsx'
import { AtlasTabs, type Sheet } from './atlas-tabs.tsx'
import { AtlasTools } from './atlas-tools.tsx'
import { ControlPanel } from './control-panel.tsx'
import { coveredBy } from './covered.ts'
import { HoverCard } from './hover-card.tsx'
import { LegendCard } from './legend-card.tsx'
import { missingInView } from './missing-in-view.ts'
import { boxFrom, homes, type Showing } from './place.ts'
import { ProfilePanel } from './profile-panel.tsx'
import { SearchBox } from './search-box.tsx'
import { ThingCard } from './thing-card.tsx'
import { useAtlas } from './use-atlas.ts'
import { useAttribution } from './use-attribution.ts'
import { useMapView } from './use-map-view.ts'
import { useUnknownParts } from './use-unknown-parts.ts'
import { WorkBar, type WorkTool } from './work-bar.tsx'
import { WorkTools } from './work-tools.tsx'

const noUnits: ReadonlyMap<string, UnitDrawing> = new Map()

/** The map page: what is shown lives in the address; this page only derives, draws and passes on what a reader does. */
export default function AtlasPage() {
  const text = useText()
  const { language, shade } = usePreference()
  const [view, change] = useMapView()
  const unknownParts = useUnknownParts()
  const [peer, peerState] = usePeer(view)
  const atlas = useAtlas(view, peer ?? undefined)
  const beside = useBeside(view, atlas, peer)
  const [zoom, setZoom] = useState(10)
  const judged = useJudged(view, atlas, zoom)
  const asCells = useCells(view, atlas, zoom)
  const cells = asCells?.fault ? null : asCells
  const [openCell, setOpenCell] = useState<string | null>(null)
  const { metric, resolved } = atlas
  const sizedState = useSized(view, atlas, peer, beside)
  const { sized } = sizedState
  const drawings = cells
    ? noUnits
    : (judged?.drawings ?? beside?.difference?.drawings ?? sized?.drawings ?? atlas.drawings)
  const marked = judged?.map ?? beside?.difference?.map ?? null
  const overlays = useOverlays(view, resolved?.period, zoom, atlas.staff)
  const { overlay } = view
  const { thing } = overlay
  const setOverlay = (part: Partial<OverlayState>) => change({ overlay: { ...overlay, ...part } })
  const setThing = (id: string | null) => {
    if (id !== thing) setOverlay({ thing: id, within: null })
  }
  const release = useRelease().data?.release
  const attribution = useAttribution()
  const map = useRef<MapHandle>(null)
  const [start] = useState(() => view.camera ?? homes[view.basis])
  const [pointed, setPointed] = useState<{ at: PointedAt; second: boolean } | null>(null)
  const [fault, setFault] = useState<'webgl' | 'tile' | null>(null)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [tool, setTool] = useState<WorkTool | null>(() => (location.hash.startsWith('#views=') ? 'keep' : null))
  const openTool = (next: WorkTool | null) => {
    setTool(next)
    if (next) setSheet(null)
    if (next === 'measure' || next === 'area') setThing(null)
  }

  const world = useWorld()
  const mark = world.mark.join('\n')
  const level = resolved?.level ?? 'DISTRICT'
  const periodStart = resolved?.period.start ?? ''
  const periodEnd = resolved?.period.end ?? ''
  const cellMap = cells?.map ?? judged?.hexagons ?? null
  const model = useMemo<MapModel>(
    () => ({
      language,
      basis: view.basis,
      level,
      overlays: view.layers,
      period: { start: periodStart, end: periodEnd },
      units: drawings,
      judged: marked,
      cells: cellMap,
      sizes: sized?.symbols ?? null,
      colours: atlas.scale.colours,
      // A judgement and a difference have marks of their own in place of the classes.
      only: marked || atlas.draw === 'symbol' ? null : view.only,
      selected: view.unit,
      over: overlays.model,
      mark: mark ? { text: mark, live: world.kind === 'LIVE' } : null,
    }),
    [
      language,
      view.basis,
      level,
      view.layers,
      periodStart,
      periodEnd,
      drawings,
      marked,
      cellMap,
      sized,
      atlas.scale,
      atlas.draw,
      view.only,
      view.unit,
      overlays.model,
      mark,
      world.kind,
    ],
  )

  const shownDrawings = useMemo(
    () => [...atlas.drawings.values(), ...(beside?.drawings.values() ?? [])],
    [atlas.drawings, beside],
  )
  const second = useSecondMap(model, atlas, beside, sized?.beside ?? null)
  const periodCard = useRef<HTMLDivElement>(null)
  const covered = () => coveredBy(periodCard.current)
  // Maps beside each other, a table, a taller card: until somebody moves the map, the whole area is brought into what is left of it.
  const { compare, camera } = view
  const both = compare === 'swipe' ? homes.BEFORE_2025_07 : null
  const goHome = useEffectEvent((home: Box | null) => {
    if (!camera && !map.current?.isMoving()) map.current?.restore(home ?? homes[view.basis])
  })
  const there = resolved !== undefined
  useEffect(() => {
    const card = periodCard.current
    if (!there || !card) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new ResizeObserver(() => {
      clearTimeout(timer)
      // The map learns of its new size first.
      timer = setTimeout(() => goHome(both), 120)
    })
    for (const element of card.closest('.atlas-map')?.querySelectorAll('.atlas-bottom, .map-pane') ?? [])
      observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [there, both])

  // Other boundaries cover another area, so the map goes there, unless the address names a place.
  const shownBasis = useRef(view.basis)
  useEffect(() => {
    if (shownBasis.current === view.basis) return
    shownBasis.current = view.basis
    map.current?.fit(homes[view.basis])
  }, [view.basis])

  useEffect(() => {
    document.title = `${metric ? pick(language, metric.labelVi, metric.labelEn) : text('nav.map')} – ${text('app.title')}`
  }, [metric, language, text])

  const show = ({ target, layer, unit, day }: Showing) => {
    const layers = layer && !view.layers.includes(layer) ? [...view.layers, layer] : view.layers
    change({
      layers,
      ...(unit ? { unit: unit.id, basis: unit.basis, panel: 'none' as const } : {}),
      ...(day ? { period: day } : {}),
    })
    if (unit) shownBasis.current = unit.basis
    if (target && 'zoom' in target) map.current?.flyTo(target)
    else if (target) map.current?.fit(target)
    if (unit) setTimeout(() => document.getElementById('profile-title')?.focus(), 0)
  }
  const pickTarget = (target: PointedAt | null) => {
    // While a drawing tool is on its way, presses are meant for it.
    if (tool === 'measure' || tool === 'area') return
    const first = target?.things[0]
    const cell = !first && cells?.mode === 'cell' ? (target?.cellId ?? null) : null
    setOpenCell(cell)
    if (cell) return
    const box = first && boxFromClusterId(first.id)
    const list = box ?? (first?.layer === 'flow' ? 'flow' : null)
    const opened = first && isThing(first.id) ? first.id : null
    const other = list || opened !== thing || overlay.list !== null
    // One press is one step to take back, whatever it opens and closes.
    change({
      ...(other ? { overlay: { ...overlay, thing: opened, within: null, list } } : {}),
      ...(first ? {} : { unit: target?.unitId ?? null }),
      ...(!first && target?.unitId ? { panel: 'none' as const } : {}),
    })
  }
  const openUnit = (id: string) => {
    change({ unit: id, panel: 'none' })
    const box = boxFrom(atlas.units.find((unit) => unit.id === id)?.bbox)
    if (box) map.current?.fit(box)
  }
  const returnTo = (earlier: MapViewState) => {
    shownBasis.current = earlier.basis
    map.current?.restore(earlier.camera ?? homes[earlier.basis])
  }
  const table = view.panel === 'table'
  const tableAsked = useRef(false)
  const turnTable = () => {
    tableAsked.current = !table
    change({ panel: table ? 'none' : 'table', unit: null })
  }
  // A table that a reader opens takes the focus; one that the address opens does not.
  useEffect(() => {
    if (table && tableAsked.current) document.getElementById(tableTitleId)?.focus()
    tableAsked.current = false
  }, [table])
  const title = metric ? pick(language, metric.labelVi, metric.labelEn) : '…'
  const basisWord = text(view.basis === 'BEFORE_2025_07' ? 'basis.districts' : 'basis.communes')
  const bothTitle = sized?.second
    ? text('size.both', { colour: title, size: pick(language, sized.metric.labelVi, sized.metric.labelEn) })
    : title
  const subtitle = [
    resolved && comparedWord(resolved, peer, text, language),
    atlas.rate && metric?.per
      ? text('rate.column', { per: metric.per })
      : metric && pick(language, metric.unitVi, metric.unitEn),
  ]
    .filter(Boolean)
    .join(' · ')
  const periodWord = resolved ? periodLabel(resolved.period, language) : ''
  const about = !metric
    ? undefined
    : judged
      ? aboutJudged(judged, metric, text, language)
      : cells
        ? aboutCells(cells, metric, text, language)
        : undefined
  const shownCell = cells?.set?.cells.find(({ cellId }) => cellId === openCell)
  const origin = `${world.line} · ${basisWord}`
  const span = overlays.coverageDays
  const filterWords = useFilterWords(overlay)

  return (
    <div className="atlas" data-sheet={sheet} data-detail={view.unit !== null || table}>
      <ControlPanel
        view={view}
        atlas={atlas}
        judged={judged}
        cells={asCells}
        sized={sizedState}
        overlays={overlays}
        synthetic={release?.synthetic === true}
        change={change}
        onClose={() => setSheet(null)}
      />
      <section className="atlas-map" aria-label={text('map.region')}>
        <h1 className="visually-hidden">{`${about?.title ?? bothTitle} – ${about ? `${periodWord} · ${about.subtitle}` : subtitle} – ${basisWord}`}</h1>
        <MapStage
          ref={map}
          beside={second}
          theme={mapThemes[shade]}
          model={model}
          complete={atlas.figures.size > 0 || !atlas.loading}
          start={start}
          label={text('map.canvas')}
          onCamera={(camera) => change({ camera }, { quiet: true })}
          onPick={pickTarget}
          onPoint={(at, onSecond) => setPointed(at && { at, second: onSecond })}
          onZoom={setZoom}
          cut={view.cut}
          onCut={(cut) => change({ cut }, { quiet: true })}
          covered={covered}
          onFault={setFault}
        />
        <div className="atlas-top">
          <SearchBox onShow={show} />
          <WorldChip />
          {resolved && (
            <AddressNotice
              parts={[...unknownParts, ...missingInView(view, atlas)]}
              shown={`${title} · ${periodWord} · ${basisWord}`}
            />
          )}
        </div>
        <AtlasTools
          table={table}
          onTable={turnTable}
          onZoom={(by) => map.current?.zoomBy(by)}
          onHome={() => map.current?.fit(homes[view.basis])}
        />
        <WorkBar open={tool} onOpen={openTool} onReturn={returnTo} />
        <div className="atlas-bottom">
          {cells && about ? (
            <CellLegend {...{ cells, about, change }} period={periodWord} only={view.only} />
          ) : judged && about ? (
            <JudgedLegend judged={judged} about={about} period={periodWord} atlas={atlas} />
          ) : (
            <LegendCard
              title={title}
              subtitle={subtitle}
              atlas={atlas}
              drawings={shownDrawings}
              only={view.only}
              tellsZero={metric?.sensitive !== true || world.kind === 'LIVE'}
              onOnly={(only) => change({ only })}
              sized={sized}
            >
              {beside?.difference && (
                <ChangeLegend
                  difference={beside.difference}
                  percent={view.change === 'percent'}
                  ranges={[...beside.changes.values()].some(({ absolute }) => absolute.kind === 'RANGE')}
                />
              )}
            </LegendCard>
          )}
          {resolved && (
            <div className="period-card" ref={periodCard}>
              <TimeControl view={view} atlas={atlas} resolved={resolved} change={change} />
            </div>
          )}
        </div>
        <AtlasTabs {...{ sheet, table }} onSheet={setSheet} onTable={turnTable} />
        <p className="attribution">{attribution}</p>
        {pointed && !thing && (
          <HoverCard
            target={pointed.at}
            atlas={pointed.second && peer ? { ...atlas, units: peer.units, figures: peer.figures } : atlas}
            judged={judged}
            cells={cells}
            beside={beside}
            sized={sized}
            width={innerWidth}
            notes={overlays.notes}
          />
        )}
        {shownCell && metric && !thing ? (
          <CellCard
            cell={shownCell}
            metric={metric}
            period={periodWord}
            onUnit={(id) => show({ target: undefined, unit: { id, basis: 'SINCE_2025_07' } })}
            onClose={() => setOpenCell(null)}
          />
        ) : thing ? (
          <ThingCard
            id={thing}
            onClose={() => setOverlay({ thing: null, within: null, list: null })}
            onBack={overlay.list ? () => setOverlay({ thing: null, within: null }) : undefined}
          >
            {!thing.startsWith('CampaignEvent:') && (
              <CatchmentPanel
                thing={thing}
                within={overlay.within}
                found={overlays.catchment}
                period={periodWord}
                onWithin={(within) => setOverlay({ within })}
              />
            )}
          </ThingCard>
        ) : (
          resolved && (
            <OverlayList
              list={overlay.list}
              days={resolved.period}
              period={periodWord}
              overlay={overlay}
              filter={filterWords}
              overlays={overlays}
              basis={basisWord}
              onOpen={setOverlay}
              onFit={(box) => map.current?.fit(box)}
            />
          )
        )}
        <WorkTools
          {...{ tool, map, atlas, judged, cells, about, beside, sized, model, basisWord, attribution }}
          coverageSpan={span ? text('coverage.span', { from: formatDay(span.start), to: formatDay(span.end) }) : null}
          eventFilter={filterWords}
          percent={view.change === 'percent'}
          title={about?.title ?? bothTitle}
          subtitle={about ? `${periodWord} · ${about.subtitle}` : subtitle}
          onOpenView={(search) => change(viewFromSearch(search))}
          onClose={() => setTool(null)}
        />
        {[atlas, peerState, judged, asCells, sizedState, overlays].some((one) => one?.loading) && (
          <div className="progress" role="progressbar" aria-label={text('state.loading')} />
        )}
        {atlas.draw !== view.draw && view.draw !== 'symbol' && (
          <StaffOnly asked={view.draw} onFill={() => change({ draw: 'fill' })} />
        )}
        <AtlasFault
          {...{ view, title, change }}
          asked={[atlas, peerState, judged, asCells, sizedState, overlays]}
          map={fault}
          unpublished={metric !== undefined && !resolved && !atlas.loading}
          basis={basisWord}
        />
      </section>
      {view.unit && resolved ? (
        <div className="atlas-detail">
          <ProfilePanel
            unitId={view.unit}
            atlas={atlas}
            resolved={resolved}
            judged={judged}
            onMetric={(id) => change({ metric: id })}
            onUnit={(id) => change({ unit: id })}
            onClose={() => change({ unit: null })}
          />
        </div>
      ) : table ? (
        <div className="atlas-detail">
          <AtlasTable
            {...{ view, atlas, judged, cells, about, beside, sized, origin }}
            period={periodWord}
            onTake={() => openTool('take')}
            onUnit={openUnit}
            onClose={() => change({ panel: 'none' })}
          />
        </div>
      ) : null}
    </div>
  )
}
