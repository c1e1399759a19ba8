import { schemeOn } from '@hub/contract/boundary'
import type { Scheme } from '@hub/contract/figure'
import { isDay } from '@hub/contract/period'
import { type ComparisonAnswer, compareUnits } from '@hub/prisma/data/comparison'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { badInput } from '../error.ts'
import { encodeId } from '../global-id.ts'
import { AdminUnit } from './admin-unit.ts'
import { ComparisonCell } from './comparison-cell.ts'
import { ComparisonColumn } from './comparison-column.ts'
import { Period } from './count.ts'
import { figureOrigin } from './figure-origin.ts'
import { Grain, Metric } from './metric.ts'
import { BoundaryBasis, UnitInput, UnitLevel, unitIdsFromInput } from './place.ts'

export const Baseline = builder.enumType('Baseline', {
  description: 'What a period is compared with.',
  values: {
    PREVIOUS_PERIOD: { description: 'The period just before it.' },
    SAME_PERIOD_LAST_YEAR: {
      description: 'The period one year before (cùng kỳ năm trước); for blocks of years the block before.',
    },
    AVERAGE_OF_THREE_YEARS: {
      description:
        'The plain mean of the same period in the three years before (bình quân ba năm trước); silent when one of them is. For blocks of years the block before.',
    },
    BEFORE_2025_07: {
      description:
        'The newest period of the same season that is earlier and ended before the boundaries changed on 1/7/2025 (trước sáp nhập): of the second quarter of 2026 that of 2025, of the third that of 2024.',
    },
    PROVINCE: {
      description:
        'The whole province of the same boundaries in the same period. Only rates, shares and medians are set against it, since it holds the counts of all units.',
    },
  } as const,
})

const ComparisonRow = builder.objectRef<ComparisonAnswer['rows'][number]>('ComparisonRow').implement({
  description: 'One unit by all metrics.',
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The unit.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    unitId: t.id({ description: 'Global id of the unit.', resolve: (row) => encodeId('AdminUnit', row.unitId) }),
    cells: t.expose('cells', { type: [ComparisonCell], description: 'Its figures in the order of `metrics`.' }),
  }),
})

const Comparison = builder.objectRef<ComparisonAnswer>('Comparison').implement({
  description: 'Units side by side for one period and its baseline.',
  fields: (t) => ({
    basis: t.field({
      type: BoundaryBasis,
      description: 'Boundaries of the units.',
      resolve: (answer) => answer.scheme,
    }),
    level: t.expose('level', { type: UnitLevel, description: 'Level of the units.' }),
    frozen: t.exposeBoolean('frozen', {
      description:
        'Whether the units had ended by the end of the period: a frozen comparison group (nhóm so sánh cố định), whose figures are summed from the units of today that lie in them.',
    }),
    period: t.expose('period', { type: Period, description: 'The period compared.' }),
    baseline: t.expose('baseline', { type: Baseline, description: 'What the units are set against.' }),
    previousPeriod: t.expose('previousPeriod', { type: Period, description: 'The newest period of the baseline.' }),
    baselinePeriods: t.expose('baselinePeriods', {
      type: [Period],
      description: 'All periods of the baseline, the oldest first; against the province the period itself.',
    }),
    metrics: t.field({
      type: [Metric],
      description: 'The metrics in the order asked for.',
      resolve: (answer, _args, context) =>
        fromCatalogue(context, ({ metrics }) => answer.metrics.map(({ id }) => must(metrics.get(id), 'metric', id))),
    }),
    columns: t.expose('columns', {
      type: [ComparisonColumn],
      description: 'What the units are judged by, in the order of `metrics`.',
    }),
    rows: t.expose('rows', {
      type: [ComparisonRow],
      complexity: { field: 1, multiplier: 20 },
      description: 'The units by code.',
    }),
    ...figureOrigin(t),
  }),
})

/** The boundaries that are asked for: by their name, or by a day on which they held. */
function schemeAsked(basis: Scheme | null | undefined, asOf: string | null | undefined): Scheme {
  if (asOf && !isDay(asOf)) throw badInput('asOf', 'not a day of the calendar; write YYYY-MM-DD.')
  const held = asOf ? schemeOn(asOf) : basis
  if (!held) throw badInput('basis', 'name the boundaries by "basis", or by a day in "asOf".')
  if (basis && basis !== held)
    throw badInput('asOf', 'other boundaries held on this day than "basis" names; give one of them.')
  return held
}

builder.queryField('compareUnits', (t) =>
  t.field({
    type: Comparison,
    authScopes: { public: true },
    description:
      'Units side by side: several metrics for one period, with ranks, the change since a baseline, and targets. Each metric must be published for the level and grain.',
    args: {
      metrics: t.arg.idList({
        required: true,
        description: 'Ids of metrics, 1 to 12, such as `["tips_received", "campaign_events"]`.',
      }),
      basis: t.arg({ type: BoundaryBasis, description: 'Boundaries of the units; this or `asOf`.' }),
      asOf: t.arg({
        type: 'Date',
        description:
          'The boundaries of this day, such as `2025-06-30`, in place of `basis`; periods of any time are told in them.',
      }),
      level: t.arg({ type: UnitLevel, required: true, description: 'Level of the units.' }),
      units: t.arg({
        type: [UnitInput],
        description:
          'Only these units, all of the basis and level; every unit without it. Ranks are among those asked for.',
      }),
      grain: t.arg({ type: Grain, required: true, description: 'Length of the period.' }),
      period: t.arg({ type: 'Date', required: true, description: 'Any day of the period, such as `2025-01-01`.' }),
      baseline: t.arg({
        type: Baseline,
        required: true,
        defaultValue: 'PREVIOUS_PERIOD',
        description: 'What to compare with.',
      }),
      from: t.arg({
        type: 'Date',
        description:
          'Any day of the first period of the history in `series`, such as `2019-01-01`; no history without it.',
      }),
    },
    resolve: async (_root, { metrics, basis, asOf, level, units, grain, period, baseline, from }, context) => {
      const scheme = schemeAsked(basis, asOf)
      const unitIds = unitIdsFromInput(await loadCatalogue(context), units, 'units')
      return compareUnits(context.db, context.viewer.access, {
        metrics,
        scheme,
        level,
        unitIds,
        grain,
        period,
        baseline,
        from,
      })
    },
  }),
)
