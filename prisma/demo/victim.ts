import { agencyFor } from './agency.ts'
import type { CaseRow } from './case.ts'
import { addDays } from './day.ts'
import type { Placing } from './place.ts'
import { type Random, share } from './random.ts'
import { dayOf } from './when.ts'
import { type Place, validOn, type World } from './world.ts'
import { patternOf } from './year.ts'

export interface VictimRow {
  readonly ref: string
  readonly pseudonym: string
  readonly provinceCode: '27' | '24'
  readonly caseRef: string | null
  readonly sex: string
  readonly age: number | null
  readonly victimClass: string
  readonly exploitation: string
  readonly destination: string
  readonly intakeChannel: string
  readonly intakeUnitId: string
  readonly homeUnitId: string
  readonly reportedOn: string
  readonly status: string
  readonly statusOn: string
  readonly agencyId: string | null
  readonly statuses: readonly {
    status: string
    on: string
    agencyId: string | null
    evidence: readonly string[]
    documentType: string | null
  }[]
  readonly services: readonly ServiceRow[]
  readonly consents: readonly { purpose: string; givenOn: string }[]
  /** When the first check was made; the clock of the 2024 law asks for three days. */
  readonly checkedOn: string | null
}
export interface ServiceRow {
  readonly ref: string
  readonly supportCode: string
  readonly law: string
  readonly legalBasis: string
  readonly providerId: string | null
  readonly fromOn: string
  readonly toOn: string | null
  readonly outcome: string
  readonly costVnd: number
}

/** How often a kind of support that somebody is entitled to is given, how long it lasts, and about what it costs in đồng. */
const given: Readonly<Record<string, { share: number; days: number; cost: number }>> = {
  ESSENTIAL: { share: 0.86, days: 30, cost: 3_000_000 },
  MEDICAL: { share: 0.68, days: 14, cost: 2_200_000 },
  PSYCHOLOGICAL: { share: 0.62, days: 60, cost: 1_800_000 },
  LEGAL_SUPPORT: { share: 0.55, days: 20, cost: 800_000 },
  LEGAL_AID: { share: 0.5, days: 90, cost: 2_500_000 },
  TRAVEL: { share: 0.58, days: 2, cost: 600_000 },
  INTERPRETATION: { share: 0.12, days: 3, cost: 900_000 },
  SCHOOLING: { share: 0.22, days: 270, cost: 4_000_000 },
  VOCATIONAL: { share: 0.34, days: 150, cost: 5_000_000 },
  HARDSHIP: { share: 0.46, days: 1, cost: 2_000_000 },
}

/** Victims, about two for each case, with their identification, support and consents. No names: a pseudonym is all there is. */
export function makeVictims(
  random: Random,
  world: World,
  placing: Placing,
  cases: readonly CaseRow[],
  options: { scale: number; today: string },
): VictimRow[] {
  const total = Math.round(40 * options.scale)
  const years = [...new Set(cases.map((one) => one.openedOn.slice(0, 4)))].sort()
  const perYear = share(
    total,
    years.map((year) => patternOf(Number(year)).victims * (year === options.today.slice(0, 4) ? 0.9 : 1)),
  )
  return years.flatMap((year, index) => {
    const opened = cases.filter((one) => one.kind === 'TRAFFICKING' && one.openedOn.startsWith(year))
    return Array.from({ length: perYear[index] ?? 0 }, (_, number) => {
      const found = opened.length > 0 && random.chance(0.85) ? random.item(opened) : undefined
      return makeVictim(random, world, placing, options.today, Number(year), number + 1, found)
    })
  })
}

function makeVictim(
  random: Random,
  world: World,
  placing: Placing,
  today: string,
  year: number,
  number: number,
  found: CaseRow | undefined,
): VictimRow {
  const pattern = patternOf(year)
  const shifted = found && addDays(found.openedOn, random.normal(12, 14))
  const reportedOn = shifted && shifted >= '2019-01-01' && shifted <= today ? shifted : dayOf(random, year, today, 0)
  const home = placing.commune(random, reportedOn)
  const destination = found?.destination ?? random.pick(pattern.destination)
  const exploitation = exploitationOf(random, year, destination)
  const minor = random.chance(exploitation === 'CHILD_ADOPTION' ? 0.97 : pattern.minor)
  const age = random.chance(0.03)
    ? null
    : minor
      ? exploitation === 'CHILD_ADOPTION'
        ? random.int(0, 3)
        : random.int(11, 17)
      : Math.min(62, 18 + Math.floor(random.wait(8)))
  const victimClass = random.chance(0.015)
    ? 'FOREIGN_VICTIM'
    : random.chance(0.02) && minor
      ? 'ACCOMPANYING_MINOR'
      : 'VN_VICTIM'

  const lead = reportedOn < '2025-07-01' ? 'LABOUR' : 'HEALTH'
  const agency = (kind: string, day: string) => agencyFor(world, kind, home, day)?.id ?? null
  const statuses: {
    status: string
    on: string
    agencyId: string | null
    evidence: string[]
    documentType: string | null
  }[] = [
    {
      status: 'REPORTED',
      on: reportedOn,
      agencyId: agency('PEOPLES_COMMITTEE', reportedOn),
      evidence: [],
      documentType: null,
    },
  ]
  const reach = (status: string, day: string, evidence: string[], documentType: string | null) => {
    if (day <= today)
      statuses.push({
        status,
        on: day,
        agencyId: agency(random.chance(0.6) ? lead : 'POLICE', day),
        evidence,
        documentType,
      })
  }
  const checked = addDays(reportedOn, random.chance(0.88) ? random.int(0, 3) : 4 + random.wait(6))
  reach('UNDER_IDENTIFICATION', checked, [], null)
  const decided = addDays(checked, 3 + random.wait(24))
  const decision = random.pick({ CONFIRMED: 91, NOT_VICTIM: 4, OPEN: 5 })
  if (decision !== 'OPEN') {
    const evidence = random.pick({
      PROCEEDINGS_BODY: 5,
      RESCUING_BODY: 3,
      MISSION_ABROAD: 2,
      FOREIGN_AUTHORITY: 1,
      PERSON_OR_RELATIVES: 2,
    })
    reach(decision, decided, [evidence], decision === 'CONFIRMED' ? 'CONFIRMATION_PAPER' : null)
  }
  const last = statuses.at(-1) ?? { status: 'REPORTED', on: reportedOn }
  const ref = `victim-${year}-${String(number).padStart(5, '0')}`
  return {
    ref,
    pseudonym: `V-${year}-${String(number).padStart(5, '0')}`,
    provinceCode: reportedOn < '2025-07-01' ? '27' : '24',
    caseRef: found?.ref ?? null,
    sex: random.chance(
      exploitation === 'FORCED_MARRIAGE'
        ? 1
        : exploitation === 'SEXUAL'
          ? 0.97
          : femaleShareOfOthers(pattern.female, year),
    )
      ? 'FEMALE'
      : 'MALE',
    age,
    victimClass,
    exploitation,
    destination,
    intakeChannel:
      victimClass === 'FOREIGN_VICTIM'
        ? 'FOREIGN'
        : destination === 'DOMESTIC'
          ? random.pick({ RESCUED: 6, SELF_REPORT: 4 })
          : random.pick({ RETURNED: 5, ABROAD: 3, RESCUED: 2, SELF_REPORT: 2 }),
    intakeUnitId: random.chance(0.8) ? home.id : placing.commune(random, reportedOn).id,
    homeUnitId: home.id,
    reportedOn,
    status: last.status,
    statusOn: last.on,
    agencyId: agency(lead, reportedOn),
    statuses,
    services: makeServices(random, world, home, {
      ref,
      victimClass,
      age,
      status: last.status,
      statusOn: last.on,
      today,
    }),
    consents: [
      { purpose: 'STATISTICS', givenOn: reportedOn },
      ...(random.chance(0.8) ? [{ purpose: 'SUPPORT', givenOn: reportedOn }] : []),
    ],
    checkedOn: checked <= today ? checked : null,
  }
}

/** Forced marriage and most organ trade were cross-border; forced criminality is the scam compounds'. */
function exploitationOf(random: Random, year: number, destination: string): string {
  const mix: Record<string, number> = { ...patternOf(year).exploitation }
  if (destination === 'DOMESTIC') {
    mix.FORCED_MARRIAGE = 0
    mix.FORCED_CRIMINALITY = 0
    mix.SEXUAL = (mix.SEXUAL ?? 0) * 1.6
  }
  if (destination === 'CHINA') mix.FORCED_CRIMINALITY = 0
  if (destination === 'CAMBODIA' || destination === 'LAOS' || destination === 'MYANMAR') mix.FORCED_MARRIAGE = 0
  return random.pick(mix)
}

/** Where marriage and sexual exploitation are nearly all women, the rest must be fewer for the year's share to hold. */
function femaleShareOfOthers(female: number, year: number): number {
  const mix = patternOf(year).exploitation
  const total = Object.values(mix).reduce((a, b) => a + b, 0)
  const mostlyWomen = (mix.FORCED_MARRIAGE + 0.97 * mix.SEXUAL) / total
  const others = 1 - (mix.FORCED_MARRIAGE + mix.SEXUAL) / total
  return Math.min(0.95, Math.max(0.05, (female - mostlyWomen) / others))
}

function makeServices(
  random: Random,
  world: World,
  home: Place,
  victim: { ref: string; victimClass: string; age: number | null; status: string; statusOn: string; today: string },
): ServiceRow[] {
  if (victim.status !== 'CONFIRMED' && victim.status !== 'UNDER_IDENTIFICATION') return []
  const standing = victim.status === 'CONFIRMED' ? victim.victimClass : 'UNDER_IDENTIFICATION_IN_VN'
  const entitled = world.eligibility.filter((row) => row.victimClass === standing && validOn(row, victim.statusOn))
  return entitled.flatMap((row, index): ServiceRow[] => {
    const usual = given[row.supportCode] ?? { share: 0.3, days: 30, cost: 1_000_000 }
    if (row.supportCode === 'SCHOOLING' && victim.age !== null && victim.age > 22) return []
    if (row.supportCode === 'VOCATIONAL' && victim.age !== null && victim.age < 15) return []
    if (!random.chance(usual.share)) return []
    const fromOn = addDays(victim.statusOn, 1 + random.wait(index < 3 ? 9 : 35))
    if (fromOn > victim.today) return []
    const end = addDays(fromOn, 1 + random.wait(usual.days))
    const ended = end <= victim.today
    const kind = row.supportCode === 'LEGAL_AID' ? 'JUSTICE' : fromOn < '2025-07-01' ? 'LABOUR' : 'HEALTH'
    return [
      {
        ref: `${victim.ref}-${row.supportCode.toLowerCase()}`,
        supportCode: row.supportCode,
        law: row.law,
        legalBasis: random.chance(0.85) ? 'STATE' : 'PROVINCIAL',
        providerId: agencyFor(world, kind, home, fromOn)?.id ?? null,
        fromOn,
        toOn: ended ? end : null,
        outcome: ended ? random.pick({ COMPLETED: 8, STOPPED: 1, REFERRED: 1 }) : 'ONGOING',
        costVnd: Math.round((usual.cost * (0.6 + random.next() * 0.8)) / 10_000) * 10_000,
      },
    ]
  })
}
