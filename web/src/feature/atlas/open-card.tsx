import type { Box } from '../../map/map-view.tsx'
import type { OverlayState } from '../../overlay-state.ts'
import { CellCard } from '../cell/cell-card.tsx'
import type { CellFigure } from '../cell/cells.ts'
import { CatchmentPanel } from '../overlay/catchment-panel.tsx'
import { OverlayList } from '../overlay/overlay-list.tsx'
import type { Overlays } from '../overlay/use-overlays.ts'
import type { Resolved } from './resolve.ts'
import { ThingCard } from './thing-card.tsx'
import type { Metric } from './use-figures.ts'

interface OpenCardProps {
  readonly overlay: OverlayState
  readonly overlays: Overlays
  readonly resolved: Resolved | undefined
  readonly metric: Metric | undefined
  /** The open hexagon. */
  readonly cell: CellFigure | undefined
  /** Which events are chosen, in words; null for all. */
  readonly filter: string | null
  readonly period: string
  readonly basis: string
  readonly setOverlay: (part: Partial<OverlayState>) => void
  readonly onUnit: (id: string) => void
  readonly onFit: (box: Box) => void
  readonly onCloseCell: () => void
}

/** What a press has opened over the map: a hexagon, a thing with what lies around it, or a list. */
export function OpenCard({
  overlay,
  overlays,
  resolved,
  metric,
  cell,
  filter,
  period,
  basis,
  setOverlay,
  onUnit,
  onFit,
  onCloseCell,
}: OpenCardProps) {
  const { thing } = overlay
  if (cell && metric && !thing) return <CellCard {...{ cell, metric, period, onUnit }} onClose={onCloseCell} />
  if (thing)
    return (
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
            period={period}
            onWithin={(within) => setOverlay({ within })}
          />
        )}
      </ThingCard>
    )
  if (!resolved) return null
  return (
    <OverlayList
      list={overlay.list}
      days={resolved.period}
      onOpen={setOverlay}
      {...{ period, overlay, filter, overlays, basis, onFit }}
    />
  )
}
