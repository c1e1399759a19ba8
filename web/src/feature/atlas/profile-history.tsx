import { type Grain, type Period, periodLabel } from '@hub/contract/period'
import { useDocument } from '../../api.ts'
import { formatTold, middleOf, pick, spreadOf, wordsOf } from '../../format.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { ColumnChart } from '../../ui/chart.tsx'
import { shownCount } from './figure-table.ts'
import { historyQuery } from './profile-query.ts'
import { closedPeriods, grainsFor, type Resolved } from './resolve.ts'
import type { Atlas } from './use-atlas.ts'
import type { Metric } from './use-figures.ts'

interface ProfileHistoryProps {
  readonly unitId: string
  readonly atlas: Atlas
  readonly metric: Metric
  readonly resolved: Resolved
  readonly basis: BoundaryBasis
}

/** Years are the readable span of a profile; a metric without years keeps its own grain. */
const historyGrain = (published: readonly Grain[], shown: Grain) => (published.includes('YEAR') ? 'YEAR' : shown)

const tick = (period: Period) => (period.grain === 'YEAR' ? period.start.slice(2, 4) : period.start.slice(2, 7))

/** The shown metric of the unit over the years, as columns. */
export function ProfileHistory({ unitId, atlas, metric, resolved, basis }: ProfileHistoryProps) {
  const text = useText()
  const { language } = usePreference()
  const grain = historyGrain(grainsFor(metric, basis, resolved.level), resolved.grain)
  const last = resolved.periods.at(-1)
  const periods = last ? closedPeriods(grain, { ...metric, lagMonths: 0 }, last.end) : []
  const from = periods[0]?.start
  const to = periods.at(-1)?.end
  const history = useDocument(
    historyQuery,
    from && to
      ? { metric: metric.id, basis, level: resolved.level, grain, from, to, units: [{ id: unitId }] }
      : undefined,
  )
  const rows = new Map(history.data?.figures.figures.map((row) => [row.period.start, row]))
  if (history.error || periods.length < 2) return null
  const points = periods.map((period) => {
    const row = rows.get(period.start)
    const count = row && shownCount(row, atlas.rate)
    return {
      key: period.start,
      told: count && formatTold(count, language),
      label: `${periodLabel(period, language)}: ${count ? wordsOf(count, text, language) : '…'}`,
      tick: tick(period),
      value: count && middleOf(count),
      spread: count && spreadOf(count),
      strong: period.start <= resolved.period.start && resolved.period.end <= period.end,
      provisional: row?.provisional,
    }
  })
  const title = pick(language, metric.labelVi, metric.labelEn)
  return (
    <figure className="history" aria-busy={history.isPending}>
      <figcaption>
        <strong>{title}</strong>{' '}
        <span className="quiet">
          {atlas.rate && metric.per
            ? text('rate.column', { per: metric.per })
            : pick(language, metric.unitVi, metric.unitEn)}
        </span>
      </figcaption>
      <ColumnChart title={title} points={points} />
    </figure>
  )
}
