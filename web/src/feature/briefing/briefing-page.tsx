import '../../style/briefing.css'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useDocument } from '../../api.ts'
import { useText } from '../../message/text.ts'
import { useSession } from '../../session.ts'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { BriefingTable } from './briefing-table.tsx'
import { briefingsQuery } from './query.ts'
import { ScheduleList } from './schedule-list.tsx'

/** How many rows are shown at once, and how many more at a press; the hub gives at most 200. */
const step = 40
const most = 200

/** Briefings that were made at the end of a month or quarter, for everybody; whoever publishes sees the schedules and ends them. */
export default function BriefingPage() {
  const text = useText()
  const [first, setFirst] = useState(step)
  const { data, error, isPending, refetch } = useDocument(briefingsQuery, { first }, { keepPrevious: true })
  const { viewer } = useSession()
  useEffect(() => {
    document.title = `${text('briefing.listTitle')} – ${text('app.title')}`
  }, [text])
  const list = data?.briefings
  return (
    <div className="page briefing-page" aria-busy={isPending}>
      <h1>{text('briefing.listTitle')}</h1>
      <p className="lead">{text('briefing.lead')}</p>
      {isPending && <Loading lines={6} />}
      {error && <Fault error={error} onRetry={() => refetch()} />}
      {list?.nodes.length === 0 && (
        <Empty title={text('briefing.none')}>
          <p>{text(data?.release ? 'briefing.noneHint' : 'briefing.noRelease')}</p>
          <Link href="/compare" className="button">
            {text('nav.compare')}
          </Link>
        </Empty>
      )}
      {list && list.nodes.length > 0 && (
        <section className="card" aria-label={text('briefing.listTitle')}>
          <BriefingTable briefings={list.nodes} caption={text('briefing.count', { count: list.totalCount })} />
          {list.nodes.length < Math.min(most, list.totalCount) && (
            <button type="button" className="button" onClick={() => setFirst(Math.min(most, first + step))}>
              {text('briefing.more')}
            </button>
          )}
        </section>
      )}
      {viewer?.scopes.some(({ name }) => name === 'release:publish') && <ScheduleList />}
    </div>
  )
}
