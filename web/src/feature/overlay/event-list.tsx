import { useState } from 'react'
import { useDocument } from '../../api.ts'
import { filterForQuery } from '../../event-filter.ts'
import { formatDay, formatNumber, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import type { ListBox, OverlayState } from '../../overlay-state.ts'
import { usePreference } from '../../preference.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { ListCard } from './list-card.tsx'
import { eventsQuery } from './query.ts'
import type { Overlays } from './use-overlays.ts'

interface Days {
  readonly start: string
  readonly end: string
}

/** The circles of the map as a list: what a pointer opens there, a key opens here. */
export function ClusterList({
  clusters,
  filter,
  onBox,
  onThing,
  onClose,
}: {
  readonly clusters: Overlays['clusters']
  /** Which events are shown, in words; null for all. */
  readonly filter: string | null
  readonly onBox: (box: ListBox) => void
  readonly onThing: (id: string) => void
  readonly onClose: () => void
}) {
  const text = useText()
  const { language } = usePreference()
  return (
    <ListCard title={text('events.places')} onClose={onClose}>
      {filter && <p className="quiet">{text('events.only', { filter })}</p>}
      {clusters ? (
        <p className="quiet">{text(clusters.length > 0 ? 'events.placesHint' : 'events.none')}</p>
      ) : (
        <Loading />
      )}
      <ul className="list-rows">
        {clusters?.map(({ count, bbox, event, unit }) => (
          <li key={`${bbox.west} ${bbox.south}`}>
            <button
              type="button"
              onClick={() => (event ? onThing(event.id) : onBox([bbox.west, bbox.south, bbox.east, bbox.north]))}
            >
              <strong>
                {event
                  ? pick(language, event.titleVi, event.titleEn)
                  : text('cluster.count', { count: formatNumber(count, language) })}
              </strong>
              <small>{unit ? pick(language, unit.nameVi, unit.nameEn) : ''}</small>
            </button>
          </li>
        ))}
      </ul>
    </ListCard>
  )
}

/** The events of a box, page by page; each opens its card. */
export function EventList({
  box: [west, south, east, north],
  days,
  overlay,
  filter: only,
  onThing,
  onClose,
}: {
  readonly box: ListBox
  readonly days: Days
  readonly overlay: OverlayState
  /** Which events are shown, in words; null for all. */
  readonly filter: string | null
  readonly onThing: (id: string) => void
  readonly onClose: () => void
}) {
  const text = useText()
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  const filter = {
    ...filterForQuery(overlay),
    bbox: { west, south, east, north },
    period: { from: days.start, to: days.end },
  }
  return (
    <ListCard title={text('events.list')} onClose={onClose}>
      {only && <p className="quiet">{text('events.only', { filter: only })}</p>}
      {cursors.map((after, index) => (
        <EventPage
          key={after}
          filter={filter}
          after={after}
          before={index * 20}
          last={index === cursors.length - 1}
          onThing={onThing}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </ListCard>
  )
}

function EventPage({
  filter,
  after,
  before,
  last,
  onThing,
  onMore,
}: {
  readonly filter: ReturnType<typeof filterForQuery>
  readonly after: string | null
  readonly before: number
  readonly last: boolean
  readonly onThing: (id: string) => void
  readonly onMore: (cursor: string) => void
}) {
  const text = useText()
  const { language } = usePreference()
  const page = useDocument(eventsQuery, { filter, after })
  const events = page.data?.campaignEvents
  const cursor = events?.pageInfo.endCursor
  if (page.error) return <Fault error={page.error} onRetry={() => page.refetch()} />
  if (!events) return <Loading />
  return (
    <>
      <ul className="list-rows">
        {events.nodes.map(({ id, titleVi, titleEn, heldOn, unit }) => (
          <li key={id}>
            <button type="button" onClick={() => onThing(id)}>
              <strong>{pick(language, titleVi, titleEn)}</strong>
              <small>
                {formatDay(heldOn)} · {pick(language, unit.nameVi, unit.nameEn)}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {last && (
        <p className="quiet" role="status">
          {text(events.totalCount > 0 ? 'events.shown' : 'events.none', {
            shown: formatNumber(before + events.nodes.length, language),
            total: formatNumber(events.totalCount, language),
          })}
        </p>
      )}
      {last && events.pageInfo.hasNextPage && cursor && (
        <button type="button" className="button" onClick={() => onMore(cursor)}>
          {text('events.more')}
        </button>
      )}
    </>
  )
}
