import { useMutation } from '@tanstack/react-query'
import { ChevronDown, CircleUserRound, LogOut } from 'lucide-react'
import { useId, useRef } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { runLast } from '../../api.ts'
import { useText } from '../../message/text.ts'
import { sessionChanged, useSession } from '../../session.ts'
import { mayKnowPersons } from '../person/person-right.ts'
import { signInAddress } from '../sign-in/destination.ts'
import { signOutMutation } from '../sign-in/query.ts'

/** Signing in, or the name of who is signed in with their pages and the way out. */
export function AccountMenu() {
  const text = useText()
  const id = useId()
  const menu = useRef<HTMLElement>(null)
  const [path] = useLocation()
  const search = useSearch()
  const { viewer, status } = useSession()
  const signOut = useMutation({
    mutationFn: () => runLast(signOutMutation, {}),
    gcTime: 0,
    onSettled: () => sessionChanged(),
  })
  if (status === 'unknown' || path === '/sign-in') return null
  if (!viewer)
    return (
      <Link href={signInAddress(path, search)} className="button account-button">
        <CircleUserRound size={18} aria-hidden="true" />
        <span>{text('account.signIn')}</span>
      </Link>
    )
  const holds = (scope: string) => viewer.scopes.some(({ name }) => name === scope)
  const pages = [
    { path: '/account', label: 'account.mine', shown: true },
    { path: '/person', label: 'account.person', shown: mayKnowPersons(viewer) },
    { path: '/audit', label: 'account.audit', shown: holds('audit:read') },
    { path: '/accounts', label: 'account.admin', shown: holds('account:admin') },
  ] as const
  return (
    <>
      <button
        type="button"
        className="button account-button"
        popoverTarget={id}
        aria-label={text('account.menu', { name: viewer.name ?? '' })}
      >
        <CircleUserRound size={18} aria-hidden="true" />
        <span className="account-name">{viewer.name}</span>
        <ChevronDown size={15} aria-hidden="true" />
      </button>
      <nav
        ref={menu}
        id={id}
        popover="auto"
        className="popover account-menu"
        aria-label={text('account.menu', { name: viewer.name ?? '' })}
      >
        {pages.map(
          (page) =>
            page.shown && (
              <Link
                key={page.path}
                href={page.path}
                aria-current={path === page.path ? 'page' : undefined}
                onClick={() => menu.current?.hidePopover()}
              >
                {text(page.label)}
              </Link>
            ),
        )}
        <button type="button" onClick={() => signOut.mutate()}>
          <LogOut size={16} aria-hidden="true" />
          {text('account.signOut')}
        </button>
      </nav>
    </>
  )
}
