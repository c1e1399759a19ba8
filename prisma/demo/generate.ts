import { type AreaRow, makeAreas, makeRoutes, type RouteLine, type RouteRow } from './area.ts'
import { type CaseRow, makeCases } from './case.ts'
import { makeForeignResidents, makeNonReports, makeProgress, makeReviews, type ProgressRow } from './duty.ts'
import { type EventRow, makeEvents } from './event.ts'
import type { PilotRow } from './pilot.ts'
import { Placing } from './place.ts'
import { randomFrom } from './random.ts'
import { makeTips, type TipRow } from './tip.ts'
import { makeVictims, type VictimRow } from './victim.ts'
import type { World } from './world.ts'

export interface DemoOptions {
  /** 1 is about the true order of magnitude; 75 gives some 1,500 cases, 3,000 victims, 40,000 tips and 8,000 events. */
  readonly scale: number
  readonly seed: string
  /** No fact lies after this day, YYYY-MM-DD. */
  readonly today: string
}
export interface Demo {
  readonly routes: readonly RouteRow[]
  readonly areas: readonly AreaRow[]
  readonly rings: readonly { code: string; firstSeenOn: string; dismantledOn: string | null }[]
  readonly cases: readonly CaseRow[]
  readonly victims: readonly VictimRow[]
  readonly tips: readonly TipRow[]
  readonly campaigns: readonly { code: string; nameVi: string; nameEn: string; year: number }[]
  readonly pilots: readonly PilotRow[]
  readonly events: readonly EventRow[]
  readonly progress: readonly ProgressRow[]
  readonly reviews: readonly { kind: string; unitId: string; reviewedOn: string; people: number }[]
  readonly nonReports: readonly { unitId: string; month: string }[]
  readonly foreignResidents: readonly { unitId: string; year: number; people: number }[]
}

export const defaultScale = 75
export const defaultSeed = 'bac-ninh'

/**
 * Invents the demonstration set: pure, and the same rows for the same world, scale, seed and day. Each kind draws from a stream of
 * its own, so that a change to one leaves the others as they are. Nobody in it exists.
 */
export function generateDemo(world: World, lines: readonly RouteLine[], options: DemoOptions): Demo {
  const random = randomFrom(`${options.seed}/${options.scale}`)
  const placing = new Placing(
    world,
    lines.flatMap((route) => route.lines.flat()),
  )
  const { cases, rings } = makeCases(random.fork('case'), world, placing, {
    ...options,
    routes: lines.map((route) => route.code),
  })
  const { events, pilots, campaigns } = makeEvents(random.fork('event'), world, placing, cases, options)
  const loud = new Set(events.map((event) => `${event.spot.place.id} ${event.heldOn.slice(0, 7)}-01`))
  return {
    routes: makeRoutes(random.fork('route'), lines, options.today),
    areas: makeAreas(random.fork('area'), world, placing, options.today),
    rings,
    cases,
    victims: makeVictims(random.fork('victim'), world, placing, cases, options),
    tips: makeTips(random.fork('tip'), world, placing, cases, options),
    campaigns,
    pilots,
    events,
    progress: makeProgress(random.fork('progress'), world, options.today),
    reviews: makeReviews(random.fork('review'), world, options.today),
    nonReports: makeNonReports(random.fork('report'), placing, loud, options.today),
    foreignResidents: makeForeignResidents(random.fork('foreign'), world, options.today),
  }
}
