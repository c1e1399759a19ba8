import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../message/text.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { refusalWords } from './refusal.ts'

interface StepCardProps {
  readonly title: string
  readonly lead: string
  readonly submit: string
  readonly busy: boolean
  readonly error: Error | null
  readonly onSubmit: () => void
  readonly children?: ReactNode
  /** Below the button: other ways, and what to know. */
  readonly foot?: ReactNode
}

/** One step of signing in. Its first empty or wrong field has the focus, so that it can be typed at once and a fault is told where it is. */
export function StepCard({ title, lead, submit, busy, error, onSubmit, children, foot }: StepCardProps) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, button[type="submit"]')?.focus()
  }, [])
  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>('input:not([hidden])') ?? [])]
    if (error) (fields.find((field) => field.value === '') ?? fields[0])?.focus()
  }, [error])
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onSubmit()
    // The faults that this shows are on the page after the next drawing.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0)
  }
  return (
    <form className="card sign-in-card" ref={form} onSubmit={send} noValidate aria-busy={busy}>
      <h1>{title}</h1>
      <p className="sign-in-lead">{lead}</p>
      {children}
      <FormFault words={refusalWords(error, text)} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {busy ? text('signIn.busy') : submit}
      </button>
      {foot}
    </form>
  )
}
