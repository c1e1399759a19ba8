import {
  type campaignEventOrders,
  campaignEventsByIds,
  type CampaignEvent as EventRow,
  listCampaignEvents,
} from '@hub/prisma/data/campaign-event'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch, type Context, readAccess } from '../context.ts'
import { encodeId, numberId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { Campaign } from './campaign.ts'
import { AgeFit, Audience, EventChannel, EventSetting, EventType } from './campaign-event-code.ts'
import { Node } from './node.ts'
import { PilotModel, pilotModels } from './pilot-model.ts'
import { Bbox, PeriodInput, PlacePrecision, Point, PointRadius, UnitInput, unitIdsFromInput } from './place.ts'

export const CampaignEvent = builder.objectRef<EventRow>('CampaignEvent').implement({
  description:
    'One communication event: what, where, when, for whom, and how many it reached. Open to all; it names no person.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `CampaignEvent:99`; map tiles carry the same.',
      resolve: (event) => encodeId('CampaignEvent', event.id),
    }),
    titleVi: t.exposeString('titleVi', { description: 'Title in Vietnamese.' }),
    titleEn: t.exposeString('titleEn', {
      nullable: true,
      description: 'Title in English; null when it was not translated.',
    }),
    eventType: t.field({
      type: EventType,
      description: 'Kind of event.',
      resolve: (event) => event.eventType as typeof EventType.$inferType,
    }),
    setting: t.field({
      type: EventSetting,
      description: 'Where it reaches people.',
      resolve: (event) => event.setting as typeof EventSetting.$inferType,
    }),
    audience: t.field({
      type: Audience,
      description: 'Whom it is for.',
      resolve: (event) => event.audience as typeof Audience.$inferType,
    }),
    ageFit: t.field({
      type: AgeFit,
      description: 'The age its content is made for.',
      resolve: (event) => event.ageFit as typeof AgeFit.$inferType,
    }),
    channel: t.field({
      type: EventChannel,
      description: 'How it speaks to people.',
      resolve: (event) => event.channel as typeof EventChannel.$inferType,
    }),
    heldOn: t.field({ type: 'Date', description: 'Day it was held, or began.', resolve: (event) => event.heldOn }),
    unit: t.field({
      type: AdminUnit,
      description: 'The unit of that day where it was held: before 1/7/2025 a commune of the old boundaries.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    placePrecision: t.field({
      type: PlacePrecision,
      description: 'How exactly the place is known.',
      resolve: (event) => event.placePrecision as typeof PlacePrecision.$inferType,
    }),
    point: t.expose('point', {
      type: Point,
      nullable: true,
      description: 'Where it was held; null unless `placePrecision` is POINT.',
    }),
    attendance: t.exposeInt('attendance', {
      nullable: true,
      description: 'Attendances (lượt người), not different people; null when not counted.',
    }),
    leaflets: t.exposeInt('leaflets', { nullable: true, description: 'Leaflets handed out; null when not counted.' }),
    loudspeakerMinutes: t.exposeInt('loudspeakerMinutes', {
      nullable: true,
      description: 'Minutes on public loudspeakers; null when not counted.',
    }),
    onlinePosts: t.exposeInt('onlinePosts', {
      nullable: true,
      description: 'Posts on the web; null when not counted.',
    }),
    onlineViews: t.exposeInt('onlineViews', {
      nullable: true,
      description: 'Views of the posts; null when not counted.',
    }),
    onlineShares: t.exposeInt('onlineShares', {
      nullable: true,
      description: 'Shares of the posts; null when not counted.',
    }),
    pressUrl: t.exposeString('pressUrl', {
      nullable: true,
      description: 'Address of the press item; null when there is none.',
    }),
    isIntegrated: t.exposeBoolean('isIntegrated', {
      description: 'Whether it was woven into another meeting, rather than held of its own.',
    }),
    host: t.field({
      type: Agency,
      nullable: true,
      description: 'The agency that held it; null when it is no agency of the list.',
      resolve: ({ hostId }, _args, context) =>
        hostId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(hostId)),
    }),
    hostVi: t.exposeString('hostVi', {
      nullable: true,
      description: 'The host in words, where it is no agency of the list; null otherwise.',
    }),
    campaign: t.field({
      type: Campaign,
      nullable: true,
      description: 'The campaign it belongs to; null when none.',
      resolve: ({ campaignId }, _args, context) =>
        campaignId === null ? null : fromCatalogue(context, ({ campaigns }) => campaigns.get(campaignId)),
    }),
    pilotModel: t.field({
      type: PilotModel,
      nullable: true,
      description: 'The pilot model it is an event of; null when none.',
      resolve: ({ pilotModelId }, _args, context) =>
        pilotModelId === null ? null : pilotModels(context).load(pilotModelId),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
  }),
})

export const campaignEvents = batch((ids: readonly string[], context) =>
  campaignEventsByIds(context.db, readAccess(context), ids),
)

registerNode('CampaignEvent', { load: (ids, context) => campaignEventsByIds(context.db, readAccess(context), ids) })

export const CampaignEventFilter = builder.inputType('CampaignEventFilter', {
  description: 'Which events. Everything given must hold; of a list, one is enough.',
  fields: (t) => ({
    units: t.field({
      type: [UnitInput],
      description:
        'Held in one of these units, of any basis and level: a district of before counts events of today that lie wholly in it.',
    }),
    period: t.field({ type: PeriodInput, description: 'Held on these days.' }),
    bbox: t.field({ type: Bbox, description: 'Only events with a point, inside this box.' }),
    near: t.field({ type: PointRadius, description: 'Only events with a point, inside this circle.' }),
    eventTypes: t.field({ type: [EventType], description: 'Only these kinds of event.' }),
    settings: t.field({ type: [EventSetting], description: 'Only events that reach people in one of these settings.' }),
    audiences: t.field({ type: [Audience], description: 'Only events for one of these audiences.' }),
    ageFits: t.field({ type: [AgeFit], description: 'Only events whose content is made for one of these ages.' }),
    channels: t.field({ type: [EventChannel], description: 'Only events that speak through one of these channels.' }),
    hosts: t.idList({ description: 'Global ids of the agencies that held it, such as `Agency:4`.' }),
    campaigns: t.idList({ description: 'Only events of these campaigns, such as `Campaign:3`.' }),
    pilotModels: t.idList({ description: 'Only events of these pilot models, such as `PilotModel:5`.' }),
    integrated: t.boolean({
      description: 'Only those woven into another meeting (true), or only those of their own (false).',
    }),
    text: t.string({ description: 'Words in the title; diacritics and case do not matter.' }),
  }),
})

const CampaignEventOrder = builder.enumType('CampaignEventOrder', {
  description: 'Orderings of campaign events.',
  values: {
    HELD_ON_DESC: { description: 'The newest first.' },
    HELD_ON_ASC: { description: 'The oldest first.' },
    ATTENDANCE_DESC: { description: 'The most attended first; uncounted ones last.' },
    ONLINE_VIEWS_DESC: { description: 'The most viewed first; uncounted ones last.' },
  } as const satisfies Record<keyof typeof campaignEventOrders, object>,
})

const idsOf = (ids: readonly string[] | null | undefined, type: string, field: string) =>
  ids?.map((id, index) => numberId(id, type, `filter.${field}.${index}`))

/** The filter that an input means, for `prisma/data`. */
export async function eventFilterFromInput(
  filter: typeof CampaignEventFilter.$inferInput | null | undefined,
  context: Context,
) {
  const catalogue = await loadCatalogue(context)
  const { units, hosts, campaigns, pilotModels: models, ...plain } = filter ?? {}
  return {
    ...plain,
    unitIds: unitIdsFromInput(catalogue, units, 'filter.units'),
    hostIds: idsOf(hosts, 'Agency', 'hosts'),
    campaignIds: idsOf(campaigns, 'Campaign', 'campaigns'),
    pilotModelIds: idsOf(models, 'PilotModel', 'pilotModels'),
  }
}

builder.queryField('campaignEvents', (t) =>
  t.connection(
    {
      type: CampaignEvent,
      authScopes: { public: true },
      description: 'Communication events, the newest first.',
      args: {
        filter: t.arg({ type: CampaignEventFilter, description: 'Which events; all without it.' }),
        orderBy: t.arg({
          type: CampaignEventOrder,
          required: true,
          defaultValue: 'HELD_ON_DESC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context) => {
        const wanted = await eventFilterFromInput(filter, context)
        return connectionFromPage(await listCampaignEvents(context.db, readAccess(context), wanted, orderBy, page))
      },
    },
    connectionOf(CampaignEvent, 'campaign events'),
  ),
)
