import { recordSupport } from '@hub/prisma/data/support'
import { type VictimParts, victimsByIds } from '@hub/prisma/data/victim'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue } from '../catalogue.ts'
import { numberId } from '../global-id.ts'
import { agencyIdFromInput, writing, written } from '../recording.ts'
import { Agency } from './agency.ts'
import { dayOf, dayOrNull } from './record-day.ts'
import { Victim } from './victim.ts'
import { LegalBasis, SupportOutcome } from './victim-code.ts'

export const SupportService = builder.objectRef<VictimParts['services'][number]>('SupportService').implement({
  description: 'A service of support to a victim.',
  fields: (t) => ({
    type: t.exposeString('supportCode', {
      description: 'Kind of support, such as `MEDICAL`; the kinds are in `codes(list: "SUPPORT_TYPE")`.',
    }),
    labelVi: t.string({
      description: 'Kind of support, in Vietnamese.',
      resolve: (service) => service.supportType.labelVi,
    }),
    labelEn: t.string({
      description: 'Kind of support, in English.',
      resolve: (service) => service.supportType.labelEn,
    }),
    law: t.exposeString('law', { description: 'Number of the law that entitled the victim on the first day.' }),
    legalBasis: t.field({
      type: LegalBasis,
      description: 'Rules it is given under.',
      resolve: (service) => service.legalBasis as typeof LegalBasis.$inferType,
    }),
    provider: t.field({
      type: Agency,
      nullable: true,
      description: 'The agency that gives it; null when it is not recorded.',
      resolve: ({ providerId }, _args, context) =>
        providerId === null ? null : fromCatalogue(context, ({ agencies }) => agencies.get(String(providerId))),
    }),
    fromOn: t.field({ type: 'Date', description: 'First day.', resolve: (service) => dayOf(service.fromOn) }),
    toOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day; null while it is given.',
      resolve: (service) => dayOrNull(service.toOn),
    }),
    outcome: t.field({
      type: SupportOutcome,
      nullable: true,
      description: 'What became of it; null when it is not recorded.',
      resolve: (service) => service.outcome as typeof SupportOutcome.$inferType | null,
    }),
    costVnd: t.float({
      nullable: true,
      description: 'What it cost, in đồng; null when it is not recorded.',
      resolve: ({ costVnd }) => (costVnd === null ? null : Number(costVnd)),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
  }),
})

const RecordSupportInput = builder.inputType('RecordSupportInput', {
  description: 'A service of support to a victim.',
  fields: (t) => ({
    victim: t.id({ required: true, description: 'The victim; global id such as `Victim:9`.' }),
    type: t.string({
      required: true,
      description:
        'Kind of support, such as `MEDICAL`. By the law in force on the first day the victim must be entitled to it; else `extensions.entitled` names what the victim is entitled to.',
    }),
    legalBasis: t.field({
      type: LegalBasis,
      required: true,
      defaultValue: 'STATE',
      description: 'Rules it is given under.',
    }),
    provider: t.id({ description: 'The agency that gives it; global id such as `Agency:4`.' }),
    fromOn: t.field({
      type: 'Date',
      required: true,
      description: 'First day: not in the future, and not before the victim was reported.',
    }),
    toOn: t.field({ type: 'Date', description: 'Last day; left out while it is given.' }),
    outcome: t.field({
      type: SupportOutcome,
      description: 'What became of it; ONGOING without a last day and COMPLETED with one, when left out.',
    }),
    costVnd: t.float({ description: 'What it cost, in đồng.' }),
    origin: t.string({ description: 'System or office the record comes from; `hub` when left out.' }),
    originId: t.string({
      description: 'Number of the record there; the same pair again is a CONFLICT. Made up when left out.',
    }),
  }),
})

builder.mutationField('recordSupport', (t) =>
  t.field({
    type: Victim,
    authScopes: { scope: 'records:write' },
    description: 'Records a service of support and gives the victim. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: RecordSupportInput, required: true, description: 'The service.' }) },
    resolve: async (_root, { input }, context) => {
      const victimId = numberId(input.victim, 'Victim', 'input.victim')
      const providerId = agencyIdFromInput(await loadCatalogue(context), input.provider, 'input.provider')
      const given = { ...input, victimId, providerId, supportCode: input.type }
      await writing(context, (actor) => recordSupport(context.db, actor, given))
      return written(await victimsByIds(context.db, context.viewer.access, [victimId]))
    },
  }),
)
