import { LockKeyhole } from 'lucide-react'
import { Link, useLocation, useSearch } from 'wouter'
import { type DrawId, drawings } from '../../drawn-as.ts'
import { useText } from '../../message/text.ts'
import { useSession } from '../../session.ts'
import { scopeWord } from '../shell/scope-word.ts'
import { signInAddress } from '../sign-in/destination.ts'

interface StaffOnlyProps {
  readonly asked: DrawId
  readonly onFill: () => void
}

/** Why what the address asks for is not drawn, and how to get it: an account that reads exact figures. */
export function StaffOnly({ asked, onFill }: StaffOnlyProps) {
  const text = useText()
  const [path] = useLocation()
  const search = useSearch()
  const { status, viewer } = useSession()
  const drawing = drawings.find(({ id }) => id === asked)
  // Whoever it is may turn out to be staff.
  if (status === 'unknown' || !drawing) return null
  return (
    <section className="staff-only" aria-label={text('draw.staffLabel')} role="status">
      <p>
        <LockKeyhole size={16} aria-hidden="true" /> <strong>{text(drawing.word)}:</strong> {text('draw.staffOnly')}{' '}
        {viewer ? text('draw.askScope', { scope: scopeWord('figures:exact', text) }) : text('draw.askAccount')}
      </p>
      <div>
        {!viewer && (
          <Link className="button primary" href={signInAddress(path, search)}>
            {text('account.signIn')}
          </Link>
        )}
        <button type="button" className="button" onClick={onFill}>
          {text('draw.stayWithFill')}
        </button>
      </div>
    </section>
  )
}
