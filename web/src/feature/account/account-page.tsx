import '../../style/account.css'
import { useEffect } from 'react'
import { useDocument } from '../../api.ts'
import { formatTime } from '../../format.ts'
import type { MeQuery } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { Fault, Loading } from '../../ui/state.tsx'
import { NeedsAccount } from '../shell/needs-account.tsx'
import { scopeWord } from '../shell/scope-word.ts'
import { FactorCard } from './factor-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { meQuery } from './query.ts'
import { SessionCard } from './session-card.tsx'
import { TokenCard } from './token-card.tsx'

export type Me = MeQuery['viewer']

/** Everything about one's own account: who one is, what one may, how one signs in, where, and with which programs. */
export default function AccountPage() {
  const text = useText()
  useEffect(() => {
    document.title = `${text('me.title')} – ${text('app.title')}`
  }, [text])
  return (
    <div className="page account-page">
      <h1>{text('me.title')}</h1>
      <NeedsAccount>{() => <AccountCards />}</NeedsAccount>
    </div>
  )
}

function AccountCards() {
  const query = useDocument(meQuery, {})
  if (query.error) return <Fault error={query.error} onRetry={() => query.refetch()} />
  if (!query.data) return <Loading lines={8} />
  const me = query.data.viewer
  const changed = async () => {
    await query.refetch()
  }
  return (
    <div className="account-cards" aria-busy={query.isPending}>
      <div className="account-columns">
        <WhoCard me={me} />
        <FactorCard me={me} onChanged={changed} />
        <PasswordCard name={me.name ?? ''} onChanged={changed} />
        <SessionCard me={me} />
      </div>
      <TokenCard me={me} onChanged={changed} />
    </div>
  )
}

function WhoCard({ me }: { readonly me: Me }) {
  const text = useText()
  return (
    <section className="card" aria-labelledby="who-title">
      <h2 id="who-title">{text('me.who')}</h2>
      <dl className="who">
        <div>
          <dt>{text('me.name')}</dt>
          <dd>
            <strong>{me.name}</strong>
          </dd>
        </div>
        <div>
          <dt>{text('me.scopes')}</dt>
          <dd>
            {me.scopes.length === 0 ? (
              text('me.noScopes')
            ) : (
              <ul className="scope-words">
                {me.scopes.map(({ name }) => (
                  <li key={name}>
                    {scopeWord(name, text)} <code>{name}</code>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
      {me.viewOnly && <p className="hint">{text('me.viewOnly')}</p>}
      {me.sessionEndsAt && <p className="hint">{text('me.sessionEnds', { time: formatTime(me.sessionEndsAt) })}</p>}
    </section>
  )
}
