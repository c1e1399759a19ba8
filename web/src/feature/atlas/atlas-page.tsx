import '../../style/atlas.css'
import { useEffect, useRef, useState } from 'react'
import { formatDay, pick } from '../../format.ts'
import type { MapHandle } from '../../map/map-view.tsx'
import type { PointedAt } from '../../map/pointed-at.ts'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import type { OverlayState } from '../../overlay-state.ts'
import { usePreference } from '../../preference.tsx'
import { viewFromSearch } from '../../url-state.ts'
import { AddressNotice } from '../address/address-notice.tsx'
import { StaffOnly } from '../cell/staff-only.tsx'
import { useCells } from '../cell/use-cells.ts'
import { tableTitleId } from '../figure/table-panel.tsx'
import { useJudged } from '../judged/use-judged.ts'
import { useFilterWords } from '../overlay/filter-words.ts'
import { useOverlays } from '../overlay/use-overlays.ts'
import { useRelease } from '../shell/release.ts'
import { useWorld } from '../shell/use-world.ts'
import { WorldChip } from '../shell/world-chip.tsx'
import { useSized } from '../size/use-sized.ts'
import { MapStage } from '../time/map-stage.tsx'
import { TimeControl } from '../time/time-control.tsx'
import { useBeside, usePeer } from '../time/use-beside.ts'
import { useSecondMap } from '../time/use-second-map.ts'
import { AtlasFault } from './atlas-fault.tsx'
import { AtlasLegend } from './atlas-legend.tsx'
import { AtlasTable } from './atlas-table.tsx'
import { AtlasTabs, type Sheet } from './atlas-tabs.tsx'
import { AtlasTools } from './atlas-tools.tsx'
import { ControlPanel } from './control-panel.tsx'
import { coveredBy } from './covered.ts'
import { HoverCard } from './hover-card.tsx'
import { missingInView } from './missing-in-view.ts'
import { OpenCard } from './open-card.tsx'
import { homes } from './place.ts'
import { ProfilePanel } from './profile-panel.tsx'
import { readerSteps } from './reader-steps.ts'
import { SearchBox } from './search-box.tsx'
import { useAtlas } from './use-atlas.ts'
import { useAtlasWords } from './use-atlas-words.ts'
import { useAttribution } from './use-attribution.ts'
import { useHome } from './use-home.ts'
import { useMapModel } from './use-map-model.ts'
import { useMapView } from './use-map-view.ts'
import { useUnknownParts } from './use-unknown-parts.ts'
import { WorkBar, type WorkTool } from './work-bar.tsx'
import { WorkTools } from './work-tools.tsx'

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
  const model = useMapModel({ view, atlas, judged, cells, beside, sized, overlays })
  const second = useSecondMap(model, atlas, beside, sized?.beside ?? null)
  const periodCard = useRef<HTMLDivElement>(null)
  const covered = () => coveredBy(periodCard.current)
  const goesTo = useHome(map, view, periodCard, resolved !== undefined)

  useEffect(() => {
    document.title = `${metric ? pick(language, metric.labelVi, metric.labelEn) : text('nav.map')} – ${text('app.title')}`
  }, [metric, language, text])

  const { show, press, openUnit, returnTo } = readerSteps({ view, change, map, goesTo, units: atlas.units })
  const pressed = (target: PointedAt | null) => {
    // While a drawing tool is on its way, presses are meant for it.
    if (tool === 'measure' || tool === 'area') return
    const cell = target?.things[0] || cells?.mode !== 'cell' ? null : (target?.cellId ?? null)
    setOpenCell(cell)
    if (!cell) press(target)
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
  const words = useAtlasWords({ view, atlas, peer, judged, cells, sized })
  const { title, subtitle, periodWord, basisWord, about } = words
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
        <h1 className="visually-hidden">{`${words.shownTitle} – ${words.shownSubtitle} – ${basisWord}`}</h1>
        <MapStage
          ref={map}
          beside={second}
          theme={mapThemes[shade]}
          model={model}
          complete={atlas.figures.size > 0 || !atlas.loading}
          start={start}
          label={text('map.canvas')}
          onCamera={(camera) => change({ camera }, { quiet: true })}
          onPick={pressed}
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
          <AtlasLegend
            {...{ view, atlas, judged, cells, beside, sized, about, change }}
            title={title}
            subtitle={subtitle}
            period={periodWord}
          />
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
        <OpenCard
          {...{ overlay, overlays, resolved, metric, setOverlay }}
          cell={cells?.set?.cells.find(({ cellId }) => cellId === openCell)}
          filter={filterWords}
          period={periodWord}
          basis={basisWord}
          onUnit={(id) => show({ target: undefined, unit: { id, basis: 'SINCE_2025_07' } })}
          onFit={(box) => map.current?.fit(box)}
          onCloseCell={() => setOpenCell(null)}
        />
        <WorkTools
          {...{ tool, map, atlas, judged, cells, about, beside, sized, model, basisWord, attribution }}
          coverageSpan={span ? text('coverage.span', { from: formatDay(span.start), to: formatDay(span.end) }) : null}
          eventFilter={filterWords}
          percent={view.change === 'percent'}
          title={words.shownTitle}
          subtitle={words.shownSubtitle}
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
            {...{ view, atlas, judged, cells, about, beside, sized }}
            origin={`${world.line} · ${basisWord}`}
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
