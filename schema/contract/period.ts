import { boundariesChangedOn } from './boundary.ts'

/**
 * Periods that figures are told for. Days are text, 'YYYY-MM-DD', of the calendar of Việt Nam; text of this form sorts as days do.
 * The database says the same in hub_period and hub_period_end.
 */
export const grains = ['MONTH', 'QUARTER', 'YEAR', 'MULTI_YEAR'] as const
export type Grain = (typeof grains)[number]

export interface Period {
  readonly grain: Grain
  /** First day. */
  readonly start: string
  /** Last day, inside the period. */
  readonly end: string
}

export const monthsOf: Readonly<Record<Grain, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12, MULTI_YEAR: 36 }

/** Blocks of several years are counted from this year on. */
const firstBlockYear = 2019

const dayText = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Whether a text names a real day as 'YYYY-MM-DD', from year 1900 to 2200. */
export function isDay(text: string): boolean {
  if (!dayText.test(text) || text < '1900' || text > '2201') return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const firstOf = (monthNumber: number) =>
  `${String(Math.floor(monthNumber / 12)).padStart(4, '0')}-${String((((monthNumber % 12) + 12) % 12) + 1).padStart(2, '0')}-01`

/** Months since year 0 of the month that holds a day. */
const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** First day of the month that lies `months` after the month of a day. */
export const monthAfter = (day: string, months: number) => firstOf(monthNumber(day) + months)

/** The day before or after a day by a number of days. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** First day of the period of a grain that holds a day. */
export function periodStart(grain: Grain, day: string): string {
  const length = monthsOf[grain]
  const origin = firstBlockYear * 12
  return firstOf(origin + Math.floor((monthNumber(day) - origin) / length) * length)
}

/** First day after the period of a grain that starts on a day. */
export const nextPeriodStart = (grain: Grain, start: string) => monthAfter(start, monthsOf[grain])

/** The period of a grain that holds a day. */
export function periodOf(grain: Grain, day: string): Period {
  const start = periodStart(grain, day)
  return { grain, start, end: dayAfter(nextPeriodStart(grain, start), -1) }
}

/** Every period of a grain that holds a day from `from` to `to`, both inside: the span is widened to whole periods. */
export function periodsBetween(grain: Grain, from: string, to: string): Period[] {
  const periods: Period[] = []
  for (let period = periodOf(grain, from); period.start <= to; period = periodOf(grain, dayAfter(period.end, 1)))
    periods.push(period)
  return periods
}

/** First days of the months of a period. */
export function monthsIn(period: Period): string[] {
  return Array.from({ length: monthsOf[period.grain] }, (_, index) => monthAfter(period.start, index))
}

/** The period that a period is compared with: the one before it, or the one that started a year earlier. */
export function baselinePeriod(period: Period, baseline: 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR'): Period {
  if (baseline === 'PREVIOUS_PERIOD' || period.grain === 'MULTI_YEAR')
    return periodOf(period.grain, dayAfter(period.start, -1))
  return periodOf(period.grain, monthAfter(period.start, -12))
}

export const baselines = [
  'PREVIOUS_PERIOD',
  'SAME_PERIOD_LAST_YEAR',
  'AVERAGE_OF_THREE_YEARS',
  'BEFORE_2025_07',
  'PROVINCE',
] as const
/**
 * What the figures of a unit are set against: one earlier period, three of them, the newest one of the same season before the boundaries
 * changed, or the whole province in the same period.
 */
export type Baseline = (typeof baselines)[number]

/** The newest period of the same season that is earlier and ended before the boundaries changed; of blocks of years the newest such block. */
function periodBeforeChange(period: Period): Period {
  const earlier = baselinePeriod(period, 'SAME_PERIOD_LAST_YEAR')
  return earlier.end < boundariesChangedOn ? earlier : periodBeforeChange(earlier)
}

/** How many years the long baseline holds. */
const averagedYears = 3

/**
 * The periods of a baseline, the oldest first: the period itself for the province. A block of several years is an average already, and
 * is set against the block before it.
 */
export function baselinePeriods(period: Period, baseline: Baseline): Period[] {
  if (baseline === 'PROVINCE') return [period]
  if (baseline === 'BEFORE_2025_07') return [periodBeforeChange(period)]
  if (baseline !== 'AVERAGE_OF_THREE_YEARS' || period.grain === 'MULTI_YEAR')
    return [baselinePeriod(period, baseline === 'AVERAGE_OF_THREE_YEARS' ? 'PREVIOUS_PERIOD' : baseline)]
  return Array.from({ length: averagedYears }, (_, index) =>
    periodOf(period.grain, monthAfter(period.start, -12 * (averagedYears - index))),
  )
}

/** The year whose population a period is measured against: its own, or the middle one of several. */
export function denominatorYear(period: Period): number {
  return Number(period.start.slice(0, 4)) + (period.grain === 'MULTI_YEAR' ? 1 : 0)
}

/** The same inside a sentence: quý I/2025. */
export function periodInWords(period: Period, language: 'vi' | 'en'): string {
  const label = periodLabel(period, language)
  return language === 'vi' ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

/** How a period is named in a list: tháng 3/2025, quý I/2025, năm 2025, 2022–2024. */
export function periodLabel(period: Period, language: 'vi' | 'en'): string {
  const year = period.start.slice(0, 4)
  const month = Number(period.start.slice(5, 7))
  const quarter = ['I', 'II', 'III', 'IV'][(month - 1) / 3]
  if (period.grain === 'MULTI_YEAR') return `${year}–${period.end.slice(0, 4)}`
  if (period.grain === 'YEAR') return language === 'vi' ? `Năm ${year}` : year
  if (period.grain === 'QUARTER') return language === 'vi' ? `Quý ${quarter}/${year}` : `Q${(month + 2) / 3} ${year}`
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  return language === 'vi' ? `Tháng ${month}/${year}` : `${names[month - 1]} ${year}`
}
