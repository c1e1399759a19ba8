import type { Count as CountShape } from '@hub/contract/figure'
import { type Period as PeriodShape, periodLabel } from '@hub/contract/period'
import type { Rate as RateShape } from '@hub/prisma/data/figure-answer'
import { builder } from '../builder.ts'
import { fromCatalogue } from '../catalogue.ts'
import { Grain } from './metric.ts'
import { Source } from './source.ts'
import { DenominatorMethod, DenominatorStatistic } from './unit-statistic.ts'

const CountKind = builder.enumType('CountKind', {
  description: 'What kind of answer a count is. Not reported, no data, withheld and zero are four different things.',
  values: {
    EXACT: { description: '`value` is the true number.' },
    ROUNDED: {
      description:
        'Rounded for protection: a count to the nearest 5 (the true one is within 2), a share to 1 or 5 points, a median to half a day.',
    },
    RANGE: {
      description:
        'The true number lies from `low` to `high`; `value` is null. Told where a single number would betray a withheld one beside it.',
    },
    WITHHELD: {
      description:
        'Not told, since it could point at persons: too small (zero is withheld too), or corrected after its period had closed, so that the difference would tell the correction.',
    },
    NOT_REPORTED: { description: 'The unit is known not to have reported.' },
    NO_DATA: {
      description: 'Not covered: the period is not over, or lies before recording began, or the unit did not exist.',
    },
  } as const,
})

export const Count = builder.objectRef<CountShape>('Count').implement({
  description: 'A number that says how far it can be trusted. Read `kind` first.',
  fields: (t) => ({
    kind: t.expose('kind', { type: CountKind, description: 'What kind of answer this is.' }),
    value: t.exposeFloat('value', {
      nullable: true,
      description: 'The number in the unit of the metric; null unless `kind` is EXACT or ROUNDED.',
    }),
    low: t.exposeFloat('low', { nullable: true, description: 'Least possible number; only for RANGE.' }),
    high: t.exposeFloat('high', { nullable: true, description: 'Greatest possible number; only for RANGE.' }),
  }),
})

export const Rate = builder.objectRef<RateShape>('Rate').implement({
  description:
    'A count for so many people or households of the unit. Of a month or quarter it is for that time alone, not made yearly.',
  fields: (t) => ({
    kind: t.expose('kind', { type: CountKind, description: 'As the count; NO_DATA where there is no denominator.' }),
    value: t.exposeFloat('value', {
      nullable: true,
      description: 'The rate, two decimals; null unless `kind` is EXACT or ROUNDED.',
    }),
    low: t.exposeFloat('low', { nullable: true, description: 'Least possible rate; only for RANGE.' }),
    high: t.exposeFloat('high', { nullable: true, description: 'Greatest possible rate; only for RANGE.' }),
    per: t.exposeInt('per', { description: 'For so many people or households, such as 100000.' }),
    statistic: t.expose('statistic', { type: DenominatorStatistic, description: 'What it is divided by.' }),
    denominator: t.exposeFloat('denominator', {
      nullable: true,
      description: 'People or households of the unit; null when no source gives them.',
    }),
    denominatorYear: t.exposeInt('denominatorYear', {
      nullable: true,
      description: 'Year of the denominator: of a block of years, the middle one.',
    }),
    denominatorMethod: t.expose('denominatorMethod', {
      type: DenominatorMethod,
      nullable: true,
      description: 'How the denominator was found; null without one.',
    }),
    source: t.field({
      type: Source,
      nullable: true,
      description: 'Source of the denominator; null without one.',
      resolve: ({ sourceId }, _args, context) =>
        sourceId === null ? null : fromCatalogue(context, ({ sources }) => sources.get(sourceId)),
    }),
  }),
})

export const Period = builder.objectRef<PeriodShape>('Period').implement({
  description: 'A whole calendar period.',
  fields: (t) => ({
    grain: t.expose('grain', { type: Grain, description: 'Month, quarter, year or block of years.' }),
    start: t.field({ type: 'Date', description: 'First day.', resolve: (period) => period.start }),
    end: t.field({ type: 'Date', description: 'Last day, included.', resolve: (period) => period.end }),
    labelVi: t.string({
      description: 'Its name in Vietnamese, such as `Quý II/2025`.',
      resolve: (period) => periodLabel(period, 'vi'),
    }),
    labelEn: t.string({
      description: 'Its name in English, such as `Q2 2025`.',
      resolve: (period) => periodLabel(period, 'en'),
    }),
  }),
})
