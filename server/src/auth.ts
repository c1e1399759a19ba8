import { findViewer } from '@hub/prisma/data/viewer'
import type { Database } from '@hub/prisma/database'
import { publicViewer, type Viewer } from '@hub/schema/context'
import { Refusal } from '@hub/schema/error'
import { viewerFromHolder } from '@hub/schema/viewer'
import { sessionOf } from './session-cookie.ts'

/** Who sends a request. `ended`: it came with a session that is over, so its sender may think they are signed in. */
export interface Sender {
  readonly viewer: Viewer
  readonly ended: boolean
}

/**
 * Who sends a request: the holder of the bearer token in its Authorization header, else the holder of the session in its cookie, else
 * the public. Nothing else in a request can grant a scope.
 *
 * @throws Refusal UNAUTHENTICATED for a token that is wrong, expired or revoked: its holder must not be taken for the public
 */
export async function senderOf(
  db: Database,
  { authorization, cookie }: { readonly authorization?: string | undefined; readonly cookie?: string | undefined },
): Promise<Sender> {
  if (authorization !== undefined) return { viewer: await viewerOfToken(db, authorization), ended: false }
  const session = sessionOf(cookie)
  if (session === undefined) return { viewer: publicViewer, ended: false }
  const holder = await findViewer(db, { session })
  return holder ? { viewer: viewerFromHolder(holder), ended: false } : { viewer: publicViewer, ended: true }
}

async function viewerOfToken(db: Database, authorization: string): Promise<Viewer> {
  const token = /^Bearer +([^\s]+) *$/i.exec(authorization)?.[1]
  const holder = token === undefined ? undefined : await findViewer(db, { token })
  if (holder) return viewerFromHolder(holder)
  throw new Refusal(
    'UNAUTHENTICATED',
    'This token is not valid: it is wrong, has expired or was revoked. Ask for a new one, or leave the Authorization header out to read as the public.',
  )
}
