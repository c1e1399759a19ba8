import { formatDay } from '../../format.ts'
import type { Box } from '../../map/map-view.tsx'
import { useText } from '../../message/text.ts'
import type { OverlayState } from '../../overlay-state.ts'
import { boxFrom } from '../atlas/place.ts'
import { CoverageList } from './coverage-list.tsx'
import { ClusterList, EventList } from './event-list.tsx'
import { FlowList } from './flow-list.tsx'
import type { Overlays } from './use-overlays.ts'

/** The list that is open over the map, if any. */
export function OverlayList({
  list,
  days,
  period,
  overlay,
  filter,
  overlays,
  basis,
  onOpen,
  onFit,
}: {
  readonly list: OverlayState['list']
  readonly days: { readonly start: string; readonly end: string }
  readonly period: string
  readonly overlay: OverlayState
  /** Which events are chosen, in words; null for all. */
  readonly filter: string | null
  readonly overlays: Overlays
  /** The boundaries in words. */
  readonly basis: string
  readonly onOpen: (part: Partial<OverlayState>) => void
  readonly onFit: (box: Box) => void
}) {
  const text = useText()
  const close = () => onOpen({ list: null })
  const onThing = (thing: string) => onOpen({ thing, within: null })
  if (list === null) return null
  if (list === 'events')
    return (
      <ClusterList
        clusters={overlays.clusters}
        filter={filter}
        onBox={(box) => onOpen({ list: box })}
        onThing={onThing}
        onClose={close}
      />
    )
  const span = overlays.coverageDays
  if (list === 'coverage')
    return (
      <CoverageList
        coverage={overlays.coverage}
        filter={filter}
        period={
          overlay.since && span
            ? text('coverage.span', { from: formatDay(span.start), to: formatDay(span.end) })
            : period
        }
        onUnit={(_id, bbox) => {
          const box = boxFrom(bbox)
          if (box) onFit(box)
        }}
        onClose={close}
      />
    )
  if (list === 'flow') return <FlowList overlays={overlays} basis={basis} onClose={close} />
  return (
    <EventList
      key={list.join()}
      box={list}
      days={days}
      overlay={overlay}
      filter={filter}
      onThing={onThing}
      onClose={close}
    />
  )
}
