import { victimsByIds } from '@hub/prisma/data/victim'
import * as data from '@hub/prisma/data/victim-write'
import { builder } from '../builder.ts'
import { loadCatalogue } from '../catalogue.ts'
import type { Context } from '../context.ts'
import { numberId } from '../global-id.ts'
import { agencyIdFromInput, writing, written } from '../recording.ts'
import { UnitInput, unitFromInput } from './place.ts'
import { provenanceFields } from './record-input.ts'
import { Victim } from './victim.ts'
import {
  ConfirmationDocument,
  ConsentPurpose,
  Destination,
  Evidence,
  Exploitation,
  IntakeChannel,
  Sex,
  VictimClass,
  VictimStatus,
} from './victim-code.ts'

const ConsentInput = builder.inputType('ConsentInput', {
  description: 'What a victim consented to.',
  fields: (t) => ({
    purpose: t.field({ type: ConsentPurpose, required: true, description: 'What for.' }),
    givenOn: t.field({ type: 'Date', required: true, description: 'Day it was given; not in the future.' }),
  }),
})

const IdentityInput = builder.inputType('IdentityInput', {
  description:
    'What names a person. It is encrypted and kept apart from the record, and is read only with `openIdentity`. A paper, or name with year of birth and sex, also finds records of the same person at other agencies, so that they count once. Give no more than is needed.',
  fields: (t) => ({
    name: t.string({ description: 'Full name as on the papers, or as told.' }),
    paper: t.string({ description: 'Number of an identity paper.' }),
    contact: t.string({ description: 'Telephone or another way to reach the person.' }),
    address: t.string({ description: 'Where the person lives.' }),
    birthYear: t.int({ description: 'Year of birth; with the name it finds records of the same person.' }),
  }),
})

const RecordVictimInput = builder.inputType('RecordVictimInput', {
  description: 'A person who was reported as a victim.',
  fields: (t) => ({
    case: t.id({ description: 'The case, if there is one; global id such as `Case:7`.' }),
    sex: t.field({ type: Sex, required: true, description: 'Sex of the victim; UNKNOWN when not recorded.' }),
    ageAtExploitation: t.int({ description: 'Age in years when exploited, 0 to 120; left out when not known.' }),
    victimClass: t.field({
      type: VictimClass,
      required: true,
      defaultValue: 'VN_VICTIM',
      description: 'Legal category once confirmed.',
    }),
    exploitation: t.field({
      type: Exploitation,
      required: true,
      defaultValue: 'UNKNOWN',
      description: 'Form of exploitation.',
    }),
    destination: t.field({
      type: Destination,
      required: true,
      defaultValue: 'UNKNOWN',
      description: 'Where the person was taken.',
    }),
    intakeChannel: t.field({
      type: IntakeChannel,
      required: true,
      description: 'How the person came to be known.',
    }),
    intakeUnit: t.field({ type: UnitInput, description: 'The unit of that day that received the person.' }),
    homeUnit: t.field({
      type: UnitInput,
      required: true,
      description: 'The unit the person is from, as it was on the day of the report.',
    }),
    reportedOn: t.field({ type: 'Date', required: true, description: 'Day of the report; not in the future.' }),
    agency: t.id({ description: 'Agency in charge; global id such as `Agency:4`.' }),
    consents: t.field({
      type: [ConsentInput],
      required: true,
      defaultValue: [],
      description: 'Consents given so far.',
    }),
    identity: t.field({ type: IdentityInput, description: 'What names the person, if it must be kept.' }),
    ...provenanceFields(t),
  }),
})

const identityFromInput = (given: typeof IdentityInput.$inferInput | null | undefined) => ({
  NAME: given?.name,
  PAPER: given?.paper,
  CONTACT: given?.contact,
  ADDRESS: given?.address,
  BIRTH_YEAR: given?.birthYear?.toString(),
})

const victimNow = async ({ db, viewer }: Context, id: string) => written(await victimsByIds(db, viewer.access, [id]))

builder.mutationField('recordVictim', (t) =>
  t.field({
    type: Victim,
    authScopes: { scope: 'records:write' },
    description:
      'Records a reported person under a new pseudonym and starts the legal clocks. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: RecordVictimInput, required: true, description: 'The person.' }) },
    resolve: async (_root, { input }, context) => {
      const catalogue = await loadCatalogue(context)
      const given = {
        ...input,
        caseId: input.case ? numberId(input.case, 'Case', 'input.case') : null,
        intakeUnitId: input.intakeUnit ? unitFromInput(catalogue, input.intakeUnit, 'input.intakeUnit').id : null,
        homeUnitId: unitFromInput(catalogue, input.homeUnit, 'input.homeUnit').id,
        agencyId: agencyIdFromInput(catalogue, input.agency, 'input.agency'),
        identity: identityFromInput(input.identity),
      }
      return victimNow(context, await writing(context, (actor) => data.recordVictim(context.db, actor, given)))
    },
  }),
)

const IdentifyVictimInput = builder.inputType('IdentifyVictimInput', {
  description: 'The next state in the identification of a victim.',
  fields: (t) => ({
    victim: t.id({ required: true, description: 'The victim; global id such as `Victim:9`.' }),
    status: t.field({
      type: VictimStatus,
      required: true,
      description: 'The state it reached. It must follow in legal order; the error names those that can.',
    }),
    on: t.field({
      type: 'Date',
      required: true,
      description: 'Day it was reached: not in the future, and not before the state before.',
    }),
    agency: t.id({ description: 'The agency that decided; global id such as `Agency:4`.' }),
    evidence: t.field({
      type: [Evidence],
      required: true,
      defaultValue: [],
      description: 'Grounds; at least one to confirm.',
    }),
    documentType: t.field({ type: ConfirmationDocument, description: 'Kind of the confirming paper.' }),
    documentNumber: t.string({ description: 'Number of the confirming paper; encrypted apart.' }),
  }),
})

builder.mutationField('identifyVictim', (t) =>
  t.field({
    type: Victim,
    authScopes: { scope: 'records:write' },
    description:
      'Takes the identification of a victim one step further; the first step stops the clock of the first check. CONFLICT when the state cannot follow, with `extensions.next`. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: IdentifyVictimInput, required: true, description: 'The step.' }) },
    resolve: async (_root, { input }, context) => {
      const victimId = numberId(input.victim, 'Victim', 'input.victim')
      const agencyId = agencyIdFromInput(await loadCatalogue(context), input.agency, 'input.agency')
      await writing(context, (actor) => data.identifyVictim(context.db, actor, victimId, { ...input, agencyId }))
      return victimNow(context, victimId)
    },
  }),
)

const RecordIdentityInput = builder.inputType('RecordIdentityInput', {
  description: 'What names a victim who is recorded already.',
  fields: (t) => ({
    victim: t.id({ required: true, description: 'The victim; global id such as `Victim:9`.' }),
    identity: t.field({
      type: IdentityInput,
      required: true,
      description: 'What to add or put in place of what was sealed; what is left out stays.',
    }),
  }),
})

builder.mutationField('recordIdentity', (t) =>
  t.field({
    type: Victim,
    authScopes: { scope: 'records:write' },
    description:
      'Adds or corrects what is sealed of a victim, and looks anew for records of the same person. What was sealed before is not told. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: RecordIdentityInput, required: true, description: 'Whose and what.' }) },
    resolve: async (_root, { input }, context) => {
      const victimId = numberId(input.victim, 'Victim', 'input.victim')
      const identity = identityFromInput(input.identity)
      await writing(context, (actor) => data.recordIdentity(context.db, actor, victimId, identity))
      return victimNow(context, victimId)
    },
  }),
)

const WithdrawConsentInput = builder.inputType('WithdrawConsentInput', {
  description: 'A consent that a victim takes back.',
  fields: (t) => ({
    victim: t.id({ required: true, description: 'The victim; global id such as `Victim:9`.' }),
    purpose: t.field({ type: ConsentPurpose, required: true, description: 'What the consent was for.' }),
    on: t.field({
      type: 'Date',
      required: true,
      description: 'Day it was withdrawn: not in the future, and not before it was given.',
    }),
  }),
})

builder.mutationField('withdrawConsent', (t) =>
  t.field({
    type: Victim,
    authScopes: { scope: 'records:write' },
    description:
      'Notes that a victim withdrew a consent. Where nothing else in law lets the record be kept, `removePerson` is the next step. NOT_FOUND when no such consent is in force. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: WithdrawConsentInput, required: true, description: 'Whose and which.' }) },
    resolve: async (_root, { input: { victim, ...given } }, context) => {
      const victimId = numberId(victim, 'Victim', 'input.victim')
      await writing(context, (actor) => data.withdrawConsent(context.db, actor, victimId, given))
      return victimNow(context, victimId)
    },
  }),
)
