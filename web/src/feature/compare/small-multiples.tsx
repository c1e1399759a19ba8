import { periodLabel } from '@hub/contract/period'
import { max } from 'd3-array'
import { useDocument } from '../../api.ts'
import { boundsOf, compareNames, formatTold, middleOf, pick, spreadOf, wordsOf } from '../../format.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { ColumnChart } from '../../ui/chart.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { shownCount, tableOf } from '../atlas/figure-table.ts'
import { figuresQuery } from '../atlas/query.ts'
import { closedPeriods, grainsFor, type Resolved } from '../atlas/resolve.ts'
import type { Metric } from '../atlas/use-figures.ts'
import { useMarkedUnit } from './marked-unit.ts'
import type { Row } from './use-comparison.ts'

interface SmallMultiplesProps {
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly basis: BoundaryBasis
  readonly resolved: Resolved
}

/** The chosen metric over the years, one small chart for each unit, all on one scale. */
export function SmallMultiples({ rows, metric, basis, resolved }: SmallMultiplesProps) {
  const text = useText()
  const { language } = usePreference()
  const { marked, markProps } = useMarkedUnit()
  const yearly = grainsFor(metric, basis, resolved.level).includes('YEAR')
  const last = resolved.periods.at(-1)
  const years = yearly && last ? closedPeriods('YEAR', { ...metric, lagMonths: 0 }, last.end) : []
  const [from, to] = [years[0]?.start, years.at(-1)?.end]
  const figures = useDocument(
    figuresQuery,
    from && to ? { metric: metric.id, basis, level: resolved.level, grain: 'YEAR', from, to } : undefined,
    { keepPrevious: true },
  )
  if (!from) return null
  if (figures.error) return <Fault error={figures.error} onRetry={() => figures.refetch()} />
  if (!figures.data) return <Loading lines={4} />
  const table = tableOf(figures.data.figures.figures)
  const count = (unit: string, start: string) => {
    const row = table.get(start)?.get(unit)
    return row && { ...shownCount(row, true), provisional: row.provisional }
  }
  const units = rows
    .map((row) => row.unit)
    .sort((a, b) => Number(b.id === marked.pinned) - Number(a.id === marked.pinned) || compareNames(a.nameVi, b.nameVi))
  const highest = (unit: string, start: string) => {
    const told = count(unit, start)
    return (told && boundsOf(told)?.[1]) ?? 0
  }
  const top = max(units.flatMap((unit) => years.map((year) => highest(unit.id, year.start)))) || 1
  return (
    <section className="card multiples-card">
      <h2>{text('compare.overYears')}</h2>
      <p className="hint">{text('compare.oneScale')}</p>
      <div className="multiples">
        {units.map((unit) => (
          <figure key={unit.id} {...markProps(unit.id)}>
            <figcaption>{pick(language, unit.nameVi, unit.nameEn)}</figcaption>
            <ColumnChart
              title={pick(language, unit.nameVi, unit.nameEn)}
              height={104}
              top={top}
              points={years.map((year) => {
                const told = count(unit.id, year.start)
                return {
                  key: year.start,
                  tick: year.start.slice(2, 4),
                  label: `${periodLabel(year, language)}: ${told ? wordsOf(told, text, language) : text('count.noData')}`,
                  value: told && middleOf(told),
                  told: told && formatTold(told, language),
                  spread: told && spreadOf(told),
                  strong: year.start <= resolved.period.start && resolved.period.end <= year.end,
                  provisional: told?.provisional,
                }
              })}
            />
          </figure>
        ))}
      </div>
    </section>
  )
}
