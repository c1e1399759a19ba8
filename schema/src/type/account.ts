import { type Account as AccountRow, listAccounts } from '@hub/prisma/data/account'
import { builder } from '../builder.ts'

const Account = builder.objectRef<AccountRow>('Account').implement({
  description: 'Somebody who may sign in with a token. Tokens are made on the command line and shown once.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the account.' }),
    scopes: t.stringList({
      description: 'Scopes it holds; each of its tokens may hold fewer.',
      resolve: (account) => [...account.scopes],
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
