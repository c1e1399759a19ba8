import { Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react'

export interface Choice {
  readonly key: string
  readonly label: string
  readonly detail: string
  readonly icon: ReactNode
}

interface ComboboxProps {
  readonly label: string
  readonly placeholder: string
  readonly text: string
  readonly choices: readonly Choice[]
  /** Words about the list, such as how many were found; read out when it changes. */
  readonly status: string
  /** The list still answers an earlier text: nothing of it is chosen by key until the new one is there. */
  readonly waiting?: boolean
  readonly onText: (text: string) => void
  readonly onChoose: (key: string) => void
}

/** A text field with a list of suggestions: arrow keys move, Enter chooses, Escape closes; focus stays in the field. */
export function Combobox({
  label,
  placeholder,
  text,
  choices,
  status,
  waiting = false,
  onText,
  onChoose,
}: ComboboxProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const [hurried, setHurried] = useState(false)
  // Before anything is typed the list may hold what was chosen lately.
  const shown = open && (text.trim() !== '' || choices.length > 0)
  const active = shown && at >= 0 ? choices[at] : undefined

  const choose = (choice: Choice) => {
    setHurried(false)
    setOpen(false)
    setAt(-1)
    onChoose(choice.key)
  }
  // Enter came before the list did: the first of the new list is what was meant.
  const chooseHurried = useEffectEvent(() => {
    setHurried(false)
    if (shown && choices[0]) choose(choices[0])
  })
  useEffect(() => {
    if (hurried && !waiting) chooseHurried()
  }, [hurried, waiting])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setHurried(false)
      if (!open && text) onText('')
      setOpen(false)
    } else if (event.key === 'Enter' && waiting) {
      setHurried(true)
    } else if (event.key === 'Enter') {
      const choice = active ?? (text.trim() === '' ? undefined : choices[0])
      if (shown && choice) choose(choice)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && choices.length > 0 && !waiting) {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((at + step + choices.length + (at < 0 && step < 0 ? 1 : 0)) % choices.length)
    }
  }

  return (
    <div className="combobox">
      <Search size={17} aria-hidden="true" className="combobox-icon" />
      <input
        className="combobox-input"
        role="combobox"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${at}` : undefined}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          onText(event.target.value)
          setHurried(false)
          setOpen(true)
          setAt(-1)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <span className="visually-hidden" role="status">
        {shown ? status : ''}
      </span>
      <div className="combobox-popup" hidden={!shown}>
        <div role="listbox" id={`${id}-list`} aria-label={label} aria-busy={waiting} tabIndex={-1}>
          {shown &&
            choices.map((choice, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
              <div
                key={choice.key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                tabIndex={-1}
                className="combobox-option"
                // Pressing must not take the focus out of the field before the click arrives.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(choice)}
              >
                <span aria-hidden="true" className="combobox-option-icon">
                  {choice.icon}
                </span>
                <span>
                  {choice.label}
                  <small>{choice.detail}</small>
                </span>
              </div>
            ))}
        </div>
        {choices.length === 0 && <p className="combobox-status">{status}</p>}
      </div>
    </div>
  )
}
