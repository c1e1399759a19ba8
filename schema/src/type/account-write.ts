import { type Account as AccountRow, listAccounts } from '@hub/prisma/data/account'
import * as data from '@hub/prisma/data/account-write'
import { builder } from '../builder.ts'
import { must } from '../catalogue.ts'
import type { Context } from '../context.ts'
import { numberId } from '../global-id.ts'
import { markAudited } from '../recording.ts'
import { scopesFromInput } from '../scope-input.ts'
import { Account } from './account.ts'

const linkHours = 72

const SignInLink = builder.objectRef<data.SignInLink>('SignInLink').implement({
  description: 'A link that signs an account in once. Hand it over by a way that nobody else reads.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description:
        'What follows the address of the hub, such as `/sign-in#link=…`; shown this once. Browsers send what follows `#` to no server.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When it ends unless it is used before.',
      resolve: (link) => link.expiresAt,
    }),
  }),
})

/** An administrator at work. */
export const actorOf = ({ viewer, requestId }: Context) => ({ access: viewer.access, requestId })

/** An account as it is after a change. */
export async function accountNow({ db, viewer }: Context, id: string): Promise<AccountRow> {
  const accounts = await listAccounts(db, viewer.access)
  return must(
    accounts.find((one) => one.id === id),
    'account',
    id,
  )
}

function newLink(context: Context, id: string, hours: number): Promise<data.SignInLink> {
  return data.issueSignInLink(context.db, actorOf(context), { id }, { hours, direct: false })
}

const AddAccountInput = builder.inputType('AddAccountInput', {
  description: 'A new account.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: '2 to 63 small letters, digits, dots, hyphens or underscores, such as `ca.bacninh`.',
    }),
    scopes: t.stringList({
      required: true,
      description: 'Scopes it is to hold, such as `records:read`; may be empty.',
    }),
    viewOnly: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether it may only look, whatever scopes it is given later.',
    }),
  }),
})

const AddAccountPayload = builder
  .objectRef<{ readonly account: AccountRow; readonly link: data.SignInLink }>('AddAccountPayload')
  .implement({
    description: 'A new account, and how its holder gets in.',
    fields: (t) => ({
      account: t.field({ type: Account, description: 'The account.', resolve: ({ account }) => account }),
      link: t.field({
        type: SignInLink,
        description: `For its holder, within ${linkHours} hours; a password of their own is set with it.`,
        resolve: ({ link }) => link,
      }),
    }),
  })

builder.mutationField('addAccount', (t) =>
  t.field({
    type: AddAccountPayload,
    authScopes: { scope: 'account:admin' },
    description:
      'Makes an account and a link for its holder, who sets a password with it. CONFLICT when the name is taken; BAD_USER_INPUT for a scope that a view-only account cannot hold. Needs `account:admin`.',
    args: { input: t.arg({ type: AddAccountInput, required: true, description: 'The account.' }) },
    resolve: async (_root, { input }, context) => {
      const scopes = scopesFromInput(input.scopes, 'input.scopes')
      const id = await data.makeAccount(context.db, actorOf(context), { ...input, scopes })
      const link = await newLink(context, id, linkHours)
      markAudited(context)
      return { account: await accountNow(context, id), link }
    },
  }),
)

const ChangeAccountInput = builder.inputType('ChangeAccountInput', {
  description: 'What to change of an account; what is left out stays.',
  fields: (t) => ({
    account: t.id({ required: true, description: 'The account; global id such as `Account:5`.' }),
    scopes: t.stringList({
      description: 'All scopes it is to hold from now on. Its tokens and sessions lose the others at once.',
    }),
    viewOnly: t.boolean({ description: 'Whether it may only look.' }),
    disabled: t.boolean({
      description: 'True shuts it out at once, with its sessions and tokens; false lets it in again.',
    }),
    removeSecondFactor: t.boolean({
      description: 'True forgets its second factor, for somebody who has lost app and recovery codes.',
    }),
  }),
})

builder.mutationField('changeAccount', (t) =>
  t.field({
    type: Account,
    authScopes: { scope: 'account:admin' },
    description:
      'Changes an account. FORBIDDEN for one’s own; BAD_USER_INPUT for a scope that a view-only account cannot hold. Needs `account:admin`.',
    args: { input: t.arg({ type: ChangeAccountInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input: { account, ...change } }, context) => {
      const id = numberId(account, 'Account', 'input.account')
      const scopes = change.scopes ? scopesFromInput(change.scopes, 'input.scopes') : null
      await data.changeAccount(context.db, actorOf(context), id, { ...change, scopes })
      markAudited(context)
      return await accountNow(context, id)
    },
  }),
)

const IssueSignInLinkInput = builder.inputType('IssueSignInLinkInput', {
  description: 'Who is to sign in by a link.',
  fields: (t) => ({
    account: t.id({ required: true, description: 'The account; global id such as `Account:5`.' }),
    hours: t.int({
      required: true,
      defaultValue: linkHours,
      description: 'Hours until the link ends, 1 to 168.',
    }),
  }),
})

builder.mutationField('issueSignInLink', (t) =>
  t.field({
    type: SignInLink,
    authScopes: { scope: 'account:admin' },
    description:
      'Makes a link for somebody who is new or has forgotten the password: they must set a new one. Earlier links of the account end. FORBIDDEN for one’s own account. Needs `account:admin`.',
    args: { input: t.arg({ type: IssueSignInLinkInput, required: true, description: 'The account.' }) },
    resolve: async (_root, { input: { account, hours } }, context) => {
      const link = await newLink(context, numberId(account, 'Account', 'input.account'), hours)
      markAudited(context)
      return link
    },
  }),
)
