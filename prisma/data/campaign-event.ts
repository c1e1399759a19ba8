import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { type Bbox, Conditions, type Period, type PointRadius } from './condition.ts'
import { type Order, type PageRequest, readPage } from './page.ts'
import { rowsByIds } from './row.ts'

/** One communication event. Ids are text, days `YYYY-MM-DD`, `point` longitude and latitude. */
export interface CampaignEvent {
  readonly id: string
  readonly titleVi: string
  readonly titleEn: string | null
  readonly eventType: string
  readonly setting: string
  readonly audience: string
  readonly ageFit: string
  readonly channel: string
  readonly heldOn: string
  readonly unitId: string
  readonly placePrecision: string
  readonly point: readonly [number, number] | null
  readonly attendance: number | null
  readonly leaflets: number | null
  readonly loudspeakerMinutes: number | null
  readonly onlinePosts: number | null
  readonly onlineViews: number | null
  readonly onlineShares: number | null
  readonly pressUrl: string | null
  readonly isIntegrated: boolean
  readonly hostId: string | null
  readonly hostVi: string | null
  readonly campaignId: string | null
  readonly pilotModelId: string | null
  readonly synthetic: boolean
}

export interface CampaignEventFilter {
  readonly unitIds?: readonly string[] | null
  readonly period?: Period | null
  readonly bbox?: Bbox | null
  readonly near?: PointRadius | null
  readonly eventTypes?: readonly string[] | null
  readonly settings?: readonly string[] | null
  readonly audiences?: readonly string[] | null
  readonly ageFits?: readonly string[] | null
  readonly channels?: readonly string[] | null
  readonly hostIds?: readonly string[] | null
  readonly campaignIds?: readonly string[] | null
  readonly pilotModelIds?: readonly string[] | null
  readonly integrated?: boolean | null
  readonly text?: string | null
}

const columns =
  'e.id::text, e.title_vi as "titleVi", e.title_en as "titleEn", e.event_type as "eventType", e.setting, e.audience, e.age_fit as "ageFit", ' +
  'e.channel, e.held_on as "heldOn", e.unit_id::text as "unitId", e.place_precision as "placePrecision", ' +
  'case when e.point is not null then array[st_x(e.point), st_y(e.point)] end as point, e.attendance, e.leaflets, ' +
  'e.loudspeaker_minutes as "loudspeakerMinutes", e.online_posts as "onlinePosts", e.online_views as "onlineViews", ' +
  'e.online_shares as "onlineShares", e.press_url as "pressUrl", e.is_integrated as "isIntegrated", e.host_id::text as "hostId", ' +
  'e.host_vi as "hostVi", e.campaign_id::text as "campaignId", e.pilot_model_id::text as "pilotModelId", e.synthetic'

export const campaignEventOrders = {
  HELD_ON_DESC: { name: 'held', sql: 'e.held_on', type: 'date', descending: true },
  HELD_ON_ASC: { name: 'held', sql: 'e.held_on', type: 'date', descending: false },
  ATTENDANCE_DESC: { name: 'attendance', sql: 'coalesce(e.attendance, -1)', type: 'int', descending: true },
  ONLINE_VIEWS_DESC: { name: 'views', sql: 'coalesce(e.online_views, -1)', type: 'int', descending: true },
} as const satisfies Record<string, Order>

/** The conditions of a filter on `campaign_event e`; everything in it must hold. */
export function campaignEventConditions(filter: CampaignEventFilter): Conditions {
  return new Conditions()
    .inUnits('e.unit_id', filter.unitIds)
    .during('e.held_on', filter.period, 'filter.period')
    .inBox('e.point', filter.bbox, 'filter.bbox', 'point')
    .near('e.point', filter.near, 'filter.near')
    .oneOf('e.event_type', filter.eventTypes)
    .oneOf('e.setting', filter.settings)
    .oneOf('e.audience', filter.audiences)
    .oneOf('e.age_fit', filter.ageFits)
    .oneOf('e.channel', filter.channels)
    .oneOf('e.host_id', filter.hostIds, 'bigint')
    .oneOf('e.campaign_id', filter.campaignIds, 'bigint')
    .oneOf('e.pilot_model_id', filter.pilotModelIds, 'bigint')
    .equals('e.is_integrated', filter.integrated)
    .matches('e.search_text', filter.text, 'filter.text')
}

/** A page of events; everything in the filter must hold. */
export function listCampaignEvents(
  db: Database,
  access: Access,
  filter: CampaignEventFilter,
  order: keyof typeof campaignEventOrders,
  page: PageRequest,
) {
  return readPage<CampaignEvent>(db, access, {
    columns,
    from: 'campaign_event e',
    id: 'e.id',
    conditions: campaignEventConditions(filter),
    order: campaignEventOrders[order],
    page,
  })
}

export function campaignEventsByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<CampaignEvent>(db, access, columns, 'campaign_event e', 'e.id', ids)
}
