import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useText } from '../../message/text.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { refusalWords } from '../sign-in/refusal.ts'

interface ProofFormProps {
  readonly label: string
  readonly submit: string
  /** Whether only digits are expected, so that a telephone shows its number keys. */
  readonly numeric?: boolean
  readonly send: (code: string) => Promise<unknown>
  /** More buttons beside the first. */
  readonly children?: ReactNode
}

/** One code, as proof that it is the person. */
export function ProofForm({ label, submit, numeric = false, send, children }: ProofFormProps) {
  const text = useText()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useMutation({ mutationFn: () => send(code.trim()), gcTime: 0 })
  return (
    <form
      className="stacked"
      noValidate
      aria-busy={ask.isPending}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (code.trim() !== '' && !ask.isPending) ask.mutate()
      }}
    >
      <TextField
        label={label}
        value={code}
        onChange={setCode}
        fault={tried && code.trim() === '' ? text('signIn.required') : undefined}
        autoComplete="one-time-code"
        inputMode={numeric ? 'numeric' : 'text'}
        spellCheck={false}
        required
      />
      <FormFault words={refusalWords(ask.error, text)} />
      <div className="button-row">
        <button type="submit" className="button primary">
          {submit}
        </button>
        {children}
      </div>
    </form>
  )
}
