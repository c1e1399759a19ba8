interface ChoiceListProps {
  readonly legend: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[]
  readonly chosen: readonly string[]
  readonly fault?: string | undefined
  readonly onChange: (chosen: readonly string[]) => void
}

/** Several of a few, each a box to tick. */
export function ChoiceList({ legend, options, chosen, fault, onChange }: ChoiceListProps) {
  return (
    <fieldset className="choice-list" aria-invalid={fault !== undefined}>
      <legend className="field-label">{legend}</legend>
      {options.map(({ value, label, disabled }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            disabled={disabled === true}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
          <span>
            {label}
            <small>{value}</small>
          </span>
        </label>
      ))}
      {fault && <span className="field-fault">{fault}</span>}
    </fieldset>
  )
}
