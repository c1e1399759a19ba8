import type { TipMessage as MessageRow } from '@hub/prisma/data/tip'
import { builder } from '../builder.ts'

export const TipMessage = builder.objectRef<MessageRow>('TipMessage').implement({
  description: 'A message about a tip, between whoever filed it and the officers.',
  fields: (t) => ({
    sentOn: t.field({ type: 'Date', description: 'Day it was sent.', resolve: (message) => message.sentOn }),
    fromReporter: t.exposeBoolean('fromReporter', { description: 'Whether it came from whoever filed the tip.' }),
    body: t.exposeString('body', { description: 'The message.' }),
  }),
})
