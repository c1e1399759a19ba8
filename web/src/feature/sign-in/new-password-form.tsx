import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../api.ts'
import type { SignInStep } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { NewPasswordFields, useNewPassword } from './new-password-fields.tsx'
import { changePasswordMutation } from './query.ts'
import { StepCard } from './step-card.tsx'

interface NewPasswordFormProps {
  readonly name: string
  readonly onArrived: (next: SignInStep) => Promise<void>
}

/** A password of one's own in place of the first one, or of none: nothing else is open until then. */
export function NewPasswordForm({ name, onArrived }: NewPasswordFormProps) {
  const text = useText()
  const wanted = useNewPassword(name)
  const [tried, setTried] = useState(false)
  const ask = useMutation({
    mutationFn: () => run(changePasswordMutation, { input: { password: wanted.password } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: ({ changePassword }) => onArrived(changePassword.next),
  })
  return (
    <StepCard
      title={text('signIn.passwordTitle')}
      lead={text('signIn.passwordLead', { name })}
      submit={text('signIn.passwordSubmit')}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={() => {
        setTried(true)
        if (wanted.good) ask.mutate()
      }}
    >
      <NewPasswordFields wanted={wanted} tried={tried} name={name} />
    </StepCard>
  )
}
