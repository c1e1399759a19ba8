import { agencyFor } from './agency.ts'
import { addDays } from './day.ts'
import type { Placing, Spot } from './place.ts'
import type { Random } from './random.ts'
import { dayOf, spreadOverYears } from './when.ts'
import type { World } from './world.ts'
import type { Destination, YearPattern } from './year.ts'

export interface CaseRow {
  readonly ref: string
  readonly code: string
  readonly kind: 'TRAFFICKING' | 'RELATED_OFFENCE'
  readonly openedOn: string
  readonly stage: string
  readonly stageOn: string
  readonly spot: Spot
  readonly acts: readonly string[]
  readonly means: readonly string[]
  readonly purposes: readonly string[]
  readonly destination: Destination
  readonly ring: string | null
  readonly isKeyCase: boolean
  readonly specialProject: boolean
  readonly foetusDeal: boolean
  readonly agencyId: string | null
  readonly offences: readonly string[]
  readonly routes: readonly string[]
  readonly stages: readonly { stage: string; on: string; agencyId: string | null; people: number | null }[]
  readonly suspects: readonly { sex: string; ageGroup: string; people: number }[]
  readonly trials: readonly TrialRow[]
  readonly pattern: YearPattern
}
export interface TrialRow {
  readonly instance: 'FIRST_INSTANCE' | 'APPEAL'
  readonly heldOn: string
  readonly courtId: string | null
  readonly unitId: string
  readonly isMobile: boolean
  readonly closedHearing: boolean
  readonly defendants: number
  readonly attendance: number | null
  readonly outcome: string
  readonly penaltyBand: string
}

/** Stages in legal order with the mean days that each takes after the one before, who reaches it, and how often it is reached. */
const path = [
  { stage: 'CHARGED', meanDays: 20, by: 'POLICE', share: 0.97 },
  { stage: 'CONCLUDED', meanDays: 110, by: 'POLICE', share: 0.93 },
  { stage: 'INDICTED', meanDays: 25, by: 'PROCURACY', share: 0.96 },
  { stage: 'FIRST_INSTANCE', meanDays: 45, by: 'COURT', share: 0.97 },
  { stage: 'APPEAL', meanDays: 60, by: 'COURT', share: 0.25 },
  { stage: 'IN_FORCE', meanDays: 20, by: 'COURT', share: 1 },
] as const

/** Cases with their stages, people and trials. At scale 1 about 20 over the years from 2019, some 1.5 % of the country's. */
export function makeCases(
  random: Random,
  world: World,
  placing: Placing,
  options: { scale: number; today: string; routes: readonly string[] },
): { cases: CaseRow[]; rings: { code: string; firstSeenOn: string; dismantledOn: string | null }[] } {
  const cases: CaseRow[] = []
  const rings: { code: string; firstSeenOn: string; dismantledOn: string | null }[] = []
  for (const { year, count, pattern } of spreadOverYears(Math.round(20 * options.scale), 'cases', options.today)) {
    const days = Array.from({ length: count }, () => dayOf(random, year, options.today, 0)).sort()
    for (const [index, openedOn] of days.entries()) {
      const spot = placing.spot(random, openedOn, 0.6)
      const number = String(index + 1).padStart(4, '0')
      const openedLast = rings.at(-1)
      let ring: string | null = null
      if (random.chance(0.3)) {
        if (!openedLast || random.chance(0.45)) {
          const code = `DD-${year}-${String(rings.length + 1).padStart(3, '0')}`
          const end = addDays(openedOn, random.int(90, 500))
          rings.push({
            code,
            firstSeenOn: openedOn,
            dismantledOn: end <= options.today && random.chance(0.8) ? end : null,
          })
          ring = code
        } else ring = openedLast.code
      }
      cases.push(
        makeCase(random, world, options, {
          ref: `case-${year}-${number}`,
          code: `${spot.provinceCode}-${year}-${number}`,
          openedOn,
          spot,
          ring,
          pattern,
        }),
      )
    }
  }
  return { cases, rings }
}

function makeCase(
  random: Random,
  world: World,
  options: { today: string; routes: readonly string[] },
  given: { ref: string; code: string; openedOn: string; spot: Spot; ring: string | null; pattern: YearPattern },
): CaseRow {
  const { openedOn, spot, pattern } = given
  const place = spot.place
  const related = random.chance(0.07)
  const agencyOn = (kind: string, day: string) => agencyFor(world, kind, place, day)?.id ?? null
  const suspects = makeSuspects(random, given.ring !== null)
  const charged = suspects.reduce((sum, group) => sum + group.people, 0)

  const stages: { stage: string; on: string; agencyId: string | null; people: number | null }[] = [
    { stage: 'OPENED', on: openedOn, agencyId: agencyOn('POLICE', openedOn), people: null },
  ]
  let on = openedOn
  for (const step of path) {
    if (!random.chance(step.share)) {
      if (step.stage === 'APPEAL') continue
      break
    }
    on = addDays(on, 1 + random.wait(step.meanDays))
    if (on > options.today) break
    stages.push({ stage: step.stage, on, agencyId: agencyOn(step.by, on), people: charged })
  }
  const last = stages.at(-1) ?? { stage: 'OPENED', on: openedOn }

  const minor = random.chance(pattern.minor * 0.6)
  const closedHearing = random.chance(minor ? 0.5 : 0.15)
  const isKeyCase = !related && random.chance(0.08)
  const trials = stages
    .filter((stage) => stage.stage === 'FIRST_INSTANCE' || stage.stage === 'APPEAL')
    .map((stage): TrialRow => {
      const first = stage.stage === 'FIRST_INSTANCE'
      // mobile trials became rare after 2022; a closed hearing is never one
      const isMobile = first && !closedHearing && random.chance(stage.on < '2023-01-01' ? 0.25 : 0.06)
      return {
        instance: first ? 'FIRST_INSTANCE' : 'APPEAL',
        heldOn: stage.on,
        courtId: stage.agencyId,
        unitId: spot.unitId,
        isMobile,
        closedHearing,
        defendants: charged,
        attendance: closedHearing ? null : isMobile ? random.int(120, 600) : random.int(5, 40),
        outcome: first ? (random.chance(0.96) ? 'CONVICTED' : 'RETURNED') : random.chance(0.75) ? 'UPHELD' : 'CHANGED',
        penaltyBand: minor
          ? random.pick({ '7-12': 6, '12-20': 3, '18-20': 1 })
          : random.pick({ '5-10': 6, '8-15': 3, '12-20': 1 }),
      }
    })
  return {
    ref: given.ref,
    code: given.code,
    kind: related ? 'RELATED_OFFENCE' : 'TRAFFICKING',
    openedOn,
    stage: last.stage,
    stageOn: last.on,
    spot,
    acts: unique([
      random.pick({ RECRUIT: 5, TRANSPORT: 3, HARBOUR: 2, TRANSFER: 4, RECEIVE: 2 }),
      random.pick({ RECRUIT: 3, TRANSPORT: 3, HARBOUR: 2, TRANSFER: 3, RECEIVE: 3 }),
    ]),
    means: minor ? [] : [random.pick({ DECEIT: 7, FORCE: 1, THREAT: 1.5, OTHER: 0.5 })],
    purposes: unique([
      random.pick({
        FINANCIAL_GAIN: 5,
        SEXUAL_EXPLOITATION: 4,
        FORCED_LABOUR: 4,
        BODY_PARTS: 0.1,
        OTHER_INHUMANE: 0.6,
      }),
      'FINANCIAL_GAIN',
    ]),
    destination: random.pick(pattern.destination),
    ring: given.ring,
    isKeyCase,
    specialProject: given.ring !== null && random.chance(0.4),
    foetusDeal: !related && random.chance(0.01),
    agencyId: agencyOn('POLICE', openedOn),
    offences: related
      ? [random.pick({ '348': 3, '349': 3 })]
      : unique([minor ? '151' : '150', random.pick({ '150': 6, '151': 2, '153': 0.3 })]),
    routes: options.routes.length > 0 && random.chance(0.55) ? [random.item(options.routes)] : [],
    stages,
    suspects,
    trials,
    pattern,
  }
}

function makeSuspects(random: Random, inRing: boolean) {
  const total = 1 + Math.floor(random.wait(inRing ? 2.6 : 1.1))
  const counts = new Map<string, number>()
  for (let person = 0; person < Math.min(total, 14); person++) {
    const key = `${random.chance(0.42) ? 'FEMALE' : 'MALE'} ${random.chance(0.03) ? 'FROM_16_TO_17' : 'ADULT'}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, people]) => {
      const [sex = 'UNKNOWN', ageGroup = 'UNKNOWN'] = key.split(' ')
      return { sex, ageGroup, people }
    })
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}
