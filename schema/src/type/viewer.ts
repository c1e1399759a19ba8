import { factorState } from '@hub/prisma/data/second-factor'
import { listSessions, type OwnSession } from '@hub/prisma/data/session'
import { listTokens } from '@hub/prisma/data/token'
import { builder } from '../builder.ts'
import type { Viewer as ViewerShape } from '../context.ts'
import { allScopes, type Scope as ScopeName, scopes, writingScopes } from '../scope.ts'
import { AccountToken } from './account-token.ts'

const Scope = builder.objectRef<{ readonly name: string; readonly description: string }>('Scope').implement({
  description: 'A right that an account may hold.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the scope, such as `records:read`.' }),
    description: t.exposeString('description', { description: 'What the scope opens, in English.' }),
  }),
})

const Credential = builder.enumType('Credential', {
  description: 'What a request shows of who sends it.',
  values: {
    NONE: { description: 'Nothing: it is the public that asks.' },
    SESSION: { description: 'The session of a browser, after `signIn`.' },
    TOKEN: { description: 'A bearer token, in the header `Authorization`.' },
  } as const,
})

const OwnSessionRef = builder.objectRef<OwnSession & { readonly current: boolean }>('AccountSession').implement({
  description: 'A browser that is signed in. Neither its address nor its kind is kept.',
  fields: (t) => ({
    createdAt: t.field({ type: 'DateTime', description: 'When it was signed in.', resolve: (one) => one.createdAt }),
    seenAt: t.field({
      type: 'DateTime',
      description: 'When it was last used, to the minute.',
      resolve: (one) => one.seenAt,
    }),
    endsAt: t.field({
      type: 'DateTime',
      description:
        'When it ends by itself, unless it is used before: half an hour after its last use, at most twelve hours.',
      resolve: (one) => one.endsAt,
    }),
    current: t.exposeBoolean('current', { description: 'Whether it is the session of this request.' }),
  }),
})

interface FactorShape {
  readonly active: boolean
  readonly advised: boolean
  readonly recoveryCodesLeft: number
}

const SecondFactor = builder.objectRef<FactorShape>('SecondFactor').implement({
  description: 'How an account stands with its second factor: codes of an app, beside the password.',
  fields: (t) => ({
    active: t.exposeBoolean('active', { description: 'Whether a code is asked for at sign-in.' }),
    advised: t.exposeBoolean('advised', {
      description:
        'Whether this account should have one and has none: it can write, publish, open identities or administer.',
    }),
    recoveryCodesLeft: t.exposeInt('recoveryCodesLeft', {
      description: 'How many recovery codes were not used yet.',
    }),
  }),
})

/** Who is asking, as GraphQL tells it. */
export const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  description: 'Who is asking, by the token or the session of this request.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'Name of the account; null without one.' }),
    signedIn: t.boolean({
      description: 'Whether this request came with the token or the session of an account.',
      resolve: (viewer) => viewer.accountId !== null,
    }),
    credential: t.field({
      type: Credential,
      description: 'What this request shows of who sends it. NONE while the code of a second factor is still to come.',
      resolve: ({ accountId, session }) => (accountId === null ? 'NONE' : session ? 'SESSION' : 'TOKEN'),
    }),
    scopes: t.field({
      type: [Scope],
      description:
        'Scopes this request has: those of the account, cut down to those of the token. Empty without an account, and while a password is still to be set.',
      resolve: (viewer) =>
        allScopes.filter((name) => viewer.scopes.includes(name)).map((name) => ({ name, description: scopes[name] })),
    }),
    readsLive: t.boolean({
      description:
        'Whether lists of open things (campaign events, routes, areas …) answer live rows, rather than the newest release.',
      resolve: (viewer) => viewer.scopes.includes('records:read'),
    }),
    viewOnly: t.boolean({
      description: 'Whether the account may only look: it can be given no scope that writes.',
      resolve: (viewer) => viewer.viewOnly === true,
    }),
    mustChangePassword: t.boolean({
      description: 'Whether nothing but `changePassword` is open until a password of one’s own is set.',
      resolve: ({ session }) => session?.stage === 'PASSWORD',
    }),
    sessionEndsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When this session ends unless it is used before; null without one.',
      resolve: ({ session }) => session?.endsAt ?? null,
    }),
    secondFactor: t.field({
      type: SecondFactor,
      nullable: true,
      description: 'The second factor of the account; null unless a session is signed in.',
      resolve: async (viewer, _args, { db }) => {
        if (viewer.session?.stage !== 'FULL') return null
        const state = await factorState(db, viewer.session.accountId)
        const powerful = viewer.scopes.some((scope: ScopeName) => writingScopes.has(scope))
        return { ...state, advised: powerful && !state.active }
      },
    }),
    tokens: t.field({
      type: [AccountToken],
      description: 'The tokens of the account that work; empty unless a session is signed in.',
      resolve: async ({ session }, _args, { db }) =>
        session?.stage === 'FULL' ? await listTokens(db, session.accountId) : [],
    }),
    sessions: t.field({
      type: [OwnSessionRef],
      description: 'Browsers in which the account is signed in, the newest first; empty unless a session is signed in.',
      resolve: async ({ session }, _args, { db }) => {
        if (session?.stage !== 'FULL') return []
        const all = await listSessions(db, session.accountId)
        return all.map((one) => ({ ...one, current: one.id === session.id }))
      },
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    authScopes: { public: true },
    description: 'Who is asking and what they may do. Without a token or a session: nobody, with no scopes.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
)
