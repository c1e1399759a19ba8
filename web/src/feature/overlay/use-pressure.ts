import type { Count } from '@hub/contract/figure'
import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { figuresQuery } from '../atlas/query.ts'
import type { Figures } from '../atlas/use-figures.ts'

const pressureMetric = 'lodging_pressure'

/**
 * Lodging pressure of the units that are shown, at the newest census that tells it, so that a table can set it beside their figures as the
 * map sets the areas over them.
 *
 * @param shown whether the areas are shown; nothing is asked for while they are not
 * @returns share of households of one or two persons in percent, by unit; undefined while there is nothing to set beside
 */
export function usePressure(
  shown: boolean,
  basis: BoundaryBasis,
  { metrics, metric, resolved }: Pick<Figures, 'metrics' | 'metric' | 'resolved'>,
): ReadonlyMap<string, Count> | undefined {
  const from = metrics.find(({ id }) => id === pressureMetric)?.coverageFrom
  const asked = shown && from && resolved && metric?.id !== pressureMetric
  const figures = useDocument(
    figuresQuery,
    asked
      ? {
          metric: pressureMetric,
          basis,
          level: resolved.level,
          grain: 'YEAR',
          from,
          to: resolved.periods.at(-1)?.end ?? resolved.period.end,
        }
      : undefined,
  ).data?.figures.figures
  return useMemo(() => {
    if (!asked || !figures) return undefined
    const newest = new Map<string, Count>()
    // Years come first to last, and only those of a census tell anything.
    for (const { unitId, value } of figures)
      if (value.kind !== 'NO_DATA' || !newest.has(unitId)) newest.set(unitId, value)
    return newest
  }, [asked, figures])
}
