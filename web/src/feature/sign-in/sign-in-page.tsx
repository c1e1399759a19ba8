import '../../style/account.css'
import { useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { SignInStep } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { sessionChanged, useSession } from '../../session.ts'
import { Loading } from '../../ui/state.tsx'
import { CodeForm } from './code-form.tsx'
import { destination } from './destination.ts'
import { LinkForm } from './link-form.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { PasswordForm } from './password-form.tsx'

/** The secret of a link, after `#link=`; a browser sends it to nobody by itself. */
const linkInAddress = () => new URLSearchParams(location.hash.slice(1)).get('link')

/** Signing in, one step after the other: password or link, second factor, and a password of one's own. */
export default function SignInPage() {
  const text = useText()
  const session = useSession()
  const [, navigate] = useLocation()
  const to = destination(useSearch())
  const [link, setLink] = useState(linkInAddress)
  const [waitsForCode, setWaitsForCode] = useState(false)
  useEffect(() => {
    document.title = `${text('signIn.title')} – ${text('app.title')}`
  }, [text])
  useEffect(() => {
    // The link works once and is in memory now: it must not stay in the address, where a history or a glance would keep it.
    if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  }, [])

  const arrived = async (next: SignInStep) => {
    setWaitsForCode(next === 'SECOND_FACTOR')
    if (next === 'SECOND_FACTOR') return
    setLink(null)
    await sessionChanged()
    if (next === 'DONE') navigate(to, { replace: true })
  }
  const { viewer } = session
  return (
    <div className="page sign-in">
      {session.status === 'unknown' ? (
        <Loading lines={5} />
      ) : waitsForCode ? (
        <CodeForm onArrived={arrived} onStartAgain={() => setWaitsForCode(false)} />
      ) : link !== null ? (
        <LinkForm link={link} onArrived={arrived} onInstead={() => setLink(null)} />
      ) : viewer?.mustChangePassword ? (
        <NewPasswordForm name={viewer.name ?? ''} onArrived={arrived} />
      ) : viewer ? (
        <section className="card sign-in-card">
          <h1>{text('signIn.alreadyTitle', { name: viewer.name ?? '' })}</h1>
          <Link className="button primary" href={to}>
            {text('signIn.continue')}
          </Link>
          <Link className="button" href="/account">
            {text('account.mine')}
          </Link>
        </section>
      ) : (
        <PasswordForm onArrived={arrived} />
      )}
    </div>
  )
}
