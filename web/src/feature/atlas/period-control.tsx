import { type Grain, periodLabel } from '@hub/contract/period'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { Resolved } from './resolve.ts'

export const grainWord = {
  MONTH: 'grain.month',
  QUARTER: 'grain.quarter',
  YEAR: 'grain.year',
  MULTI_YEAR: 'grain.multiYear',
} as const

interface PeriodControlProps {
  readonly resolved: Resolved
  readonly provisional: boolean
  readonly onChange: (change: { grain?: Grain; period: string }) => void
}

/** Which period is shown: its grain as the metric is published in, and a step or slide in time. */
export function PeriodControl({ resolved, provisional, onChange }: PeriodControlProps) {
  const text = useText()
  const { language } = usePreference()
  const { periods, period, grain, grains } = resolved
  const at = periods.findIndex(({ start }) => start === period.start)
  const label = periodLabel(period, language)
  const go = (index: number) => {
    const next = periods[index]
    if (next) onChange({ period: next.start })
  }
  return (
    <section className="period" aria-label={text('period.label')}>
      <div className="period-row">
        <button
          type="button"
          className="icon-button"
          disabled={at <= 0}
          onClick={() => go(at - 1)}
          aria-label={text('period.previous')}
        >
          <ChevronLeft size={18} aria-hidden="true" />
        </button>
        <output className="period-name" aria-live="polite">
          {label}
          {provisional && <small> · {text('count.provisionalMark')}</small>}
        </output>
        <button
          type="button"
          className="icon-button"
          disabled={at >= periods.length - 1}
          onClick={() => go(at + 1)}
          aria-label={text('period.next')}
        >
          <ChevronRight size={18} aria-hidden="true" />
        </button>
        {grains.length > 1 && (
          <Segmented
            label={text('grain.label')}
            quiet
            value={grain}
            onChange={(next) => onChange({ grain: next, period: period.start })}
            options={grains.map((value) => ({ value, label: text(grainWord[value]) }))}
          />
        )}
      </div>
      <input
        type="range"
        className="period-slider"
        min={0}
        max={periods.length - 1}
        value={Math.max(0, at)}
        onChange={(event) => go(Number(event.target.value))}
        aria-label={text('period.slider')}
        aria-valuetext={label}
        style={{ '--share': periods.length > 1 ? at / (periods.length - 1) : 1 } as never}
      />
      <div className="period-ends" aria-hidden="true">
        <span>{periods[0] && periodLabel(periods[0], language)}</span>
        <span>{periodLabel(periods.at(-1) ?? period, language)}</span>
      </div>
    </section>
  )
}
