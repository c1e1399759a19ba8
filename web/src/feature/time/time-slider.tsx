import { periodLabel } from '@hub/contract/period'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { wordsOf } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Bar } from './histogram.ts'

/** Width of the thumb in pixels; the middle of the first and of the last period lies half of it inside. */
const thumb = 20

/** How many periods a press of Page Up or Page Down passes: a year, or five of them. */
const leaps = { MONTH: 12, QUARTER: 4, YEAR: 5, MULTI_YEAR: 1 } as const

interface TimeSliderProps {
  readonly bars: readonly Bar[]
  readonly at: number
  /** Unit of the figures, in words. */
  readonly unit: string
  readonly onStep: (index: number) => void
  readonly onToggle: () => void
}

/** The slider over the bars: arrow keys step, Page Up and Down pass a year, Home and End go to the ends, the space bar plays. */
export function TimeSlider({ bars, at, unit, onStep, onToggle }: TimeSliderProps) {
  const text = useText()
  const { language } = usePreference()
  const [pointed, setPointed] = useState<number | null>(null)
  const last = bars.length - 1
  const wordsFor = (index: number) => {
    const bar = bars[index]
    if (!bar) return ''
    const figure = `${wordsOf(bar.count, text, language)}${bar.height ? ` ${unit}` : ''}`
    const place = bar.former ? ` (${text('time.formerProvince')})` : ''
    return `${periodLabel(bar.period, language)}: ${figure}${place}${bar.provisional ? `, ${text('count.provisionalMark')}` : ''}`
  }
  const press = (event: KeyboardEvent) => {
    const leap = leaps[bars[at]?.period.grain ?? 'YEAR']
    if (event.key === ' ') onToggle()
    else if (event.key === 'PageUp') onStep(Math.min(last, at + leap))
    else if (event.key === 'PageDown') onStep(Math.max(0, at - leap))
    else return
    event.preventDefault()
  }
  const point = ({ currentTarget, clientX }: PointerEvent<HTMLInputElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const share = (clientX - left - thumb / 2) / Math.max(1, width - thumb)
    setPointed(Math.round(Math.min(1, Math.max(0, share)) * last))
  }
  return (
    <>
      <input
        type="range"
        className="time-slider"
        min={0}
        max={Math.max(0, last)}
        value={Math.max(0, at)}
        onChange={(event) => onStep(Number(event.target.value))}
        onKeyDown={press}
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
        aria-label={text('period.slider')}
        aria-valuetext={wordsFor(at)}
      />
      {pointed !== null && (
        <span className="time-readout" aria-hidden="true" data-side={pointed > last / 2 ? 'left' : 'right'}>
          {wordsFor(pointed)}
        </span>
      )}
    </>
  )
}
