import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../api.ts'
import type { ChangeAccountInput } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { refusalWords } from '../sign-in/refusal.ts'
import type { Account } from './account-row.tsx'
import { AreaEditor } from './area-editor.tsx'
import type { GivenLink } from './link-card.tsx'
import { changeAccountMutation, issueSignInLinkMutation } from './query.ts'
import { ScopeChoice } from './scope-choice.tsx'

interface AccountEditorProps {
  readonly account: Account
  readonly onLink: (link: GivenLink) => Promise<void>
  readonly onChanged: () => Promise<void>
}

/** What an administrator may change of somebody's account. What shuts out or takes away is asked for twice. */
export function AccountEditor({ account, onLink, onChanged }: AccountEditorProps) {
  const text = useText()
  const [scopes, setScopes] = useState<readonly string[]>(account.scopes)
  const change = useMutation({
    mutationFn: (input: Omit<ChangeAccountInput, 'account'>) =>
      run(changeAccountMutation, { input: { account: account.id, ...input } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: onChanged,
  })
  const link = useMutation({
    mutationFn: () => run(issueSignInLinkMutation, { input: { account: account.id } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: ({ issueSignInLink }) => onLink({ name: account.name, ...issueSignInLink }),
  })
  const words = { ask: text('admin.confirm'), yes: text('admin.yes'), no: text('admin.no') }
  const disabled = account.disabledAt !== null
  return (
    <div className="stacked">
      <ScopeChoice chosen={scopes} viewOnly={account.viewOnly} onChange={setScopes} />
      <FormFault words={refusalWords(change.error ?? link.error, text)} />
      <div className="button-row">
        <button type="button" className="button primary" onClick={() => change.mutate({ scopes: [...scopes] })}>
          {text('admin.save')}
        </button>
        {!disabled && <ConfirmButton label={text('admin.newLink')} words={words} onConfirm={() => link.mutate()} />}
        {account.secondFactor && (
          <ConfirmButton
            label={text('admin.removeFactor')}
            words={words}
            onConfirm={() => change.mutate({ removeSecondFactor: true })}
          />
        )}
        {disabled ? (
          <button type="button" className="button" onClick={() => change.mutate({ disabled: false })}>
            {text('admin.enable')}
          </button>
        ) : (
          <ConfirmButton
            label={text('admin.disable')}
            words={words}
            onConfirm={() => change.mutate({ disabled: true })}
          />
        )}
      </div>
      <p role="status" className="done-words">
        {change.isSuccess && text('admin.saved')}
      </p>
      {!disabled && <AreaEditor account={account} onChanged={onChanged} />}
    </div>
  )
}
