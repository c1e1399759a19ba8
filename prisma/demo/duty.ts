import { diligence } from './agency.ts'
import { addDays, monthsBetween } from './day.ts'
import type { Placing } from './place.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

export interface ProgressRow {
  readonly taskId: string
  readonly unitId: string
  readonly status: 'NOT_STARTED' | 'IN_PROGRESS' | 'DONE'
  readonly dueOn: string
  readonly doneOn: string | null
}

/** How far each district came with each task of the directive, asked anew each year for 30 September; some late, the newest still open. */
export function makeProgress(random: Random, world: World, today: string): ProgressRow[] {
  const districts = world.places.filter((place) => place.scheme === '27' && place.level === 'DISTRICT')
  const dues = [2020, 2021, 2022, 2023, 2024].map((year) => `${year}-09-30`).filter((due) => due <= today)
  return world.tasks.flatMap((task) =>
    districts.flatMap((district) =>
      dues.map((dueOn): ProgressRow => {
        const inTime = random.chance(diligence(district) - 0.06)
        const doneOn = addDays(dueOn, inTime ? -random.int(1, 60) : random.int(3, 90))
        const given = random.chance(dueOn >= '2024-01-01' ? 0.93 : 0.985)
        if (given && doneOn <= today) return { taskId: task.id, unitId: district.id, status: 'DONE', dueOn, doneOn }
        return {
          taskId: task.id,
          unitId: district.id,
          status: random.chance(0.7) ? 'IN_PROGRESS' : 'NOT_STARTED',
          dueOn,
          doneOn: null,
        }
      }),
    ),
  )
}

/** The three reviewed groups of the directive: a count for each district and half-year, never a list. */
export function makeReviews(
  random: Random,
  world: World,
  today: string,
): { kind: string; unitId: string; reviewedOn: string; people: number }[] {
  const districts = world.places.filter((place) => place.scheme === '27' && place.level === 'DISTRICT')
  const days = [2020, 2021, 2022, 2023, 2024]
    .flatMap((year) => [`${year}-06-15`, `${year}-12-15`])
    .filter((day) => day <= today && day < '2025-07-01')
  const sizes = { CN_BUSINESS_TIES: 0.0006, FOREIGN_SPOUSE: 0.0011, LONG_ABSENT_EXPORT_LABOUR: 0.0008 }
  return Object.entries(sizes).flatMap(([kind, size]) =>
    districts.flatMap((district) =>
      days.map((reviewedOn) => ({
        kind,
        unitId: district.id,
        reviewedOn,
        people: Math.round(district.population * size * (0.7 + random.next() * 0.6)),
      })),
    ),
  )
}

/** Communes that sent no campaign report for some months: their silence is not a zero. */
export function makeNonReports(
  random: Random,
  placing: Placing,
  loud: ReadonlySet<string>,
  today: string,
): { unitId: string; month: string }[] {
  const closed = monthsBetween('2019-01-01', today).slice(0, -1)
  return closed.flatMap((month) =>
    placing
      .communesOn(month)
      .filter((place) => !loud.has(`${place.id} ${month}`) && random.chance(0.05))
      .map((place) => ({ unitId: place.id, month })),
  )
}

/** Foreign residents of the old districts, invented around the published total of park workers from abroad (about 8,000). */
export function makeForeignResidents(
  random: Random,
  world: World,
  today: string,
): { unitId: string; year: number; people: number }[] {
  const share: Record<string, number> = {
    '256': 2600,
    '258': 2400,
    '259': 1300,
    '260': 1500,
    '261': 1100,
    '262': 420,
    '263': 60,
    '264': 45,
  }
  const last = Math.min(2024, Number(today.slice(0, 4)))
  return world.places
    .filter((place) => place.scheme === '27' && place.level === 'DISTRICT')
    .flatMap((district) =>
      Array.from({ length: last - 2019 + 1 }, (_, index) => ({
        unitId: district.id,
        year: 2019 + index,
        people: Math.round(
          (share[district.code] ?? 0) *
            (index === 1 || index === 2 ? 0.75 : 0.85 + index * 0.04) *
            (0.92 + random.next() * 0.16),
        ),
      })),
    )
}
