import { Download, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { type MessageId, useText } from '../../message/text.ts'
import { useFocusReturn } from '../../ui/use-focus-return.ts'

/** The heading that takes the focus when a reader opens the table. */
export const tableTitleId = 'table-title'

interface TablePanelProps {
  readonly title: string
  /** Takes the table away; the words say how. */
  readonly onTake: () => void
  readonly takeWord: MessageId
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The frame of a table beside the map: its title, a way to take it away, and one to close it. */
export function TablePanel({ title, onTake, takeWord, onClose, children }: TablePanelProps) {
  const text = useText()
  useFocusReturn()
  return (
    <section className="panel" aria-label={title}>
      <header className="panel-head">
        <h2 id={tableTitleId} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          className="icon-button"
          onClick={onTake}
          aria-label={text(takeWord)}
          title={text(takeWord)}
        >
          <Download size={18} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button" onClick={onClose} aria-label={text('panel.close')}>
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      {children}
    </section>
  )
}
