import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useDocument } from '../../api.ts'
import type { DeadlineFilter, LateDeadlinesQueryVariables } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { LateDownload } from './late-download.tsx'
import { LateFilter } from './late-filter.tsx'
import { LateTable } from './late-table.tsx'
import { lateChoicesQuery, lateDeadlinesQuery } from './query.ts'
import type { TargetPageState } from './target-state.ts'

const pageSize = 25

/** Where a page begins or ends. */
type Turn = { readonly after?: string; readonly before?: string }

interface LateListProps {
  readonly state: TargetPageState
  readonly onChange: (part: Partial<TargetPageState>) => void
}

/** What is late among the records of one's own area, the longest delay first: what it is, what must be done, and since when. */
export function LateList({ state, onChange }: LateListProps) {
  const text = useText()
  const { basis, clock, agency, unit } = state
  const level = basis === 'BEFORE_2025_07' ? 'DISTRICT' : 'COMMUNE'
  const choices = useDocument(lateChoicesQuery, { basis, level })
  const narrowed = `${basis} ${clock} ${agency} ${unit}`
  const [turned, setTurned] = useState<{ readonly of: string; readonly turn: Turn }>()
  // Another choice starts with its first page.
  const turn = turned?.of === narrowed ? turned.turn : {}
  const list = useDocument(lateDeadlinesQuery, variablesOf(state, turn), { keepPrevious: true })
  const page = list.data?.deadlines
  const go = (next: Turn) => setTurned({ of: narrowed, turn: next })
  return (
    <section className="card target-card" aria-labelledby="late-title" aria-busy={list.isFetching}>
      <h2 id="late-title">{text('target.lateTitle')}</h2>
      <p className="hint">{text('target.lateHint')}</p>
      {choices.data && <LateFilter state={state} choices={choices.data} onChange={onChange} />}
      {(list.error ?? choices.error) && (
        <Fault error={(list.error ?? choices.error) as Error} onRetry={() => list.refetch()} />
      )}
      {!page && list.isFetching && <Loading lines={6} />}
      {page?.nodes.length === 0 && <Empty title={text('target.lateNone')} />}
      {page && page.nodes.length > 0 && choices.data && (
        <>
          <LateTable
            items={page.nodes}
            choices={choices.data}
            caption={text('target.lateCaption', { count: page.totalCount })}
          />
          <nav className="button-row no-print" aria-label={text('target.latePages')}>
            <button
              type="button"
              className="button"
              disabled={!page.pageInfo.hasPreviousPage}
              onClick={() => go({ before: page.pageInfo.startCursor ?? '' })}
            >
              <ChevronLeft size={16} aria-hidden="true" />
              {text('target.longerLate')}
            </button>
            <button
              type="button"
              className="button"
              disabled={!page.pageInfo.hasNextPage}
              onClick={() => go({ after: page.pageInfo.endCursor ?? '' })}
            >
              {text('target.shorterLate')}
              <ChevronRight size={16} aria-hidden="true" />
            </button>
          </nav>
          <LateDownload state={state} filter={filterOf(state)} choices={choices.data} />
        </>
      )}
    </section>
  )
}

/** Late items, narrowed as the page is. */
const filterOf = ({ clock, agency, unit }: TargetPageState): DeadlineFilter => ({
  states: ['OVERDUE'],
  clocks: clock ? [clock] : null,
  agencies: agency ? [agency] : null,
  units: unit ? [{ id: unit }] : null,
})

function variablesOf(state: TargetPageState, { after, before }: Turn): LateDeadlinesQueryVariables {
  return {
    filter: filterOf(state),
    ...(before ? { last: pageSize, before } : { first: pageSize, after: after ?? null }),
  }
}
