import { useId } from 'react'
import { type DrawId, drawingsFor } from '../../drawn-as.ts'
import { useText } from '../../message/text.ts'
import type { SymbolRefusal } from '../size/refusal.ts'

interface DrawPickerProps {
  readonly draw: DrawId
  /** Whether the reader may see what is for staff. */
  readonly staff: boolean
  /** Why the metric cannot be drawn as symbols now. */
  readonly symbolRefusal: SymbolRefusal | undefined
  readonly onChange: (draw: DrawId) => void
}

/** How the metric is drawn: a sign and a word for each way, and a sentence on the chosen one. Nothing while there is no choice. */
export function DrawPicker({ draw, staff, symbolRefusal, onChange }: DrawPickerProps) {
  const text = useText()
  const name = useId()
  const offered = drawingsFor(staff)
  const chosen = offered.find(({ id }) => id === draw)
  if (offered.length < 2) return null
  return (
    <fieldset className="draw-picker">
      <legend className="field-label">{text('draw.label')}</legend>
      <div className="draw-choices">
        {offered.map(({ id, word, icon: Icon }) => (
          <label key={id} className="draw-choice">
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === draw}
              disabled={id === 'symbol' && symbolRefusal !== undefined}
              aria-describedby={id === 'symbol' && symbolRefusal ? `${name}-refused` : undefined}
              onChange={() => onChange(id)}
            />
            <span>
              <Icon size={19} aria-hidden="true" />
              {text(word)}
            </span>
          </label>
        ))}
      </div>
      {!staff && <p className="hint">{text('draw.staffMore')}</p>}
      {chosen && <p className="hint">{text(chosen.hint)}</p>}
      {symbolRefusal && (
        <p className="hint" id={`${name}-refused`}>
          {text(`symbol.refused.${symbolRefusal}`)}
        </p>
      )}
    </fieldset>
  )
}
