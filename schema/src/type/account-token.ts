import { issueToken, revokeAnyToken, revokeToken, type AccountToken as TokenRow } from '@hub/prisma/data/token'
import { builder } from '../builder.ts'
import { may } from '../context.ts'
import { encodeId, numberId } from '../global-id.ts'
import { markAudited } from '../recording.ts'
import { scopesFromInput } from '../scope-input.ts'
import { selfOf } from '../self.ts'

/** A bearer token of somebody's programs, without the token itself. */
export const AccountToken = builder.objectRef<TokenRow>('AccountToken').implement({
  description: 'A bearer token that works today. The token itself is shown once, when it is made.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id such as `AccountToken:3`, for `revokeToken`.',
      resolve: ({ id }) => encodeId('AccountToken', id),
    }),
    label: t.exposeString('label', {
      nullable: true,
      description: 'What its holder calls it; null when it was made on the command line.',
    }),
    scopes: t.stringList({
      description: 'Scopes it carries. It opens those that the account still holds.',
      resolve: ({ scopes }) => [...scopes],
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: (token) => token.createdAt }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it ends.', resolve: (token) => token.expiresAt }),
    lastUsedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day it was last used; null when it never was.',
      resolve: (token) => token.lastUsedOn,
    }),
  }),
})

const IssueTokenInput = builder.inputType('IssueTokenInput', {
  description: 'A token for a program.',
  fields: (t) => ({
    label: t.string({ required: true, description: 'What it is for, at most 100 characters. No name of a person.' }),
    scopes: t.stringList({
      required: true,
      description: 'Scopes it is to carry, such as `figures:exact`: at least one, and none that the account lacks.',
    }),
    days: t.int({ required: true, description: 'Days until it ends, 1 to 730.' }),
  }),
})

const IssuedToken = builder.objectRef<{ readonly token: string; readonly row: TokenRow }>('IssuedToken').implement({
  description: 'A new token.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'The token, shown this once. Send it as `Authorization: Bearer <token>`.',
    }),
    issued: t.field({ type: AccountToken, description: 'What is kept of it.', resolve: ({ row }) => row }),
  }),
})

builder.mutationField('issueToken', (t) =>
  t.field({
    type: IssuedToken,
    authScopes: { session: 'FULL' },
    description:
      'Makes a bearer token for a program of whoever is signed in. It never opens more than the account. FORBIDDEN for scopes the account lacks; CONFLICT when it has 20 tokens already.',
    args: { input: t.arg({ type: IssueTokenInput, required: true, description: 'The token.' }) },
    resolve: async (_root, { input }, context) => {
      const wanted = { ...input, scopes: scopesFromInput(input.scopes, 'input.scopes') }
      const issued = await issueToken(context.db, selfOf(context), context.viewer.scopes, wanted)
      markAudited(context)
      return issued
    },
  }),
)

const RevokeTokenInput = builder.inputType('RevokeTokenInput', {
  description: 'A token to take back.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The token; global id such as `AccountToken:3`.' }) }),
})

builder.mutationField('revokeToken', (t) =>
  t.boolean({
    authScopes: { session: 'FULL' },
    description:
      'Ends a token at once: one of whoever is signed in or, with `account:admin`, of anybody. NOT_FOUND for any other, and for one that has ended.',
    args: { input: t.arg({ type: RevokeTokenInput, required: true, description: 'The token.' }) },
    resolve: async (_root, { input }, context) => {
      const id = numberId(input.id, 'AccountToken', 'input.id')
      const { db, viewer, requestId } = context
      if (may(context, 'account:admin')) await revokeAnyToken(db, { access: viewer.access, requestId }, id)
      else await revokeToken(db, selfOf(context), id)
      markAudited(context)
      return true
    },
  }),
)
