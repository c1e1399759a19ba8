import { Eye, EyeOff } from 'lucide-react'
import { type InputHTMLAttributes, type ReactNode, useId, useState } from 'react'

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'className'> {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with what was typed; tied to the field, so that a screen reader tells it there. */
  readonly fault?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
  /** Something within the field, at its end. */
  readonly end?: ReactNode
}

/** A labelled line of text with its hint and its fault. */
export function TextField({ label, hint, fault, value, onChange, end, ...rest }: TextFieldProps) {
  const id = useId()
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div className="text-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <span className="text-field-line">
        <input
          {...rest}
          id={id}
          className="input"
          value={value}
          aria-invalid={fault !== undefined}
          aria-describedby={told || undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {end}
      </span>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault && (
        <span className="field-fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  )
}

interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'end'> {
  readonly autoComplete: 'current-password' | 'new-password'
  readonly words: { readonly show: string; readonly hide: string }
}

/** A password that its owner may look at while typing it. */
export function PasswordField({ words, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <TextField
      {...rest}
      type={shown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      end={
        <button
          type="button"
          className="icon-button"
          aria-label={shown ? words.hide : words.show}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon size={18} aria-hidden="true" />
        </button>
      }
    />
  )
}
