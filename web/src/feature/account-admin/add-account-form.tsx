import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../api.ts'
import { ApiError } from '../../http.ts'
import { useText } from '../../message/text.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { writingScopes } from '../shell/scope-word.ts'
import { refusalWords } from '../sign-in/refusal.ts'
import type { GivenLink } from './link-card.tsx'
import { addAccountMutation } from './query.ts'
import { ScopeChoice } from './scope-choice.tsx'

const namePattern = /^[a-z0-9][a-z0-9._-]{1,62}$/

/** A new account with its scopes; its holder comes in by the link that this makes. */
export function AddAccountForm({ onAdded }: { readonly onAdded: (link: GivenLink) => Promise<void> }) {
  const text = useText()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly string[]>([])
  const [viewOnly, setViewOnly] = useState(false)
  const [tried, setTried] = useState(false)
  const add = useMutation({
    mutationFn: () => run(addAccountMutation, { input: { name, scopes: [...scopes], viewOnly } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: async ({ addAccount: { account, link } }) => {
      setName('')
      setScopes([])
      setViewOnly(false)
      setTried(false)
      await onAdded({ name: account.name, ...link })
    },
  })
  const taken = add.error instanceof ApiError && add.error.code === 'CONFLICT'
  const nameFault = taken
    ? text('refusal.nameTaken')
    : tried && !namePattern.test(name)
      ? text('refusal.badName')
      : undefined
  return (
    <form
      className="card stacked"
      aria-labelledby="add-title"
      aria-busy={add.isPending}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (namePattern.test(name) && !add.isPending) add.mutate()
      }}
    >
      <h2 id="add-title">{text('admin.add')}</h2>
      <TextField
        label={text('admin.name')}
        hint={text('admin.nameHint')}
        value={name}
        onChange={(next) => {
          setName(next)
          if (taken) add.reset()
        }}
        fault={nameFault}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <label className="check">
        <input
          type="checkbox"
          checked={viewOnly}
          onChange={(event) => {
            setViewOnly(event.target.checked)
            if (event.target.checked) setScopes(scopes.filter((scope) => !writingScopes.has(scope)))
          }}
        />
        <span>
          {text('admin.viewOnly')}
          <small>{text('admin.viewOnlyHint')}</small>
        </span>
      </label>
      <ScopeChoice chosen={scopes} viewOnly={viewOnly} onChange={setScopes} />
      <FormFault words={taken ? undefined : refusalWords(add.error, text)} />
      <button type="submit" className="button primary">
        {text('admin.submit')}
      </button>
    </form>
  )
}
