import type { Holder } from '@hub/prisma/data/viewer'
import { publicViewer, type Viewer } from './context.ts'
import { isScope } from './scope.ts'

/**
 * The viewer that a token or a session stands for; the one place where a viewer with an account is made. While a second factor is
 * missing nobody knows who it is, so the viewer is the public's.
 */
export function viewerFromHolder({ accountId, name, scopes: held, viewOnly, areas, session }: Holder): Viewer {
  if (session?.stage === 'FACTOR') return { ...publicViewer, session: { ...session, accountId } }
  const scopes = held.filter(isScope)
  return {
    accountId,
    name,
    scopes,
    viewOnly,
    access: { role: 'staff', accountId, scopes, areas },
    ...(session && { session: { ...session, accountId } }),
  }
}
