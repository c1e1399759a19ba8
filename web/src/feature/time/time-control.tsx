import '../../style/time.css'
import { baselinePeriod, periodLabel, periodOf } from '@hub/contract/period'
import { ChevronLeft, ChevronRight, Columns2, Pause, Play } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useDocument } from '../../api.ts'
import { drawsFigures } from '../../drawn-as.ts'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { MapView } from '../../url-state.ts'
import type { Resolved } from '../atlas/resolve.ts'
import type { Atlas } from '../atlas/use-atlas.ts'
import type { ChangeView } from '../atlas/use-map-view.ts'
import { CompareBar } from './compare-bar.tsx'
import { grainWord } from './grain-word.ts'
import { type Speed, speeds, usePlay } from './play.ts'
import { timeMarksQuery } from './query.ts'
import { TimeBars } from './time-bars.tsx'
import { marksOnPeriods } from './time-mark.ts'
import { TimeMarks } from './time-marks.tsx'
import { TimeSlider } from './time-slider.tsx'
import { useBars } from './use-bars.ts'
import { useWidth } from './use-width.ts'

const speedWord = { slow: 'time.slow', normal: 'time.normal', fast: 'time.fast' } as const
const speedNames = Object.keys(speeds) as Speed[]

/** Width of a mark that can be pressed, in pixels. */
const markWidth = 26

interface TimeControlProps {
  readonly view: MapView
  readonly atlas: Atlas
  readonly resolved: Resolved
  readonly change: ChangeView
}

/** Which period is shown, among all there are: bars, a slider over them, steps, play, and what happened when. */
export function TimeControl({ view, atlas, resolved, change }: TimeControlProps) {
  const text = useText()
  const { language } = usePreference()
  const { periods, period, grain, grains } = resolved
  const { metric } = atlas
  const [opened, setOpened] = useState(false)
  const compares = opened || view.compare !== 'none'
  const [plot, width] = useWidth<HTMLDivElement>()
  const at = periods.findIndex(({ start }) => start === period.start)
  const last = periods.length - 1
  const go = (index: number, quiet = false) => {
    const next = periods[index]
    if (next && index !== at) change({ period: next.start }, { quiet })
  }
  // What plays by itself leaves no steps to go back over.
  const play = usePlay(at, periods.length, atlas.loading, (index) => go(index, true))
  const byHand = (index: number) => {
    play.stop()
    go(index)
  }
  const bars = useBars(atlas, view.basis, atlas.rate)
  const marks = useDocument(
    timeMarksQuery,
    periods[0] && { from: periods[0].start, to: periods.at(-1)?.end ?? periods[0].end },
  ).data?.timeMarks
  const apart = Math.ceil((markWidth * last) / Math.max(1, width))
  const places = useMemo(() => marksOnPeriods(marks ?? [], periods, apart), [marks, periods, apart])
  const unit = metric
    ? atlas.rate && metric.per
      ? text('rate.column', { per: metric.per })
      : pick(language, metric.unitVi, metric.unitEn)
    : ''
  // The other period as it is shown: of the grain in force, and among those there are.
  const asked = periodOf(grain, view.with ?? baselinePeriod(period, 'SAME_PERIOD_LAST_YEAR').start).start
  const other = periods.find(({ start }) => start >= asked)?.start ?? asked
  const comparesPeriods = view.compare === 'side' || view.compare === 'diff'
  return (
    <section className="time" aria-label={text('period.label')}>
      <div className="time-row">
        <button
          type="button"
          className="icon-button time-play"
          disabled={periods.length < 2}
          onClick={play.toggle}
          aria-label={text(play.playing ? 'time.pause' : 'time.play')}
        >
          {play.playing ? <Pause size={17} aria-hidden="true" /> : <Play size={17} aria-hidden="true" />}
        </button>
        <button
          type="button"
          className="icon-button"
          disabled={at <= 0}
          onClick={() => byHand(at - 1)}
          aria-label={text('period.previous')}
        >
          <ChevronLeft size={18} aria-hidden="true" />
        </button>
        <output className="period-name" aria-live={play.playing ? 'off' : 'polite'}>
          {periodLabel(period, language)}
          {atlas.provisional && <small> · {text('count.provisionalMark')}</small>}
        </output>
        <button
          type="button"
          className="icon-button"
          disabled={at >= last}
          onClick={() => byHand(at + 1)}
          aria-label={text('period.next')}
        >
          <ChevronRight size={18} aria-hidden="true" />
        </button>
        <select
          className="time-speed"
          aria-label={text('time.speed')}
          value={play.speed}
          onChange={(event) => play.setSpeed(speedNames.find((name) => name === event.target.value) ?? 'normal')}
        >
          {speedNames.map((name) => (
            <option key={name} value={name}>
              {text(speedWord[name])}
            </option>
          ))}
        </select>
        {drawsFigures(view.draw) && (
          <button
            type="button"
            className="icon-button"
            aria-expanded={compares}
            onClick={() => {
              setOpened(!compares)
              if (compares) change({ compare: 'none' })
            }}
            aria-label={text('time.compare')}
            title={text('time.compare')}
          >
            <Columns2 size={17} aria-hidden="true" />
          </button>
        )}
        {grains.length > 1 && (
          <Segmented
            label={text('grain.label')}
            quiet
            value={grain}
            onChange={(next) => {
              play.stop()
              change({ grain: next, period: period.start })
            }}
            options={grains.map((value) => ({ value, label: text(grainWord[value]) }))}
          />
        )}
      </div>
      <div className="time-plot" ref={plot} style={{ '--last': Math.max(1, last) } as never}>
        <TimeBars
          bars={bars}
          at={at}
          other={comparesPeriods ? periods.findIndex(({ start }) => start === other) : -1}
        />
        <TimeSlider bars={bars} at={at} unit={unit} onStep={byHand} onToggle={play.toggle} />
      </div>
      {places.length > 0 && (
        <TimeMarks places={places} shareOf={(index) => (last > 0 ? index / last : 0.5)} onChoose={byHand} />
      )}
      <div className="period-ends" aria-hidden="true">
        <span>{periods[0] && periodLabel(periods[0], language)}</span>
        <span>{periodLabel(periods.at(-1) ?? period, language)}</span>
      </div>
      {drawsFigures(view.draw) && compares && (
        <CompareBar view={view} resolved={resolved} other={other} change={change} />
      )}
    </section>
  )
}
