import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'

interface ControlGroupProps {
  readonly title: string
  /** What is chosen inside, in a few words: read while the group is closed. */
  readonly chosen?: string | undefined
  readonly open?: boolean
  readonly children: ReactNode
}

/** Choices of the control panel that belong together; folded away, they still tell what is chosen. */
export function ControlGroup({ title, chosen, open = false, children }: ControlGroupProps) {
  return (
    <details className="control-group" open={open}>
      <summary>
        <span className="control-group-title">{title}</span>
        {chosen && <span className="control-group-chosen">{chosen}</span>}
        <ChevronDown size={16} aria-hidden="true" />
      </summary>
      <div className="control-group-body">{children}</div>
    </details>
  )
}
