import { type Baseline, type Period, periodInWords } from '@hub/contract/period'
import type { Language } from '../../format.ts'
import type { Text } from '../../message/text.ts'

/** Names of the baselines in a list. */
export const baselineWord = {
  PREVIOUS_PERIOD: 'compare.previousPeriod',
  SAME_PERIOD_LAST_YEAR: 'compare.lastYear',
  AVERAGE_OF_THREE_YEARS: 'compare.average',
  BEFORE_2025_07: 'reform.baseline',
  PROVINCE: 'compare.province',
} as const satisfies Record<Baseline, string>

/** What a period is set against, inside a sentence: a period, three of them, or the province. */
export function againstWords(baseline: Baseline, periods: readonly Period[], text: Text, language: Language): string {
  const names = periods.map((period) => periodInWords(period, language)).join(', ')
  if (baseline === 'PROVINCE') return text('compare.provinceOf', { period: names })
  if (baseline === 'BEFORE_2025_07') return text('reform.before', { periods: names })
  return periods.length > 1 ? text('compare.averageOf', { periods: names }) : names
}
