import { type AddressQuery, choiceOf } from './address-query.ts'
import type { EffortMeasure, HotspotStatistic } from './gql/graphql.ts'

/** What a judgement of places is made with, as the address asks for it. */
export interface JudgedState {
  /** What counts are divided by; null: what the metric itself is divided by. */
  readonly divisor: HotspotStatistic | null
  readonly effort: EffortMeasure
  /** Hexagons in place of units; for staff. */
  readonly cells: boolean
}

export const defaultJudged: JudgedState = { divisor: null, effort: 'EVENTS', cells: false }

const divisors: Readonly<Record<HotspotStatistic, string>> = {
  POPULATION: 'residents',
  HOUSEHOLDS: 'households',
  LODGERS: 'lodgers',
  PARK_WORKERS: 'workers',
  SMALL_HOUSEHOLDS: 'small-households',
}
export const divisorIds = Object.keys(divisors) as HotspotStatistic[]

/** Reads it from an address. */
export function judgedFromQuery(query: AddressQuery): JudgedState {
  return {
    divisor: query.one('per', (text) => divisorIds.find((id) => divisors[id] === text), null),
    effort:
      query.one('effort', choiceOf(['attendances', 'events']), 'events') === 'attendances' ? 'ATTENDANCES' : 'EVENTS',
    cells: query.flag('cells'),
  }
}

/** Writes it into a query string; the default is left out. */
export function judgedIntoQuery({ divisor, effort, cells }: JudgedState, query: URLSearchParams): void {
  if (divisor) query.set('per', divisors[divisor])
  if (effort !== defaultJudged.effort) query.set('effort', 'attendances')
  if (cells) query.set('cells', '1')
}
