import { auditActions } from '@hub/contract/audit-action'
import { useState } from 'react'
import { useText } from '../../message/text.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { actionWord } from './action-word.ts'
import { type AuditState, wholeLog } from './audit-state.ts'

interface AuditFilterProps {
  readonly state: AuditState
  readonly onShow: (state: AuditState) => void
}

/** What of the log is shown: days, an account, an action and a record. Each filter begins at the newest entry. */
export function AuditFilter({ state, onShow }: AuditFilterProps) {
  const text = useText()
  const [draft, setDraft] = useState(state)
  const write = (part: Partial<AuditState>) => setDraft({ ...draft, ...part })
  return (
    <form
      className="card audit-filter"
      aria-label={text('audit.filter')}
      onSubmit={(event) => {
        event.preventDefault()
        onShow({ ...draft, account: draft.account.trim(), subject: draft.subject.trim(), after: '', before: '' })
      }}
    >
      <TextField label={text('audit.from')} type="date" value={draft.from} onChange={(from) => write({ from })} />
      <TextField label={text('audit.to')} type="date" value={draft.to} onChange={(to) => write({ to })} />
      <TextField
        label={text('audit.account')}
        value={draft.account}
        onChange={(account) => write({ account })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <SelectField
        label={text('audit.action')}
        value={draft.action}
        onChange={(action) => write({ action })}
        options={[
          { value: '', label: text('audit.anyAction') },
          ...auditActions.map((action) => ({ value: action, label: actionWord(action, text) })),
        ]}
      />
      <TextField
        label={text('audit.subject')}
        value={draft.subject}
        onChange={(subject) => write({ subject })}
        placeholder={text('audit.subjectHint')}
        autoComplete="off"
        spellCheck={false}
      />
      <div className="button-row">
        <button type="submit" className="button primary">
          {text('audit.apply')}
        </button>
        <button type="button" className="button" onClick={() => onShow(wholeLog)}>
          {text('audit.clear')}
        </button>
      </div>
    </form>
  )
}
