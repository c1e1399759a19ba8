import { dayAfter, monthAfter, periodLabel, periodsBetween } from '@hub/contract/period'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useRelease } from '../shell/release.ts'

/** How many months back one can ask whether anybody came since. */
const monthsBack = 24

interface CoverageSinceProps {
  readonly since: string | null
  readonly onChange: (since: string | null) => void
}

/** In which days communes without an event are sought: the shown period, or since a month up to the newest data. */
export function CoverageSince({ since, onChange }: CoverageSinceProps) {
  const text = useText()
  const { language } = usePreference()
  const through = useRelease().data?.release?.dataThrough
  if (!through) return null
  const earliest = monthAfter(dayAfter(through, 1), -monthsBack)
  const months = periodsBetween('MONTH', since && since < earliest ? since : earliest, through).reverse()
  return (
    <SelectField
      label={text('coverage.days')}
      value={since && since <= through ? since : ''}
      onChange={(next) => onChange(next === '' ? null : next)}
      options={[
        { value: '', label: text('coverage.inPeriod') },
        ...months.map((month) => ({
          value: month.start,
          label: text('coverage.sinceMonth', { month: periodLabel(month, language) }),
        })),
      ]}
    />
  )
}
