import { baselinePeriod, periodLabel } from '@hub/contract/period'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { MapView } from '../../url-state.ts'
import type { Resolved } from '../atlas/resolve.ts'
import type { ChangeView } from '../atlas/use-map-view.ts'

const modes = [
  ['none', 'time.compareNone'],
  ['side', 'time.compareSide'],
  ['diff', 'time.compareDiff'],
  ['swipe', 'time.compareSwipe'],
] as const

interface CompareBarProps {
  readonly view: MapView
  readonly resolved: Resolved
  /** First day of the period it is compared with. */
  readonly other: string
  readonly change: ChangeView
}

/** What the map is set beside: nothing, another period, its difference, or the other boundaries. */
export function CompareBar({ view, resolved, other, change }: CompareBarProps) {
  const text = useText()
  const { language } = usePreference()
  const periods = view.compare === 'side' || view.compare === 'diff'
  const standard = baselinePeriod(resolved.period, 'SAME_PERIOD_LAST_YEAR').start
  return (
    <div className="compare-bar">
      <Segmented
        label={text('time.compare')}
        quiet
        value={view.compare}
        onChange={(compare) => change({ compare })}
        options={modes.map(([value, word]) => ({ value, label: text(word) }))}
      />
      {periods && (
        <label className="compare-with">
          <span>{text('time.with')}</span>
          <select
            value={other}
            onChange={({ target }) => change({ with: target.value === standard ? null : target.value })}
          >
            {resolved.periods.map((period) => (
              <option key={period.start} value={period.start}>
                {periodLabel(period, language)}
              </option>
            ))}
          </select>
        </label>
      )}
      {view.compare === 'diff' && (
        <Segmented
          label={text('time.changeAs')}
          quiet
          value={view.change}
          onChange={(part) => change({ change: part })}
          options={[
            { value: 'absolute', label: text('time.absolute') },
            { value: 'percent', label: '%' },
          ]}
        />
      )}
    </div>
  )
}
