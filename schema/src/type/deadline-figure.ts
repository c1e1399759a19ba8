import {
  type DeadlineCell as DeadlineCellShape,
  type DeadlineFigureAnswer,
  type DeadlineFigureRow,
  readDeadlineFigures,
} from '@hub/prisma/data/deadline-figure'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { Count, Period } from './count.ts'
import { LegalClock } from './legal-clock.ts'
import { Grain } from './metric.ts'
import { UnitInput, unitFromInput } from './place.ts'

const DeadlineCell = builder.objectRef<DeadlineCellShape>('DeadlineCell').implement({
  description:
    'Legal time limits that ran out in a period. All counts are exact; NO_DATA where the unit was not recorded for the whole period.',
  fields: (t) => ({
    period: t.expose('period', { type: Period, description: 'The period.' }),
    share: t.expose('share', {
      type: Count,
      description: 'Share met in time, percent; NO_DATA where none ran out.',
    }),
    due: t.expose('due', { type: Count, description: 'How many ran out.' }),
    met: t.expose('met', { type: Count, description: 'How many of them were met in time.' }),
    missed: t.expose('missed', { type: Count, description: 'How many were not.' }),
    stillOpen: t.expose('stillOpen', { type: Count, description: 'How many of the missed are still open.' }),
    provisional: t.exposeBoolean('provisional', { description: 'Whether late records may still change it.' }),
  }),
})

const DeadlineAgency = builder.objectRef<DeadlineFigureRow>('DeadlineAgency').implement({
  description: 'One kind of legal time limit with one agency.',
  fields: (t) => ({
    clock: t.exposeString('clockKind', { description: 'Kind of clock, such as `TIP_CLASSIFY`.' }),
    rules: t.field({
      type: [LegalClock],
      complexity: { field: 1, multiplier: 2 },
      description: 'What the law says of it, each rule for its time.',
      resolve: ({ clockKind }, _args, context) =>
        fromCatalogue(context, ({ clocks }) => clocks.filter(({ kind }) => kind === clockKind)),
    }),
    agency: t.field({
      type: Agency,
      nullable: true,
      description: 'The agency that must act; null where none is in charge.',
      resolve: ({ agencyId }, _args, context) =>
        agencyId === null
          ? null
          : fromCatalogue(context, ({ agencies }) => must(agencies.get(agencyId), 'agency', agencyId)),
    }),
    cells: t.expose('cells', {
      type: [DeadlineCell],
      complexity: { field: 1, multiplier: 8 },
      description: 'One for each of `periods`, in their order.',
    }),
    late: t.exposeInt('late', { description: 'How many are late now, whenever they ran out.' }),
    longestDays: t.exposeInt('longestDays', {
      nullable: true,
      description: 'The longest delay among those, in whole days; null when none is late.',
    }),
  }),
})

const DeadlineFigures = builder.objectRef<DeadlineFigureAnswer>('DeadlineFigures').implement({
  description: 'Legal time limits of a unit by clock and agency: counted, never listed.',
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The unit.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    grain: t.expose('grain', { type: Grain, description: 'Length of the periods.' }),
    periods: t.expose('periods', { type: [Period], description: 'The asked periods, the oldest first.' }),
    rows: t.expose('rows', {
      type: [DeadlineAgency],
      complexity: { field: 1, multiplier: 40 },
      description: 'By clock, then agency; pairs that had no time limit in the asked time and none late are left out.',
    }),
    late: t.int({
      description: 'How many are late now in all.',
      resolve: ({ rows }) => rows.reduce((sum, { late }) => sum + late, 0),
    }),
  }),
})

builder.queryField('deadlineFigures', (t) =>
  t.field({
    type: DeadlineFigures,
    authScopes: { scope: 'figures:exact' },
    description:
      'Which agency kept which legal time limit, and what is late now: exact counts without a record. Needs `figures:exact`; everybody else reads `figures(metric: "deadlines_met_share")` by clock or by branch of agency.',
    args: {
      unit: t.arg({
        type: UnitInput,
        required: true,
        description: 'The unit that they count in, such as `{ code: "24" }` for the province of today.',
      }),
      grain: t.arg({
        type: Grain,
        required: true,
        defaultValue: 'QUARTER',
        description: 'Length of the periods.',
      }),
      from: t.arg({ type: 'Date', required: true, description: 'Any day of the first period, such as `2025-01-01`.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Any day of the last period; at most 40 periods.' }),
    },
    resolve: async (_root, { unit, grain, from, to }, context) => {
      const unitId = unitFromInput(await loadCatalogue(context), unit, 'unit').id
      return readDeadlineFigures(context.db, context.viewer.access, { unitId, grain, from, to })
    },
  }),
)
