import type { CountKind } from './gql/graphql.ts'
import type { Text } from './message/text.ts'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

/** English figures follow British usage: the day stands before the month, as in Vietnamese. */
const localeOf: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' }

/** Fewer decimals the larger a number is: 0,37 – 4,2 – 1.234. */
const decimalsFor = (value: number) =>
  Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2

/** A number as the language writes it: 1.234,5 in Vietnamese, 1,234.5 in English. */
export function formatNumber(value: number, language: Language, decimals = decimalsFor(value)): string {
  return new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: decimals }).format(value)
}

/** A number with its sign, for changes: +12, −3, 0. */
export function formatChange(value: number, language: Language, decimals = decimalsFor(value)): string {
  const text = formatNumber(Math.abs(value), language, decimals)
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text
}

/** A day, 'YYYY-MM-DD' or longer, as dd/MM/yyyy in both languages. */
export function formatDay(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-')
  return `${date}/${month}/${year}`
}

/** The parts of a typed count or rate that decide how it reads. */
export interface Told {
  readonly kind: CountKind
  readonly value?: number | null
  readonly low?: number | null
  readonly high?: number | null
}

/** The number that a count is ordered, coloured and drawn by: its own, or the middle of its range; undefined when it tells none. */
export function middleOf({ kind, value, low, high }: Told): number | undefined {
  if ((kind === 'EXACT' || kind === 'ROUNDED') && typeof value === 'number') return value
  return kind === 'RANGE' && typeof low === 'number' && typeof high === 'number' ? (low + high) / 2 : undefined
}

/** Least and greatest number that a count leaves open; the two are equal unless it is a range, and undefined when it tells none. */
export function boundsOf(count: Told): readonly [number, number] | undefined {
  const middle = middleOf(count)
  return middle === undefined ? undefined : [count.low ?? middle, count.high ?? middle]
}

/** The bounds of a range, for what draws it; undefined for every other count. */
export const spreadOf = (count: Told) => (count.kind === 'RANGE' ? boundsOf(count) : undefined)

/** A count in a few characters, for a cell or a label on the map: a number, or a sign that stands for none. */
export function formatTold(count: Told, language: Language): string {
  if ((count.kind === 'EXACT' || count.kind === 'ROUNDED') && typeof count.value === 'number')
    return `${count.kind === 'ROUNDED' ? '≈ ' : ''}${formatNumber(count.value, language)}`
  if (count.kind === 'RANGE' && typeof count.low === 'number' && typeof count.high === 'number')
    return `${formatNumber(count.low, language)}–${formatNumber(count.high, language)}`
  return shortSign[count.kind]
}

const shortSign: Readonly<Record<CountKind, string>> = {
  EXACT: '–',
  ROUNDED: '–',
  RANGE: '–',
  WITHHELD: '▨',
  NOT_REPORTED: '○',
  NO_DATA: '–',
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

/** A moment as the clock in Việt Nam shows it: 25/11/2026 08:30. */
export const formatMoment = (moment: string) => clock.format(new Date(moment)).replace(', ', ' ').slice(0, -3)
/** The same to the second, for the audit log. */
export const formatSecond = (moment: string) => clock.format(new Date(moment)).replace(', ', ' ')
/** Its hour and minute alone: 08:30. */
export const formatTime = (moment: string) => formatMoment(moment).slice(-5)
