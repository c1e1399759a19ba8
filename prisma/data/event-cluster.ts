import { clusterGrid, clusterSquares, clusterZooms, maxClusterSquares } from '@hub/contract/cluster'
import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { type CampaignEventFilter, campaignEventConditions } from './campaign-event.ts'
import type { Bbox } from './condition.ts'
import { read } from './read.ts'

/** Events whose points share a square of the map. Degrees, WGS 84; ids as text. */
export interface EventCluster {
  readonly count: number
  /** The middle of its points. */
  readonly point: readonly [number, number]
  /** The least box that holds its points, a little wider, so that asking for the events in it gives exactly these. */
  readonly bbox: Bbox
  /** The one event of a cluster of one. */
  readonly eventId: string | null
  /** The commune of today that the middle lies in. */
  readonly unitId: string | null
}

/**
 * Counts the events of a filter by square of the map. The squares lie fixed on the ground at each zoom, so the answer for a box does not
 * move when the box does. It is counted here rather than from tiles: a tile holds at most 5,000 points of all years.
 *
 * @throws Refusal BAD_USER_INPUT for a zoom or a box that is none, TOO_LARGE for too many squares
 */
export async function listEventClusters(
  db: Database,
  access: Access,
  filter: CampaignEventFilter & { readonly bbox: Bbox },
  zoom: number,
): Promise<EventCluster[]> {
  if (!(zoom >= clusterZooms.min && zoom <= clusterZooms.max))
    throw badInput('zoom', `must be from ${clusterZooms.min} to ${clusterZooms.max}.`)
  const conditions = campaignEventConditions(filter).and('e.point is not null')
  const squares = clusterSquares(filter.bbox, zoom)
  if (squares > maxClusterSquares)
    throw new Refusal(
      'TOO_LARGE',
      `bbox holds ${squares} squares at zoom ${zoom}; the limit is ${maxClusterSquares}. Ask for a smaller box or a smaller zoom.`,
    )
  const { perLon, perLat } = clusterGrid(zoom)
  const [columns, rowsUp] = [conditions.value(perLon), conditions.value(perLat)]
  // A hundred-millionth of a degree is a millimetre: room for rounding alone.
  const rows = await read<{
    count: number
    lon: number
    lat: number
    box: number[]
    event: string
    unit: string | null
  }>(
    db,
    access,
    `select c.count, c.lon, c.lat, c.box, c.event::text, u.id::text as unit
     from (
       select count(*)::int as count, avg(p.x) as lon, avg(p.y) as lat, min(p.id) as event,
         array[min(p.x) - 1e-8, min(p.y) - 1e-8, max(p.x) + 1e-8, max(p.y) + 1e-8] as box
       from (select e.id, st_x(e.point) as x, st_y(e.point) as y from campaign_event e where ${conditions.where}) p
       group by floor(p.x * ${columns}::float8), floor(p.y * ${rowsUp}::float8)
     ) c
     left join lateral (
       select n.id from admin_unit n
       where n.scheme = '24' and n.level = 'COMMUNE' and st_intersects(n.outline, st_setsrid(st_makepoint(c.lon, c.lat), 4326))
       limit 1
     ) u on true
     order by c.count desc, c.event`,
    conditions.values,
  )
  return rows.map(({ count, lon, lat, box: [w = lon, s = lat, e = lon, n = lat], event, unit }) => ({
    count,
    point: [lon, lat],
    bbox: { west: w, south: s, east: e, north: n },
    eventId: count === 1 ? event : null,
    unitId: unit,
  }))
}
