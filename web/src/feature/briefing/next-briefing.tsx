import { periodInWords } from '@hub/contract/period'
import { formatDay } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Schedule } from './query.ts'

/** Of which period a schedule makes its next briefing, and when that is at the earliest. */
export function NextBriefing({ period, notBefore }: NonNullable<Schedule['next']>) {
  const text = useText()
  const { language } = usePreference()
  return text('briefing.next', { period: periodInWords(period, language), day: formatDay(notBefore) })
}
