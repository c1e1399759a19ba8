import { type MarkedTime, timeMarksOf } from '@hub/prisma/data/time-mark'
import { badInput } from '@hub/prisma/refusal'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { Source } from './source.ts'

const TimeMarkKind = builder.enumType('TimeMarkKind', {
  description: 'Why a time is marked.',
  values: {
    LAW: { description: 'A law came into force: figures before and after follow other rules.' },
    PROGRAMME: { description: 'A national programme runs.' },
    SEASON: { description: 'The season of campaigns: more is done, and more is told, than in the rest of the year.' },
    BOUNDARY: { description: 'Units passed into others: names before and after do not mean the same area.' },
  } as const,
})

const TimeMark = builder.objectRef<MarkedTime>('TimeMark').implement({
  description: 'A day or span that figures over time must be read against.',
  fields: (t) => ({
    kind: t.expose('kind', { type: TimeMarkKind, description: 'Why it is marked.' }),
    labelVi: t.exposeString('labelVi', { description: 'What happened, in Vietnamese.' }),
    labelEn: t.exposeString('labelEn', { description: 'What happened, in English.' }),
    legalRef: t.exposeString('legalRef', { description: 'Instruments it rests on.' }),
    from: t.field({ type: 'Date', description: 'First day.', resolve: (mark) => mark.from }),
    to: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day, included; null while it lasts.',
      resolve: (mark) => mark.to,
    }),
    unitsBefore: t.exposeInt('unitsBefore', {
      nullable: true,
      description: 'How many communes ended with a change of boundaries; null for other marks.',
    }),
    unitsAfter: t.exposeInt('unitsAfter', {
      nullable: true,
      description: 'How many communes they went into; null for other marks.',
    }),
    source: t.field({
      type: Source,
      description: 'Source of the mark.',
      resolve: ({ sourceId }, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(sourceId), 'source', sourceId)),
    }),
  }),
})

builder.queryField('timeMarks', (t) =>
  t.field({
    type: [TimeMark],
    authScopes: { public: true },
    complexity: { field: 5, multiplier: 10 },
    description:
      'What figures over time must be read against, by day: laws that came into force, programmes, the season around 30 July of each year, and changes of boundaries.',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'First day, such as `2019-01-01`.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Last day, included; at most 60 years later.' }),
    },
    resolve: async (_root, { from, to }, context) => {
      if (from > to) throw badInput('from', 'lies after "to".')
      if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 60) throw badInput('to', 'lies more than 60 years later.')
      return timeMarksOf(await loadCatalogue(context), from, to)
    },
  }),
)
