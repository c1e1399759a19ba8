import type { CountKind } from './figure.ts'
import type { Baseline } from './period.ts'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

/** English figures follow British usage: the day stands before the month, as in Vietnamese. */
const localeOf: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' }

/** Fewer decimals the larger a number is: 0,37 – 4,2 – 1.234. */
const decimalsFor = (value: number) =>
  Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2

/** Makers of numbers by language and decimals: one costs as much as writing a hundred numbers with it. */
const writers = new Map<string, Intl.NumberFormat>()

/** A number as the language writes it: 1.234,5 in Vietnamese, 1,234.5 in English. */
export function formatNumber(value: number, language: Language, decimals = decimalsFor(value)): string {
  const key = `${language} ${decimals}`
  const writer = writers.get(key) ?? new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: decimals })
  writers.set(key, writer)
  return writer.format(value)
}

/** A number with its sign, for changes: +12, −3, 0. */
export function formatChange(value: number, language: Language, decimals = decimalsFor(value)): string {
  const text = formatNumber(Math.abs(value), language, decimals)
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text
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

/** Fewer decimals the larger the change. A bound is cut outwards, so that what is written is never narrower than what is known. */
function cut(value: number, end: 'low' | 'high', exact: boolean): number {
  const power = Math.abs(value) >= 10 ? 1 : 10
  if (exact) return Math.round(value * 10) / 10
  return (end === 'low' ? Math.floor(value * power) : Math.ceil(value * power)) / power || 0
}

/** A change as a number and in percent of what was before. */
export interface ToldChange {
  readonly absolute: Told
  readonly percent: Told
}

/** The change that is shown: of the value, and against the province of the rate, since no count is like that of all units together. */
export const shownChange = (
  { change, rateChange }: { readonly change: ToldChange; readonly rateChange?: ToldChange | null },
  baseline: Baseline,
): ToldChange => (baseline === 'PROVINCE' ? (rateChange ?? change) : change)

/** A change in a few characters: +4, or −3…+12 for a range; in percent with its sign. Empty when it tells no number. */
export function changeLabel(change: Told, part: 'absolute' | 'percent', language: Language): string {
  const bounds = boundsOf(change)
  if (!bounds) return ''
  const exact = change.kind === 'EXACT'
  const [low, high] = [cut(bounds[0], 'low', exact), cut(bounds[1], 'high', exact)]
  const unit = part === 'percent' ? (language === 'vi' ? '%' : ' %') : ''
  return low === high
    ? `${formatChange(low, language)}${unit}`
    : `${formatChange(low, language)}…${formatChange(high, language)}${unit}`
}
