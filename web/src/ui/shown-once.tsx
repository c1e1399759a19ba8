import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

interface ShownOnceProps {
  readonly label: string
  readonly value: string
  readonly words: { readonly copy: string; readonly copied: string }
}

/** A secret that is shown this once, with a button that copies it. It lies in the page alone and goes with it. */
export function ShownOnce({ label, value, words }: ShownOnceProps) {
  return (
    <div className="shown-once">
      <output className="shown-once-value" aria-label={label}>
        {value}
      </output>
      <CopyButton value={value} words={words} />
    </div>
  )
}

/** Copies a text and says that it did. */
export function CopyButton({ value, words }: Omit<ShownOnceProps, 'label'>) {
  const [copied, setCopied] = useState(false)
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      className="button"
      onClick={() =>
        void navigator.clipboard.writeText(value).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <Icon size={16} aria-hidden="true" />
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  )
}
