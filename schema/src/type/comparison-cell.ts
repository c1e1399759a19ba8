import type { Difference } from '@hub/contract/difference'
import type { ComparisonCell as CellShape, PastFigure as PastFigureShape } from '@hub/prisma/data/comparison-column'
import { builder } from '../builder.ts'
import { fromCatalogue, must } from '../catalogue.ts'
import { Count, Period, Rate } from './count.ts'
import { Metric, Target } from './metric.ts'

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

export const ComparisonCell = builder.objectRef<CellShape>('ComparisonCell').implement({
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
