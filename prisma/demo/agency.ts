import { type Agency, type Place, validOn, type World } from './world.ts'

/** The agency of a kind that answers for a place on a day: the district's own while there is one, else the province's. */
export function agencyFor(world: World, kind: string, place: Place, day: string): Agency | undefined {
  const district = world.places.find(
    (p) =>
      p.scheme === '27' &&
      p.level === 'DISTRICT' &&
      p.code === (place.level === 'DISTRICT' ? place.code : place.district),
  )
  const valid = world.agencies.filter((agency) => agency.kind === kind && validOn(agency, day))
  return (
    valid.find((agency) => district !== undefined && agency.unitId === district.id) ??
    valid.find((agency) => agency.level === 'PROVINCE') ??
    valid[0]
  )
}

/** How reliably a place keeps its deadlines in the demonstration, from 0.80 to 0.97: even, so that no real district is judged by it. */
export function diligence(place: Place): number {
  let mix = 0
  for (const character of place.district ?? place.code) mix = (mix * 31 + character.charCodeAt(0)) % 997
  return 0.8 + (mix % 18) / 100
}
