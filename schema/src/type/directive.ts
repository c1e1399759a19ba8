import {
  type Directive as DirectiveRow,
  directivesByIds,
  directiveTasksByIds,
  listDirectives,
  type DirectiveProgress as ProgressRow,
  type ProgressSummary,
  progressOfTasks,
  type DirectiveTask as TaskRow,
  tasksOfDirectives,
} from '@hub/prisma/data/directive'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch, readAccess } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { Metric } from './metric.ts'
import { Node } from './node.ts'
import { UnitInput, unitFromInput } from './place.ts'
import { Source } from './source.ts'

export const directives = batch((ids: readonly string[], context) =>
  directivesByIds(context.db, readAccess(context), ids),
)
const tasks = batch((ids: readonly string[], context) => tasksOfDirectives(context.db, readAccess(context), ids))
const progress = batch((ids: readonly string[], context) => progressOfTasks(context.db, readAccess(context), ids))

const TaskStatus = builder.enumType('TaskStatus', {
  description: 'How far a unit has come with a task.',
  values: {
    NOT_STARTED: { description: 'Not begun.' },
    IN_PROGRESS: { description: 'Under way.' },
    DONE: { description: 'Done, in time or late.' },
  } as const,
})

const DirectiveProgress = builder.objectRef<ProgressRow>('DirectiveProgress').implement({
  description: 'How one unit stands with one task.',
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The unit.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    status: t.expose('status', { type: TaskStatus, description: 'How far it has come.' }),
    dueOn: t.field({ type: 'Date', description: 'Last day to do it.', resolve: (row) => row.dueOn }),
    doneOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day it was done; null while it is not.',
      resolve: (row) => row.doneOn,
    }),
    late: t.exposeBoolean('late', {
      description: 'Whether it was done after the due day, or was due and not done when last noted.',
    }),
    asOf: t.field({ type: 'Date', description: 'Day this was noted.', resolve: (row) => row.asOf }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
  }),
})

const DirectiveProgressSummary = builder.objectRef<ProgressSummary>('DirectiveProgressSummary').implement({
  description: 'Progress of a task over all units and due days.',
  fields: (t) => ({
    units: t.exposeInt('units', { description: 'How many entries there are: units times due days.' }),
    done: t.exposeInt('done', { description: 'Entries that are done, late ones too.' }),
    inProgress: t.exposeInt('inProgress', { description: 'Entries under way.' }),
    notStarted: t.exposeInt('notStarted', { description: 'Entries not begun.' }),
    late: t.exposeInt('late', { description: 'Entries done late, or due and not done.' }),
  }),
})

function summaryOf(rows: readonly ProgressRow[]): ProgressSummary {
  const count = (test: (row: ProgressRow) => boolean) => rows.filter(test).length
  return {
    units: rows.length,
    done: count((row) => row.status === 'DONE'),
    inProgress: count((row) => row.status === 'IN_PROGRESS'),
    notStarted: count((row) => row.status === 'NOT_STARTED'),
    late: count((row) => row.late),
  }
}

const DirectiveTask = builder.objectRef<TaskRow>('DirectiveTask').implement({
  description: 'One duty that a directive gives to somebody.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `DirectiveTask:7`.',
      resolve: (task) => encodeId('DirectiveTask', task.id),
    }),
    number: t.exposeInt('number', { description: 'Number of the task inside its directive, from 1.' }),
    actorVi: t.exposeString('actorVi', { description: 'Who must act, in the words of the time, in Vietnamese.' }),
    actorEn: t.exposeString('actorEn', { description: 'Who must act, in English.' }),
    dutyVi: t.exposeString('dutyVi', { description: 'What must be done, in Vietnamese.' }),
    dutyEn: t.exposeString('dutyEn', { description: 'What must be done, in English.' }),
    hubVi: t.exposeString('hubVi', { description: 'What the hub records or shows for it, in Vietnamese.' }),
    hubEn: t.exposeString('hubEn', { description: 'What the hub records or shows for it, in English.' }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day that the directive itself sets; null when it sets none.',
      resolve: (task) => task.dueOn,
    }),
    agency: t.field({
      type: Agency,
      nullable: true,
      description: 'The agency in charge; null when the duty is everybody’s. Its `actingToday` says who does it today.',
      resolve: ({ agencyId }, _args, context) =>
        agencyId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(agencyId)),
    }),
    metric: t.field({
      type: Metric,
      nullable: true,
      description: 'The metric that shows how it goes; null when none does.',
      resolve: ({ metricId }, _args, context) =>
        metricId === null ? null : fromCatalogue(context, ({ metrics }) => metrics.get(metricId)),
    }),
    progress: t.field({
      type: [DirectiveProgress],
      complexity: { field: 3, multiplier: 10 },
      description: 'How units stand with it: the newest due day first, then by code.',
      args: { unit: t.arg({ type: UnitInput, description: 'Only this unit.' }) },
      resolve: async (task, { unit }, context) => {
        const rows = await progress(context).load(task.id)
        if (!unit) return rows
        const { id } = unitFromInput(await loadCatalogue(context), unit, 'unit')
        return rows.filter((row) => row.unitId === id)
      },
    }),
    progressSummary: t.field({
      type: DirectiveProgressSummary,
      complexity: 3,
      description: 'Progress over all units.',
      resolve: async (task, _args, context) => summaryOf(await progress(context).load(task.id)),
    }),
  }),
})

export const Directive = builder.objectRef<DirectiveRow>('Directive').implement({
  description: 'A directive that gives duties to agencies and units, such as 2566/UBND-NC of 24/7/2020.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `Directive:1`.',
      resolve: (directive) => encodeId('Directive', directive.id),
    }),
    number: t.exposeString('number', { description: 'Number and sign, such as `2566/UBND-NC`.' }),
    titleVi: t.exposeString('titleVi', { description: 'Title in Vietnamese.' }),
    titleEn: t.exposeString('titleEn', { description: 'Title in English.' }),
    issuedOn: t.field({ type: 'Date', description: 'Day of issue.', resolve: (directive) => directive.issuedOn }),
    issuer: t.field({
      type: Agency,
      description: 'Who issued it.',
      resolve: ({ issuerId }, _args, context) =>
        fromCatalogue(context, ({ agencies }) => must(agencies.get(issuerId), 'agency', issuerId)),
    }),
    signerRoleVi: t.exposeString('signerRoleVi', { description: 'Office of who signed, in Vietnamese; no name.' }),
    signerRoleEn: t.exposeString('signerRoleEn', { description: 'Office of who signed, in English; no name.' }),
    summaryVi: t.exposeString('summaryVi', { description: 'What it asks for, in Vietnamese.' }),
    summaryEn: t.exposeString('summaryEn', { description: 'What it asks for, in English.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where it can be read; null when not on the web.' }),
    tasks: t.field({
      type: [DirectiveTask],
      complexity: { field: 2, multiplier: 24 },
      description: 'Its duties by number.',
      resolve: (directive, _args, context) => tasks(context).load(directive.id),
    }),
    source: t.field({
      type: Source,
      description: 'Source of these facts.',
      resolve: ({ sourceId }, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(sourceId), 'source', sourceId)),
    }),
  }),
})

registerNode('Directive', { load: (ids, context) => directivesByIds(context.db, readAccess(context), ids) })
registerNode('DirectiveTask', { load: (ids, context) => directiveTasksByIds(context.db, readAccess(context), ids) })

builder.queryField('directives', (t) =>
  t.connection(
    {
      type: Directive,
      authScopes: { public: true },
      complexity: ({ first, last }) => ({ field: 1, multiplier: first ?? last ?? 5 }),
      description: 'Directives with their tasks and progress, the newest first.',
      args: {
        numbers: t.arg.stringList({ description: 'Only these numbers, such as `2566/UBND-NC`.' }),
        text: t.arg.string({ description: 'Words in number or title; diacritics and case do not matter.' }),
      },
      resolve: async (_root, { numbers, text, ...page }, context) => {
        await loadCatalogue(context)
        return connectionFromPage(await listDirectives(context.db, readAccess(context), { numbers, text }, page))
      },
    },
    connectionOf(Directive, 'directives'),
  ),
)
