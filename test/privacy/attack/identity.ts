import { type Grain, nextPeriodStart, periodStart } from '@hub/contract/period'
import type { Basis, Knowledge, Place, PublicMetric, PublicUnit } from './stranger.ts'
import { cellName, span } from './stranger.ts'

/** What a stranger may reckon with: `low <= sum of coefficient × quantity <= high`. */
export interface Identity {
  readonly why: string
  readonly terms: readonly (readonly [quantity: string, coefficient: number])[]
  readonly low: number
  readonly high: number
}

/** What is unknown of a cell: its count; of a share or median what it rests on (BASE), of a share also the part (PART). */
export type Part = 'COUNT' | 'BASE' | 'PART'

export const quantity = (cell: string, part: Part) => `${cell}#${part}`

/** The part of a cell that says how many persons or records it speaks of. */
export const weighedPart = ({ measure }: Pick<PublicMetric, 'measure'>): Part =>
  measure === 'SHARE' || measure === 'MEDIAN' ? 'BASE' : 'COUNT'

/** First day of the merged province: from here on all its communes are recorded. */
const merged = '2025-07-01'

/** First day that a unit is counted from: what holds ground of former Bắc Giang has no figure of a period that began before the merger. */
const countedFrom = ({ basis, formerDistrictId }: Pick<PublicUnit, 'basis' | 'formerDistrictId'>) =>
  basis === 'SINCE_2025_07' && formerDistrictId === null ? merged : span.from

/** The metric whose counts are of distinct persons who may come again in another period, or under another kind of support. */
const repeated = new Set(['victims_supported'])

/**
 * Metrics of records whose place is known no finer than a district or the province now and then: there the parts may leave some of
 * the whole out. A victim has one home unit.
 */
const looselyPlaced = /^(tip|cases|trials|mobile_trials)/

/** Breakdowns of which each fact has exactly one category. */
const exhaustive = new Set(['SEX', 'AGE_GROUP', 'EXPLOITATION', 'DESTINATION', 'CLOCK'])

const finer: Readonly<Record<Grain, readonly Grain[]>> = {
  MONTH: [],
  QUARTER: ['MONTH'],
  YEAR: ['QUARTER', 'MONTH'],
  MULTI_YEAR: ['YEAR', 'QUARTER', 'MONTH'],
}

function starts(grain: Grain, from: string, to: string): string[] {
  const days: string[] = []
  for (let day = periodStart(grain, from); day < to; day = nextPeriodStart(grain, day)) days.push(day)
  return days
}

/** Periods that begin on a day or later. */
const startsWithin = (grain: Grain, from: string) => starts(grain, from, span.to).filter((start) => start >= from)

/** All that the arithmetic of the metrics gives away, whatever is told. */
export function identitiesOf(knowledge: Knowledge): Identity[] {
  return [
    ...[...knowledge.metrics.values()].flatMap((metric) => [
      ...overTime(knowledge, metric),
      ...overUnits(knowledge, metric),
      ...overCategories(knowledge, metric),
    ]),
    ...acrossMetrics(knowledge),
  ]
}

const isProtected = (place: Place) => place.threshold > 0
const samePlace = (a: Place, b: Place) => a.basis === b.basis && a.level === b.level && a.breakdown === b.breakdown

/** The quantities of a metric that add up: a median has none but its base. */
function partsOf({ measure }: PublicMetric): readonly Part[] {
  if (measure === 'SHARE') return ['BASE', 'PART']
  return measure === 'MEDIAN' ? ['BASE'] : ['COUNT']
}

/** Units, categories and periods that a place has cells for, told or not. */
function unitsAt({ units }: Knowledge, { basis, level }: Place): readonly PublicUnit[] {
  return units.filter((unit) => unit.basis === basis && unit.level === level)
}

const categoriesSeen = new WeakMap<Knowledge, Map<string, Set<string>>>()

function categoriesAt(knowledge: Knowledge, place: Place): ReadonlySet<string> {
  let seen = categoriesSeen.get(knowledge)
  if (!seen) {
    seen = new Map()
    for (const cell of knowledge.cells.values()) {
      const key = `${cell.place.metric} ${cell.place.breakdown}`
      const found = seen.get(key) ?? new Set()
      seen.set(key, found.add(cell.category))
    }
    categoriesSeen.set(knowledge, seen)
  }
  return seen.get(`${place.metric} ${place.breakdown}`) ?? new Set()
}

/** How the parts of a whole stand to it: they are all of it, may leave something out, or may count a person again. */
type Parting = 'WHOLE' | 'SOME_LEFT_OUT' | 'PERSONS_AGAIN'

function wholeOf(why: string, whole: string, parts: readonly string[], parting: Parting): Identity[] {
  const summed: Identity['terms'] = [[whole, 1], ...parts.map((part) => [part, -1] as const)]
  if (parting === 'WHOLE') return [{ why, terms: summed, low: 0, high: 0 }]
  if (parting === 'SOME_LEFT_OUT') return [{ why, terms: summed, low: 0, high: Number.POSITIVE_INFINITY }]
  return [
    { why: `${why}, persons again`, terms: summed, low: Number.NEGATIVE_INFINITY, high: 0 },
    ...parts.map((part) => atMost(`${why}, each part`, part, whole)),
  ]
}

const atMost = (why: string, less: string, more: string): Identity => ({
  why,
  terms: [
    [less, 1],
    [more, -1],
  ],
  low: Number.NEGATIVE_INFINITY,
  high: 0,
})

const equal = (why: string, one: string, other: string): Identity => ({
  why,
  terms: [
    [one, 1],
    [other, -1],
  ],
  low: 0,
  high: 0,
})

/** A quarter is three months, a year four quarters, a block three years. */
function overTime(knowledge: Knowledge, metric: PublicMetric): Identity[] {
  return metric.places.filter(isProtected).flatMap((place) => {
    const grain = finer[place.grain].find((one) =>
      metric.places.some((other) => other.grain === one && samePlace(place, other)),
    )
    if (!grain) return []
    return unitsAt(knowledge, place).flatMap((unit) =>
      startsWithin(place.grain, countedFrom(unit)).flatMap((start) =>
        [...categoriesAt(knowledge, place)].flatMap((category) =>
          partsOf(metric).flatMap((part) =>
            wholeOf(
              `${place.grain} = its ${grain}s`,
              quantity(cellName(place, unit.id, start, category), part),
              starts(grain, start, nextPeriodStart(place.grain, start)).map((inner) =>
                quantity(cellName({ ...place, grain }, unit.id, inner, category), part),
              ),
              repeated.has(metric.id) ? 'PERSONS_AGAIN' : 'WHOLE',
            ),
          ),
        ),
      ),
    )
  })
}

/** Which units together make another: by level within a basis, and from the old districts to the communes of 2025. */
interface Composition {
  readonly why: string
  readonly whole: PublicUnit
  readonly parts: readonly PublicUnit[]
  /** First day from which it holds. */
  readonly from: string
}

function compositions({ units }: Knowledge): Composition[] {
  const at = (basis: Basis, level: string) => units.filter((unit) => unit.basis === basis && unit.level === level)
  const districts = at('BEFORE_2025_07', 'DISTRICT')
  const communes = at('SINCE_2025_07', 'COMMUNE')
  return [
    ...at('BEFORE_2025_07', 'PROVINCE').map((whole) => ({
      why: 'province before = its districts',
      whole,
      parts: districts.filter((unit) => unit.parentId === whole.id),
      from: span.from,
    })),
    ...at('SINCE_2025_07', 'PROVINCE').map((whole) => ({
      why: 'merged province = its communes',
      whole,
      parts: communes.filter((unit) => unit.parentId === whole.id),
      from: merged,
    })),
    ...districts.map((whole) => ({
      why: 'district before = its communes of 2025',
      whole,
      parts: communes.filter((unit) => unit.formerDistrictId === whole.id),
      from: span.from,
    })),
  ]
}

/** Places of a metric at both ends of a composition: the same grain and breakdown. */
function pairs(
  metric: PublicMetric,
  whole: Pick<PublicUnit, 'basis' | 'level'>,
  part: Pick<PublicUnit, 'basis' | 'level'>,
) {
  const at = ({ basis, level }: Pick<PublicUnit, 'basis' | 'level'>) =>
    metric.places.filter((place) => isProtected(place) && place.basis === basis && place.level === level)
  return at(whole).flatMap((above) =>
    at(part)
      .filter((below) => below.grain === above.grain && below.breakdown === above.breakdown)
      .map((below) => ({ above, below })),
  )
}

/** Units of a level make up the one above; the merged province holds all of the province before. A person lives in one unit. */
function overUnits(knowledge: Knowledge, metric: PublicMetric): Identity[] {
  const made = compositions(knowledge).flatMap(({ why, whole, parts, from }) =>
    parts[0] === undefined
      ? []
      : pairs(metric, whole, parts[0]).flatMap(({ above, below }) =>
          startsWithin(above.grain, from).flatMap((start) =>
            [...categoriesAt(knowledge, above)].flatMap((category) =>
              partsOf(metric).flatMap((part) =>
                wholeOf(
                  why,
                  quantity(cellName(above, whole.id, start, category), part),
                  parts.map((unit) => quantity(cellName(below, unit.id, start, category), part)),
                  looselyPlaced.test(metric.id) ? 'SOME_LEFT_OUT' : 'WHOLE',
                ),
              ),
            ),
          ),
        ),
  )
  const [before] = knowledge.units.filter((unit) => unit.basis === 'BEFORE_2025_07' && unit.level === 'PROVINCE')
  const [since] = knowledge.units.filter((unit) => unit.basis === 'SINCE_2025_07' && unit.level === 'PROVINCE')
  if (!before || !since) return made
  const inside = pairs(metric, since, before).flatMap(({ above, below }) =>
    startsWithin(above.grain, merged).flatMap((start) =>
      [...categoriesAt(knowledge, above)].flatMap((category) =>
        partsOf(metric).map((part) =>
          atMost(
            'the merged province holds the province before',
            quantity(cellName(below, before.id, start, category), part),
            quantity(cellName(above, since.id, start, category), part),
          ),
        ),
      ),
    ),
  )
  return [...made, ...inside]
}

/** The categories of a breakdown add up to the undivided figure; of support types, each person may have several. */
function overCategories(knowledge: Knowledge, metric: PublicMetric): Identity[] {
  return metric.places
    .filter((place) => isProtected(place) && place.breakdown !== '')
    .flatMap((place) => {
      const undivided = metric.places.some(
        (other) => samePlace({ ...place, breakdown: '' }, other) && other.grain === place.grain,
      )
      if (!undivided) return []
      const categories = [...categoriesAt(knowledge, place)]
      return starts(place.grain, span.from, span.to).flatMap((start) =>
        unitsAt(knowledge, place).flatMap((unit) =>
          partsOf(metric).flatMap((part) => {
            const whole = quantity(cellName({ ...place, breakdown: '' }, unit.id, start, ''), part)
            const parts = categories.map((category) => quantity(cellName(place, unit.id, start, category), part))
            const why = `undivided = its ${place.breakdown}s`
            if (exhaustive.has(place.breakdown)) return wholeOf(why, whole, parts, 'WHOLE')
            return wholeOf(why, whole, parts, repeated.has(metric.id) ? 'PERSONS_AGAIN' : 'SOME_LEFT_OUT')
          }),
        ),
      )
    })
}

/** A link between two metrics at the places they share. */
interface Link {
  readonly why: string
  readonly kind: 'EQUAL' | 'AT_MOST'
  readonly one: readonly [metric: string, part: Part, breakdown?: string, category?: string]
  readonly other: readonly [metric: string, part: Part]
}

const links: readonly Link[] = [
  {
    why: 'the indicator counts the victims identified',
    kind: 'EQUAL',
    one: ['sdg_16_2_2', 'COUNT'],
    other: ['victims_identified', 'COUNT'],
  },
  {
    why: 'the share of cases solved rests on the cases opened',
    kind: 'EQUAL',
    one: ['cases_solved_share', 'BASE'],
    other: ['cases_opened', 'COUNT'],
  },
  {
    why: 'a tip is classified once',
    kind: 'AT_MOST',
    one: ['tips_classified_share', 'BASE'],
    other: ['tips_received', 'COUNT'],
  },
  {
    why: 'a tip has one first action',
    kind: 'AT_MOST',
    one: ['tip_to_action_days', 'BASE'],
    other: ['tips_received', 'COUNT'],
  },
  { why: 'a mobile trial is a trial', kind: 'AT_MOST', one: ['mobile_trials', 'COUNT'], other: ['trials', 'COUNT'] },
  {
    why: 'who is entitled to support was identified',
    kind: 'AT_MOST',
    one: ['support_given_share', 'BASE'],
    other: ['victims_identified', 'COUNT'],
  },
  {
    why: 'tips are due by their clock',
    kind: 'EQUAL',
    one: ['deadlines_met_share', 'BASE', 'CLOCK', 'TIP_DECIDE'],
    other: ['tips_resolved_share', 'BASE'],
  },
  {
    why: 'tips are decided by their clock',
    kind: 'EQUAL',
    one: ['deadlines_met_share', 'PART', 'CLOCK', 'TIP_DECIDE'],
    other: ['tips_resolved_share', 'PART'],
  },
]

function acrossMetrics(knowledge: Knowledge): Identity[] {
  return links.flatMap(({ why, kind, one: [metric, part, breakdown, category], other: [otherMetric, otherPart] }) => {
    const places = knowledge.metrics.get(metric)?.places ?? []
    const others = knowledge.metrics.get(otherMetric)?.places ?? []
    return places
      .filter((place) => isProtected(place) && (breakdown === undefined || place.breakdown === breakdown))
      .flatMap((place) =>
        others
          .filter(
            (other) =>
              other.basis === place.basis &&
              other.level === place.level &&
              other.grain === place.grain &&
              other.breakdown === (breakdown === undefined ? place.breakdown : ''),
          )
          .flatMap((other) =>
            starts(place.grain, span.from, span.to).flatMap((start) =>
              unitsAt(knowledge, place).flatMap((unit) =>
                [...categoriesAt(knowledge, place)]
                  .filter((one) => category === undefined || one === category)
                  .map((one) =>
                    (kind === 'EQUAL' ? equal : atMost)(
                      why,
                      quantity(cellName(place, unit.id, start, one), part),
                      quantity(cellName(other, unit.id, start, category === undefined ? one : ''), otherPart),
                    ),
                  ),
              ),
            ),
          ),
      )
  })
}
