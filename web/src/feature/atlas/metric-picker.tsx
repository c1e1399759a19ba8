import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { topics, topicWord } from '../topic.ts'
import type { Metric } from './use-figures.ts'

interface MetricPickerProps {
  readonly metrics: readonly Metric[]
  readonly metric: Metric | undefined
  readonly onChoose: (id: string) => void
}

/** The metrics by topic, each with what it means; the list opens in place. */
export function MetricPicker({ metrics, metric, onChoose }: MetricPickerProps) {
  const text = useText()
  const { language } = usePreference()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="picker">
      <span className="field-label" id={`${id}-label`}>
        {text('metric.label')}
      </span>
      <button
        type="button"
        className="picker-button"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-label`}
        onClick={() => setOpen(!open)}
      >
        <span>{metric ? pick(language, metric.labelVi, metric.labelEn) : '…'}</span>
        <ChevronDown size={18} aria-hidden="true" data-open={open} />
      </button>
      {metric && !open && <p className="picker-about">{pick(language, metric.descriptionVi, metric.descriptionEn)}</p>}
      <div id={`${id}-list`} hidden={!open} className="picker-list">
        {open &&
          topics.map((topic) => {
            const own = metrics.filter((candidate) => candidate.topic === topic)
            if (own.length === 0) return null
            return (
              <fieldset key={topic}>
                <legend>{text(topicWord[topic])}</legend>
                {own.map((candidate) => (
                  <label key={candidate.id} className="picker-option">
                    <input
                      type="radio"
                      name={id}
                      checked={candidate.id === metric?.id}
                      onChange={() => onChoose(candidate.id)}
                      onClick={(event) => event.detail > 0 && setOpen(false)}
                      onKeyDown={(event) => event.key === 'Enter' && setOpen(false)}
                    />
                    <span>
                      {pick(language, candidate.labelVi, candidate.labelEn)}
                      <small>{pick(language, candidate.descriptionVi, candidate.descriptionEn)}</small>
                    </span>
                  </label>
                ))}
              </fieldset>
            )
          })}
      </div>
    </div>
  )
}
