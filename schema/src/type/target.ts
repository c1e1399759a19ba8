import type { openReasons, targetStates } from '@hub/contract/target'
import {
  readTargets,
  type TargetAnswer,
  type TargetCell as TargetCellShape,
  type TargetProgress as TargetProgressShape,
} from '@hub/prisma/data/target'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { encodeId } from '../global-id.ts'
import { AdminUnit } from './admin-unit.ts'
import { Count, Period } from './count.ts'
import { figureOrigin } from './figure-origin.ts'
import { Grain, Metric, Target } from './metric.ts'
import { BoundaryBasis, UnitInput, UnitLevel, unitIdsFromInput } from './place.ts'

const TargetState = builder.enumType('TargetState', {
  description: 'Whether a unit met a target in a period.',
  values: {
    MET: { description: 'Every number that the figure allows meets it.' },
    MISSED: { description: 'No number that the figure allows meets it.' },
    OPEN: { description: 'It cannot be told; `openReason` says why.' },
  } as const satisfies Record<(typeof targetStates)[number], object>,
})

const OpenReason = builder.enumType('OpenReason', {
  description: 'Why a target is not judged.',
  values: {
    PROVISIONAL: { description: 'Late records may still change the figure.' },
    PROTECTED: { description: 'Rounding, or a range, leaves both possible.' },
    WITHHELD: { description: 'The figure rests on too few records to be told.' },
    NOT_REPORTED: { description: 'The source told nothing for this period.' },
    NO_DATA: { description: 'Nothing fell due, the period has not ended, or the unit is not covered.' },
  } as const satisfies Record<(typeof openReasons)[number], object>,
})

const TargetCell = builder.objectRef<TargetCellShape>('TargetCell').implement({
  description: 'The figure of a unit in a period, judged by a target.',
  fields: (t) => ({
    period: t.expose('period', { type: Period, description: 'The period.' }),
    value: t.expose('value', { type: Count, description: 'The figure, as `figures` tells it.' }),
    base: t.expose('base', {
      type: Count,
      nullable: true,
      description: 'How many records a share rests on; null for counts and sums.',
    }),
    state: t.expose('state', { type: TargetState, description: 'Met, missed, or open.' }),
    openReason: t.field({
      type: OpenReason,
      nullable: true,
      description: 'Why it is not judged; null where it is.',
      resolve: ({ reason }) => reason,
    }),
    provisional: t.exposeBoolean('provisional', { description: 'Whether late records may still change the figure.' }),
  }),
})

const TargetUnit = builder.objectRef<TargetProgressShape['units'][number]>('TargetUnit').implement({
  description: 'A unit by the periods of a target.',
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The unit.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    unitId: t.id({ description: 'Global id of the unit.', resolve: (row) => encodeId('AdminUnit', row.unitId) }),
    cells: t.expose('cells', {
      type: [TargetCell],
      complexity: { field: 1, multiplier: 8 },
      description: 'One for each of `periods`, in their order.',
    }),
  }),
})

const TargetProgress = builder.objectRef<TargetProgressShape>('TargetProgress').implement({
  description: 'One target, unit by unit, for the asked periods in which it holds.',
  fields: (t) => ({
    target: t.field({
      type: Target,
      description: 'The target, with its validity and source.',
      resolve: ({ target, metric }, _args, context) =>
        fromCatalogue(context, (c) =>
          must(
            c
              .targetsOf(metric.id)
              .find((row) => row.programme === target.programme && row.validFrom === target.valid_from),
            'target',
            target.programme,
          ),
        ),
    }),
    metric: t.field({
      type: Metric,
      description: 'The metric that it is set for.',
      resolve: ({ metric: { id } }, _args, context) =>
        fromCatalogue(context, ({ metrics }) => must(metrics.get(id), 'metric', id)),
    }),
    published: t.exposeBoolean('published', {
      description: 'Whether its figures are told for this level and grain; `metric { lattice }` says where they are.',
    }),
    periods: t.expose('periods', {
      type: [Period],
      description: 'The asked periods in which the target holds, the oldest first.',
    }),
    units: t.expose('units', {
      type: [TargetUnit],
      complexity: { field: 1, multiplier: 20 },
      description: 'The units by code; none where the figures are not published.',
    }),
  }),
})

const TargetSet = builder.objectRef<TargetAnswer>('TargetSet').implement({
  description: 'The targets of programmes and how units met them.',
  fields: (t) => ({
    basis: t.field({
      type: BoundaryBasis,
      description: 'Boundaries of the units.',
      resolve: (answer) => answer.scheme,
    }),
    level: t.expose('level', { type: UnitLevel, description: 'Level of the units.' }),
    grain: t.expose('grain', { type: Grain, description: 'Length of the periods.' }),
    targets: t.expose('targets', {
      type: [TargetProgress],
      complexity: { field: 1, multiplier: 2 },
      description: 'Every target that holds on any day of the asked time, in the order of the metrics.',
    }),
    ...figureOrigin(t),
  }),
})

builder.queryField('targetProgress', (t) =>
  t.field({
    type: TargetSet,
    authScopes: { public: true },
    description:
      'Were the targets of the national programmes met? Each target by unit and period: MET and MISSED are told only where every number that the figure allows says so, and provisional figures are not judged. Staff with `figures:exact` are told by exact live figures.',
    args: {
      basis: t.arg({ type: BoundaryBasis, required: true, description: 'Boundaries of the units.' }),
      level: t.arg({ type: UnitLevel, required: true, description: 'Level of the units.' }),
      units: t.arg({
        type: [UnitInput],
        description: 'Only these units, all of the basis and level; every unit without it.',
      }),
      grain: t.arg({
        type: Grain,
        required: true,
        defaultValue: 'QUARTER',
        description: 'Length of the periods.',
      }),
      from: t.arg({ type: 'Date', required: true, description: 'Any day of the first period, such as `2025-01-01`.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Any day of the last period, such as `2025-12-31`.' }),
    },
    resolve: async (_root, { basis, level, units, grain, from, to }, context) => {
      const unitIds = unitIdsFromInput(await loadCatalogue(context), units, 'units')
      return readTargets(context.db, context.viewer.access, { scheme: basis, level, unitIds, grain, from, to })
    },
  }),
)
