import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { historyQuery } from '../atlas/profile-query.ts'
import { grainsFor } from '../atlas/resolve.ts'
import type { Figures } from '../atlas/use-figures.ts'
import { protectionOf } from '../figure/protection.ts'
import { type Bar, barsOf, summedByPeriod, toldByPeriod } from './histogram.ts'

/**
 * One bar for each period of the shown metric: of the province where it is told, else of all shown units together. The province is
 * asked for once for all periods, beside the map.
 */
export function useBars(found: Figures, basis: BoundaryBasis, rate: boolean): readonly Bar[] {
  const { metric, resolved, table } = found
  const asks =
    resolved && metric && resolved.level !== 'PROVINCE'
      ? grainsFor(metric, basis, 'PROVINCE').includes(resolved.grain)
      : false
  const [first, last] = [resolved?.periods[0]?.start, resolved?.periods.at(-1)?.end]
  const province = useDocument(
    historyQuery,
    asks && metric && resolved && first && last
      ? { metric: metric.id, basis, level: 'PROVINCE', grain: resolved.grain, from: first, to: last }
      : undefined,
  ).data
  return useMemo(() => {
    if (!metric || !resolved) return []
    const { periods, level, grain } = resolved
    if (asks) {
      const rows = new Map(province?.figures.figures.map((row) => [row.period.start, row]))
      return barsOf(toldByPeriod(periods, rows, rate))
    }
    if (level === 'PROVINCE') {
      const rows = new Map(
        [...table].flatMap(([start, units]) => [...units.values()].map((row) => [start, row] as const)),
      )
      return barsOf(toldByPeriod(periods, rows, rate))
    }
    return barsOf(summedByPeriod(periods, table, rate, protectionOf(metric, basis, level, grain)))
  }, [metric, resolved, table, basis, rate, asks, province])
}
