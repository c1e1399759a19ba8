import type { SessionViewer } from '../../session.ts'

/** What of the page about persons somebody may do. */
export interface PersonRights {
  readonly records: boolean
  readonly open: boolean
  readonly remove: boolean
  readonly overlap: boolean
}

/** Opening and removing need the right to see the record as well. */
export function rightsOf({ scopes }: Pick<SessionViewer, 'scopes'>): PersonRights {
  const holds = (scope: string) => scopes.some(({ name }) => name === scope)
  const records = holds('records:read')
  return {
    records,
    open: records && holds('identity:open'),
    remove: records && holds('person:remove'),
    overlap: holds('figures:exact'),
  }
}

/** Whether the page has anything for somebody; everybody else does not see it in the menu. */
export function mayKnowPersons(viewer: Pick<SessionViewer, 'scopes'>): boolean {
  const { records, overlap } = rightsOf(viewer)
  return records || overlap
}
