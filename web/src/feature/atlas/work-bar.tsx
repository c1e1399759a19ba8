import { Redo2, Undo2 } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useText } from '../../message/text.ts'
import type { MapView } from '../../url-state.ts'
import { useViewHistory } from './view-history.ts'

/** Keys that are being typed into a field are the field's own. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)))

interface WorkBarProps {
  /** Puts the map back to where a step of the history was. */
  readonly onReturn: (view: MapView) => void
}

/** Buttons for steps back and forward in what the map shows; the keys of every editor do the same. */
export function WorkBar({ onReturn }: WorkBarProps) {
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
  return (
    <>
      <button
        type="button"
        className="icon-button"
        disabled={!steps.canUndo}
        onClick={steps.undo}
        aria-label={text('work.undo')}
        title={text('work.undo')}
      >
        <Undo2 size={17} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        disabled={!steps.canRedo}
        onClick={steps.redo}
        aria-label={text('work.redo')}
        title={text('work.redo')}
      >
        <Redo2 size={17} aria-hidden="true" />
      </button>
    </>
  )
}
