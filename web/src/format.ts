import { formatTold, type Language, type Told } from '@hub/contract/told'
import type { Text } from './message/text.ts'

// How figures are written is the contract's: a briefing made by the server reads as the page does.
export {
  boundsOf,
  formatChange,
  formatNumber,
  formatTold,
  type Language,
  languages,
  middleOf,
  spreadOf,
  type Told,
} from '@hub/contract/told'

/** A day, 'YYYY-MM-DD' or longer, as dd/MM/yyyy in both languages. */
export function formatDay(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-')
  return `${date}/${month}/${year}`
}

/** A count in words, for a table cell, a hover card and a screen reader: never a bare sign. */
export function wordsOf(count: Told, text: Text, language: Language): string {
  if (count.kind === 'WITHHELD') return text('count.withheld')
  if (count.kind === 'NOT_REPORTED') return text('count.notReported')
  const short = formatTold(count, language)
  if (count.kind === 'NO_DATA' || short === '–') return text('count.noData')
  if (count.kind === 'RANGE') return text('count.range', { range: short })
  return short
}

/** The language's own form of a record that carries both. English falls back to Vietnamese, which is never missing. */
export function pick(language: Language, vi: string, en: string | null | undefined): string {
  return language === 'en' && en ? en : vi
}

const collator = new Intl.Collator('vi')
/** Order of two names as Vietnamese sorts them, in both languages: names of places stay Vietnamese. */
export const compareNames = (a: string, b: string) => collator.compare(a, b)

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The day it is in Việt Nam, as the hub writes days: 2026-11-25. */
export const todayInVietnam = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(new Date())

/** A moment as the clock in Việt Nam shows it: 25/11/2026 08:30. */
export const formatMoment = (moment: string) => clock.format(new Date(moment)).replace(', ', ' ').slice(0, -3)
/** The same to the second, for the audit log. */
export const formatSecond = (moment: string) => clock.format(new Date(moment)).replace(', ', ' ')
/** Its hour and minute alone: 08:30. */
export const formatTime = (moment: string) => formatMoment(moment).slice(-5)
