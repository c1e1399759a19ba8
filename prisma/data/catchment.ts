import { type ExactArea, type ExactRefusal, exactRefusal } from '@hub/contract/drawn-area'
import { type Count, exact, silent } from '@hub/contract/figure'
import { isDay } from '@hub/contract/period'
import { type Access, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput, Refusal } from '../refusal.ts'
import { catchmentSql, countWithinSql, thingSql } from './catchment-sql.ts'
import { readsLive } from './figure-plan.ts'
import { shareOf } from './lodging-pressure.ts'
import { read } from './read.ts'

export const catchmentKinds = ['KeyRoute', 'WorkerHousingArea', 'ForeignResidentArea', 'IndustrialPark'] as const
export type CatchmentKind = (typeof catchmentKinds)[number]

export const catchmentKm = { min: 0.1, max: 20 } as const

export interface CatchmentRequest {
  readonly kind: CatchmentKind
  readonly id: string
  readonly withinKm: number
  /** Days of the events, tips and cases that count; both inside. */
  readonly from: string
  readonly to: string
}

/** A number of households or a share of them that is known for whole communes only. */
export interface CensusEstimate {
  /** As if the households of a commune were spread evenly over it; null where no commune has a census. */
  readonly byArea: number | null
  /** What it can be at least and at most. */
  readonly told: Count
}

export interface CatchmentCommune {
  readonly unitId: string
  /** Part of the commune's area that lies inside, 0 to 1. */
  readonly share: number
}

/** What lies within a distance of a thing. Ids as text. */
export interface Catchment extends CatchmentRequest {
  readonly area: object
  readonly areaKm2: number
  readonly events: number
  readonly attendances: number
  readonly lastHeldOn: string | null
  readonly parkIds: readonly string[]
  readonly routeIds: readonly string[]
  readonly workerHousingIds: readonly string[]
  readonly foreignResidentAreas: number
  readonly communes: readonly CatchmentCommune[]
  readonly households: CensusEstimate
  readonly lodgingPressure: CensusEstimate
  /** Why tips and cases are not counted in it; null where they are. */
  readonly exactRefused: ExactRefusal | null
  /** The shape as the database knows it, to count in it again. */
  readonly shape: string
}

/** Exact counts of live records by their own points. */
export interface CatchmentExact {
  readonly tips: number
  readonly cases: number
  readonly tipsUnplaced: number
  readonly casesUnplaced: number
}

type CommuneRow = [unit: string, share: number, households: number | null, small: number | null]
interface CatchmentRow extends ExactArea {
  shape: string
  area: object
  events: number
  attendances: number
  lastHeldOn: string | null
  parks: string[]
  routes: string[]
  workerHousing: string[]
  foreignResidentAreas: number
  communes: CommuneRow[]
}

function checkRequest({ withinKm, from, to }: CatchmentRequest): void {
  if (!(withinKm >= catchmentKm.min && withinKm <= catchmentKm.max))
    throw badInput('withinKm', `must be from ${catchmentKm.min} to ${catchmentKm.max}.`)
  for (const [field, day] of [['from', from] as const, ['to', to] as const])
    if (!isDay(day)) throw badInput(field, 'not a day of the calendar; write YYYY-MM-DD.')
  if (from > to) throw badInput('from', 'lies after "to".')
}

/**
 * What lies within a distance of a route, an area or a park, of open things alone: in the newest release for the public, live for
 * staff who read records.
 *
 * @returns null when nothing has the id
 * @throws Refusal BAD_USER_INPUT for a distance or days that make no sense
 */
export async function readCatchment(
  db: Database,
  access: Access,
  request: CatchmentRequest,
): Promise<Catchment | null> {
  checkRequest(request)
  const { kind, id, withinKm, from, to } = request
  const [row] = await read<CatchmentRow>(db, access, catchmentSql, [kind, id, withinKm * 1000, from, to])
  if (!row) {
    // The embedded database gives no row, and no error, for a shape that it cannot compute.
    const [thing] = await read(db, access, thingSql, [kind, id])
    if (thing) throw new Error(`What lies within ${withinKm} km of ${kind}:${id} could not be computed.`)
    return null
  }
  const { parks, routes, workerHousing, communes, foreignShare, ...rest } = row
  // Foreign residents are never a covariate of crime, not even for staff.
  const share = kind === 'ForeignResidentArea' ? 1 : foreignShare
  return {
    ...request,
    ...rest,
    parkIds: parks,
    routeIds: routes,
    workerHousingIds: workerHousing,
    communes: communes.map(([unitId, share]) => ({ unitId, share })),
    households: estimateHouseholds(communes),
    lodgingPressure: estimatePressure(communes),
    exactRefused: exactRefusal({ areaKm2: row.areaKm2, foreignShare: share }, from, to),
  }
}

/**
 * Tips and cases in a shape, by their own points; null where they are refused. Those known to a commune or district only are in no shape
 * and are told apart.
 *
 * @throws Refusal FORBIDDEN without the scope figures:exact
 */
export async function countExactly(
  db: Database,
  access: Access,
  { shape, from, to, exactRefused }: Pick<Catchment, 'shape' | 'from' | 'to' | 'exactRefused'>,
): Promise<CatchmentExact | null> {
  if (exactRefused) return null
  if (!readsLive(access))
    throw new Refusal('FORBIDDEN', 'Tips and cases of a free shape are for staff with the scope figures:exact.')
  const rows = await withSql(db, access, (sql) =>
    sql.query<{ metric: string; inside: number; unplaced: number }>(countWithinSql, [shape, from, to]),
  )
  const of = (metric: string) => rows.find((row) => row.metric === metric)
  return {
    tips: of('tips_received')?.inside ?? 0,
    cases: of('cases_opened')?.inside ?? 0,
    tipsUnplaced: of('tips_received')?.unplaced ?? 0,
    casesUnplaced: of('cases_opened')?.unplaced ?? 0,
  }
}

/**
 * Households inside: those of communes that lie wholly inside are inside at least, those of every commune touched at most; by area share,
 * as if a commune were settled evenly. A commune without a census leaves the upper bound open, so nothing is told then.
 */
export function estimateHouseholds(communes: readonly CommuneRow[]): CensusEstimate {
  const known = communes.flatMap(([, share, households]) => (households === null ? [] : [{ share, households }]))
  if (known.length === 0 || known.length < communes.length) return { byArea: null, told: silent('NO_DATA') }
  const sum = (weight: (share: number) => number) =>
    Math.round(known.reduce((all, { share, households }) => all + weight(share) * households, 0))
  const [low, high] = [sum((share) => (share === 1 ? 1 : 0)), sum(() => 1)]
  return { byArea: sum((share) => share), told: low === high ? exact(low) : { kind: 'RANGE', value: null, low, high } }
}

/**
 * Share of households of one or two persons inside, in percent: by area share, and from the least to the greatest of the communes
 * touched. Communes without a census take no part.
 */
export function estimatePressure(communes: readonly CommuneRow[]): CensusEstimate {
  const known = communes.flatMap(([, share, households, small]) =>
    households && small !== null ? [{ share, households, small }] : [],
  )
  if (known.length === 0) return { byArea: null, told: silent('NO_DATA') }
  const part = known.reduce((all, { share, small }) => all + share * small, 0)
  const whole = known.reduce((all, { share, households }) => all + share * households, 0)
  const shares = known.map(({ small, households }) => shareOf(small, households))
  const [low, high] = [Math.min(...shares), Math.max(...shares)]
  return { byArea: shareOf(part, whole), told: low === high ? exact(low) : { kind: 'RANGE', value: null, low, high } }
}
