import { tipsByIds } from '@hub/prisma/data/tip'
import * as data from '@hub/prisma/data/tip-write'
import { builder } from '../builder.ts'
import { loadCatalogue } from '../catalogue.ts'
import type { Context } from '../context.ts'
import { badInput } from '../error.ts'
import { numberId } from '../global-id.ts'
import { agencyIdFromInput, writing, written } from '../recording.ts'
import { PersonalText } from './personal-text-code.ts'
import { UnitInput, unitFromInput } from './place.ts'
import { PointInput, provenanceFields } from './record-input.ts'
import { Tip } from './tip.ts'
import { TipChannel, TipKind, TipOutcome, TipStatus, TipTopic } from './tip-code.ts'
import { TipMessage } from './tip-message.ts'

// ---- from the public

const TipReceipt = builder.objectRef<data.TipReceipt>('TipReceipt').implement({
  description: 'What somebody gets who filed a tip. Nothing else leads back to it.',
  fields: (t) => ({
    receipt: t.exposeString('receipt', {
      description:
        'Sixteen letters and digits in groups of four, shown once. Only its hash is kept; it cannot be found again.',
    }),
    receivedOn: t.field({ type: 'Date', description: 'Day it was received.', resolve: (tip) => tip.receivedOn }),
    unitNameVi: t.exposeString('unitNameVi', { description: 'The unit it was filed for, in Vietnamese.' }),
    unitNameEn: t.exposeString('unitNameEn', { description: 'The unit it was filed for, in English.' }),
    textFlags: t.field({
      type: [PersonalText],
      description: 'What seems personal in what was told; `checkText` tells it before.',
      resolve: (tip) => [...tip.textFlags],
    }),
  }),
})

const TipFollowUp = builder.objectRef<data.TipFollowUp>('TipFollowUp').implement({
  description: 'What became of a tip, for whoever holds its receipt.',
  fields: (t) => ({
    receivedOn: t.field({ type: 'Date', description: 'Day it was received.', resolve: (tip) => tip.receivedOn }),
    status: t.field({
      type: TipStatus,
      description: 'How far it has been handled.',
      resolve: (tip) => tip.status as typeof TipStatus.$inferType,
    }),
    messages: t.field({
      type: [TipMessage],
      description: 'Messages so far, the oldest first.',
      resolve: (tip) => [...tip.messages],
    }),
  }),
})

const SubmitTipInput = builder.inputType('SubmitTipInput', {
  description:
    'What is told. Give no name that need not be given; nothing about the sender is kept but a contact that they give.',
  fields: (t) => ({
    topic: t.field({ type: TipTopic, required: true, description: 'What it is about.' }),
    unitCode: t.string({
      required: true,
      description: 'Code of the commune of today it is about, or of the province (`24`) when the commune is not known.',
    }),
    summary: t.string({ description: 'What happened, where and when, in any language; at most 4,000 characters.' }),
    lon: t.float({ description: 'Longitude of the place, degrees WGS 84, if it is known. Together with `lat`.' }),
    lat: t.float({ description: 'Latitude of the place, degrees WGS 84, if it is known. Together with `lon`.' }),
    contact: t.string({
      description:
        'How to reach you, if you want to be reached; at most 200 characters. It is encrypted apart: officers see that there is one, and must give a reason to read it.',
    }),
  }),
})

builder.mutationField('submitTip', (t) =>
  t.field({
    type: TipReceipt,
    authScopes: { public: true },
    description:
      'Tells the police something, without an account and without leaving a trace. Keep the receipt: it is shown once.',
    args: { input: t.arg({ type: SubmitTipInput, required: true, description: 'What is told.' }) },
    resolve: (_root, { input }, { db }) => {
      const { lon, lat, ...rest } = input
      if (typeof lon !== typeof lat) throw badInput('input.lon', 'give `lon` and `lat` together, or neither.')
      const point = typeof lon === 'number' && typeof lat === 'number' ? { lon, lat } : null
      return data.submitTip(db, { ...rest, point })
    },
  }),
)

builder.mutationField('followUpTip', (t) =>
  t.field({
    type: TipFollowUp,
    authScopes: { public: true },
    description:
      'What became of a tip, by its receipt, and a message to the officers if one is given. NOT_FOUND for an unknown receipt.',
    args: {
      receipt: t.arg.string({
        required: true,
        description: 'The receipt; small letters and missing hyphens are forgiven.',
      }),
      message: t.arg.string({
        description: 'Something to add, at most 4,000 characters; nothing is added without it.',
      }),
    },
    resolve: (_root, { receipt, message }, { db }) => data.followUpTip(db, receipt, message),
  }),
)

// ---- from officers

const ReporterInput = builder.inputType('ReporterInput', {
  description:
    'Who told a tip, when they want to be reached. It is encrypted apart from the tip and is read only with `openIdentity`.',
  fields: (t) => ({
    name: t.string({ description: 'Name of whoever reports.' }),
    contact: t.string({ description: 'Telephone or another way to reach them.' }),
  }),
})

const RecordTipInput = builder.inputType('RecordTipInput', {
  description: 'A tip that an office received.',
  fields: (t) => ({
    kind: t.field({ type: TipKind, required: true, description: 'Kind in law.' }),
    channel: t.field({ type: TipChannel, required: true, description: 'How it came in.' }),
    topic: t.field({ type: TipTopic, required: true, description: 'What it is about.' }),
    receivedAt: t.field({ type: 'DateTime', required: true, description: 'When it was received; not in the future.' }),
    unit: t.field({
      type: UnitInput,
      required: true,
      description: 'The unit it is about; one that was there on that day.',
    }),
    point: t.field({ type: PointInput, description: 'The place, if it is known; it must lie in the unit.' }),
    agency: t.id({ description: 'Agency in charge; global id such as `Agency:4`.' }),
    case: t.id({ description: 'The case it led to, if it is known; global id such as `Case:7`.' }),
    summary: t.string({ description: 'What was told, at most 4,000 characters. Leave names out.' }),
    reporter: t.field({ type: ReporterInput, description: 'Who told it, if they want to be reached.' }),
    ...provenanceFields(t),
  }),
})

const tipNow = async (context: Context, id: string) => written(await tipsByIds(context.db, context.viewer.access, [id]))

builder.mutationField('recordTip', (t) =>
  t.field({
    type: Tip,
    authScopes: { scope: 'records:write' },
    description: 'Records a tip and starts its legal clocks. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: RecordTipInput, required: true, description: 'The tip.' }) },
    resolve: async (_root, { input }, context) => {
      const catalogue = await loadCatalogue(context)
      const tip = {
        ...input,
        unitId: unitFromInput(catalogue, input.unit, 'input.unit').id,
        agencyId: agencyIdFromInput(catalogue, input.agency, 'input.agency'),
        caseId: input.case ? numberId(input.case, 'Case', 'input.case') : null,
        reporter: { NAME: input.reporter?.name, CONTACT: input.reporter?.contact },
      }
      return tipNow(context, await writing(context, (actor) => data.recordTip(context.db, actor, tip)))
    },
  }),
)

const TipStepInput = builder.inputType('TipStepInput', {
  description: 'A step in handling a tip.',
  fields: (t) => ({
    tip: t.id({ required: true, description: 'The tip; global id such as `Tip:12`.' }),
    at: t.field({
      type: 'DateTime',
      required: true,
      description: 'When it was done: not in the future, and not before the step before.',
    }),
    agency: t.id({ description: 'Agency in charge from now on; unchanged without it.' }),
  }),
})

const ResolveTipInput = builder.inputType('ResolveTipInput', {
  description: 'The decision on a tip.',
  fields: (t) => ({
    tip: t.id({ required: true, description: 'The tip; global id such as `Tip:12`.' }),
    at: t.field({ type: 'DateTime', required: true, description: 'When it was decided.' }),
    outcome: t.field({ type: TipOutcome, required: true, description: 'The decision.' }),
    case: t.id({ description: 'The case it led to; needed with PROSECUTE. Global id such as `Case:7`.' }),
    agency: t.id({ description: 'Agency that decided; unchanged without it.' }),
  }),
})

const steps = {
  classifyTip: 'Classifies a tip that was received; stops the clocks to forward and to classify it.',
  actOnTip: 'Notes the first action on a tip that was classified.',
  extendTip: 'Extends the time to decide on a tip, once, by as much as the law in force allows.',
} as const

for (const step of ['classifyTip', 'actOnTip', 'extendTip'] as const) {
  builder.mutationField(step, (t) =>
    t.field({
      type: Tip,
      authScopes: { scope: 'records:write' },
      description: `${steps[step]} CONFLICT when the tip is not at that step. Needs \`records:write\` and \`records:read\`.`,
      args: { input: t.arg({ type: TipStepInput, required: true, description: 'The step.' }) },
      resolve: (_root, { input }, context) => advance(context, input, { step, at: input.at }),
    }),
  )
}

builder.mutationField('resolveTip', (t) =>
  t.field({
    type: Tip,
    authScopes: { scope: 'records:write' },
    description:
      'Decides on a tip that was classified; stops the clock to decide. CONFLICT when it is not at that step. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: ResolveTipInput, required: true, description: 'The decision.' }) },
    resolve: (_root, { input }, context) => {
      const caseId = input.case ? numberId(input.case, 'Case', 'input.case') : null
      return advance(context, input, { step: 'resolveTip', at: input.at, outcome: input.outcome, caseId })
    },
  }),
)

const ReplyToTipInput = builder.inputType('ReplyToTipInput', {
  description: 'An answer to whoever filed a tip.',
  fields: (t) => ({
    tip: t.id({
      required: true,
      description: 'The tip, one that was filed with a receipt; global id such as `Tip:12`.',
    }),
    message: t.string({ required: true, description: 'The answer, at most 4,000 characters.' }),
  }),
})

builder.mutationField('replyToTip', (t) =>
  t.field({
    type: Tip,
    authScopes: { scope: 'records:write' },
    description:
      'Answers whoever filed a tip; they read it with their receipt. Needs `records:write` and `records:read`.',
    args: { input: t.arg({ type: ReplyToTipInput, required: true, description: 'The answer.' }) },
    resolve: async (_root, { input }, context) => {
      const id = numberId(input.tip, 'Tip', 'input.tip')
      await writing(context, (actor) => data.replyToTip(context.db, actor, id, input.message))
      return tipNow(context, id)
    },
  }),
)

async function advance(
  context: Context,
  { tip, agency }: { readonly tip: string; readonly agency?: string | null },
  step: data.TipStep,
) {
  const id = numberId(tip, 'Tip', 'input.tip')
  const agencyId = agencyIdFromInput(await loadCatalogue(context), agency, 'input.agency')
  await writing(context, (actor) => data.advanceTip(context.db, actor, id, { ...step, agencyId }))
  return tipNow(context, id)
}
