import { CalendarHeart, Flag, Landmark, Map as MapIcon } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { formatDay, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { MarkedPeriod, TimeMark } from './time-mark.ts'

const signs = { LAW: Landmark, PROGRAMME: Flag, SEASON: CalendarHeart, BOUNDARY: MapIcon } as const
/** Of several marks at one place the sign of the weightiest is drawn. */
const weight = ['BOUNDARY', 'LAW', 'PROGRAMME', 'SEASON'] as const

const word = {
  LAW: 'time.markLaw',
  PROGRAMME: 'time.markProgramme',
  SEASON: 'time.markSeason',
  BOUNDARY: 'time.markBoundary',
} as const

interface TimeMarksProps {
  readonly places: readonly MarkedPeriod[]
  /** Where a place stands, 0 to 1. */
  readonly shareOf: (index: number) => number
  readonly onChoose: (index: number) => void
}

/**
 * Signs below the time line. One of them is reached with Tab, the others from it with the arrow keys; each tells its words when it
 * is pointed at or reached, and goes to its period when it is pressed.
 */
export function TimeMarks({ places, shareOf, onChoose }: TimeMarksProps) {
  const text = useText()
  const row = useRef<HTMLDivElement>(null)
  const [reached, setReached] = useState(0)
  const first = Math.min(reached, places.length - 1)
  const move = (event: KeyboardEvent) => {
    const next = { ArrowRight: first + 1, ArrowLeft: first - 1, Home: 0, End: places.length - 1 }[event.key]
    const button = next === undefined ? undefined : row.current?.querySelectorAll('button')[next]
    if (!button) return
    event.preventDefault()
    button.focus()
  }
  return (
    <div className="time-marks" role="toolbar" aria-label={text('time.marks')} ref={row} onKeyDown={move}>
      {places.map(({ at, marks }, index) => (
        <Mark
          key={at}
          marks={marks}
          share={shareOf(at)}
          reachable={index === first}
          onReach={() => setReached(index)}
          onChoose={() => onChoose(at)}
        />
      ))}
    </div>
  )
}

interface MarkProps {
  readonly marks: readonly TimeMark[]
  readonly share: number
  readonly reachable: boolean
  readonly onReach: () => void
  readonly onChoose: () => void
}

function Mark({ marks, share, reachable, onReach, onChoose }: MarkProps) {
  const text = useText()
  const { language } = usePreference()
  const kind = weight.find((one) => marks.some((mark) => mark.kind === one)) ?? 'LAW'
  const Sign = signs[kind]
  const lines = marks.map((mark) => ({
    key: `${mark.kind} ${mark.from} ${mark.labelVi}`,
    day: `${text(word[mark.kind])} · ${formatDay(mark.from)}`,
    says: pick(language, mark.labelVi, mark.labelEn),
    rests: mark.legalRef,
  }))
  return (
    <span
      className="time-mark"
      data-kind={kind}
      data-side={share > 0.6 ? 'left' : share < 0.4 ? 'right' : undefined}
      style={{ '--at': share } as never}
    >
      <button
        type="button"
        tabIndex={reachable ? 0 : -1}
        onFocus={onReach}
        onClick={onChoose}
        aria-label={lines.map(({ day, says, rests }) => `${day}: ${says} (${rests})`).join('; ')}
      >
        <Sign size={13} aria-hidden="true" />
      </button>
      <span className="time-mark-words" aria-hidden="true">
        {lines.map(({ key, day, says, rests }) => (
          <span key={key}>
            <strong>{day}</strong>
            {says} <em>{rests}</em>
          </span>
        ))}
      </span>
    </span>
  )
}
