import { type CampaignCoverage as CoverageShape, readCampaignCoverage } from '@hub/prisma/data/campaign-coverage'
import { builder } from '../builder.ts'
import { fromCatalogue, must } from '../catalogue.ts'
import { readAccess } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { AdminUnit } from './admin-unit.ts'
import { CampaignEventFilter, eventFilterFromInput } from './campaign-event.ts'
import { Count } from './count.ts'
import { PeriodInput } from './place.ts'

const CampaignCoverage = builder.objectRef<CoverageShape>('CampaignCoverage').implement({
  description: 'Whether campaign work reached a commune of today.',
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The commune.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    unitId: t.id({
      description: 'Global id of the commune, as features of the map layer `admin-unit` carry it.',
      resolve: ({ unitId }) => encodeId('AdminUnit', unitId),
    }),
    events: t.expose('events', {
      type: Count,
      description:
        'Events of the period, EXACT and zero too; NO_DATA where the commune was not of the province for the whole period.',
    }),
    lastHeldOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day of the last event up to the end of the period; null when none is known.',
      resolve: ({ lastHeldOn }) => lastHeldOn,
    }),
  }),
})

builder.queryField('campaignCoverage', (t) =>
  t.field({
    type: [CampaignCoverage],
    authScopes: { public: true },
    complexity: { field: 10, multiplier: 99 },
    description:
      'Every commune of today with its events of a period, and when somebody last came: by code. Events of all years are carried to the communes of today; those known to a district only count in none.',
    args: {
      period: t.arg({ type: PeriodInput, required: true, description: 'The days; both ends are needed.' }),
      filter: t.arg({
        type: CampaignEventFilter,
        description:
          'Which events count, also as the last one; all without it. Its own `period` is not used: `period` says the days.',
      }),
    },
    resolve: async (_root, { period, filter }, context) =>
      readCampaignCoverage(context.db, readAccess(context), period, await eventFilterFromInput(filter, context)),
  }),
)
