import {
  listPilotModels,
  type PilotModel as PilotModelRow,
  pilotModelActivity,
  type pilotModelOrders,
  pilotModelsByIds,
} from '@hub/prisma/data/pilot-model'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch, readAccess } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { AdminUnit } from './admin-unit.ts'
import { Node } from './node.ts'
import { UnitInput, unitIdsFromInput } from './place.ts'

export const pilotModels = batch((ids: readonly string[], context) =>
  pilotModelsByIds(context.db, readAccess(context), ids),
)
const activity = batch((ids: readonly string[], context) => pilotModelActivity(context.db, readAccess(context), ids))

export const PilotModel = builder.objectRef<PilotModelRow>('PilotModel').implement({
  description: 'A pilot model of awareness work (mô hình điểm) in a commune, kept alive by its events.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `PilotModel:5`.',
      resolve: (model) => encodeId('PilotModel', model.id),
    }),
    code: t.exposeString('code', { description: 'Short stable code.' }),
    nameVi: t.exposeString('nameVi', { description: 'Name in Vietnamese.' }),
    nameEn: t.exposeString('nameEn', { description: 'Name in English.' }),
    unit: t.field({
      type: AdminUnit,
      description: 'The unit where it works.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    startedOn: t.field({ type: 'Date', description: 'First day.', resolve: (model) => model.startedOn }),
    endedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day; null while it runs.',
      resolve: (model) => model.endedOn,
    }),
    eventCount: t.int({
      complexity: 3,
      description: 'How many events it has held.',
      resolve: async (model, _args, context) => (await activity(context).load(model.id)).events,
    }),
    lastEventOn: t.field({
      type: 'Date',
      nullable: true,
      complexity: 3,
      description:
        'Day of its newest event; null when it never held one. A model without an event in six months is asleep.',
      resolve: async (model, _args, context) => (await activity(context).load(model.id)).lastEventOn,
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
  }),
})

registerNode('PilotModel', { load: (ids, context) => pilotModelsByIds(context.db, readAccess(context), ids) })

const PilotModelOrder = builder.enumType('PilotModelOrder', {
  description: 'Orderings of pilot models.',
  values: {
    CODE_ASC: { description: 'By code.' },
    STARTED_ON_DESC: { description: 'The newest first.' },
  } as const satisfies Record<keyof typeof pilotModelOrders, object>,
})

builder.queryField('pilotModels', (t) =>
  t.connection(
    {
      type: PilotModel,
      authScopes: { public: true },
      description: 'Pilot models of awareness work.',
      args: {
        units: t.arg({ type: [UnitInput], description: 'Only models in one of these units, of any basis and level.' }),
        asOf: t.arg({ type: 'Date', description: 'Only models that ran on this day.' }),
        text: t.arg.string({ description: 'Words in the name or code; diacritics and case do not matter.' }),
        orderBy: t.arg({
          type: PilotModelOrder,
          required: true,
          defaultValue: 'CODE_ASC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { units, asOf, text, orderBy, ...page }, context) => {
        const unitIds = unitIdsFromInput(await loadCatalogue(context), units, 'units')
        return connectionFromPage(
          await listPilotModels(context.db, readAccess(context), { unitIds, asOf, text }, orderBy, page),
        )
      },
    },
    connectionOf(PilotModel, 'pilot models'),
  ),
)
