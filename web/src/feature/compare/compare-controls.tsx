import { baselines, periodLabel } from '@hub/contract/period'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { grainWord } from '../time/grain-word.ts'
import { topics, topicWord } from '../topic.ts'
import { baselineWord } from './baseline-word.ts'
import type { CompareState } from './compare-state.ts'
import type { Comparison } from './use-comparison.ts'

interface CompareControlsProps {
  readonly state: CompareState
  readonly comparison: Comparison
  readonly onChange: (part: Partial<CompareState>) => void
}

/** What is compared: topic, boundaries, period and what it is set against. */
export function CompareControls({ state, comparison, onChange }: CompareControlsProps) {
  const text = useText()
  const { language } = usePreference()
  const { resolved, grains } = comparison
  return (
    <form
      className="compare-controls no-print"
      aria-label={text('compare.controls')}
      onSubmit={(event) => event.preventDefault()}
    >
      <SelectField
        label={text('compare.topic')}
        value={state.topic}
        onChange={(topic) => onChange({ topic, metric: null, sort: null })}
        options={topics.map((topic) => ({ value: topic, label: text(topicWord[topic]) }))}
      />
      <SelectField
        label={text('basis.label')}
        value={state.basis}
        onChange={(basis) => onChange({ basis, units: null, pin: null })}
        options={[
          { value: 'BEFORE_2025_07', label: text('basis.districts') },
          { value: 'SINCE_2025_07', label: text('basis.communes') },
        ]}
      />
      {resolved && grains.length > 1 && (
        <Segmented
          label={text('grain.label')}
          value={resolved.grain}
          onChange={(grain) => onChange({ grain })}
          options={grains.map((grain) => ({ value: grain, label: text(grainWord[grain]) }))}
        />
      )}
      {resolved && (
        <SelectField
          label={text('period.label')}
          value={resolved.period.start}
          onChange={(period) => onChange({ period, grain: resolved.grain })}
          options={resolved.periods
            .toReversed()
            .map((period) => ({ value: period.start, label: periodLabel(period, language) }))}
        />
      )}
      <SelectField
        label={text('compare.baseline')}
        value={state.baseline}
        onChange={(baseline) => onChange({ baseline })}
        options={baselines.map((baseline) => ({ value: baseline, label: text(baselineWord[baseline]) }))}
      />
    </form>
  )
}
