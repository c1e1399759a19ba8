import { useDocument } from '../../api.ts'
import { formatNumber, pick } from '../../format.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { textFromBasis } from '../../url-state.ts'
import { AgencyWord } from './agency-word.tsx'
import { QuarterTable } from './quarter-table.tsx'
import { type ExactDeadlines, exactDeadlinesQuery } from './query.ts'
import { ShareCell } from './share-cell.tsx'

interface AgencyBoardProps {
  readonly basis: BoundaryBasis
  readonly year: number
}

/** Which agency kept which time limit, and how many items are late now: counts for those who lead, and no record. */
export function AgencyBoard({ basis, year }: AgencyBoardProps) {
  const text = useText()
  const { language } = usePreference()
  const { data, error, isPending, refetch } = useDocument(exactDeadlinesQuery, {
    unit: { code: textFromBasis(basis), basis },
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  })
  if (error) return <Fault error={error} onRetry={() => refetch()} />
  if (isPending || !data) return <Loading lines={6} />
  const { rows, periods, late } = data.deadlineFigures
  const longest = Math.max(0, ...rows.map(({ longestDays }) => longestDays ?? 0))
  return (
    <>
      <p className="target-conclusion" data-testid="late-now">
        {late === 0 ? (
          text('target.noneLate')
        ) : (
          <>
            <strong>{text('target.lateNow', { late })}</strong> {text('target.longest', { days: longest })}
          </>
        )}
      </p>
      <QuarterTable
        caption={text('target.byAgency', { year })}
        heading={text('target.clockAgency')}
        periods={periods}
        more={[text('target.lateColumn'), text('target.longestColumn')]}
        rows={rows.map((row) => ({
          key: `${row.clock} ${row.agency?.id ?? ''}`,
          name: (
            <>
              <AgencyWord agency={row.agency} />
              <small className="target-rule">{clockName(row, language)}</small>
            </>
          ),
          cells: [
            ...row.cells.map((cell) => <KeptCell key={cell.period.start} cell={cell} />),
            <span key="late" className={row.late > 0 ? 'number late-count' : 'number'}>
              {formatNumber(row.late, language, 0)}
            </span>,
            row.longestDays === null || row.longestDays === undefined
              ? '–'
              : text('target.days', { days: row.longestDays }),
          ],
        }))}
      />
    </>
  )
}

type Row = ExactDeadlines['rows'][number]

const clockName = ({ clock, rules }: Row, language: 'vi' | 'en') => {
  const rule = rules.at(-1)
  return rule ? pick(language, rule.labelVi, rule.labelEn) : clock
}

/** Kept of due, and the share. */
function KeptCell({ cell }: { readonly cell: Row['cells'][number] }) {
  const text = useText()
  const { language } = usePreference()
  const { share, due, met, provisional } = cell
  if (typeof due.value !== 'number' || typeof met.value !== 'number') return <ShareCell value={share} />
  if (due.value === 0) return <span className="quiet">{text('target.noneDue')}</span>
  return (
    <span className="share-cell">
      <ShareCell value={share} provisional={provisional} />
      <small className="number">
        {formatNumber(met.value, language, 0)}/{formatNumber(due.value, language, 0)}
      </small>
    </span>
  )
}
