import type { ComparisonAnswer } from '@hub/prisma/data/comparison'
import type { ColumnStanding } from '@hub/prisma/data/comparison-standing'
import { builder } from '../builder.ts'
import { fromCatalogue, must } from '../catalogue.ts'
import { Metric } from './metric.ts'

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

export const ComparisonColumn = builder.objectRef<ComparisonAnswer['columns'][number]>('ComparisonColumn').implement({
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
