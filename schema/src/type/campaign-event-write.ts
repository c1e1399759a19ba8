import { campaignEventsByIds } from '@hub/prisma/data/campaign-event'
import { recordCampaignEvent } from '@hub/prisma/data/campaign-event-write'
import { builder } from '../builder.ts'
import { loadCatalogue } from '../catalogue.ts'
import { agencyIdFromInput, writing, written } from '../recording.ts'
import { CampaignEvent } from './campaign-event.ts'
import { AgeFit, Audience, EventChannel, EventSetting, EventType } from './campaign-event-code.ts'
import { UnitInput, unitFromInput } from './place.ts'
import { PointInput, provenanceFields } from './record-input.ts'

const RecordCampaignEventInput = builder.inputType('RecordCampaignEventInput', {
  description: 'A communication event that was held. It is copied into the next release: name no person in it.',
  fields: (t) => ({
    titleVi: t.string({ required: true, description: 'Title in Vietnamese, at most 300 characters.' }),
    titleEn: t.string({ description: 'Title in English, at most 300 characters.' }),
    eventType: t.field({ type: EventType, required: true, description: 'Kind of event.' }),
    setting: t.field({ type: EventSetting, required: true, description: 'Where it reaches people.' }),
    audience: t.field({ type: Audience, required: true, description: 'Whom it is for.' }),
    ageFit: t.field({
      type: AgeFit,
      required: true,
      defaultValue: 'ALL',
      description: 'The age its content is made for.',
    }),
    channel: t.field({ type: EventChannel, required: true, description: 'How it speaks to people.' }),
    heldOn: t.field({ type: 'Date', required: true, description: 'Day it was held, or began; not in the future.' }),
    unit: t.field({ type: UnitInput, required: true, description: 'The unit of that day where it was held.' }),
    point: t.field({ type: PointInput, description: 'Where it was held, if it is known; it must lie in the unit.' }),
    campaign: t.string({ description: 'Code of the campaign it belongs to.' }),
    pilotModel: t.string({ description: 'Code of the pilot model that held it.' }),
    host: t.id({ description: 'The agency that held it; global id such as `Agency:4`.' }),
    hostVi: t.string({ description: 'The host in words, where it is no agency of the list.' }),
    isIntegrated: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether it was woven into another meeting.',
    }),
    attendance: t.int({ description: 'Attendances (lượt người); left out when not counted.' }),
    leaflets: t.int({ description: 'Leaflets handed out; left out when not counted.' }),
    loudspeakerMinutes: t.int({ description: 'Minutes on public loudspeakers; left out when not counted.' }),
    onlinePosts: t.int({ description: 'Posts on the web; left out when not counted.' }),
    onlineViews: t.int({ description: 'Views of the posts; left out when not counted.' }),
    onlineShares: t.int({ description: 'Shares of the posts; left out when not counted.' }),
    pressUrl: t.string({ description: 'Address of the press item, http or https.' }),
    ...provenanceFields(t),
  }),
})

builder.mutationField('recordCampaignEvent', (t) =>
  t.field({
    type: CampaignEvent,
    authScopes: { scope: 'records:write' },
    description: 'Records a communication event. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: RecordCampaignEventInput, required: true, description: 'The event.' }) },
    resolve: async (_root, { input }, context) => {
      const catalogue = await loadCatalogue(context)
      const { attendance, leaflets, loudspeakerMinutes, onlinePosts, onlineViews, onlineShares } = input
      const given = {
        ...input,
        unitId: unitFromInput(catalogue, input.unit, 'input.unit').id,
        hostId: agencyIdFromInput(catalogue, input.host, 'input.host'),
        campaignCode: input.campaign,
        pilotModelCode: input.pilotModel,
        counts: { attendance, leaflets, loudspeakerMinutes, onlinePosts, onlineViews, onlineShares },
      }
      const id = await writing(context, (actor) => recordCampaignEvent(context.db, actor, given))
      return written(await campaignEventsByIds(context.db, context.viewer.access, [id]))
    },
  }),
)
