import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { historyQuery } from '../atlas/profile-query.ts'
import { grainsFor } from '../atlas/resolve.ts'
import type { Figures } from '../atlas/use-figures.ts'
import { protectionOf } from '../figure/protection.ts'
import { type Bar, barsOf, summedByPeriod, toldByPeriod, withFormer } from './histogram.ts'

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
  const asked = (of: BoundaryBasis) =>
    asks && metric && resolved && first && last
      ? ({ metric: metric.id, basis: of, level: 'PROVINCE', grain: resolved.grain, from: first, to: last } as const)
      : undefined
  const province = useDocument(historyQuery, asked(basis)).data
  const hasFormer =
    basis === 'SINCE_2025_07' &&
    metric !== undefined &&
    resolved !== undefined &&
    grainsFor(metric, 'BEFORE_2025_07', 'PROVINCE').includes(resolved.grain)
  const former = useDocument(historyQuery, hasFormer ? asked('BEFORE_2025_07') : undefined).data
  return useMemo(() => {
    if (!metric || !resolved) return []
    const { periods, level, grain } = resolved
    if (asks) {
      const told = (answer: typeof province) =>
        toldByPeriod(periods, new Map(answer?.figures.figures.map((row) => [row.period.start, row])), rate)
      return barsOf(withFormer(told(province), told(former)))
    }
    if (level === 'PROVINCE') {
      const rows = new Map(
        [...table].flatMap(([start, units]) => [...units.values()].map((row) => [start, row] as const)),
      )
      return barsOf(toldByPeriod(periods, rows, rate))
    }
    return barsOf(summedByPeriod(periods, table, rate, protectionOf(metric, basis, level, grain)))
  }, [metric, resolved, table, basis, rate, asks, province, former])
}
