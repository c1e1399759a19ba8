import { type ReactNode, useId, useRef, useState } from 'react'

interface ExplainProps {
  /** What is pressed. */
  readonly label: ReactNode
  readonly title: string
  readonly className?: string
  /** Kind of what is explained, for its look. */
  readonly kind?: string
  readonly children: () => ReactNode
}

/**
 * A word that can be pressed, by pointer or key, to read more of it in a small card beside it. Escape and a press elsewhere close the
 * card and give the focus back. What is in it is made only once it is opened, since a table holds hundreds of them.
 */
export function Explain({ label, title, className = 'told-why', kind, children }: ExplainProps) {
  const id = useId()
  const card = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={className} popoverTarget={id} data-kind={kind} aria-haspopup="dialog">
        {label}
      </button>
      <span
        ref={card}
        popover="auto"
        id={id}
        role="dialog"
        aria-label={title}
        tabIndex={-1}
        className="popover"
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
        onToggle={({ newState }) => {
          // it is told of a moment after the card stands: whoever was quick with Tab is in it already, and stays there
          if (newState === 'open' && !card.current?.contains(document.activeElement)) card.current?.focus()
        }}
      >
        {open && (
          <>
            <strong>{title}</strong>
            {children()}
          </>
        )}
      </span>
    </>
  )
}
