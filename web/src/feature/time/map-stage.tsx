import '../../style/beside.css'
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import { cameraLink } from '../../map/camera-link.ts'
import { type MapHandle, MapView, type MapViewProps } from '../../map/map-view.tsx'
import type { MapModel } from '../../map/model.ts'
import type { PointedAt } from '../../map/pointed-at.ts'
import { useText } from '../../message/text.ts'
import { SwipeDivider } from './swipe-divider.tsx'

/** The second map, as the page describes it. */
export interface SecondMap {
  readonly mode: 'side' | 'swipe'
  readonly model: MapModel
  /** What each map shows, in few words. */
  readonly word: string
  readonly ownWord: string
  /** Whether the second map stands on the left, or above on a narrow screen: it shows the earlier state. */
  readonly first: boolean
}

interface MapStageProps extends Omit<MapViewProps, 'link' | 'second' | 'onPoint'> {
  readonly ref?: Ref<MapHandle>
  readonly beside: SecondMap | null
  /** What the pointer is at, and on which of the maps. */
  readonly onPoint: (target: PointedAt | null, second: boolean) => void
  /** Where the divider of two maps over each other stands, in percent; and called once it rests elsewhere. */
  readonly cut: number
  readonly onCut: (cut: number) => void
  readonly children?: ReactNode
}

/** A divider that has not moved for so long rests: browsers refuse an address that changes with every pixel. */
const restMs = 250

/** The map of the page, and a second one beside or over it with the same camera. The first keeps its place in both. */
export function MapStage({ beside, onPoint, cut: rested, onCut, ref, ...props }: MapStageProps) {
  const text = useText()
  const stage = useRef<HTMLDivElement>(null)
  const [link] = useState(cameraLink)
  const [moving, setMoving] = useState<number | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(rest.current), [])
  const cut = moving ?? rested
  const move = (next: number) => {
    setMoving(next)
    clearTimeout(rest.current)
    rest.current = setTimeout(() => {
      onCut(next)
      setMoving(null)
    }, restMs)
  }
  // The pointer is told in pixels of its own map; cards are placed in those of the stage.
  const point = (pane: 'own' | 'second') => (target: PointedAt | null) => {
    const box = stage.current?.querySelector(`[data-pane="${pane}"]`)?.getBoundingClientRect()
    const all = stage.current?.getBoundingClientRect()
    const moved = target && box && all && { ...target, x: target.x + box.x - all.x, y: target.y + box.y - all.y }
    onPoint(moved ?? target, pane === 'second')
  }
  return (
    <div
      className="map-stage"
      ref={stage}
      data-mode={beside?.mode ?? 'one'}
      data-second-first={beside?.first}
      style={{ '--cut': `${cut}%` } as never}
    >
      <div className="map-pane" data-pane="own">
        <MapView {...props} {...(ref ? { ref } : {})} link={link} onPoint={point('own')} />
        {beside && <p className="map-pane-word">{beside.ownWord}</p>}
      </div>
      {beside && (
        <div className="map-pane" data-pane="second">
          <MapView
            {...props}
            second
            model={beside.model}
            label={text('time.secondMap', { what: beside.word })}
            link={link}
            onPoint={point('second')}
          />
          <p className="map-pane-word">{beside.word}</p>
        </div>
      )}
      {beside?.mode === 'swipe' && (
        <SwipeDivider
          cut={cut}
          onCut={move}
          left={beside.first ? beside.word : beside.ownWord}
          right={beside.first ? beside.ownWord : beside.word}
        />
      )}
    </div>
  )
}
