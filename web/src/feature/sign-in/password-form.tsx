import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../api.ts'
import type { SignInStep } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import { signInMutation } from './query.ts'
import { StepCard } from './step-card.tsx'

/** Name and password. */
export function PasswordForm({ onArrived }: { readonly onArrived: (next: SignInStep) => Promise<void> }) {
  const text = useText()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useMutation({
    mutationFn: () => run(signInMutation, { input: { name: name.trim(), password } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: ({ signIn }) => onArrived(signIn.next),
    onError: () => setPassword(''),
  })
  const missing = (value: string) => (tried && value.trim() === '' ? text('signIn.required') : undefined)
  return (
    <StepCard
      title={text('signIn.title')}
      lead={text('signIn.lead')}
      submit={text('signIn.submit')}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={() => {
        setTried(true)
        if (name.trim() !== '' && password !== '') ask.mutate()
      }}
      foot={
        <>
          <p className="hint">{text('signIn.forgot')}</p>
          <p className="hint">{text('signIn.private')}</p>
        </>
      }
    >
      <TextField
        label={text('signIn.name')}
        value={name}
        onChange={setName}
        fault={missing(name)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        label={text('signIn.password')}
        value={password}
        onChange={setPassword}
        fault={ask.error && password === '' ? undefined : missing(password)}
        autoComplete="current-password"
        words={{ show: text('signIn.showPassword'), hide: text('signIn.hidePassword') }}
        required
      />
    </StepCard>
  )
}
