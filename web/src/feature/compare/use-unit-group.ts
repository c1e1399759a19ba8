import { useDocument } from '../../api.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { lodgingUnitsQuery, parkUnitsQuery } from './query.ts'
import { codesOfGroup, type UnitGroup } from './unit-group.ts'

/** Codes of the units of a group of reference data; null while they are not known, or no group is asked for. */
export function useUnitGroup(group: UnitGroup | null, basis: BoundaryBasis) {
  const parks = useDocument(parkUnitsQuery, group === 'PARKS' ? {} : undefined)
  const lodging = useDocument(lodgingUnitsQuery, group === 'LODGING' ? {} : undefined)
  const query = group === 'LODGING' ? lodging : parks
  const places =
    group === 'LODGING' ? lodging.data?.workerHousingAreas.nodes : group && parks.data?.industrialParks.nodes
  return {
    query,
    pending: group !== null && query.isPending,
    codes: places
      ? codesOfGroup(
          places.map(({ unit }) => unit),
          basis,
        )
      : null,
  }
}
