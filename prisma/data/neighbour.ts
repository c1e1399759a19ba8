/**
 * Pairs of units of a scheme and level that touch, each pair both ways. $1 scheme, $2 level. About ten metres of gap count as
 * touching: outlines of different origin do not meet exactly. Units without an outline have no neighbours.
 */
export const neighboursSql = `
  select a.id::text as unit_id, b.id::text as neighbour_id
  from admin_unit a
    join admin_unit b on b.scheme = a.scheme and b.level = a.level and b.id <> a.id
      and b.outline && st_expand(a.outline, 0.0001) and st_dwithin(a.outline, b.outline, 0.0001)
  where a.scheme = $1 and a.level = $2`

export interface NeighbourPair {
  unit_id: string
  neighbour_id: string
}

/** For each unit, in their order, the places of its neighbours in that order. */
export function neighbourLists(unitIds: readonly string[], pairs: readonly NeighbourPair[]): number[][] {
  const place = new Map(unitIds.map((id, index) => [id, index]))
  const lists: number[][] = unitIds.map(() => [])
  for (const pair of pairs) {
    const [from, to] = [place.get(pair.unit_id), place.get(pair.neighbour_id)]
    if (from !== undefined && to !== undefined) lists[from]?.push(to)
  }
  return lists
}
