import {
  listTips,
  messagesOfTips,
  type Tip as TipRow,
  type tipOrders,
  tipsByIds,
  tipsOfCases,
} from '@hub/prisma/data/tip'
import { askedColumns } from '../asked-column.ts'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { idsFromInput } from '../recording.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { Case } from './case.ts'
import { Deadline, tipDeadlines } from './deadline.ts'
import { Node } from './node.ts'
import { Bbox, PeriodInput, PlacePrecision, Point, PointRadius, UnitInput, unitIdsFromInput } from './place.ts'
import { TipChannel, TipKind, TipOutcome, TipStatus, TipTopic } from './tip-code.ts'
import { TipMessage } from './tip-message.ts'

export const tips = batch((ids: readonly string[], { db, viewer }) => tipsByIds(db, viewer.access, ids))
const messages = batch((ids: readonly string[], { db, viewer }) => messagesOfTips(db, viewer.access, ids))
/** Tips that led to a case. */
export const caseTips = batch((ids: readonly string[], { db, viewer }) => tipsOfCases(db, viewer.access, ids))

export const Tip = builder.objectRef<TipRow>('Tip')

Tip.implement({
  description:
    'Something told about trafficking, by anybody, with how it was handled. For staff; the public has figures.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Global id, such as `Tip:12`.', resolve: (tip) => encodeId('Tip', tip.id) }),
    origin: t.exposeString('origin', {
      description: 'System or office the record came from; `hub` when it was made here.',
    }),
    originId: t.exposeString('originId', { description: 'Number of the record there.' }),
    kind: t.field({
      type: TipKind,
      description: 'Kind in law.',
      resolve: (tip) => tip.kind as typeof TipKind.$inferType,
    }),
    channel: t.field({
      type: TipChannel,
      description: 'How it came in.',
      resolve: (tip) => tip.channel as typeof TipChannel.$inferType,
    }),
    topic: t.field({
      type: TipTopic,
      description: 'What it is about.',
      resolve: (tip) => tip.topic as typeof TipTopic.$inferType,
    }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When it was received; cut to the hour when it came through the form of the hub.',
      resolve: (tip) => tip.receivedAt,
    }),
    unit: t.field({
      type: AdminUnit,
      description: 'The unit of that day that it speaks of: before 1/7/2025 one of the old boundaries.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    placePrecision: t.field({
      type: PlacePrecision,
      description: 'How exactly the place is known.',
      resolve: (tip) => tip.placePrecision as typeof PlacePrecision.$inferType,
    }),
    point: t.expose('point', {
      type: Point,
      nullable: true,
      description: 'The place; null unless `placePrecision` is POINT.',
    }),
    status: t.field({
      type: TipStatus,
      description: 'How far it has been handled.',
      resolve: (tip) => tip.status as typeof TipStatus.$inferType,
    }),
    outcome: t.field({
      type: TipOutcome,
      nullable: true,
      description: 'Decision; null until it is resolved.',
      resolve: (tip) => tip.outcome as typeof TipOutcome.$inferType | null,
    }),
    agency: t.field({
      type: Agency,
      nullable: true,
      description: 'Agency in charge; null while none is.',
      resolve: ({ agencyId }, _args, context) =>
        agencyId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(agencyId)),
    }),
    classifiedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was classified; null until then.',
      resolve: (tip) => tip.classifiedAt,
    }),
    firstActionAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When somebody first acted on it; null until then.',
      resolve: (tip) => tip.firstActionAt,
    }),
    resolvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was decided; null until then.',
      resolve: (tip) => tip.resolvedAt,
    }),
    extended: t.exposeBoolean('extended', { description: 'Whether the time to decide was extended.' }),
    case: t.expose('case', { type: Case, nullable: true, description: 'The case it led to; null when none.' }),
    summary: t.exposeString('summary', {
      nullable: true,
      description:
        'What was told, in the words of who received it; null when nothing was written down. May be personal.',
    }),
    messages: t.field({
      type: [TipMessage],
      description: 'Messages between whoever filed it and the officers, the oldest first; only of tips with a receipt.',
      resolve: ({ id }, _args, context) => messages(context).load(id),
    }),
    deadlines: t.field({
      type: [Deadline],
      description: 'Its legal time limits, the first to run out first.',
      resolve: ({ id }, _args, context) => tipDeadlines(context).load(id),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
    recordedAt: t.field({
      type: 'DateTime',
      description: 'When it was recorded here; cut to the hour when the public filed it.',
      resolve: (tip) => tip.recordedAt,
    }),
  }),
})

registerNode('Tip', { scope: 'records:read', load: (ids, context) => tips(context).loadMany(ids).then(rows) })

/** What a batch found; a fault in it is a fault of the whole. */
function rows<Row>(found: readonly (Row | Error)[]): Row[] {
  return found.map((row) => {
    if (row instanceof Error) throw row
    return row
  })
}

const TipFilter = builder.inputType('TipFilter', {
  description: 'Which tips. Everything given must hold; of a list any one.',
  fields: (t) => ({
    units: t.field({
      type: [UnitInput],
      description: 'Tips that count in any of these units, on either boundary basis and any level.',
    }),
    received: t.field({ type: PeriodInput, description: 'Days on which they were received, in Việt Nam.' }),
    bbox: t.field({ type: Bbox, description: 'Tips with a point in this box; those without a point are left out.' }),
    near: t.field({ type: PointRadius, description: 'Tips with a point within this distance.' }),
    kinds: t.field({ type: [TipKind], description: 'Only these kinds.' }),
    channels: t.field({ type: [TipChannel], description: 'Only these channels.' }),
    topics: t.field({ type: [TipTopic], description: 'Only these topics.' }),
    statuses: t.field({ type: [TipStatus], description: 'Only these statuses.' }),
    outcomes: t.field({ type: [TipOutcome], description: 'Only these decisions.' }),
    agencies: t.idList({
      description: 'Only tips that these agencies are in charge of; global ids such as `Agency:4`.',
    }),
    cases: t.idList({ description: 'Only tips that led to these cases; global ids such as `Case:7`.' }),
    hasCase: t.boolean({ description: 'Whether they led to a case.' }),
    text: t.string({
      description: 'Words in the summary; diacritics, case and order do not matter. At most 200 characters.',
    }),
  }),
})

const TipOrder = builder.enumType('TipOrder', {
  description: 'Orderings of tips.',
  values: {
    RECEIVED_AT_DESC: { description: 'The newest first.' },
    RECEIVED_AT_ASC: { description: 'The oldest first.' },
    RECORDED_DESC: { description: 'The last recorded first.' },
  } as const satisfies Record<keyof typeof tipOrders, object>,
})

builder.queryField('tips', (t) =>
  t.connection(
    {
      type: Tip,
      authScopes: { scope: 'records:read' },
      description: 'Tips, live. Needs `records:read`. A page is one statement, with units and cases.',
      args: {
        filter: t.arg({ type: TipFilter, description: 'Which tips; all without it.' }),
        orderBy: t.arg({
          type: TipOrder,
          required: true,
          defaultValue: 'RECEIVED_AT_DESC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const { units, received, agencies, cases, ...rest } = filter ?? {}
        const catalogue = await loadCatalogue(context)
        const found = await listTips(
          context.db,
          context.viewer.access,
          {
            ...rest,
            unitIds: unitIdsFromInput(catalogue, units, 'filter.units'),
            period: received,
            agencyIds: idsFromInput(agencies, 'Agency', 'filter.agencies'),
            caseIds: idsFromInput(cases, 'Case', 'filter.cases'),
          },
          orderBy,
          page,
          askedColumns(info, { unit: ['unitId'], agency: ['agencyId'] }),
        )
        return connectionFromPage(found)
      },
    },
    connectionOf(Tip, 'tips'),
  ),
)
