import type { SearchQuery } from '../../gql/graphql.ts'

/** A place that was looked up lately: enough to offer it again, kept on this device alone. */
export interface RecentPlace {
  readonly id: string
  readonly kind: SearchQuery['search'][number]['__typename']
  readonly nameVi: string
  readonly nameEn: string
}

export const recentKey = 'hub.recentPlaces'
const mostRecent = 6
const kinds: Readonly<Record<RecentPlace['kind'], true>> = {
  AdminUnit: true,
  IndustrialPark: true,
  KeyRoute: true,
  WorkerHousingArea: true,
  ForeignResidentArea: true,
  CampaignEvent: true,
}

function placeFrom(thing: unknown): RecentPlace | undefined {
  if (typeof thing !== 'object' || thing === null) return undefined
  const { id, kind, nameVi, nameEn } = thing as Readonly<Record<string, unknown>>
  if (typeof id !== 'string' || typeof kind !== 'string' || typeof nameVi !== 'string') return undefined
  if (!Object.hasOwn(kinds, kind) || !id.startsWith(`${kind}:`)) return undefined
  return { id, kind: kind as RecentPlace['kind'], nameVi, nameEn: typeof nameEn === 'string' ? nameEn : nameVi }
}

/** Reads recent places from the text of the storage; what is none is left out. */
export function recentFromText(text: string | null): RecentPlace[] {
  try {
    const things: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(things) ? things.flatMap((thing) => placeFrom(thing) ?? []).slice(0, mostRecent) : []
  } catch {
    return []
  }
}

/** The newest first, each place once. */
export const withRecent = (places: readonly RecentPlace[], place: RecentPlace): RecentPlace[] =>
  [place, ...places.filter(({ id }) => id !== place.id)].slice(0, mostRecent)
