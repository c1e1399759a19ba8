import type { AddressQuery } from './address-query.ts'
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
  /** Global ids of campaigns, 'Campaign:3'; an address has their numbers only. */
  readonly ecampaign: readonly string[]
  readonly etype: readonly EventType[]
  readonly esetting: readonly EventSetting[]
  readonly eaudience: readonly Audience[]
}
export type EventFilterKey = keyof EventFilter

export const noEventFilter: EventFilter = { ecampaign: [], etype: [], esetting: [], eaudience: [] }

/** Whether only some events are shown. */
export const narrowsEvents = (filter: EventFilter) => eventKeys.some((key) => filter[key].length > 0)

/** The property of a tile's events that each way to choose looks at. */
export const eventProperty: Readonly<Record<EventFilterKey, string>> = {
  ecampaign: 'campaign',
  etype: 'event_type',
  esetting: 'setting',
  eaudience: 'audience',
}
export const eventKeys = Object.keys(eventProperty) as EventFilterKey[]

/** Each way to choose events by a code list: its name in the address, the list that has its words, and its codes. */
export const eventFacets = [
  { key: 'etype', list: 'EVENT_TYPE', codes: eventTypes },
  { key: 'esetting', list: 'EVENT_SETTING', codes: settings },
  { key: 'eaudience', list: 'AUDIENCE', codes: audiences },
] as const satisfies readonly { key: EventFilterKey; list: string; codes: readonly string[] }[]

const campaignNumber = /^[1-9]\d{0,17}$/

/** Reads the choice of events from an address. Whether a campaign exists, only the hub knows. */
export function eventFilterFromQuery(query: AddressQuery): EventFilter {
  const campaign = (text: string) => (campaignNumber.test(text) ? `Campaign:${text}` : undefined)
  // All of them is the same as no choice, and reads as none.
  const chosen = <Code extends string>(key: EventFilterKey, codes: readonly Code[]): readonly Code[] => {
    const found = query.among(key, codes)
    return found.length === codes.length ? [] : found
  }
  return {
    ecampaign: [...new Set(query.many('ecampaign', campaign))],
    etype: chosen('etype', eventTypes),
    esetting: chosen('esetting', settings),
    eaudience: chosen('eaudience', audiences),
  }
}

/** Writes the choice into an address; what shows all is left out. */
export function eventFilterIntoQuery(filter: EventFilter, query: URLSearchParams): void {
  for (const key of eventKeys)
    if (filter[key].length > 0) query.set(key, filter[key].map((one) => one.replace('Campaign:', '')).join('.'))
}

/** The same choice as GraphQL asks for it. */
export const filterForQuery = ({ ecampaign, etype, esetting, eaudience }: EventFilter) => ({
  ...(ecampaign.length > 0 ? { campaigns: [...ecampaign] } : {}),
  ...(etype.length > 0 ? { eventTypes: [...etype] } : {}),
  ...(esetting.length > 0 ? { settings: [...esetting] } : {}),
  ...(eaudience.length > 0 ? { audiences: [...eaudience] } : {}),
})
