import type { AccountToken as TokenRow } from '@hub/prisma/data/token'
import { builder } from '../builder.ts'
import { encodeId } from '../global-id.ts'

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
