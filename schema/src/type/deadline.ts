import type { Catalogue } from '@hub/prisma/data/catalogue'
import {
  agenciesOfDeadlines,
  type DeadlineFilter as DataFilter,
  type Deadline as DeadlineRow,
  type deadlineOrders,
  deadlinesOf,
  listDeadlines,
} from '@hub/prisma/data/deadline'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch } from '../context.ts'
import { branded } from '../node-registry.ts'
import { idsFromInput } from '../recording.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { Case, cases } from './case.ts'
import { PeriodInput, UnitInput, unitIdsFromInput } from './place.ts'
import { Tip, tips } from './tip.ts'
import { Victim, victims } from './victim.ts'

export const tipDeadlines = batch((ids: readonly string[], { db, viewer }) =>
  deadlinesOf(db, viewer.access, 'TIP', ids),
)
export const victimDeadlines = batch((ids: readonly string[], { db, viewer }) =>
  deadlinesOf(db, viewer.access, 'VICTIM', ids),
)
export const caseDeadlines = batch((ids: readonly string[], { db, viewer }) =>
  deadlinesOf(db, viewer.access, 'CASE', ids),
)

const DeadlineState = builder.enumType('DeadlineState', {
  description: 'How a legal time limit stands now.',
  values: {
    OPEN: { description: 'Not met yet; time is left.' },
    OVERDUE: { description: 'Not met, and time has run out.' },
    MET: { description: 'Met in time.' },
    MET_LATE: { description: 'Met, but late.' },
  } as const,
})

const DeadlineSubjectKind = builder.enumType('DeadlineSubjectKind', {
  description: 'Kind of record that a legal time limit is about.',
  values: {
    TIP: { description: 'A tip.' },
    VICTIM: { description: 'A victim.' },
    CASE: { description: 'A case.' },
  } as const,
})

export const Deadline = builder.objectRef<DeadlineRow>('Deadline')

const DeadlineSubject = builder.unionType('DeadlineSubject', {
  description: 'The record that a legal time limit is about.',
  types: () => [Tip, Victim, Case],
})

Deadline.implement({
  description: 'A legal time limit of one record, by the clock that was in force on the day it started.',
  fields: (t) => ({
    clock: t.exposeString('clockKind', {
      description: 'Kind of clock, such as `TIP_CLASSIFY`; the kinds are in `codes(list: "CLOCK")`.',
    }),
    labelVi: t.exposeString('labelVi', { description: 'What must be done, in Vietnamese.' }),
    labelEn: t.exposeString('labelEn', { description: 'What must be done, in English.' }),
    legalRef: t.exposeString('legalRef', { description: 'The rule of law that sets it.' }),
    subjectKind: t.field({
      type: DeadlineSubjectKind,
      description: 'Kind of record it is about.',
      resolve: (deadline) => deadline.subject,
    }),
    subject: t.field({
      type: DeadlineSubject,
      description: 'The record it is about.',
      resolve: async ({ tipId, victimId, caseId }, _args, context) => {
        const found = tipId
          ? branded(await tips(context).load(tipId), 'Tip')
          : victimId
            ? branded(await victims(context).load(victimId), 'Victim')
            : branded(await cases(context).load(caseId ?? ''), 'Case')
        return must(found ?? undefined, 'subject of a deadline', tipId ?? victimId ?? caseId ?? '')
      },
    }),
    unit: t.field({
      type: AdminUnit,
      description: 'The unit it counts in.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    agency: t.field({
      type: Agency,
      nullable: true,
      description: 'The agency that must act; null while none is in charge.',
      resolve: ({ agencyId }, _args, context) =>
        agencyId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(agencyId)),
    }),
    startedAt: t.field({
      type: 'DateTime',
      description: 'When the time began to run.',
      resolve: (row) => row.startedAt,
    }),
    dueAt: t.field({ type: 'DateTime', description: 'When it runs out.', resolve: (row) => row.dueAt }),
    metAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was met; null until then.',
      resolve: (row) => row.metAt,
    }),
    extended: t.exposeBoolean('extended', { description: 'Whether it was extended.' }),
    state: t.expose('state', { type: DeadlineState, description: 'How it stands now.' }),
    daysLate: t.exposeInt('daysLate', {
      nullable: true,
      description:
        'Whole days from when it ran out until it was met, or until now; null while time is left, and when met in time.',
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it belongs to an invented record.' }),
  }),
})

const DeadlineFilter = builder.inputType('DeadlineFilter', {
  description: 'Which legal time limits. Everything given must hold; of a list any one.',
  fields: (t) => ({
    subjects: t.field({ type: [DeadlineSubjectKind], description: 'Only records of these kinds.' }),
    clocks: t.stringList({ description: 'Only these kinds of clock, such as `TIP_DECIDE`.' }),
    states: t.field({ type: [DeadlineState], description: 'Only those that stand so now.' }),
    due: t.field({ type: PeriodInput, description: 'Days on which they run out, in Việt Nam.' }),
    units: t.field({ type: [UnitInput], description: 'Those that count in any of these units, on either basis.' }),
    agencies: t.idList({ description: 'Those that these agencies must meet; global ids such as `Agency:4`.' }),
  }),
})

function filterFromInput(
  catalogue: Catalogue,
  given: typeof DeadlineFilter.$inferInput | null | undefined,
): DataFilter {
  const { units, clocks, agencies, ...rest } = given ?? {}
  return {
    ...rest,
    clockKinds: clocks,
    unitIds: unitIdsFromInput(catalogue, units, 'filter.units'),
    agencyIds: idsFromInput(agencies, 'Agency', 'filter.agencies'),
  }
}

const DeadlineOrder = builder.enumType('DeadlineOrder', {
  description: 'Orderings of legal time limits.',
  values: {
    DUE_AT_ASC: { description: 'The first to run out first.' },
    DUE_AT_DESC: { description: 'The last to run out first.' },
  } as const satisfies Record<keyof typeof deadlineOrders, object>,
})

builder.queryField('deadlines', (t) =>
  t.connection(
    {
      type: Deadline,
      authScopes: { scope: 'records:read' },
      description: 'Legal time limits, live: what must be done next, and what was missed. Needs `records:read`.',
      args: {
        filter: t.arg({ type: DeadlineFilter, description: 'Which ones; all without it.' }),
        orderBy: t.arg({
          type: DeadlineOrder,
          required: true,
          defaultValue: 'DUE_AT_ASC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context) => {
        const given = filterFromInput(await loadCatalogue(context), filter)
        return connectionFromPage(await listDeadlines(context.db, context.viewer.access, given, orderBy, page))
      },
    },
    connectionOf(Deadline, 'legal time limits'),
  ),
)

builder.queryField('deadlineAgencies', (t) =>
  t.field({
    type: [Agency],
    authScopes: { scope: 'records:read' },
    complexity: { field: 1, multiplier: 20 },
    description:
      'The agencies that must meet, or had to meet, the legal time limits that `deadlines` lists for the same filter, by code: what a list can be narrowed to. Needs `records:read`.',
    args: { filter: t.arg({ type: DeadlineFilter, description: 'Which time limits; all without it.' }) },
    resolve: async (_root, { filter }, context) => {
      const catalogue = await loadCatalogue(context)
      const ids = await agenciesOfDeadlines(context.db, context.viewer.access, filterFromInput(catalogue, filter))
      return ids
        .map((id) => must(catalogue.agencies.get(id), 'agency', id))
        .sort((a, b) => a.code.localeCompare(b.code))
    },
  }),
)
