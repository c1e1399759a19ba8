import { useEffect, useRef, useState } from 'react'

interface ConfirmButtonProps {
  readonly label: string
  readonly words: { readonly ask: string; readonly yes: string; readonly no: string }
  readonly onConfirm: () => void
}

/** A button for what is not lightly undone: pressed once it asks, in its own place, and the safe answer has the focus. */
export function ConfirmButton({ label, words, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false)
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asking) no.current?.focus()
  }, [asking])
  if (!asking)
    return (
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {label}
      </button>
    )
  return (
    <fieldset className="confirm" aria-label={`${label}: ${words.ask}`}>
      <span>
        {label}: {words.ask}
      </span>
      <button
        type="button"
        className="button danger"
        onClick={() => {
          setAsking(false)
          onConfirm()
        }}
      >
        {words.yes}
      </button>
      <button type="button" className="button" ref={no} onClick={() => setAsking(false)}>
        {words.no}
      </button>
    </fieldset>
  )
}
