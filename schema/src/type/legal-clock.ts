import type { LegalClock as LegalClockRow } from '@hub/prisma/data/catalogue-row'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { Source } from './source.ts'

export const LegalClock = builder.objectRef<LegalClockRow>('LegalClock').implement({
  description:
    'A legal time limit, as the law set it for a time. Exactly one of `hours`, `days` and `months` is not null.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: 'Kind of clock, such as `TIP_CLASSIFY`; a later law may set the same kind otherwise.',
    }),
    labelVi: t.exposeString('labelVi', { description: 'What must be done, in Vietnamese.' }),
    labelEn: t.exposeString('labelEn', { description: 'What must be done, in English.' }),
    hours: t.exposeInt('hours', { nullable: true, description: 'Its length in hours.' }),
    days: t.exposeInt('days', { nullable: true, description: 'Its length in calendar days.' }),
    months: t.exposeInt('months', { nullable: true, description: 'Its length in calendar months.' }),
    extensionMonths: t.exposeInt('extensionMonths', {
      nullable: true,
      description: 'How many months it may be extended by; null when it may not.',
    }),
    legalRef: t.exposeString('legalRef', { description: 'The rule of law that sets it.' }),
    validFrom: t.field({
      type: 'Date',
      description: 'First day on which a time limit may start by this rule.',
      resolve: (row) => row.validFrom,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last such day; null: still.',
      resolve: (row) => row.validTo,
    }),
    source: t.field({
      type: Source,
      description: 'Source of the rule.',
      resolve: (row, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(row.sourceId), 'source', row.sourceId)),
    }),
  }),
})

builder.queryField('legalClocks', (t) =>
  t.field({
    type: [LegalClock],
    complexity: { field: 1, multiplier: 8 },
    authScopes: { public: true },
    description: 'Every legal time limit with the law that sets it and from when to when, by kind.',
    resolve: async (_root, _args, context) => [...(await loadCatalogue(context)).clocks],
  }),
)
