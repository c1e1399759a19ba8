import '../../style/account.css'
import { ChevronLeft, ChevronRight, Link2, Unlink } from 'lucide-react'
import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useDocument } from '../../api.ts'
import { useText } from '../../message/text.ts'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { NeedsAccount } from '../shell/needs-account.tsx'
import { AuditFilter } from './audit-filter.tsx'
import { type AuditState, auditFromSearch, searchFromAudit, variablesFromAudit } from './audit-state.ts'
import { AuditTable } from './audit-table.tsx'
import { chainState } from './chain.ts'
import { auditQuery } from './query.ts'
import { SealCard } from './seal-card.tsx'

/** The audit log: who did what, when; filtered and in pages, the newest first. */
export default function AuditPage() {
  const text = useText()
  useEffect(() => {
    document.title = `${text('audit.title')} – ${text('app.title')}`
  }, [text])
  return (
    <div className="page audit-page">
      <h1>{text('audit.title')}</h1>
      <NeedsAccount scope="audit:read">{() => <AuditLog />}</NeedsAccount>
    </div>
  )
}

function AuditLog() {
  const text = useText()
  const search = useSearch()
  const [, navigate] = useLocation()
  const state = auditFromSearch(search)
  const log = useDocument(auditQuery, variablesFromAudit(state), { keepPrevious: true })
  const show = (next: AuditState) => {
    const query = searchFromAudit(next)
    navigate(query ? `/audit?${query}` : '/audit')
  }
  const page = log.data?.auditEntries
  const turn = (part: { readonly after: string } | { readonly before: string }) => {
    show({ ...state, after: '', before: '', ...part })
    scrollTo(0, 0)
  }
  return (
    <>
      <p className="lead">{text('audit.lead')}</p>
      <SealCard />
      <AuditFilter key={search} state={state} onShow={show} />
      {log.error && <Fault error={log.error} onRetry={() => log.refetch()} />}
      {!page && log.isFetching && <Loading lines={8} />}
      {page?.nodes.length === 0 && <Empty title={text('audit.none')} />}
      {page && page.nodes.length > 0 && (
        <section className="card audit-card" aria-busy={log.isFetching}>
          <ChainWords entries={page.nodes} />
          <AuditTable entries={page.nodes} caption={text('audit.count', { count: page.totalCount })} onShow={show} />
        </section>
      )}
      {page && (
        <nav className="button-row" aria-label={text('audit.title')}>
          <button
            type="button"
            className="button"
            disabled={!page.pageInfo.hasPreviousPage}
            onClick={() => turn({ before: page.pageInfo.startCursor ?? '' })}
          >
            <ChevronLeft size={16} aria-hidden="true" />
            {text('audit.newer')}
          </button>
          <button
            type="button"
            className="button"
            disabled={!page.pageInfo.hasNextPage}
            onClick={() => turn({ after: page.pageInfo.endCursor ?? '' })}
          >
            {text('audit.older')}
            <ChevronRight size={16} aria-hidden="true" />
          </button>
        </nav>
      )}
    </>
  )
}

/** How the entries of the page hang together, in words. */
function ChainWords({ entries }: { readonly entries: Parameters<typeof chainState>[0] }) {
  const text = useText()
  const { whole, broken } = chainState(entries)
  const first = broken[0]
  const Icon = first ? Unlink : Link2
  return (
    <p className="chain-words" data-broken={first !== undefined} role={first ? 'alert' : undefined}>
      <Icon size={16} aria-hidden="true" />
      {first
        ? text('audit.broken', { count: broken.length, chain: first.chain, number: first.number })
        : text('audit.whole', { count: whole })}
    </p>
  )
}
