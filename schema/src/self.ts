import type { Self } from '@hub/prisma/data/self'
import type { HeldSession } from '@hub/prisma/data/viewer'
import type { Context } from './context.ts'
import { unauthenticated } from './error.ts'

/** The session of a field whose scopes ask for one. */
export function ownSession({ viewer: { session } }: Context): HeldSession & { readonly accountId: string } {
  if (!session) throw unauthenticated()
  return session
}

/** Somebody at work on their own account. */
export function selfOf(context: Context): Self {
  return { accountId: ownSession(context).accountId, requestId: context.requestId }
}
