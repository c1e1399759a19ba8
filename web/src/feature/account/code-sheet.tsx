import { Printer } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useText } from '../../message/text.ts'
import { CopyButton } from '../../ui/shown-once.tsx'

interface CodeSheetProps {
  readonly codes: readonly string[]
  readonly name: string
  readonly onStored: () => void
}

/** The recovery codes, shown this once: to print, to copy, and gone when they are stored. Printing prints them alone. */
export function CodeSheet({ codes, name, onStored }: CodeSheetProps) {
  const text = useText()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div className="code-sheet">
      <h3 ref={title} tabIndex={-1}>
        {text('factor.codesOf', { name })}
      </h3>
      <p>{text('factor.codesLead')}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="button-row no-print">
        <button type="button" className="button" onClick={() => print()}>
          <Printer size={16} aria-hidden="true" />
          {text('once.print')}
        </button>
        <CopyButton value={codes.join('\n')} words={{ copy: text('once.copy'), copied: text('once.copied') }} />
        <button type="button" className="button primary" onClick={onStored}>
          {text('factor.stored')}
        </button>
      </div>
    </div>
  )
}
