import type { BoundaryBasis } from '../../gql/graphql.ts'

/** Units that somebody compares again and again: kept on their own device under a name of theirs. */
export interface SavedGroup {
  readonly name: string
  readonly basis: BoundaryBasis
  readonly codes: readonly string[]
}

/** Where they lie in the storage of the browser. */
export const savedGroupKey = 'hub.groups'
/** More are not found again in a list. */
export const mostSaved = 30
export const longestGroupName = 60

function groupFrom(thing: unknown): SavedGroup | undefined {
  if (typeof thing !== 'object' || thing === null) return undefined
  const { name, basis, codes } = thing as {
    readonly name?: unknown
    readonly basis?: unknown
    readonly codes?: unknown
  }
  if (typeof name !== 'string' || !Array.isArray(codes)) return undefined
  if (basis !== 'BEFORE_2025_07' && basis !== 'SINCE_2025_07') return undefined
  const words = name.trim().slice(0, longestGroupName)
  const known = codes.filter((code): code is string => typeof code === 'string' && /^[0-9]{1,6}$/.test(code))
  return words === '' || known.length === 0 ? undefined : { name: words, basis, codes: [...new Set(known)].sort() }
}

/** Reads saved groups from the text of the storage; what is none is left out. */
export function groupsFromText(text: string | null): SavedGroup[] {
  try {
    const things: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(things) ? things.flatMap((thing) => groupFrom(thing) ?? []).slice(0, mostSaved) : []
  } catch {
    return []
  }
}

export const textFromGroups = (groups: readonly SavedGroup[]) => JSON.stringify(groups)

const isSame = (one: SavedGroup, other: SavedGroup) => one.name === other.name && one.basis === other.basis

/** Adds a group at the head; one of the same name and boundaries is taken over. */
export function withGroup(groups: readonly SavedGroup[], group: SavedGroup): SavedGroup[] {
  const own = groupFrom(group)
  return own ? [own, ...groups.filter((one) => !isSame(one, own))].slice(0, mostSaved) : [...groups]
}

export const withoutGroup = (groups: readonly SavedGroup[], group: SavedGroup) =>
  groups.filter((one) => !isSame(one, group))
