import type { Grain } from './period.ts'

/** What kind of answer a count is. Only EXACT and ROUNDED carry a value; RANGE carries low and high. */
export const countKinds = ['EXACT', 'ROUNDED', 'RANGE', 'WITHHELD', 'NOT_REPORTED', 'NO_DATA'] as const
export type CountKind = (typeof countKinds)[number]

/** A figure that says how far it can be trusted; never a bare number. */
export interface Count {
  readonly kind: CountKind
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

export const schemes = ['27', '24'] as const
/** Boundary scheme by the code of its province: '27' before 1/7/2025 (8 districts), '24' from then on (99 communes). */
export type Scheme = (typeof schemes)[number]

export const unitLevels = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const
export type UnitLevel = (typeof unitLevels)[number]

export const measures = ['COUNT', 'SUM', 'SHARE', 'MEDIAN'] as const
/** How a metric is made of its facts: things counted once, amounts added, part of a whole in percent, or the middle value. */
export type Measure = (typeof measures)[number]

export const breakdowns = [
  'SEX',
  'AGE_GROUP',
  'EXPLOITATION',
  'DESTINATION',
  'SUPPORT_TYPE',
  'EVENT_TYPE',
  'SETTING',
  'AUDIENCE',
  'CLOCK',
  'AGENCY_KIND',
  'TIP_KIND',
  'CHANNEL',
] as const
export type Breakdown = (typeof breakdowns)[number]

/** A place on the lattice that figures are published on. `breakdown` is '' for the undivided figure. */
export interface LatticePlace {
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly grain: Grain
  readonly breakdown: Breakdown | ''
}

/** Largest number of cells (units × periods × categories) that one request may ask for. */
export const maxFigureCells = 20_000

/** Most metrics that one comparison sets side by side. */
export const maxComparedMetrics = 12

export const exact = (value: number): Count => ({ kind: 'EXACT', value, low: null, high: null })
/** A count that tells no number. */
export const silent = (kind: 'WITHHELD' | 'NOT_REPORTED' | 'NO_DATA'): Count => ({
  kind,
  value: null,
  low: null,
  high: null,
})
/** The number of a count that has one, to be compared, ranked or drawn; undefined when it tells none. */
export const numberOf = (count: Count): number | undefined => (count.value === null ? undefined : count.value)
