import { isDay } from '@hub/contract/period'
import { type AddressQuery, choiceOf, shaped } from './address-query.ts'
import { type EventFilter, eventFilterFromQuery, eventFilterIntoQuery, noEventFilter } from './event-filter.ts'

/** Distances drawn around industrial parks, in kilometres. */
export const ringKms = [1, 2, 5] as const
export type RingKm = (typeof ringKms)[number]

/** Distances that a catchment can be asked for, in kilometres. */
export const catchmentKms = [0.5, 1, 2, 5, 10] as const
export type CatchmentKm = (typeof catchmentKms)[number]

/** West, south, east, north in degrees. */
export type ListBox = readonly [number, number, number, number]

/** Lists that are open as a whole: the clusters of events, the communes without one, and where people were taken. */
const wholeLists = ['events', 'coverage', 'flow'] as const
/** Which list of things is open: a whole one, or the events of a box. */
type OpenList = (typeof wholeLists)[number] | ListBox | null

/** What of the layers over the units is chosen or open. */
export interface OverlayState extends EventFilter {
  readonly rings: readonly RingKm[]
  /** Readable id of the open thing, 'KeyRoute:3'. */
  readonly thing: string | null
  /** The catchment of the open thing that is drawn; null for none. */
  readonly within: CatchmentKm | null
  readonly list: OpenList
  /** First day of the month since which communes without an event are sought, up to the newest data; null for the shown period. */
  readonly since: string | null
}

export const defaultOverlay: OverlayState = {
  ...noEventFilter,
  rings: [],
  thing: null,
  within: null,
  list: null,
  since: null,
}

const thingForm = /^(KeyRoute|WorkerHousingArea|ForeignResidentArea|IndustrialPark|CampaignEvent):[1-9]\d{0,17}$/

/** Whether an id is of a thing that has a card. */
export const isThing = (id: string) => thingForm.test(id)

function boxFromText(text: string): ListBox | null {
  const parts = text.split(',').map(Number)
  const [west, south, east, north] = parts
  if (parts.length !== 4 || west === undefined || south === undefined || east === undefined || north === undefined)
    return null
  const valid = west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90
  return valid ? [west, south, east, north] : null
}

/** Reads what is chosen of the layers. */
export function overlayFromQuery(query: AddressQuery): OverlayState {
  const rings = query.many('rings', choiceOf(ringKms))
  const wholeList = choiceOf(wholeLists)
  return {
    ...eventFilterFromQuery(query),
    rings: ringKms.filter((km) => rings.includes(km)),
    thing: query.one('thing', shaped(thingForm), null),
    within: query.one('within', choiceOf(catchmentKms), null),
    list: query.one<Exclude<OpenList, null>, null>('list', (text) => wholeList(text) ?? boxFromText(text), null),
    since: query.one('since', (text) => (text.endsWith('-01') && isDay(text) ? text : undefined), null),
  }
}

/** Writes what differs from the default into a query. A box keeps its exact numbers: it must hold exactly the events of its cluster. */
export function writeOverlay(query: URLSearchParams, overlay: OverlayState): void {
  eventFilterIntoQuery(overlay, query)
  if (overlay.rings.length > 0) query.set('rings', overlay.rings.join('.'))
  if (overlay.thing) query.set('thing', overlay.thing)
  if (overlay.within !== null) query.set('within', String(overlay.within))
  if (overlay.since) query.set('since', overlay.since)
  if (overlay.list !== null) query.set('list', typeof overlay.list === 'string' ? overlay.list : overlay.list.join(','))
}
