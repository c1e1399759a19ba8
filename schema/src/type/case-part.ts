import type { CaseParts } from '@hub/prisma/data/case'
import { builder } from '../builder.ts'
import { fromCatalogue } from '../catalogue.ts'
import { Agency } from './agency.ts'
import { CaseRole, CaseStage } from './case-code.ts'
import { dayOf, dayOrNull } from './record-day.ts'
import { AgeGroup, Sex } from './victim-code.ts'

export const CaseStep = builder.objectRef<CaseParts['stages'][number]>('CaseStep').implement({
  description: 'A stage that a case reached.',
  fields: (t) => ({
    stage: t.field({
      type: CaseStage,
      description: 'The stage.',
      resolve: (step) => step.stage as typeof CaseStage.$inferType,
    }),
    reachedOn: t.field({ type: 'Date', description: 'Day it was reached.', resolve: (step) => dayOf(step.reachedOn) }),
    agency: t.field({
      type: Agency,
      nullable: true,
      description: 'The body that took the step; null when it is not recorded.',
      resolve: ({ agencyId }, _args, context) =>
        agencyId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(String(agencyId))),
    }),
    people: t.exposeInt('people', {
      nullable: true,
      description: 'People charged, indicted or tried at this stage; null when not counted.',
    }),
  }),
})

export const CasePeople = builder.objectRef<CaseParts['people'][number]>('CasePeople').implement({
  description: 'How many people of one sex and age group have one part in a case.',
  fields: (t) => ({
    role: t.field({
      type: CaseRole,
      description: 'Their part.',
      resolve: (group) => group.role as typeof CaseRole.$inferType,
    }),
    sex: t.field({ type: Sex, description: 'Their sex.', resolve: (group) => group.sex as typeof Sex.$inferType }),
    ageGroup: t.field({
      type: AgeGroup,
      description: 'Their age at the time.',
      resolve: (group) => group.ageGroup as typeof AgeGroup.$inferType,
    }),
    people: t.exposeInt('people', { description: 'How many, 1 or more.' }),
  }),
})

export const Offence = builder.objectRef<CaseParts['offences'][number]>('Offence').implement({
  description: 'An article of the Penal Code.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Number of the article, such as `150`.' }),
    labelVi: t.exposeString('labelVi', { description: 'Its title in Vietnamese.' }),
    labelEn: t.exposeString('labelEn', { description: 'Its title in English.' }),
    bandsYears: t.field({
      type: 'JSON',
      description:
        'Penalty bands, the lightest first: a list of `[least, most]` in years; most is `LIFE` for life imprisonment.',
      resolve: (offence) => offence.bandsYears,
    }),
    trafficking: t.exposeBoolean('trafficking', {
      description: 'Whether it is an offence of trafficking, rather than a related one.',
    }),
    iccs: t.exposeString('iccs', {
      nullable: true,
      description:
        'Class in the International Classification of Crime for Statistical Purposes; null when none is settled.',
    }),
    legalRef: t.exposeString('legalRef', { description: 'The instrument it stands in.' }),
    validFrom: t.field({ type: 'Date', description: 'First day in force.', resolve: (row) => dayOf(row.validFrom) }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day in force; null while it is.',
      resolve: (row) => dayOrNull(row.validTo),
    }),
  }),
})
