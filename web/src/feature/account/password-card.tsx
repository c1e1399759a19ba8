import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../api.ts'
import { ApiError } from '../../http.ts'
import { useText } from '../../message/text.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { NewPasswordFields, useNewPassword } from '../sign-in/new-password-fields.tsx'
import { changePasswordMutation } from '../sign-in/query.ts'
import { refusalWords } from '../sign-in/refusal.ts'

interface PasswordCardProps {
  readonly name: string
  readonly onChanged: () => Promise<void>
}

const isWrongPassword = (error: Error | null) => error instanceof ApiError && error.details.reason === 'WRONG_PASSWORD'

/** Changing the password; the current one is asked for, so that an open screen is not enough. */
export function PasswordCard({ name, onChanged }: PasswordCardProps) {
  const text = useText()
  const [current, setCurrent] = useState('')
  const [tried, setTried] = useState(false)
  const wanted = useNewPassword(name)
  const ask = useMutation({
    mutationFn: () =>
      run(changePasswordMutation, { input: { current: current || null, password: wanted.password } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: async () => {
      setCurrent('')
      wanted.setPassword('')
      wanted.setRepeated('')
      setTried(false)
      await onChanged()
    },
  })
  const wrong = isWrongPassword(ask.error)
  return (
    <section className="card" aria-labelledby="password-title">
      <h2 id="password-title">{text('password.title')}</h2>
      <p className="hint">{text('password.lead')}</p>
      <form
        className="stacked"
        noValidate
        aria-busy={ask.isPending}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (wanted.good && !ask.isPending) ask.mutate()
        }}
      >
        <PasswordField
          label={text('password.current')}
          value={current}
          onChange={(next) => {
            setCurrent(next)
            if (wrong) ask.reset()
          }}
          hint={text('password.currentHint')}
          fault={wrong ? text('refusal.wrongCurrent') : undefined}
          autoComplete="current-password"
          words={{ show: text('signIn.showPassword'), hide: text('signIn.hidePassword') }}
        />
        <NewPasswordFields wanted={wanted} tried={tried} name={name} />
        <FormFault words={wrong ? undefined : refusalWords(ask.error, text)} />
        <button type="submit" className="button">
          {text('password.submit')}
        </button>
        <p role="status" className="done-words">
          {ask.isSuccess && !tried && text('password.done')}
        </p>
      </form>
    </section>
  )
}
