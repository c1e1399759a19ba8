import * as data from '@hub/prisma/data/case-write'
import { builder } from '../builder.ts'
import { loadCatalogue } from '../catalogue.ts'
import { numberId } from '../global-id.ts'
import { agencyIdFromInput, idsFromInput, writing } from '../recording.ts'
import { Case, caseNow } from './case.ts'
import { CaseAct, CaseKind, CaseMeans, CasePurpose, CaseRole, CaseStage } from './case-code.ts'
import { UnitInput, unitFromInput } from './place.ts'
import { PointInput, provenanceFields } from './record-input.ts'
import { AgeGroup, Destination, Sex } from './victim-code.ts'

const CasePeopleInput = builder.inputType('CasePeopleInput', {
  description: 'How many people of one sex and age group have one part in a case.',
  fields: (t) => ({
    role: t.field({ type: CaseRole, required: true, description: 'Their part.' }),
    sex: t.field({ type: Sex, required: true, description: 'Their sex.' }),
    ageGroup: t.field({ type: AgeGroup, required: true, description: 'Their age at the time.' }),
    people: t.int({ required: true, description: 'How many, 1 or more. Name each group once.' }),
  }),
})

const RecordCaseInput = builder.inputType('RecordCaseInput', {
  description: 'A case that was opened.',
  fields: (t) => ({
    code: t.string({
      required: true,
      description:
        'Code of the case: 2 to 40 letters, digits, dots, slashes or hyphens. Unique; a code that is there is a CONFLICT.',
    }),
    kind: t.field({
      type: CaseKind,
      required: true,
      defaultValue: 'TRAFFICKING',
      description: 'Whether it is about trafficking itself.',
    }),
    openedOn: t.field({ type: 'Date', required: true, description: 'Day it was opened; not in the future.' }),
    unit: t.field({ type: UnitInput, required: true, description: 'The unit of that day where the offence was.' }),
    point: t.field({ type: PointInput, description: 'The place, if it is known; it must lie in the unit.' }),
    acts: t.field({ type: [CaseAct], required: true, defaultValue: [], description: 'Acts of trafficking.' }),
    means: t.field({ type: [CaseMeans], required: true, defaultValue: [], description: 'Means used.' }),
    purposes: t.field({ type: [CasePurpose], required: true, defaultValue: [], description: 'What it was done for.' }),
    destination: t.field({
      type: Destination,
      required: true,
      defaultValue: 'UNKNOWN',
      description: 'Where victims were taken, or were to be taken.',
    }),
    offences: t.stringList({
      required: true,
      description: 'Articles of the Penal Code, such as `150`; in force on the day it was opened.',
    }),
    routes: t.idList({ description: 'Key routes that were used; global ids such as `KeyRoute:5`.' }),
    people: t.field({
      type: [CasePeopleInput],
      required: true,
      defaultValue: [],
      description: 'Suspects and injured parties as counts.',
    }),
    ring: t.string({ description: 'Code of the ring behind it; a new ring is made when there is none of this code.' }),
    isKeyCase: t.boolean({ required: true, defaultValue: false, description: 'Whether it is a key case.' }),
    specialProject: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether it is worked on as a special investigation project.',
    }),
    foetusDeal: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether it is about an agreement to sell a foetus.',
    }),
    agency: t.id({ description: 'Agency that leads it; global id such as `Agency:4`.' }),
    summary: t.string({ description: 'Summary, at most 8,000 characters. Leave names out.' }),
    ...provenanceFields(t),
  }),
})

builder.mutationField('recordCase', (t) =>
  t.field({
    type: Case,
    authScopes: { scope: 'records:write' },
    description: 'Records a case at its first stage, OPENED. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: RecordCaseInput, required: true, description: 'The case.' }) },
    resolve: async (_root, { input }, context) => {
      const catalogue = await loadCatalogue(context)
      const given = {
        ...input,
        unitId: unitFromInput(catalogue, input.unit, 'input.unit').id,
        agencyId: agencyIdFromInput(catalogue, input.agency, 'input.agency'),
        routeIds: idsFromInput(input.routes, 'KeyRoute', 'input.routes') ?? [],
        ringCode: input.ring,
      }
      return caseNow(context, await writing(context, (actor) => data.recordCase(context.db, actor, given)))
    },
  }),
)

const AdvanceCaseInput = builder.inputType('AdvanceCaseInput', {
  description: 'The next stage of a case.',
  fields: (t) => ({
    case: t.id({ required: true, description: 'The case; global id such as `Case:7`.' }),
    stage: t.field({
      type: CaseStage,
      required: true,
      description: 'The stage it reached. It must follow in legal order; the error names those that can.',
    }),
    on: t.field({
      type: 'Date',
      required: true,
      description: 'Day it was reached: not in the future, and not before the stage before.',
    }),
    agency: t.id({ description: 'The body that took the step; global id such as `Agency:4`.' }),
    people: t.int({ description: 'People charged, indicted or tried at this stage.' }),
  }),
})

builder.mutationField('advanceCase', (t) =>
  t.field({
    type: Case,
    authScopes: { scope: 'records:write' },
    description:
      'Takes a case to its next stage. CONFLICT when the stage cannot follow, with `extensions.next`. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: AdvanceCaseInput, required: true, description: 'The stage.' }) },
    resolve: async (_root, { input }, context) => {
      const caseId = numberId(input.case, 'Case', 'input.case')
      const agencyId = agencyIdFromInput(await loadCatalogue(context), input.agency, 'input.agency')
      await writing(context, (actor) => data.advanceCase(context.db, actor, caseId, { ...input, agencyId }))
      return caseNow(context, caseId)
    },
  }),
)
