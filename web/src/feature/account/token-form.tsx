import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../api.ts'
import { useText } from '../../message/text.ts'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ShownOnce } from '../../ui/shown-once.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { scopeWord } from '../shell/scope-word.ts'
import { refusalWords } from '../sign-in/refusal.ts'
import { issueTokenMutation } from './query.ts'

const terms = ['30', '90', '365'] as const
const longestLabel = 100

interface TokenFormProps {
  /** Scopes of the account: a token opens no more. */
  readonly scopes: readonly string[]
  readonly onIssued: () => Promise<void>
}

/** Makes a token; it is shown this once. */
export function TokenForm({ scopes, onIssued }: TokenFormProps) {
  const text = useText()
  const [label, setLabel] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [days, setDays] = useState<(typeof terms)[number]>('90')
  const [tried, setTried] = useState(false)
  const issue = useMutation({
    mutationFn: () =>
      run(
        issueTokenMutation,
        { input: { label: label.trim(), scopes: [...chosen], days: Number(days) } },
        { as: 'viewer' },
      ),
    gcTime: 0,
    onSuccess: async () => {
      setLabel('')
      setChosen([])
      setTried(false)
      await onIssued()
    },
  })
  const made = issue.data?.issueToken
  if (made)
    return (
      <section className="once-card" aria-live="polite">
        <h3>
          {text('tokens.issued')}: {made.issued.label}
        </h3>
        <p>{text('tokens.once')}</p>
        <ShownOnce
          label={text('tokens.issued')}
          value={made.token}
          words={{ copy: text('once.copy'), copied: text('once.copied') }}
        />
        <button type="button" className="button" onClick={() => issue.reset()}>
          {text('once.done')}
        </button>
      </section>
    )
  return (
    <form
      className="stacked token-form"
      noValidate
      aria-busy={issue.isPending}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (label.trim() !== '' && chosen.length > 0 && !issue.isPending) issue.mutate()
      }}
    >
      <TextField
        label={text('tokens.label')}
        hint={text('tokens.labelHint')}
        value={label}
        onChange={setLabel}
        maxLength={longestLabel}
        fault={tried && label.trim() === '' ? text('signIn.required') : undefined}
        autoComplete="off"
        required
      />
      <ChoiceList
        legend={text('tokens.scopes')}
        options={scopes.map((scope) => ({ value: scope, label: scopeWord(scope, text) }))}
        chosen={chosen}
        onChange={setChosen}
        fault={tried && chosen.length === 0 ? text('tokens.noScope') : undefined}
      />
      <SelectField
        label={text('tokens.days')}
        value={days}
        onChange={setDays}
        options={terms.map((value) => ({ value, label: text('tokens.daysOption', { days: Number(value) }) }))}
      />
      <FormFault words={refusalWords(issue.error, text)} />
      <button type="submit" className="button">
        {text('tokens.issue')}
      </button>
    </form>
  )
}
