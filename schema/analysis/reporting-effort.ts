import { scaled, type ToldInterval } from './told-interval.ts'

/**
 * How tips and campaigning meet in one place. Tips measure reporting as much as crime, so the two are read together: few tips where
 * nobody campaigned may mean that nobody tells.
 */
export const effortClasses = [
  'MANY_TIPS_MUCH_EFFORT',
  'MANY_TIPS_LITTLE_EFFORT',
  'FEW_TIPS_MUCH_EFFORT',
  'FEW_TIPS_LITTLE_EFFORT',
  'UNCLEAR',
  'NOT_ENOUGH_DATA',
] as const
export type EffortClass = (typeof effortClasses)[number]

/** One place: tips and campaigning, each with what it is divided by. Null where nothing is told. */
export interface EffortPlace {
  readonly tips: ToldInterval | null
  readonly effort: ToldInterval | null
  readonly residents: number | null
}

export interface EffortJudgement {
  readonly class: EffortClass
  /** The place's rate over that of all places together; above 1 is more than there. Null when it cannot be told. */
  readonly tipRatio: ToldInterval | null
  readonly effortRatio: ToldInterval | null
}

export interface EffortAnswer {
  /** Tips, and campaigning, for one resident of all places that tell both. Null when there are too few. */
  readonly tipRate: number | null
  readonly effortRate: number | null
  /** How many places tell both. */
  readonly judged: number
  readonly places: readonly EffortJudgement[]
}

/** Fewer places than this have no meaningful middle to be set against. */
export const minEffortPlaces = 3

/** Which side of 1 a ratio lies on, whatever the true number is; undefined where it could be on either. Exactly 1 counts as many. */
function sideOf({ low, high }: ToldInterval): 'MORE' | 'LESS' | undefined {
  if (low >= 1) return 'MORE'
  return high < 1 ? 'LESS' : undefined
}

function classOf(tips: ToldInterval, effort: ToldInterval): EffortClass {
  const [many, much] = [sideOf(tips), sideOf(effort)]
  if (!many || !much) return 'UNCLEAR'
  return `${many === 'MORE' ? 'MANY' : 'FEW'}_TIPS_${much === 'MORE' ? 'MUCH' : 'LITTLE'}_EFFORT`
}

/**
 * Sets tips for each resident beside campaigning for each resident: each place against all places together, which are
 * Σ tips ÷ Σ residents and Σ campaigning ÷ Σ residents over the places that tell both. A place whose told interval holds the line
 * between many and few is UNCLEAR; one that does not tell both, or has no residents given, is NOT_ENOUGH_DATA and takes no part.
 *
 * It is a description without a test: the four classes say where to look and whom to ask, not that a difference is more than chance.
 *
 * @param places counts and residents, not rates: the rate of all places is that of their sums
 */
export function judgeEffort(places: readonly EffortPlace[]): EffortAnswer {
  const told = places.flatMap((place) =>
    place.tips && place.effort && place.residents ? [{ ...place, tips: place.tips, effort: place.effort }] : [],
  )
  const sum = (pick: (place: (typeof told)[number]) => number) => told.reduce((total, place) => total + pick(place), 0)
  const residents = sum((place) => place.residents ?? 0)
  const silent = { class: 'NOT_ENOUGH_DATA', tipRatio: null, effortRatio: null } as const
  const tipRate = sum((place) => place.tips.value) / residents
  const effortRate = sum((place) => place.effort.value) / residents
  if (told.length < minEffortPlaces)
    return { tipRate: null, effortRate: null, judged: told.length, places: places.map(() => silent) }
  const against = (told: ToldInterval, expected: number): ToldInterval | null =>
    expected > 0 ? scaled(told, 1 / expected) : null
  return {
    tipRate,
    effortRate,
    judged: told.length,
    places: places.map(({ tips, effort, residents: own }) => {
      if (!tips || !effort || !own) return silent
      const [tipRatio, effortRatio] = [against(tips, own * tipRate), against(effort, own * effortRate)]
      return tipRatio && effortRatio
        ? { class: classOf(tipRatio, effortRatio), tipRatio, effortRatio }
        : { class: 'NOT_ENOUGH_DATA', tipRatio, effortRatio }
    }),
  }
}
