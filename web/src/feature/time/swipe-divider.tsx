import { ChevronsLeftRight } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useText } from '../../message/text.ts'

interface SwipeDividerProps {
  /** Where it stands, in percent of the width from the left. */
  readonly cut: number
  readonly onCut: (cut: number) => void
  readonly left: string
  readonly right: string
}

const within = (cut: number) => Math.min(100, Math.max(0, Math.round(cut)))

/** The line between two maps: dragged by pointer or finger, or moved by key as a slider is. */
export function SwipeDivider({ cut, onCut, left, right }: SwipeDividerProps) {
  const text = useText()
  const press = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: cut - 2,
      ArrowDown: cut - 2,
      ArrowRight: cut + 2,
      ArrowUp: cut + 2,
      PageDown: cut - 20,
      PageUp: cut + 20,
      Home: 0,
      End: 100,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    onCut(within(next))
  }
  const drag = ({ currentTarget, clientX, pointerId }: PointerEvent<HTMLDivElement>) => {
    if (!currentTarget.hasPointerCapture(pointerId)) return
    const box = currentTarget.parentElement?.getBoundingClientRect()
    if (box && box.width > 0) onCut(within(((clientX - box.x) / box.width) * 100))
  }
  return (
    <div
      className="swipe-divider"
      role="slider"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={text('time.divider')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={cut}
      aria-valuetext={text('time.dividerAt', { left, right, cut, rest: 100 - cut })}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    >
      <span className="swipe-grip" aria-hidden="true">
        <ChevronsLeftRight size={18} />
      </span>
    </div>
  )
}
