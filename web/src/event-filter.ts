import type { Audience, EventSetting, EventType } from './gql/graphql.ts'

const eventTypes = [
  'COMMUNITY',
  'MASS_MEDIA',
  'INTEGRATED_MEETING',
  'CULTURE_ARTS',
  'SPORT',
  'LAW_CONTEST',
  'SEMINAR',
  'THEMATIC_TALK',
  'SOCIAL_MEDIA',
  'MOBILE_TRIAL',
] as const satisfies readonly EventType[]
const settings = ['RESIDENTIAL', 'AGENCY', 'ENTERPRISE', 'SCHOOL', 'ONLINE'] as const satisfies readonly EventSetting[]
const audiences = [
  'GENERAL',
  'WOMEN',
  'CHILDREN',
  'YOUTH',
  'WORKERS',
  'LODGERS',
  'PARENTS',
  'OFFICIALS',
] as const satisfies readonly Audience[]

/** Which events are shown, under the names the address has for them. An empty list shows all. */
export interface EventFilter {
  readonly etype: readonly EventType[]
  readonly esetting: readonly EventSetting[]
  readonly eaudience: readonly Audience[]
}
export type EventFilterKey = keyof EventFilter

export const noEventFilter: EventFilter = { etype: [], esetting: [], eaudience: [] }

/** Each way to choose events: its name in the address, the property of a tile, the code list that has its words, and its codes. */
export const eventFacets = [
  { key: 'etype', property: 'event_type', list: 'EVENT_TYPE', codes: eventTypes },
  { key: 'esetting', property: 'setting', list: 'EVENT_SETTING', codes: settings },
  { key: 'eaudience', property: 'audience', list: 'AUDIENCE', codes: audiences },
] as const satisfies readonly { key: EventFilterKey; property: string; list: string; codes: readonly string[] }[]

const chosen = <Code extends string>(codes: readonly Code[], text: string | null): readonly Code[] => {
  const names = text?.split('.') ?? []
  const found = codes.filter((code) => names.includes(code))
  // All of them is the same as no choice, and reads as none.
  return found.length === codes.length ? [] : found
}

/** Reads the choice of events from an address; unknown codes are left out. */
export function eventFilterFromQuery(query: URLSearchParams): EventFilter {
  return {
    etype: chosen(eventTypes, query.get('etype')),
    esetting: chosen(settings, query.get('esetting')),
    eaudience: chosen(audiences, query.get('eaudience')),
  }
}

/** The same choice as GraphQL asks for it. */
export const filterForQuery = ({ etype, esetting, eaudience }: EventFilter) => ({
  ...(etype.length > 0 ? { eventTypes: [...etype] } : {}),
  ...(esetting.length > 0 ? { settings: [...esetting] } : {}),
  ...(eaudience.length > 0 ? { audiences: [...eaudience] } : {}),
})
