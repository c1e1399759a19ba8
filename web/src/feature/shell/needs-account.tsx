import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useText } from '../../message/text.ts'
import { type SessionViewer, useSession } from '../../session.ts'
import { Empty, Loading } from '../../ui/state.tsx'
import { signInAddress } from '../sign-in/destination.ts'
import { scopeWord } from './scope-word.ts'

interface NeedsAccountProps {
  /** A scope that the page cannot do without. */
  readonly scope?: string
  readonly children: (viewer: SessionViewer) => ReactNode
}

/** Draws a page for whoever is signed in and may see it; says to everybody else what is missing. */
export function NeedsAccount({ scope, children }: NeedsAccountProps) {
  const text = useText()
  const [path] = useLocation()
  const search = useSearch()
  const { status, viewer } = useSession()
  if (status === 'unknown') return <Loading lines={6} />
  if (!viewer || viewer.mustChangePassword)
    return (
      <Empty icon={<LockKeyhole size={24} />} title={text('session.needed')}>
        <p className="notice-detail">{text('session.neededHint')}</p>
        <Link className="button primary" href={signInAddress(path, search)}>
          {text('account.signIn')}
        </Link>
      </Empty>
    )
  if (scope && !viewer.scopes.some(({ name }) => name === scope))
    return (
      <Empty icon={<LockKeyhole size={24} />} title={text('session.forbidden')}>
        <p className="notice-detail">{text('session.forbiddenHint', { scope: scopeWord(scope, text) })}</p>
      </Empty>
    )
  return children(viewer)
}
