import { schemeOn } from '@hub/contract/boundary'
import type { Difference } from '@hub/contract/difference'
import type { Scheme } from '@hub/contract/figure'
import { isDay } from '@hub/contract/period'
import { type ComparisonAnswer, compareUnits } from '@hub/prisma/data/comparison'
import type { ComparisonCell as CellShape, PastFigure as PastFigureShape } from '@hub/prisma/data/comparison-column'
import type { ColumnStanding } from '@hub/prisma/data/comparison-standing'
import { currentRelease } from '@hub/prisma/data/release'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { badInput } from '../error.ts'
import { encodeId } from '../global-id.ts'
import { AdminUnit } from './admin-unit.ts'
import { Count, Period, Rate } from './count.ts'
import { Grain, Metric, Target } from './metric.ts'
import { BoundaryBasis, UnitInput, UnitLevel, unitIdsFromInput } from './place.ts'
import { Release } from './release.ts'

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

const Change = builder.objectRef<Difference>('Change').implement({
  description:
    'How far a figure lies from its baseline: EXACT when both sides are, a RANGE when either is rounded or a range, and otherwise the reason why it cannot be told.',
  fields: (t) => ({
    absolute: t.expose('absolute', {
      type: Count,
      description: 'Difference in the unit of the metric, or of the rate; of a share, in percentage points.',
    }),
    percent: t.expose('percent', {
      type: Count,
      description: 'Difference in percent of the baseline; NO_DATA where that may be zero.',
    }),
  }),
})

const Interval = builder.objectRef<{ readonly low: number; readonly high: number }>('Interval').implement({
  description: 'From one number to another, both inside.',
  fields: (t) => ({
    low: t.exposeFloat('low', { description: 'Its lower end.' }),
    high: t.exposeFloat('high', { description: 'Its upper end.' }),
  }),
})

const IntervalMethod = builder.enumType('IntervalMethod', {
  description: 'How intervals are made. A rounded count or a range widens every one of them.',
  values: {
    POISSON_EXACT: { description: 'Exact interval of a Poisson count (Garwood), 95 %, divided by the residents.' },
    WILSON: { description: 'Interval of a share (Wilson), 95 %, by the records it rests on.' },
    ROUNDING: {
      description:
        'What rounding leaves open, and nothing more: chance has no part in what is planned or counted whole.',
    },
  } as const,
})

const Standing = builder.enumType('Standing', {
  description:
    'Whether a unit is really different or just small: against all compared units together, with limits that are wide where little is expected (funnel plot).',
  values: {
    MUCH_HIGHER: { description: 'Above the limit that chance alone passes at 1 of 1,000 units.' },
    HIGHER: { description: 'Above the limit that chance alone passes at 1 of 40 units.' },
    AS_EXPECTED: { description: 'No different than chance makes units of its size.' },
    LOWER: { description: 'Below the limit that chance alone passes at 1 of 40 units.' },
    MUCH_LOWER: { description: 'Below the limit that chance alone passes at 1 of 1,000 units.' },
    NOT_JUDGED: {
      description:
        'No number is told, it is provisional, fewer than five are expected, fewer than three units tell a number, or chance has no part in the metric.',
    },
  } as const,
})

const ComparisonColumn = builder.objectRef<ComparisonAnswer['columns'][number]>('ComparisonColumn').implement({
  description: 'What the units are judged by on one metric.',
  fields: (t) => ({
    metric: t.field({
      type: Metric,
      description: 'The metric.',
      resolve: ({ metric: { id } }, _args, context) =>
        fromCatalogue(context, ({ metrics }) => must(metrics.get(id), 'metric', id)),
    }),
    intervalMethod: t.field({
      type: IntervalMethod,
      description: 'How the intervals of its figures are made.',
      resolve: ({ method }) => method,
    }),
    reference: t.float({
      nullable: true,
      description: 'Rate, or share in percent, of the compared units together; null when nothing can be judged.',
      resolve: ({ metric, yardstick }) =>
        yardstick && yardstick.reference * (yardstick.kind === 'RATE' ? (metric.per_amount ?? 1) : 100),
    }),
    overdispersion: t.float({
      nullable: true,
      description:
        'How many times more than by chance alone the units scatter, as a variance; the limits are widened by its root. Null when nothing can be judged.',
      resolve: ({ yardstick }) => yardstick?.overdispersion ?? null,
    }),
    judged: t.int({
      description: 'How many units were judged.',
      resolve: ({ yardstick }: ColumnStanding) => yardstick?.judged ?? 0,
    }),
  }),
})

const Carried = builder.enumType('Carried', {
  description:
    'How the facts of a period came to a unit, since units change. Facts keep the unit of their own day; a crosswalk brings them to the boundaries that are asked for.',
  values: {
    OWN: { description: 'They lie in the unit itself: it existed through the whole period.' },
    JOINED: {
      description:
        'At least some come from units of other boundaries, each of which lies wholly in this one: counts add up exactly.',
    },
    DIVIDED: {
      description:
        'Some come from units that were divided, and nobody knows into which part: the figure is a RANGE, or is not told.',
    },
  } as const,
})

const PastFigure = builder.objectRef<PastFigureShape>('PastFigure').implement({
  description: 'A figure of the history of a unit.',
  fields: (t) => ({
    period: t.expose('period', { type: Period, description: 'The period.' }),
    value: t.expose('value', { type: Count, description: 'The figure.' }),
    rate: t.expose('rate', { type: Rate, nullable: true, description: 'Its rate; null when the metric has none.' }),
    provisional: t.exposeBoolean('provisional', { description: 'Whether late records may still change it.' }),
    carried: t.expose('carried', { type: Carried, description: 'How its facts came to the unit.' }),
  }),
})

const ComparisonCell = builder.objectRef<CellShape>('ComparisonCell').implement({
  description: 'One unit by one metric.',
  fields: (t) => ({
    metric: t.field({
      type: Metric,
      description: 'The metric.',
      resolve: ({ metric: { id } }, _args, context) =>
        fromCatalogue(context, ({ metrics }) => must(metrics.get(id), 'metric', id)),
    }),
    value: t.expose('value', { type: Count, description: 'The figure of the period.' }),
    rate: t.expose('rate', { type: Rate, nullable: true, description: 'Its rate; null when the metric has none.' }),
    base: t.expose('base', {
      type: Count,
      nullable: true,
      description: 'How many records a share or a median rests on; null for counts and sums.',
    }),
    rank: t.exposeInt('rank', {
      nullable: true,
      description:
        '1 is the highest rate (or value, without a rate); equals share a rank. Null when no number is told or it is provisional: such units are not ranked.',
    }),
    interval: t.expose('interval', {
      type: Interval,
      nullable: true,
      description:
        'Interval of the rate, or of the value where the metric has no rate; null when no number is told, or it is exact and chance has no part in it.',
    }),
    ranks: t.expose('ranks', {
      type: Interval,
      nullable: true,
      description: 'Best and worst rank that the intervals leave open; null when the unit is not ranked.',
    }),
    standing: t.expose('standing', { type: Standing, description: 'Whether the unit is different, or just small.' }),
    smoothed: t.expose('smoothed', {
      type: Count,
      nullable: true,
      description:
        'The rate drawn to that of all compared units, the more the fewer people it rests on (empirical Bayes, Marshall 1991): for seeing a pattern. A RANGE unless all figures are exact; null without a rate or a settled number, and where chance has no part in the metric.',
    }),
    moved: t.exposeBoolean('moved', {
      nullable: true,
      description:
        'Whether it moved by more than chance since the baseline, 95 % sure; null when that cannot be said, and against the province, which holds the unit itself.',
    }),
    rankOf: t.exposeInt('rankOf', { description: 'How many units are ranked.' }),
    previous: t.expose('previous', {
      type: Count,
      description: 'The figure of the baseline; a mean of several periods is a RANGE unless all are exact.',
    }),
    previousRate: t.expose('previousRate', {
      type: Rate,
      nullable: true,
      description: 'Rate of the baseline; null when the metric has none.',
    }),
    previousProvisional: t.exposeBoolean('previousProvisional', {
      description: 'Whether late records may still change the baseline.',
    }),
    change: t.expose('change', { type: Change, description: 'How the value differs from the baseline.' }),
    rateChange: t.expose('rateChange', {
      type: Change,
      nullable: true,
      description: 'How the rate differs from that of the baseline; null when the metric has none.',
    }),
    series: t.expose('series', {
      type: [PastFigure],
      complexity: { field: 1, multiplier: 8 },
      description:
        'Its figures from the period of `from` to the period compared, the oldest first; empty without `from`.',
    }),
    target: t.field({
      type: Target,
      nullable: true,
      description: 'The target that holds in the period; null when there is none.',
      resolve: ({ target, metric }, _args, context) =>
        target === null
          ? null
          : fromCatalogue(context, (c) =>
              c
                .targetsOf(metric.id)
                .find((row) => row.programme === target.programme && row.validFrom === target.valid_from),
            ),
    }),
    targetMet: t.exposeBoolean('targetMet', {
      nullable: true,
      description:
        'Whether the target is met; null without a target or a number, of a provisional figure, and where rounding leaves it open.',
    }),
    provisional: t.exposeBoolean('provisional', { description: 'Whether late records may still change it.' }),
    carried: t.expose('carried', { type: Carried, description: 'How its facts came to the unit.' }),
  }),
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
    release: t.field({
      type: Release,
      nullable: true,
      description: 'The release the figures come from; null for live figures.',
      resolve: (answer, _args, { db }) => (answer.release === null ? null : currentRelease(db)),
    }),
    live: t.exposeBoolean('live', { description: 'Whether they are exact live figures.' }),
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
