import { type Account as AccountRow, listAccounts } from '@hub/prisma/data/account'
import { areasOfAccounts } from '@hub/prisma/data/account-area'
import { tokensOfAccounts } from '@hub/prisma/data/token'
import { builder } from '../builder.ts'
import { batch } from '../context.ts'
import { encodeId } from '../global-id.ts'
import { AccountArea } from './account-area.ts'
import { AccountToken } from './account-token.ts'

const tokensOf = batch(async (ids, { db, viewer }) => {
  const tokens = await tokensOfAccounts(db, viewer, ids)
  return ids.map((id) => tokens.filter(({ accountId }) => accountId === id))
})

const areasOf = batch(async (ids, { db, viewer }) => {
  const areas = await areasOfAccounts(db, viewer, ids)
  return ids.map((id) => areas.filter(({ accountId }) => accountId === id))
})

/** An account as an administrator sees it. */
export const Account = builder.objectRef<AccountRow>('Account').implement({
  description: 'Somebody who may sign in, or a program that comes with a token.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id such as `Account:5`, for `changeAccount` and `issueSignInLink`.',
      resolve: ({ id }) => encodeId('Account', id),
    }),
    name: t.exposeString('name', { description: 'Name of the account.' }),
    scopes: t.stringList({
      description: 'Scopes it holds; each of its tokens may hold fewer.',
      resolve: (account) => [...account.scopes],
    }),
    viewOnly: t.exposeBoolean('viewOnly', {
      description:
        'Whether it may only look: it can hold no scope that writes, publishes, opens identities or administers.',
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: (account) => account.createdAt }),
    disabledAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was shut out; null while it works.',
      resolve: (account) => account.disabledAt,
    }),
    tokens: t.exposeInt('tokens', { description: 'How many of its tokens work today.' }),
    tokensEndAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the last of them ends; null when none works.',
      resolve: (account) => account.tokensEndAt,
    }),
    workingTokens: t.field({
      type: [AccountToken],
      description: 'Its tokens that work today; `revokeToken` ends one.',
      resolve: ({ id }, _args, context) => tokensOf(context).load(id),
    }),
    areas: t.field({
      type: [AccountArea],
      description:
        'Units and agencies whose rows it may reach, also those of days past and to come; without any, none.',
      resolve: ({ id }, _args, context) => areasOf(context).load(id),
    }),
    passwordSet: t.exposeBoolean('passwordSet', { description: 'Whether its holder has set a password.' }),
    mustChangePassword: t.exposeBoolean('mustChangePassword', {
      description: 'Whether its holder must set a password of their own before anything else.',
    }),
    secondFactor: t.exposeBoolean('secondFactor', { description: 'Whether a code is asked for at sign-in.' }),
    sessions: t.exposeInt('sessions', { description: 'In how many browsers it is signed in now.' }),
  }),
})

builder.queryField('accounts', (t) =>
  t.field({
    type: [Account],
    authScopes: { scope: 'account:admin' },
    description: 'All accounts by name. Needs `account:admin`.',
    resolve: (_root, _args, { db, viewer }) => listAccounts(db, viewer.access),
  }),
)
