import { briefedLevel, briefingPath, type BriefingForm as Form } from '@hub/contract/briefing'
import { briefingsByIds, type KeptBriefing, listBriefings } from '@hub/prisma/data/briefing'
import type { NextBriefing as NextRow } from '@hub/prisma/data/briefing-period'
import {
  type BriefingChoices,
  endBriefingSchedule,
  listBriefingSchedules,
  nextBriefing,
  type BriefingSchedule as ScheduleRow,
  scheduleBriefing,
} from '@hub/prisma/data/briefing-schedule'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import type { Context } from '../context.ts'
import { inInput } from '../error.ts'
import { encodeId, numberId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { markAudited } from '../recording.ts'
import { AdminUnit } from './admin-unit.ts'
import { Baseline } from './comparison.ts'
import { Period } from './count.ts'
import { Grain, Metric } from './metric.ts'
import { Node } from './node.ts'
import { BoundaryBasis, UnitInput, UnitLevel, unitIdsFromInput } from './place.ts'

const BriefingForm = builder.enumType('BriefingForm', {
  description: 'What file a briefing is.',
  values: {
    ONE_PAGE: { value: 'pdf1', description: 'One page, PDF.' },
    SIX_PAGES: { value: 'pdf6', description: 'Six pages, PDF.' },
    WORKBOOK: { value: 'xlsx', description: 'A workbook, XLSX.' },
  } as const satisfies Record<string, { value: Form; description: string }>,
})

/** What a briefing compares, for whatever has it. */
const briefedMetrics = ({ metrics }: BriefingChoices, context: Context) =>
  fromCatalogue(context, (catalogue) => metrics.flatMap((id) => catalogue.metrics.get(id) ?? []))
const briefedUnits = ({ units, scheme }: BriefingChoices, context: Context) =>
  units &&
  fromCatalogue(context, (catalogue) => units.flatMap((code) => catalogue.find({ code, scheme }, 'units') ?? []))

const Briefing = builder.objectRef<KeptBriefing>('Briefing').implement({
  description:
    'A comparison as a paper for a meeting, made at the end of a month or quarter and kept with the release whose figures it tells. It is destroyed when that release is taken back.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Global id, such as `Briefing:5`.', resolve: ({ id }) => encodeId('Briefing', id) }),
    title: t.exposeString('title', { description: 'What whoever scheduled it calls it.' }),
    period: t.field({
      type: Period,
      description: 'The month or quarter that it tells of.',
      resolve: ({ grain, start, end }) => ({ grain, start, end }),
    }),
    form: t.expose('form', { type: BriefingForm, description: 'What file it is.' }),
    basis: t.field({ type: BoundaryBasis, description: 'Boundaries of the units.', resolve: ({ scheme }) => scheme }),
    level: t.field({
      type: UnitLevel,
      description: 'Level of the units.',
      resolve: ({ scheme }) => briefedLevel(scheme),
    }),
    units: t.field({
      type: [AdminUnit],
      nullable: true,
      description: 'The units compared; null for every unit of the level.',
      resolve: (row, _args, context) => briefedUnits(row, context),
    }),
    metrics: t.field({
      type: [Metric],
      description: 'The metrics compared, the drawn one among them.',
      resolve: (row, _args, context) => briefedMetrics(row, context),
    }),
    baseline: t.expose('baseline', { type: Baseline, description: 'What the units are set against.' }),
    release: t.exposeInt('release', { description: 'Number of the release whose figures it tells.' }),
    superseded: t.exposeBoolean('superseded', {
      description:
        'Whether a newer release tells this period in other words, and so has a briefing of its own; this one stays as it was handed out.',
    }),
    path: t.string({
      description: 'Where the file is, such as `/briefings/r3-5.pdf`; 410 once the release was taken back.',
      resolve: ({ release, id, form }) => briefingPath(release, id, form),
    }),
    bytes: t.exposeInt('size', { description: 'Length of the file.' }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the file in hexadecimal.' }),
    madeAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: ({ madeAt }) => madeAt }),
  }),
})

registerNode('Briefing', { load: (ids, { db }) => briefingsByIds(db, ids) })

builder.queryField('briefings', (t) =>
  t.connection(
    {
      type: Briefing,
      authScopes: { public: true },
      description:
        'Briefings that were made on schedule, of every release that stands: the newest period first, and of one period the newest release.',
      args: {
        grains: t.arg({ type: [Grain], description: 'Only those of months, or of quarters.' }),
        forms: t.arg({ type: [BriefingForm], description: 'Only those of these forms.' }),
      },
      resolve: async (_root, { grains, forms, ...page }, { db }) =>
        connectionFromPage(await listBriefings(db, { grains, forms }, page)),
    },
    connectionOf(Briefing, 'briefings'),
  ),
)

const NextBriefing = builder.objectRef<NextRow>('NextBriefing').implement({
  description: 'The briefing that a schedule makes next.',
  fields: (t) => ({
    period: t.field({
      type: Period,
      description: 'The month or quarter that it will tell of.',
      resolve: ({ period }) => period,
    }),
    notBefore: t.field({
      type: 'Date',
      description: 'The first day on which a release can tell of it; it is made when one does.',
      resolve: ({ notBefore }) => notBefore,
    }),
  }),
})

const BriefingSchedule = builder.objectRef<ScheduleRow>('BriefingSchedule').implement({
  description:
    'Of what a briefing is made at the end of every month or quarter, soon after a release tells its figures.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `BriefingSchedule:2`.',
      resolve: ({ id }) => encodeId('BriefingSchedule', id),
    }),
    title: t.exposeString('title', { description: 'What the list of briefings calls it.' }),
    grain: t.field({ type: Grain, description: 'MONTH or QUARTER.', resolve: ({ grain }) => grain }),
    form: t.expose('form', { type: BriefingForm, description: 'What file is made.' }),
    basis: t.field({ type: BoundaryBasis, description: 'Boundaries of the units.', resolve: ({ scheme }) => scheme }),
    units: t.field({
      type: [AdminUnit],
      nullable: true,
      description: 'The units compared; null for every district, or every commune of today.',
      resolve: (row, _args, context) => briefedUnits(row, context),
    }),
    metrics: t.field({
      type: [Metric],
      description: 'The metrics compared.',
      resolve: (row, _args, context) => briefedMetrics(row, context),
    }),
    metric: t.id({ description: 'Id of the one that is drawn and put into words.', resolve: ({ metric }) => metric }),
    baseline: t.expose('baseline', { type: Baseline, description: 'What the units are set against.' }),
    validFrom: t.field({
      type: 'Date',
      description: 'Periods are told that end on this day or later.',
      resolve: ({ validFrom }) => validFrom,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description:
        'Periods are told that end on this day or earlier; null until it is ended. Before `validFrom` where it was cancelled before it began.',
      resolve: ({ validTo }) => validTo,
    }),
    next: t.field({
      type: NextBriefing,
      nullable: true,
      description:
        'What it makes next, of a release to come; null when no period is left in its time. What the newest release tells already is made within seconds.',
      resolve: (row, _args, { db }) => nextBriefing(db, row),
    }),
    by: t.exposeString('by', { nullable: true, description: 'Account that asked for it; null for the hub itself.' }),
    madeAt: t.field({ type: 'DateTime', description: 'When it was asked for.', resolve: ({ madeAt }) => madeAt }),
    fault: t.exposeString('lastFault', {
      nullable: true,
      description: 'Why its briefing could not be made of the newest release; null when it could.',
    }),
  }),
})

builder.queryField('briefingSchedules', (t) =>
  t.field({
    type: [BriefingSchedule],
    authScopes: { scope: 'release:publish' },
    complexity: { field: 5, multiplier: 20 },
    description: 'Every schedule of briefings, those that have ended too, the newest first. Needs `release:publish`.',
    resolve: (_root, _args, { db, viewer }) => listBriefingSchedules(db, viewer.access),
  }),
)

const ScheduleBriefingInput = builder.inputType('ScheduleBriefingInput', {
  description:
    'A comparison as `compareUnits` makes it, by month or quarter, of the districts or of the communes of today.',
  fields: (t) => ({
    title: t.string({
      required: true,
      description: 'What the list is to call it, at most 120 characters, without naming anybody: everybody reads it.',
    }),
    metrics: t.idList({ required: true, description: 'Ids of metrics, 1 to 12.' }),
    metric: t.id({ description: 'The one of them that is drawn and put into words; the first when left out.' }),
    basis: t.field({ type: BoundaryBasis, required: true, description: 'Boundaries of the units.' }),
    units: t.field({ type: [UnitInput], description: 'Only these units; every one when left out.' }),
    grain: t.field({ type: Grain, required: true, description: 'MONTH or QUARTER.' }),
    baseline: t.field({
      type: Baseline,
      required: true,
      defaultValue: 'PREVIOUS_PERIOD',
      description: 'What to compare with.',
    }),
    form: t.field({ type: BriefingForm, required: true, description: 'What file to make.' }),
    validFrom: t.field({
      type: 'Date',
      required: true,
      description: 'Periods that end on this day or later; of earlier ones at most the newest twelve are made.',
    }),
    validTo: t.field({
      type: 'Date',
      description: 'Periods that end on this day or earlier; until it is ended when left out.',
    }),
  }),
})

/** A schedule that was just written, read back. */
async function scheduleById({ db, viewer }: Context, id: string): Promise<ScheduleRow> {
  const rows = await listBriefingSchedules(db, viewer.access)
  return must(
    rows.find((row) => row.id === id),
    'schedule',
    id,
  )
}

builder.mutationFields((t) => ({
  scheduleBriefing: t.field({
    type: BriefingSchedule,
    authScopes: { scope: 'release:publish' },
    description:
      'Has a briefing made at the end of every month or quarter, and gives the schedule. What the newest release already tells of its time is made at once. NOT_PUBLISHED where a metric is not told by that grain. Needs `release:publish`.',
    args: {
      input: t.arg({
        type: ScheduleBriefingInput,
        required: true,
        description: 'What to compare, when, and in what form.',
      }),
    },
    resolve: async (_root, { input: { basis, units, metric, ...input } }, context) => {
      const catalogue = await loadCatalogue(context)
      const ids = unitIdsFromInput(catalogue, units, 'input.units')
      const codes = ids?.map((id) => must(catalogue.units.get(id), 'unit', id).code) ?? null
      const actor = { access: context.viewer.access, requestId: context.requestId }
      const id = await scheduleBriefing(context.db, actor, {
        ...input,
        scheme: basis,
        units: codes,
        metric: metric ?? input.metrics[0] ?? '',
      }).catch((error: unknown) => {
        throw inInput(error)
      })
      markAudited(context)
      return await scheduleById(context, id)
    },
  }),
  endBriefingSchedule: t.field({
    type: BriefingSchedule,
    authScopes: { scope: 'release:publish' },
    description:
      'Ends a schedule and gives it; what was made stays. One that has not begun is cancelled when no day is named. CONFLICT when it has ended already. Needs `release:publish`.',
    args: {
      schedule: t.arg.id({ required: true, description: 'Its global id, such as `BriefingSchedule:2`.' }),
      validTo: t.arg({ type: 'Date', description: 'The last day on which a period may end; today when left out.' }),
    },
    resolve: async (_root, { schedule, validTo }, context) => {
      const id = numberId(schedule, 'BriefingSchedule', 'schedule')
      await endBriefingSchedule(
        context.db,
        { access: context.viewer.access, requestId: context.requestId },
        id,
        validTo,
      )
      markAudited(context)
      return await scheduleById(context, id)
    },
  }),
}))
