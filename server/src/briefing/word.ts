import type { Standing } from '@hub/analysis/funnel'
import type { Scheme } from '@hub/contract/figure'
import { type Baseline, type Period, periodInWords } from '@hub/contract/period'
import { formatNumber, formatTold, type Told } from '@hub/contract/told'

/** Where a unit stands, as the page of the comparison says it. */
export const standingWord: Readonly<Record<Standing, string>> = {
  MUCH_HIGHER: 'cao hơn hẳn mức chung',
  HIGHER: 'cao hơn mức chung',
  AS_EXPECTED: 'không khác mức chung',
  LOWER: 'thấp hơn mức chung',
  MUCH_LOWER: 'thấp hơn hẳn mức chung',
  NOT_JUDGED: 'chưa đủ căn cứ để kết luận',
}

export const basisWord: Readonly<Record<Scheme, string>> = {
  27: 'địa giới trước ngày 01/7/2025',
  24: 'địa giới từ ngày 01/7/2025',
}

/** Name of the units of a level, in a heading. */
export const unitWord: Readonly<Record<Scheme, string>> = { 27: 'các huyện, thị xã, thành phố', 24: 'các xã, phường' }

/** How an interval is made. */
export const methodWord = {
  POISSON_EXACT: 'khoảng tin cậy 95 % chính xác theo phân phối Poisson',
  WILSON: 'khoảng tin cậy 95 % theo Wilson',
  ROUNDING: 'khoảng do làm tròn; không xét dao động ngẫu nhiên',
} as const

/** What kind of answer a count is. */
export const kindWord: Readonly<Record<Told['kind'], string>> = {
  EXACT: 'chính xác',
  ROUNDED: 'làm tròn',
  RANGE: 'khoảng',
  WITHHELD: 'không công bố',
  NOT_REPORTED: 'chưa báo cáo',
  NO_DATA: 'không có số liệu',
}

/** Why no number is told, in a table and in the few letters of a chart. */
const silences = [
  { kind: 'WITHHELD', short: 'k.c.b.', words: 'không công bố (giữ kín)' },
  { kind: 'NOT_REPORTED', short: 'c.b.c.', words: 'chưa báo cáo' },
  { kind: 'NO_DATA', short: '–', words: 'không có số liệu' },
] as const

/** A count in words; in a table a sign alone would not say why no number stands there. */
export function toldWord(count: Told): string {
  return silences.find(({ kind }) => kind === count.kind)?.words ?? formatTold(count, 'vi')
}

/** A count in a few characters, in letters that every font has. */
export const shortWord = (count: Told): string =>
  silences.find(({ kind }) => kind === count.kind)?.short ?? formatTold(count, 'vi')

/** The reasons why some of the counts tell no number, each with the letters that stand for it. */
export const silencesOf = (counts: readonly Told[]) =>
  silences.filter(({ kind }) => counts.some((count) => count.kind === kind))

/** What the letters mean that stand for missing numbers among the counts; empty where none is missing. */
export const shortWordKey = (counts: readonly Told[]): string =>
  silencesOf(counts)
    .map(({ short, words }) => `${short}: ${words}`)
    .join('; ')

/** A rate in a sentence or a cell. */
export const rateWord = (rate: Told & { readonly per: number }) =>
  `${formatTold(rate, 'vi')} trên ${formatNumber(rate.per, 'vi')}`

/** What a period is set against. */
export function againstWord(baseline: Baseline, periods: readonly Period[]): string {
  const told = periods.map((period) => periodInWords(period, 'vi')).join(', ')
  if (baseline === 'PROVINCE') return `toàn tỉnh, ${told}`
  if (baseline === 'BEFORE_2025_07') return `${told} (trước sáp nhập)`
  return periods.length > 1 ? `bình quân ${told}` : told
}

/** A day, 'YYYY-MM-DD', as dd/MM/yyyy. */
export function dayWord(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

const dayInVietnam = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})

/** The day of an instant in Vietnam, as dd/MM/yyyy: in its small hours it is the day before in UTC. */
export const dayOfInstant = (instant: string): string => dayInVietnam.format(new Date(instant))

/** A text with a large first letter. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
