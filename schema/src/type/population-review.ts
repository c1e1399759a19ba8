import {
  listPopulationReviews,
  type populationReviewOrders,
  type PopulationReview as ReviewRow,
} from '@hub/prisma/data/population-review'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { idsFromInput } from '../recording.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { PeriodInput, UnitInput, unitIdsFromInput } from './place.ts'

const ReviewKind = builder.enumType('ReviewKind', {
  description: 'Groups that the directive of 2020 asks the police to review.',
  values: {
    CN_BUSINESS_TIES: { description: 'People with business ties to China.' },
    FOREIGN_SPOUSE: { description: 'Women married to foreigners.' },
    LONG_ABSENT_EXPORT_LABOUR: { description: 'Export labourers who have long been away from home.' },
  } as const,
})

const PopulationReview = builder.objectRef<ReviewRow>('PopulationReview').implement({
  description: 'How many people of a reviewed group a unit counted on a day. There is no list of people behind it.',
  fields: (t) => ({
    kind: t.field({
      type: ReviewKind,
      description: 'The group.',
      resolve: (row) => row.kind as typeof ReviewKind.$inferType,
    }),
    unit: t.field({
      type: AdminUnit,
      description: 'The unit of that day.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    reviewedOn: t.field({ type: 'Date', description: 'Day of the review.', resolve: (row) => row.reviewedOn }),
    people: t.exposeInt('people', { description: 'How many people were counted.' }),
    agency: t.field({
      type: Agency,
      nullable: true,
      description: 'The agency that counted; null when it is not recorded.',
      resolve: ({ agencyId }, _args, context) =>
        agencyId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(agencyId)),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
  }),
})

const PopulationReviewOrder = builder.enumType('PopulationReviewOrder', {
  description: 'Orderings of reviews.',
  values: {
    REVIEWED_ON_DESC: { description: 'The newest first.' },
    REVIEWED_ON_ASC: { description: 'The oldest first.' },
    PEOPLE_DESC: { description: 'The greatest count first.' },
  } as const satisfies Record<keyof typeof populationReviewOrders, object>,
})

builder.queryField('populationReviews', (t) =>
  t.connection(
    {
      type: PopulationReview,
      authScopes: { scope: 'review:read' },
      description: 'Counts of the reviewed groups, live. Needs `review:read`.',
      args: {
        kinds: t.arg({ type: [ReviewKind], description: 'Only these groups.' }),
        units: t.arg({ type: [UnitInput], description: 'Reviews that count in any of these units, on either basis.' }),
        reviewed: t.arg({ type: PeriodInput, description: 'Days of the review.' }),
        agencies: t.arg.idList({ description: 'Reviews by these agencies; global ids such as `Agency:4`.' }),
        orderBy: t.arg({
          type: PopulationReviewOrder,
          required: true,
          defaultValue: 'REVIEWED_ON_DESC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { kinds, units, reviewed, agencies, orderBy, ...page }, context) => {
        const filter = {
          kinds,
          unitIds: unitIdsFromInput(await loadCatalogue(context), units, 'units'),
          period: reviewed,
          agencyIds: idsFromInput(agencies, 'Agency', 'agencies'),
        }
        return connectionFromPage(await listPopulationReviews(context.db, context.viewer.access, filter, orderBy, page))
      },
    },
    connectionOf(PopulationReview, 'reviews'),
  ),
)
