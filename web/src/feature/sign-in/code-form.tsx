import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../api.ts'
import type { SignInStep } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { TextField } from '../../ui/text-field.tsx'
import { completeSignInMutation } from './query.ts'
import { StepCard } from './step-card.tsx'

interface CodeFormProps {
  readonly onArrived: (next: SignInStep) => Promise<void>
  readonly onStartAgain: () => void
}

/** The second factor: six digits of an app, or a recovery code. */
export function CodeForm({ onArrived, onStartAgain }: CodeFormProps) {
  const text = useText()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useMutation({
    mutationFn: () => run(completeSignInMutation, { input: { code: code.trim() } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: ({ completeSignIn }) => onArrived(completeSignIn.next),
    onError: () => setCode(''),
  })
  return (
    <StepCard
      title={text('signIn.codeTitle')}
      lead={text('signIn.codeLead')}
      submit={text('signIn.codeSubmit')}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={() => {
        setTried(true)
        if (code.trim() !== '') ask.mutate()
      }}
      foot={
        <button type="button" className="link" onClick={onStartAgain}>
          {text('signIn.startAgain')}
        </button>
      }
    >
      <TextField
        label={text('signIn.code')}
        value={code}
        onChange={setCode}
        fault={tried && code.trim() === '' && !ask.error ? text('signIn.required') : undefined}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
      />
    </StepCard>
  )
}
