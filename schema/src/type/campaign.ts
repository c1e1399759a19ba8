import type { Campaign as CampaignRow } from '@hub/prisma/data/catalogue-row'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue } from '../catalogue.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { Directive, directives } from './directive.ts'
import { Node } from './node.ts'

export const Campaign = builder.objectRef<CampaignRow>('Campaign').implement({
  description:
    'A campaign that events belong to, such as that of the all-people day against trafficking (30/7) of a year.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `Campaign:3`.',
      resolve: (campaign) => encodeId('Campaign', campaign.id),
    }),
    code: t.exposeString('code', { description: 'Short stable code.' }),
    nameVi: t.exposeString('nameVi', { description: 'Name in Vietnamese.' }),
    nameEn: t.exposeString('nameEn', { description: 'Name in English.' }),
    year: t.exposeInt('year', { description: 'Calendar year.' }),
    directive: t.field({
      type: Directive,
      nullable: true,
      description: 'The directive that asks for it; null when none does.',
      resolve: (campaign, _args, context) =>
        campaign.directiveId === null ? null : directives(context).load(campaign.directiveId),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
  }),
})

registerNode('Campaign', {
  load: async (ids, context) => {
    const { campaigns } = await loadCatalogue(context)
    return ids.map((id) => campaigns.get(id))
  },
})

builder.queryField('campaigns', (t) =>
  t.field({
    type: [Campaign],
    authScopes: { public: true },
    description:
      'Every campaign that events may belong to, the newest first; `campaignEvents` can be filtered by them.',
    resolve: (_root, _args, context) => fromCatalogue(context, ({ campaigns }) => [...campaigns.values()].reverse()),
  }),
)
