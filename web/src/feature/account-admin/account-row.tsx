import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { formatDay, pick } from '../../format.ts'
import type { AccountsQuery } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Badge } from '../../ui/badge.tsx'
import { rowScopes, scopeWord } from '../shell/scope-word.ts'
import { AccountEditor } from './account-editor.tsx'
import type { GivenLink } from './link-card.tsx'

export type Account = AccountsQuery['accounts'][number]

interface AccountRowProps {
  readonly account: Account
  readonly own: boolean
  readonly onLink: (link: GivenLink) => Promise<void>
  readonly onChanged: () => Promise<void>
}

/** One account: its name, its state in words, what it may, and, below it, what can be changed. */
export function AccountRow({ account, own, onLink, onChanged }: AccountRowProps) {
  const text = useText()
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <li className="account-row" data-disabled={account.disabledAt !== null}>
      <span>
        <strong>{account.name}</strong>{' '}
        {account.disabledAt && (
          <Badge tone="bad">{text('admin.disabled', { day: formatDay(account.disabledAt) })}</Badge>
        )}
        {account.viewOnly && <Badge tone="plain">{text('admin.viewOnly')}</Badge>}
        {!account.passwordSet && <Badge tone="warn">{text('admin.waiting')}</Badge>}
        {account.passwordSet && (
          <Badge tone={account.secondFactor ? 'good' : 'plain'}>
            {text(account.secondFactor ? 'admin.factorOn' : 'admin.factorOff')}
          </Badge>
        )}
        <small>
          {account.scopes.length === 0
            ? text('me.noScopes')
            : account.scopes.map((scope) => scopeWord(scope, text)).join('; ')}
        </small>
        <Areas account={account} />
        <small>{text('admin.facts', { sessions: account.sessions, tokens: account.tokens })}</small>
      </span>
      {own ? (
        <small className="quiet">{text('admin.self')}</small>
      ) : (
        <button
          type="button"
          className="button"
          aria-expanded={open}
          aria-controls={id}
          aria-label={text('admin.editNamed', { name: account.name })}
          onClick={() => setOpen(!open)}
        >
          {text('admin.edit')}
          <ChevronDown size={15} aria-hidden="true" data-open={open} />
        </button>
      )}
      <div id={id} hidden={!open} className="account-editor">
        {open && <AccountEditor account={account} onLink={onLink} onChanged={onChanged} />}
      </div>
    </li>
  )
}

/** Whose rows the account reaches; said as well when it could read rows and has no area to read them in. */
function Areas({ account }: { readonly account: Account }) {
  const text = useText()
  const { language } = usePreference()
  if (account.areas.length === 0)
    return account.scopes.some((scope) => rowScopes.has(scope)) ? <small>{text('admin.noArea')}</small> : null
  const names = account.areas.map(({ nameVi, nameEn, validTo }) => {
    const until = validTo ? ` (${text('profile.until', { day: formatDay(validTo) })})` : ''
    return `${pick(language, nameVi, nameEn)}${until}`
  })
  return <small>{text('admin.areas', { names: names.join('; ') })}</small>
}
