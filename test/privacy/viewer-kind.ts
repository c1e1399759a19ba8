import type { Areas } from '@hub/prisma/access'
import { publicViewer, type Viewer } from '@hub/schema/context'
import type { Scope } from '@hub/schema/scope'

const officer: readonly Scope[] = ['records:read', 'records:write', 'import:write']

/** Who comes to the hub, and the scopes they hold. `person` is the planner in a browser, signed in with a session. */
export const scopesOf = {
  public: [],
  planner: ['figures:exact', 'alert:acknowledge'],
  district: officer,
  agency: officer,
  province: [...officer, 'review:read', 'identity:open', 'person:remove'],
  administrator: ['account:admin', 'release:publish'],
  auditor: ['audit:read'],
  person: ['figures:exact', 'alert:acknowledge'],
} as const satisfies Record<string, readonly Scope[]>

export type ViewerKind = keyof typeof scopesOf

export const viewerKinds = Object.keys(scopesOf) as readonly ViewerKind[]

/** Whose rows they reach, by the code of a unit or an agency. */
export const areaOf: Readonly<Partial<Record<ViewerKind, { readonly unit?: string; readonly agency?: string }>>> = {
  district: { unit: '27:258' },
  agency: { agency: 'SO_Y_TE_24' },
  province: { unit: '24' },
}

/** A viewer of a kind, without a database: what the areas come to is given. */
export function viewerOfKind(kind: ViewerKind, areas?: Areas): Viewer {
  if (kind === 'public') return publicViewer
  const scopes = scopesOf[kind]
  const viewer = {
    accountId: '1',
    name: kind,
    scopes,
    access: { role: 'staff', accountId: '1', scopes, ...(areas && { areas }) },
  } as const
  if (kind !== 'person') return viewer
  return { ...viewer, session: { id: '1', stage: 'FULL', endsAt: new Date(0), accountId: '1' } }
}
