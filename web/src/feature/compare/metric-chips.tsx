import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-figures.ts'

interface MetricChipsProps {
  readonly metrics: readonly Metric[]
  readonly chosen: Metric
  readonly onMetric: (id: string) => void
}

/** The metrics of the topic; the pressed one is put into words, ranked and charted. */
export function MetricChips({ metrics, chosen, onMetric }: MetricChipsProps) {
  const text = useText()
  const { language } = usePreference()
  return (
    <fieldset className="metric-chips no-print">
      <legend className="visually-hidden">{text('compare.choose')}</legend>
      {metrics.map((metric) => (
        <button
          key={metric.id}
          type="button"
          className="chip"
          aria-pressed={metric.id === chosen.id}
          onClick={() => onMetric(metric.id)}
        >
          {pick(language, metric.labelVi, metric.labelEn)}
        </button>
      ))}
    </fieldset>
  )
}
