import type { BoundaryBasis } from '../../gql/graphql.ts'

/** Groups of units that reference data knows: with an industrial park, and with a dense worker-lodging area. */
export const unitGroups = ['PARKS', 'LODGING'] as const
export type UnitGroup = (typeof unitGroups)[number]

/** A unit of today and the units it was made of, with the district of each. */
export interface PlaceUnit {
  readonly code: string
  readonly basis: BoundaryBasis
  readonly predecessors: readonly {
    readonly unit: {
      readonly code: string
      readonly basis: BoundaryBasis
      readonly level: string
      readonly parent?: { readonly code: string; readonly basis: BoundaryBasis; readonly level: string } | null
    }
  }[]
}

/**
 * Codes of the units of a basis that hold one of some places, in order. A place lies in a commune of today; on the former boundaries it
 * counts in every district that the commune took something from, since which part holds it is not recorded.
 */
export function codesOfGroup(places: readonly (PlaceUnit | null | undefined)[], basis: BoundaryBasis): string[] {
  const codes = places.flatMap((place) => {
    if (!place) return []
    if (basis === 'SINCE_2025_07') return place.basis === basis ? [place.code] : []
    return place.predecessors.flatMap(({ unit }) =>
      [unit, unit.parent].flatMap((one) => (one?.level === 'DISTRICT' && one.basis === basis ? [one.code] : [])),
    )
  })
  return [...new Set(codes)].sort()
}
