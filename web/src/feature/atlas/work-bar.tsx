import '../../style/work.css'
import { Bookmark, Printer, Redo2, Ruler, SquareDashedMousePointer, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { useText } from '../../message/text.ts'
import type { MapView } from '../../url-state.ts'
import { isTyping } from './typing.ts'
import { useViewHistory } from './view-history.ts'

/** What can be opened from the bar. */
export type WorkTool = 'measure' | 'area' | 'take' | 'keep'

interface WorkBarProps {
  readonly open: WorkTool | null
  readonly onOpen: (tool: WorkTool | null) => void
  /** Puts the map back to where a step of the history was. */
  readonly onReturn: (view: MapView) => void
}

/** The tools of the map: steps back and forward, measure, draw, keep a view, print and take away. The keys of every editor undo as well. */
export function WorkBar({ open, onOpen, onReturn }: WorkBarProps) {
  const text = useText()
  const steps = useViewHistory(onReturn)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || isTyping(event.target)) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) steps.redo()
    else steps.undo()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  const toggle = (tool: WorkTool) => onOpen(open === tool ? null : tool)
  return (
    <div className="atlas-work" role="toolbar" aria-label={text('work.label')}>
      <WorkButton word={text('work.undo')} disabled={!steps.canUndo} onPress={steps.undo} icon={<Undo2 size={17} />} />
      <WorkButton word={text('work.redo')} disabled={!steps.canRedo} onPress={steps.redo} icon={<Redo2 size={17} />} />
      <WorkButton
        word={text('work.measure')}
        pressed={open === 'measure'}
        onPress={() => toggle('measure')}
        icon={<Ruler size={17} />}
      />
      <WorkButton
        word={text('work.area')}
        pressed={open === 'area'}
        onPress={() => toggle('area')}
        icon={<SquareDashedMousePointer size={17} />}
      />
      <WorkButton word={text('work.keep')} onPress={() => onOpen('keep')} icon={<Bookmark size={17} />} />
      <WorkButton word={text('work.take')} onPress={() => onOpen('take')} icon={<Printer size={17} />} />
    </div>
  )
}

interface WorkButtonProps {
  readonly word: string
  readonly icon: ReactNode
  readonly disabled?: boolean
  readonly pressed?: boolean
  readonly onPress: () => void
}

function WorkButton({ word, icon, disabled = false, pressed, onPress }: WorkButtonProps) {
  return (
    <button
      type="button"
      className="icon-button work-button"
      disabled={disabled}
      aria-pressed={pressed}
      onClick={onPress}
      aria-label={word}
      title={word}
    >
      <span aria-hidden="true">{icon}</span>
      <span className="work-word" aria-hidden="true">
        {word.replace(/ \(.*\)$/, '')}
      </span>
    </button>
  )
}
