import { KeyRound, TimerOff, X } from 'lucide-react'
import { Link, useLocation, useSearch } from 'wouter'
import { useText } from '../../message/text.ts'
import { forgetEnd, useSession } from '../../session.ts'
import { signInAddress } from '../sign-in/destination.ts'

/** Says that a session has ended, or that a password is still to be set, and leads to where it is mended and back to this view. */
export function SessionNotice() {
  const text = useText()
  const [path] = useLocation()
  const search = useSearch()
  const { status, viewer } = useSession()
  if (path === '/sign-in') return null
  if (status === 'ended')
    return (
      <div className="session-notice" role="alert">
        <TimerOff size={17} aria-hidden="true" />
        <p>
          {text('session.ended')} <Link href={signInAddress(path, search)}>{text('session.again')}</Link>
        </p>
        <button type="button" className="icon-button" aria-label={text('session.close')} onClick={forgetEnd}>
          <X size={16} aria-hidden="true" />
        </button>
      </div>
    )
  if (!viewer?.mustChangePassword) return null
  return (
    <div className="session-notice" role="status">
      <KeyRound size={17} aria-hidden="true" />
      <p>
        {text('session.setPassword')} <Link href={signInAddress(path, search)}>{text('session.setPasswordNow')}</Link>
      </p>
    </div>
  )
}
