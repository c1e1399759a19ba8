import * as data from '@hub/prisma/data/second-factor'
import { builder } from '../builder.ts'
import type { Context, Entrance } from '../context.ts'
import { markAudited } from '../recording.ts'
import { selfOf } from '../self.ts'
import { openEntrance } from './sign-in.ts'

const NewFactor = builder.objectRef<data.NewFactor>('NewSecondFactor').implement({
  description: 'A key for an app that makes codes (RFC 6238).',
  fields: (t) => ({
    uri: t.exposeString('uri', { description: 'Address `otpauth://…` to show as a QR code.' }),
    secret: t.exposeString('secret', { description: 'The same key as letters and digits (base 32), to type.' }),
  }),
})

builder.mutationField('beginSecondFactor', (t) =>
  t.field({
    type: NewFactor,
    authScopes: { session: 'FULL' },
    description:
      'Makes a key for codes of an app. Nothing is asked at sign-in before `confirmSecondFactor`; another call makes another key. CONFLICT while a second factor is active.',
    resolve: async (_root, _args, context) => {
      const self = { ...selfOf(context), name: context.viewer.name ?? '' }
      const made = await data.beginSecondFactor(context.db, self)
      markAudited(context)
      return made
    },
  }),
)

/** Codes can be guessed, so tries are counted with those at sign-in. */
async function withCode<R>(context: Context, use: (entrance: Entrance) => Promise<R>): Promise<R> {
  const entrance = openEntrance(context)
  const good = entrance.attempt(`code ${context.viewer.accountId}`)
  const result = await use(entrance)
  good()
  markAudited(context)
  return result
}

const ConfirmSecondFactorInput = builder.inputType('ConfirmSecondFactorInput', {
  description: 'A first code.',
  fields: (t) => ({ code: t.string({ required: true, description: 'Six digits of the app.' }) }),
})

builder.mutationField('confirmSecondFactor', (t) =>
  t.stringList({
    authScopes: { session: 'FULL' },
    description:
      'Turns the second factor on with a first code and answers ten recovery codes, shown this once: each stands in for a code of the app, once. UNAUTHENTICATED with reason WRONG_CODE; CONFLICT when none was begun.',
    args: { input: t.arg({ type: ConfirmSecondFactorInput, required: true, description: 'The code.' }) },
    resolve: (_root, { input }, context) =>
      withCode(context, (entrance) =>
        data.confirmSecondFactor(context.db, selfOf(context), input.code, entrance.now()),
      ),
  }),
)

const RemoveSecondFactorInput = builder.inputType('RemoveSecondFactorInput', {
  description: 'A code, as proof.',
  fields: (t) => ({ code: t.string({ required: true, description: 'Six digits of the app, or a recovery code.' }) }),
})

builder.mutationField('removeSecondFactor', (t) =>
  t.boolean({
    authScopes: { session: 'FULL' },
    description:
      'Turns the second factor off and forgets its recovery codes. UNAUTHENTICATED with reason WRONG_CODE. Whoever has lost both app and recovery codes asks an administrator.',
    args: { input: t.arg({ type: RemoveSecondFactorInput, required: true, description: 'The code.' }) },
    resolve: async (_root, { input }, context) => {
      await withCode(context, (entrance) =>
        data.removeSecondFactor(context.db, selfOf(context), input.code, entrance.now()),
      )
      return true
    },
  }),
)
