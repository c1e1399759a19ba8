import { useId } from 'react'

interface Option<T extends string> {
  readonly value: T
  readonly label: string
  /** Options of one group stand together below its name. */
  readonly group?: string
}

interface SelectFieldProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly Option<T>[]
  /** What is wrong with the choice; tied to the field, so that a screen reader tells it there. */
  readonly fault?: string | undefined
  readonly onChange: (value: T) => void
}

/** A labelled choice of many, as the device offers it. */
export function SelectField<T extends string>({ label, value, options, fault, onChange }: SelectFieldProps<T>) {
  const id = useId()
  const groups = [...new Set(options.map(({ group }) => group))]
  return (
    <label className="select-field">
      <span className="field-label">{label}</span>
      <select
        className="select"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {groups.map((group) => {
          const own = options
            .filter((option) => option.group === group)
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))
          return group === undefined ? (
            own
          ) : (
            <optgroup key={group} label={group}>
              {own}
            </optgroup>
          )
        })}
      </select>
      {fault !== undefined && (
        <span className="field-fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </label>
  )
}
