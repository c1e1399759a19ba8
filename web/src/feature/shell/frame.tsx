import { FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { formatDay, formatNumber } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { HatchDefs } from '../../ui/chart.tsx'
import { LanguageSwitch, SchemeSwitch } from './preference-switch.tsx'
import { useRelease } from './release.ts'

const pages = [
  { path: '/map', label: 'nav.map' },
  { path: '/compare', label: 'nav.compare' },
  { path: '/directives', label: 'nav.directives' },
  { path: '/sources', label: 'nav.sources' },
] as const

/** Header, page and footer. A wide page fills the window and has its own places for sources and marks. */
export function Frame({ wide, children }: { readonly wide: boolean; readonly children: ReactNode }) {
  const text = useText()
  const [path] = useLocation()
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
        <nav className="nav" aria-label={text('nav.label')}>
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
          <Link href="/tip" className="button primary tip-link">
            {text('nav.tip')}
          </Link>
        </div>
      </header>
      {!wide && <SyntheticBanner />}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </div>
  )
}

/** Says on every page that the records are invented, for as long as they are. */
function SyntheticBanner() {
  const text = useText()
  const { language } = usePreference()
  const release = useRelease().data?.release
  if (!release?.synthetic) return null
  return (
    <p className="synthetic-banner">
      <FlaskConical size={16} aria-hidden="true" />
      {text('synthetic.banner', { factor: formatNumber(release.scaleFactor ?? 1, language) })}
    </p>
  )
}

function Footer() {
  const text = useText()
  const release = useRelease().data?.release
  return (
    <footer className="footer">
      <p>
        {release
          ? text('footer.release', { number: release.number, through: formatDay(release.dataThrough) })
          : text('footer.noRelease')}
      </p>
      <p>
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
