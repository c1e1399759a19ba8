import { type ReactNode, useId } from 'react'

interface SegmentedProps<T extends string> {
  readonly label: string
  /** Whether the label is for screen readers only. */
  readonly quiet?: boolean
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: ReactNode; readonly disabled?: boolean }[]
  readonly onChange: (value: T) => void
}

/** A choice of a few, all in view. Radio buttons underneath, so arrow keys and screen readers work as ever. */
export function Segmented<T extends string>({ label, quiet, value, options, onChange }: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset className="segmented">
      <legend className={quiet ? 'visually-hidden' : 'field-label'}>{label}</legend>
      <div className="segmented-track">
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
