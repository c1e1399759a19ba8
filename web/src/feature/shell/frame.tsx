import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { useText } from '../../message/text.ts'
import { askSession } from '../../session.ts'
import { HatchDefs } from '../../ui/chart.tsx'
import { AccountMenu } from './account-menu.tsx'
import { LanguageSwitch, SchemeSwitch } from './preference-switch.tsx'
import { SessionNotice } from './session-notice.tsx'
import { useWorld } from './use-world.ts'
import { WorldChip } from './world-chip.tsx'

const pages = [
  { path: '/map', label: 'nav.map' },
  { path: '/compare', label: 'nav.compare' },
  { path: '/targets', label: 'nav.targets' },
  { path: '/directives', label: 'nav.directives' },
  { path: '/alerts', label: 'nav.alerts' },
  { path: '/sources', label: 'nav.sources' },
] as const

/** Header, page and footer. A wide page fills the window and has its own places for sources and marks. */
export function Frame({ wide, children }: { readonly wide: boolean; readonly children: ReactNode }) {
  const text = useText()
  const [path] = useLocation()
  const world = useWorld()
  const nav = useRef<HTMLElement>(null)
  // On a narrow window the names of the pages are a row that scrolls sideways: the current one is brought into it.
  useEffect(() => {
    const row = nav.current
    const current = path ? row?.querySelector<HTMLElement>('[aria-current]') : undefined
    if (row && current)
      row.scrollLeft = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2
  }, [path])
  // On the page for tips nobody is asked for; whoever comes from there may be signed in all the same.
  useEffect(() => {
    if (path !== '/tip') void askSession()
  }, [path])
  return (
    <div className="frame" data-wide={wide}>
      <HatchDefs />
      <a className="skip-link" href="#main">
        {text('nav.skip')}
      </a>
      <header className="header">
        <Link href="/map" className="brand">
          <BrandMark />
          <span>
            <strong>{text('app.name')}</strong>
            <small>{text('app.place')}</small>
          </span>
        </Link>
        <nav ref={nav} className="nav" aria-label={text('nav.label')}>
          {pages.map((page) => (
            <Link key={page.path} href={page.path} aria-current={path === page.path ? 'page' : undefined}>
              {text(page.label)}
            </Link>
          ))}
          <a href="/graphiql">{text('nav.graphiql')}</a>
        </nav>
        <div className="header-end">
          <LanguageSwitch />
          <SchemeSwitch />
          {path !== '/tip' && <AccountMenu />}
          <Link href="/tip" className="button primary tip-link">
            {text('nav.tip')}
          </Link>
        </div>
      </header>
      <SessionNotice />
      {!wide && (
        <section className="world-bar" aria-label={text('world.label')}>
          <WorldChip />
          {world.synthetic && <span>{text('synthetic.short')}</span>}
        </section>
      )}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </div>
  )
}

function Footer() {
  const text = useText()
  const { line } = useWorld()
  return (
    <footer className="footer">
      <p>{line}</p>
      <p>
        <Link href="/briefings">{text('briefing.listTitle')}</Link>
        <Link href="/sources">{text('footer.sources')}</Link>
        <a href="/graphiql">{text('footer.api')}</a>
        <span>{text('footer.hotline')}</span>
      </p>
    </footer>
  )
}

function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M6 20l6-3 8 4 6-3V8l-6 3-8-4-6 3z"
        fill="none"
        stroke="var(--accent-ink)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="15" r="3" fill="#f2b84b" />
    </svg>
  )
}
