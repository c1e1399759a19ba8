import { addDays, daysBetween } from './day.ts'
import { type Random, share } from './random.ts'
import { patternOf, type YearPattern } from './year.ts'

/** Spreads a total over the years from 2019 to today in the shape of one column of the year patterns. */
export function spreadOverYears(
  total: number,
  column: 'cases' | 'victims' | 'tips',
  today: string,
): { year: number; count: number; pattern: YearPattern }[] {
  const last = Number(today.slice(0, 4))
  const years = Array.from({ length: last - 2019 + 1 }, (_, index) => 2019 + index)
  const weights = years.map((year) => patternOf(year)[column] * partOf(year, today))
  const counts = share(total, weights)
  return years.map((year, index) => ({ year, count: counts[index] ?? 0, pattern: patternOf(year) }))
}

function partOf(year: number, today: string): number {
  return year < Number(today.slice(0, 4)) ? 1 : Math.max(1, daysBetween(`${year}-01-01`, today)) / 365
}

/** A day of a year up to today, likelier in the weeks around 30 July as `season` grows (0 = even). */
export function dayOf(random: Random, year: number, today: string, season: number): string {
  const first = `${year}-01-01`
  const end = `${year}-12-31` < today ? `${year}-12-31` : today
  if (season > 0 && random.chance(season)) {
    const peak = addDays(`${year}-07-30`, Math.round(random.normal(-3, 11)))
    if (peak >= first && peak <= end) return peak
  }
  return addDays(first, random.int(0, daysBetween(first, end)))
}

/** An instant on a day in Việt Nam, in working hours more often than not. */
export function instantOf(random: Random, day: string): string {
  const hour = random.chance(0.8) ? random.int(7, 17) : random.int(0, 23)
  return `${day}T${String(hour).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}:00+07:00`
}

/** An instant so many hours after another. */
export function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + Math.round(hours * 3_600_000)).toISOString()
}
