import type { CaseParts } from '@hub/prisma/data/case'
import { recordTrial } from '@hub/prisma/data/case-write'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { numberId } from '../global-id.ts'
import { agencyIdFromInput, writing } from '../recording.ts'
import { AdminUnit } from './admin-unit.ts'
import { Agency } from './agency.ts'
import { Case, caseNow } from './case.ts'
import { TrialInstance, TrialOutcome } from './case-code.ts'
import { UnitInput, unitFromInput } from './place.ts'
import { dayOf } from './record-day.ts'

export const Trial = builder.objectRef<CaseParts['trials'][number]>('Trial').implement({
  description: 'A trial of a case at one instance.',
  fields: (t) => ({
    instance: t.field({
      type: TrialInstance,
      description: 'First instance or appeal.',
      resolve: (trial) => trial.instance as typeof TrialInstance.$inferType,
    }),
    heldOn: t.field({ type: 'Date', description: 'Day it was held.', resolve: (trial) => dayOf(trial.heldOn) }),
    court: t.field({
      type: Agency,
      nullable: true,
      description: 'The court; null when it is not recorded.',
      resolve: ({ courtId }, _args, context) =>
        courtId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(String(courtId))),
    }),
    unit: t.field({
      type: AdminUnit,
      description: 'The unit of that day it was held in.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(String(unitId)), 'unit', String(unitId))),
    }),
    isMobile: t.exposeBoolean('isMobile', {
      description: 'Whether it was a mobile trial, held in public away from the court. Never of a closed hearing.',
    }),
    closedHearing: t.exposeBoolean('closedHearing', {
      description: 'Whether it was held behind closed doors; such a trial is in no public figure.',
    }),
    defendants: t.exposeInt('defendants', { description: 'Number of defendants.' }),
    attendance: t.exposeInt('attendance', {
      nullable: true,
      description: 'Attendances (lượt người); null when not counted, and always of a closed hearing.',
    }),
    outcome: t.field({
      type: TrialOutcome,
      nullable: true,
      description: 'Outcome; null while it is not known.',
      resolve: (trial) => trial.outcome as typeof TrialOutcome.$inferType | null,
    }),
    penaltyBand: t.exposeString('penaltyBand', {
      nullable: true,
      description: 'Band of the heaviest sentence in years, such as `8-15`; null without one.',
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
  }),
})

const RecordTrialInput = builder.inputType('RecordTrialInput', {
  description: 'A trial that was held.',
  fields: (t) => ({
    case: t.id({ required: true, description: 'The case; global id such as `Case:7`.' }),
    instance: t.field({
      type: TrialInstance,
      required: true,
      description: 'Instance. The case must have been indicted, or for an appeal tried at first instance.',
    }),
    heldOn: t.field({ type: 'Date', required: true, description: 'Day it was held; not in the future.' }),
    court: t.id({ description: 'The court; global id such as `Agency:4`.' }),
    unit: t.field({ type: UnitInput, required: true, description: 'The unit of that day it was held in.' }),
    isMobile: t.boolean({ required: true, defaultValue: false, description: 'Whether it was a mobile trial.' }),
    closedHearing: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether it was held behind closed doors; then it cannot be mobile and has no attendance.',
    }),
    defendants: t.int({ required: true, description: 'Number of defendants, 0 or more.' }),
    attendance: t.int({ description: 'Attendances (lượt người).' }),
    outcome: t.field({ type: TrialOutcome, description: 'Outcome, when it is known.' }),
    penaltyBand: t.string({ description: 'Band of the heaviest sentence in years, such as `8-15`.' }),
  }),
})

builder.mutationField('recordTrial', (t) =>
  t.field({
    type: Case,
    authScopes: { scope: 'records:write' },
    description: 'Records a trial of a case and gives the case. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: RecordTrialInput, required: true, description: 'The trial.' }) },
    resolve: async (_root, { input }, context) => {
      const catalogue = await loadCatalogue(context)
      const caseId = numberId(input.case, 'Case', 'input.case')
      const trial = {
        ...input,
        caseId,
        courtId: agencyIdFromInput(catalogue, input.court, 'input.court'),
        unitId: unitFromInput(catalogue, input.unit, 'input.unit').id,
      }
      await writing(context, (actor) => recordTrial(context.db, actor, trial))
      return caseNow(context, caseId)
    },
  }),
)
