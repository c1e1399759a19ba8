import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../message/text.ts'
import { useFocusReturn } from '../../ui/use-focus-return.ts'

/** A list over the map. It takes the focus when it opens, Escape closes it, and the focus goes back. */
export function ListCard({
  title,
  onClose,
  children,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const text = useText()
  useFocusReturn()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section
      className="thing-card list-card"
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="icon-button" onClick={onClose} aria-label={text('panel.close')}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      {children}
    </section>
  )
}
