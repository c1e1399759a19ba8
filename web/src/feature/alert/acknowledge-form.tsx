import '../../style/account.css'
import { personalKindsOf } from '@hub/analysis/personal-text'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../api.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { refusalWords } from '../sign-in/refusal.ts'
import { type Alert, acknowledgeMutation } from './query.ts'

const longestNote = 1000

/** What the hub would refuse in a note, told before it is sent; undefined when it will do. */
function noteFault(note: string): MessageId | undefined {
  if (note.trim() === '') return 'alert.noteEmpty'
  return personalKindsOf(note).length > 0 ? 'alert.notePersonal' : undefined
}

interface AcknowledgeFormProps {
  readonly alert: Alert
  readonly unitName: string
  readonly onDone: () => void
}

/** A button that opens a line for a note: who acknowledges an alert says what is known and done. */
export function AcknowledgeForm({ alert, unitName, onDone }: AcknowledgeFormProps) {
  const text = useText()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const { unit, category, rule, from } = alert
  const fault = noteFault(note)
  const save = useMutation({
    mutationFn: () =>
      run(
        acknowledgeMutation,
        {
          input: {
            rule: rule.code,
            unit: { code: unit.code, basis: unit.basis },
            category: category?.code,
            from,
            note: note.trim(),
          },
        },
        { as: 'viewer' },
      ),
    onSuccess: onDone,
  })
  if (!open)
    return (
      <button
        type="button"
        className="button"
        aria-label={text('alert.acknowledgeOf', { unit: unitName })}
        onClick={() => setOpen(true)}
      >
        {text('alert.acknowledge')}
      </button>
    )
  return (
    <form
      className="alert-form"
      noValidate
      aria-busy={save.isPending}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!fault && !save.isPending) save.mutate()
      }}
    >
      <TextField
        label={text('alert.note')}
        hint={text('alert.noteHint')}
        value={note}
        onChange={setNote}
        maxLength={longestNote}
        fault={tried && fault ? text(fault) : undefined}
        autoComplete="off"
        required
      />
      <FormFault words={refusalWords(save.error, text)} />
      <span className="alert-buttons">
        <button type="submit" className="button primary">
          {text('alert.save')}
        </button>
        <button type="button" className="button" onClick={() => setOpen(false)}>
          {text('alert.cancel')}
        </button>
      </span>
    </form>
  )
}
