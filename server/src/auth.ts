import { findViewer } from '@hub/prisma/data/account'
import type { Database } from '@hub/prisma/database'
import { publicViewer, type Viewer } from '@hub/schema/context'
import { Refusal } from '@hub/schema/error'
import { isScope } from '@hub/schema/scope'

/**
 * Who sends a request: the holder of the bearer token in its Authorization header, or the public when there is none. Nothing else
 * in a request can grant a scope.
 *
 * @throws Refusal UNAUTHENTICATED for a token that is wrong, expired or revoked: its holder must not be taken for the public
 */
export async function viewerOf(db: Database, authorization: string | undefined): Promise<Viewer> {
  if (authorization === undefined) return publicViewer
  const token = /^Bearer +([^\s]+) *$/i.exec(authorization)?.[1]
  const holder = token === undefined ? undefined : await findViewer(db, token)
  if (!holder) {
    throw new Refusal(
      'UNAUTHENTICATED',
      'This token is not valid: it is wrong, has expired or was revoked. Ask for a new one, or leave the Authorization header out to read as the public.',
    )
  }
  const scopes = holder.scopes.filter(isScope)
  return {
    accountId: holder.accountId,
    name: holder.name,
    scopes,
    access: { role: 'staff', accountId: holder.accountId, scopes },
  }
}
