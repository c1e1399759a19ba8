import type { Code as CodeRow } from '@hub/prisma/data/catalogue-row'
import { builder } from '../builder.ts'
import { loadCatalogue } from '../catalogue.ts'

export const Code = builder.objectRef<CodeRow>('Code').implement({
  description:
    'One code of a code list, with the words people read. The meaning of a code never changes; its validity may end.',
  fields: (t) => ({
    list: t.exposeString('list', { description: 'Name of the list, such as `EVENT_TYPE`.' }),
    code: t.exposeString('code', { description: 'The code itself, such as `SEMINAR`.' }),
    labelVi: t.exposeString('labelVi', { description: 'What it is called in Vietnamese.' }),
    labelEn: t.exposeString('labelEn', { description: 'What it is called in English.' }),
    descriptionVi: t.exposeString('descriptionVi', {
      nullable: true,
      description: 'What it means, in Vietnamese; null when the label says it all.',
    }),
    descriptionEn: t.exposeString('descriptionEn', {
      nullable: true,
      description: 'What it means, in English; null when the label says it all.',
    }),
    legalRef: t.exposeString('legalRef', {
      nullable: true,
      description: 'The rule of law it comes from; null when none.',
    }),
    htcds: t.exposeString('htcds', {
      nullable: true,
      description: 'The value of the Human Trafficking Case Data Standard 2.0 it maps to; null when none fits.',
    }),
    iccs: t.exposeString('iccs', {
      nullable: true,
      description: 'The class of the International Classification of Crime for Statistical Purposes; null when none.',
    }),
    ictip: t.exposeString('ictip', {
      nullable: true,
      description:
        'The value of the International Classification for Trafficking in Persons statistics; null when none.',
    }),
    validFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'First day it may be used; null: from the beginning.',
      resolve: (code) => code.validFrom,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day it may be used; null: still in use.',
      resolve: (code) => code.validTo,
    }),
  }),
})

builder.queryField('codes', (t) =>
  t.field({
    type: [Code],
    authScopes: { public: true },
    description:
      'The codes of a list in their own order, to show the words for a code. Empty for a list that does not exist.',
    args: {
      list: t.arg.string({
        required: true,
        description:
          'Name of the list: TIP_KIND, TIP_CHANNEL, TIP_TOPIC, EVENT_TYPE, EVENT_SETTING, AUDIENCE, AGE_FIT, EVENT_CHANNEL, EXPLOITATION, DESTINATION, SEX, AGE_GROUP, SUPPORT_TYPE, AGENCY_KIND, UNIT_TYPE …',
      }),
    },
    resolve: async (_root, { list }, context) => [...(await loadCatalogue(context)).codesOf(list)],
  }),
)
