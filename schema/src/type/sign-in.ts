import { endSession, endSessions, type SessionStage } from '@hub/prisma/data/session'
import * as data from '@hub/prisma/data/sign-in'
import { findViewer } from '@hub/prisma/data/viewer'
import { builder } from '../builder.ts'
import { type Context, type Entrance, publicViewer, type Viewer as ViewerShape } from '../context.ts'
import { Refusal } from '../error.ts'
import { markAudited } from '../recording.ts'
import { ownSession, selfOf } from '../self.ts'
import { viewerFromHolder } from '../viewer.ts'
import { Viewer } from './viewer.ts'

const SignInStep = builder.enumType('SignInStep', {
  description: 'What is still to be done to be signed in.',
  values: {
    DONE: { description: 'Nothing: the session is signed in.' },
    SECOND_FACTOR: { description: 'A code of the app or a recovery code: `completeSignIn`, within five minutes.' },
    CHANGE_PASSWORD: { description: 'A password of one’s own: `changePassword`. Nothing else is open until then.' },
  } as const,
})

const steps = { FACTOR: 'SECOND_FACTOR', PASSWORD: 'CHANGE_PASSWORD', FULL: 'DONE' } as const satisfies Record<
  SessionStage,
  typeof SignInStep.$inferType
>

const SignInPayload = builder
  .objectRef<{ readonly stage: SessionStage; readonly viewer: ViewerShape }>('SignInPayload')
  .implement({
    description: 'How far signing in has come. The browser is given its session in a cookie that no script can read.',
    fields: (t) => ({
      next: t.field({
        type: SignInStep,
        description: 'What is to be done next.',
        resolve: ({ stage }) => steps[stage],
      }),
      viewer: t.field({
        type: Viewer,
        description: 'Who is signed in from now on. Nobody, while a second factor is still to come.',
        resolve: ({ viewer }) => viewer,
      }),
    }),
  })

/** The way in of this request. Throws FORBIDDEN where nobody may sign in. */
export function openEntrance({ entrance }: Context): Entrance {
  if (!entrance) throw new Refusal('FORBIDDEN', 'There is no browser here that could keep a session.', { needs: [] })
  if (entrance.closed) throw entrance.closed
  return entrance
}

/** Hands the browser its new session and tells who it is for. */
async function arrived(context: Context, entrance: Entrance, { secret, stage }: data.SignedIn) {
  const holder = await findViewer(context.db, { session: secret })
  entrance.keep(secret)
  markAudited(context)
  return { stage, viewer: holder ? viewerFromHolder(holder) : publicViewer }
}

const arrivalOf = ({ requestId, viewer }: Context): data.Arrival => ({ requestId, before: viewer.session?.id ?? null })

const SignInInput = builder.inputType('SignInInput', {
  description: 'Who wants to sign in.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name of the account.' }),
    password: t.string({ required: true, description: 'Its password.' }),
  }),
})

builder.mutationField('signIn', (t) =>
  t.field({
    type: SignInPayload,
    authScopes: { public: true },
    description:
      'Signs in by name and password. UNAUTHENTICATED with reason WRONG_PASSWORD, also for a name that nobody has; TOO_MANY_REQUESTS with `retryAfterSeconds` after many tries; FORBIDDEN with reason PLAIN_HTTP over a connection that others could read, FOREIGN_ORIGIN from a page of another origin.',
    args: { input: t.arg({ type: SignInInput, required: true, description: 'Name and password.' }) },
    resolve: async (_root, { input }, context) => {
      const entrance = openEntrance(context)
      const good = entrance.attempt(`name ${input.name.trim().toLowerCase()}`)
      const done = await data.signIn(context.db, input.name, input.password, arrivalOf(context))
      good()
      return await arrived(context, entrance, done)
    },
  }),
)

const SignInByLinkInput = builder.inputType('SignInByLinkInput', {
  description: 'A link that an administrator gave.',
  fields: (t) => ({
    link: t.string({ required: true, description: 'What follows `#link=` in its address.' }),
  }),
})

builder.mutationField('signInByLink', (t) =>
  t.field({
    type: SignInPayload,
    authScopes: { public: true },
    description:
      'Signs in by a link, which works once and for a limited time. A second factor is asked for all the same, then a password of one’s own. UNAUTHENTICATED with reason LINK_ENDED; else as `signIn`.',
    args: { input: t.arg({ type: SignInByLinkInput, required: true, description: 'The link.' }) },
    resolve: async (_root, { input }, context) => {
      const entrance = openEntrance(context)
      const good = entrance.attempt(null)
      const done = await data.signInByLink(context.db, input.link, arrivalOf(context))
      good()
      return await arrived(context, entrance, done)
    },
  }),
)

const CodeInput = builder.inputType('CompleteSignInInput', {
  description: 'The second factor.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Six digits of the app, or a recovery code.' }),
  }),
})

builder.mutationField('completeSignIn', (t) =>
  t.field({
    type: SignInPayload,
    authScopes: { public: true },
    description:
      'Gives the second factor after `signIn` or `signInByLink` answered SECOND_FACTOR. Each code works once. UNAUTHENTICATED with reason WRONG_CODE, or SESSION_ENDED when no sign-in waits for one: five minutes have passed, or five codes were wrong.',
    args: { input: t.arg({ type: CodeInput, required: true, description: 'The code.' }) },
    resolve: async (_root, { input }, context) => {
      const entrance = openEntrance(context)
      const { session } = context.viewer
      if (session?.stage !== 'FACTOR') {
        throw new Refusal('UNAUTHENTICATED', 'No sign-in waits for a code. Give name and password again.', {
          reason: 'SESSION_ENDED',
        })
      }
      const { accountId } = session
      const good = entrance.attempt(`code ${accountId}`)
      const self = { accountId, requestId: context.requestId }
      const done = await data.completeSignIn(context.db, self, session.id, input.code, entrance.now())
      good()
      return await arrived(context, entrance, done)
    },
  }),
)

builder.mutationField('signOut', (t) =>
  t.boolean({
    authScopes: { public: true },
    description: 'Ends the session of this request. Answers whether there was one.',
    resolve: async (_root, _args, context) => {
      const { session } = context.viewer
      context.entrance?.keep(null)
      if (!session) return false
      await endSession(context.db, { accountId: session.accountId, requestId: context.requestId }, session.id)
      markAudited(context)
      return true
    },
  }),
)

builder.mutationField('signOutEverywhere', (t) =>
  t.int({
    authScopes: { session: 'PASSWORD' },
    description:
      'Ends all sessions of the account, this one too, and answers how many. Its tokens stay; see `revokeToken`.',
    resolve: async (_root, _args, context) => {
      const ended = await endSessions(context.db, selfOf(context))
      context.entrance?.keep(null)
      markAudited(context)
      return ended
    },
  }),
)

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  description: 'A new password.',
  fields: (t) => ({
    current: t.string({
      description:
        'The password of now. Left out when the session only waits for a new one (`viewer.mustChangePassword`), and by an account that has none.',
    }),
    password: t.string({
      required: true,
      description: 'The new one: 12 to 200 characters, without the name of the account in it. Several words are good.',
    }),
  }),
})

builder.mutationField('changePassword', (t) =>
  t.field({
    type: SignInPayload,
    authScopes: { session: 'PASSWORD' },
    description:
      'Sets the password of the account. Its other sessions and unused links end, and this session goes on under a new secret. UNAUTHENTICATED with reason WRONG_PASSWORD when the current one is wrong; BAD_USER_INPUT when the new one will not do.',
    args: { input: t.arg({ type: ChangePasswordInput, required: true, description: 'The passwords.' }) },
    resolve: async (_root, { input: { current = null, password } }, context) => {
      const entrance = openEntrance(context)
      const { stage } = ownSession(context)
      const good = entrance.attempt(`password ${context.viewer.accountId}`)
      const self = { ...selfOf(context), name: context.viewer.name ?? '', stage }
      const done = await data.changePassword(context.db, self, { current, password })
      good()
      return await arrived(context, entrance, done)
    },
  }),
)
