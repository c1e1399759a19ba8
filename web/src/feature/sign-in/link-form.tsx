import { useMutation } from '@tanstack/react-query'
import { run } from '../../api.ts'
import type { SignInStep } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { signInByLinkMutation } from './query.ts'
import { StepCard } from './step-card.tsx'

interface LinkFormProps {
  readonly link: string
  readonly onArrived: (next: SignInStep) => Promise<void>
  readonly onInstead: () => void
}

/** A link that an administrator gave. It is used by a press, not by opening the page: it works only once. */
export function LinkForm({ link, onArrived, onInstead }: LinkFormProps) {
  const text = useText()
  const ask = useMutation({
    mutationFn: () => run(signInByLinkMutation, { input: { link } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: ({ signInByLink }) => onArrived(signInByLink.next),
  })
  return (
    <StepCard
      title={text('signIn.linkTitle')}
      lead={text('signIn.linkLead')}
      submit={text('signIn.linkSubmit')}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={() => ask.mutate()}
      foot={
        <button type="button" className="link" onClick={onInstead}>
          {text('signIn.linkInstead')}
        </button>
      }
    />
  )
}
