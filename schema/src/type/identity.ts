import { type IdentitySubject, sealedFieldsOf } from '@hub/prisma/data/identity'
import {
  type OpenIdentity,
  type IdentityOpening as OpeningRow,
  openIdentity,
  openingsOf,
  readIdentity,
} from '@hub/prisma/data/identity-opening'
import { builder } from '../builder.ts'
import { batch, type Context } from '../context.ts'
import { badInput } from '../error.ts'
import { decodeId, encodeId, numberId } from '../global-id.ts'
import { writing } from '../recording.ts'
import { IdentityField, IdentityOpeningReason } from './identity-code.ts'
import { Tip } from './tip.ts'
import { Victim } from './victim.ts'

// What is sealed of victims and of those who told a tip: that it is there, who opened it, and, while it is open, what it is.

const types = { VICTIM: 'Victim', TIP: 'Tip' } as const

const IdentityOpening = builder.objectRef<OpeningRow>('IdentityOpening').implement({
  description: 'One time that an account opened what is sealed of a person: who, why, which fields, until when.',
  fields: (t) => ({
    subjectId: t.id({
      description: 'The record; global id such as `Victim:9`.',
      resolve: ({ subject, subjectId }) => encodeId(types[subject], subjectId),
    }),
    account: t.exposeString('accountName', { description: 'Name of the account.' }),
    fields: t.field({
      type: [IdentityField],
      description: 'Fields that were opened.',
      resolve: (row) => [...row.fields],
    }),
    reasonCode: t.field({ type: IdentityOpeningReason, description: 'Reason.', resolve: (row) => row.reasonCode }),
    reason: t.exposeString('reason', { description: 'Reason in words.' }),
    openedAt: t.field({ type: 'DateTime', description: 'When it was opened.', resolve: (row) => row.openedAt }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When it was closed again: 15 minutes later.',
      resolve: (row) => row.expiresAt,
    }),
  }),
})

const field = (name: keyof OpenIdentity['fields']) => (row: OpenIdentity) => row.fields[name] ?? null

const SealedIdentity = builder.objectRef<OpenIdentity>('SealedIdentity').implement({
  description:
    'What is sealed of a person, as far as it is open to this account. A field is null when it was not opened, or nothing is sealed.',
  fields: (t) => ({
    name: t.string({ nullable: true, description: 'Full name.', resolve: field('NAME') }),
    paper: t.string({ nullable: true, description: 'Number of an identity paper.', resolve: field('PAPER') }),
    contact: t.string({ nullable: true, description: 'Way to reach the person.', resolve: field('CONTACT') }),
    address: t.string({ nullable: true, description: 'Where the person lives.', resolve: field('ADDRESS') }),
    birthYear: t.string({ nullable: true, description: 'Year of birth.', resolve: field('BIRTH_YEAR') }),
    document: t.string({
      nullable: true,
      description: 'Number of the paper that confirms the victim.',
      resolve: field('DOCUMENT'),
    }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it closes.', resolve: (row) => row.expiresAt }),
  }),
})

// Every read of a sealed identity is a transaction and an entry of the log: it is for one person, not for lists.
const perRead = { field: 500 } as const

for (const subject of ['VICTIM', 'TIP'] as const satisfies readonly IdentitySubject[]) {
  const sealed = batch((ids: readonly string[], { db, viewer }) => sealedFieldsOf(db, viewer.access, subject, ids))
  const openings = batch((ids: readonly string[], { db, viewer }) => openingsOf(db, viewer.access, subject, ids))
  const identity = ({ id }: { readonly id: string }, _args: object, { db, viewer, requestId }: Context) =>
    readIdentity(db, { access: viewer.access, requestId }, subject, id)
  const whose = subject === 'VICTIM' ? 'the person' : 'whoever told the tip'

  builder.objectField(subject === 'VICTIM' ? Victim : Tip, 'sealedFields', (t) =>
    t.field({
      type: [IdentityField],
      description: `Which fields are sealed of ${whose}. What they hold is read with \`openIdentity\`.`,
      resolve: async ({ id }, _args, context) => await sealed(context).load(id),
    }),
  )
  builder.objectField(subject === 'VICTIM' ? Victim : Tip, 'identityOpenings', (t) =>
    t.field({
      type: [IdentityOpening],
      description: `Who opened what is sealed of ${whose}, and why; the last first. Whoever sees the record sees it.`,
      resolve: async ({ id }, _args, context) => await openings(context).load(id),
    }),
  )
  builder.objectField(subject === 'VICTIM' ? Victim : Tip, 'identity', (t) =>
    t.field({
      type: SealedIdentity,
      nullable: true,
      authScopes: { scope: 'identity:open' },
      complexity: perRead,
      description: `What is sealed of ${whose}, while \`openIdentity\` of this account holds; null otherwise. Each read leaves an entry in the audit log. Needs \`identity:open\`.`,
      resolve: async (row, args, context) => (await identity(row, args, context)) ?? null,
    }),
  )
}

const OpenIdentityInput = builder.inputType('OpenIdentityInput', {
  description: 'Why sealed fields of one person must be read.',
  fields: (t) => ({
    subjectId: t.id({ required: true, description: 'The record; global id such as `Victim:9` or `Tip:12`.' }),
    fields: t.field({ type: [IdentityField], required: true, description: 'Fields that are needed, and no others.' }),
    reasonCode: t.field({ type: IdentityOpeningReason, required: true, description: 'Reason.' }),
    reason: t.string({
      required: true,
      description:
        'Reason in words, 20 to 1,000 characters, without naming anybody: everybody who sees the record reads it.',
    }),
  }),
})

builder.mutationField('openIdentity', (t) =>
  t.field({
    type: IdentityOpening,
    authScopes: { scope: 'identity:open' },
    description:
      'Opens sealed fields of one person to this account for 15 minutes; read them with `identity` of the record. The opening and every read are seen by the auditors and by everybody who sees the record. CONFLICT when none of the fields is sealed. Needs `identity:open` and `records:read`.',
    args: { input: t.arg({ type: OpenIdentityInput, required: true, description: 'Whose, which and why.' }) },
    resolve: async (_root, { input }, context) => {
      const { typename } = decodeId(input.subjectId, 'input.subjectId')
      const subject = (['VICTIM', 'TIP'] as const).find((one) => types[one] === typename)
      if (!subject) throw badInput('input.subjectId', `of ${typename} nothing is sealed; give a Victim or a Tip.`)
      const subjectId = numberId(input.subjectId, typename, 'input.subjectId')
      return await writing(context, (actor) => openIdentity(context.db, actor, { ...input, subject, subjectId }))
    },
  }),
)
