import { useMemo } from 'react'
import { useDocument } from '../../api.ts'
import type { UnitLevel } from '../../gql/graphql.ts'
import { useRelease } from '../shell/release.ts'
import { type FigureRow, tells } from './figure-table.ts'
import { figuresQuery, metricsQuery } from './query.ts'

interface Named {
  readonly id: string
  readonly level: UnitLevel
  readonly nameVi: string
  readonly nameEn: string
}

/** The foreign residents of a whole district in the newest year of which its number is told, else of which anything is. */
export interface ForeignResidents {
  readonly district: Named
  readonly year: string
  readonly row: FigureRow
}

/**
 * How many foreigners live in the districts that a commune was made from: one count each, as it is told to this reader, never by
 * nationality. Of the single areas in it none is told.
 *
 * @param formerUnits what the commune was made from; undefined while nothing is asked for
 */
export function useForeignResidents(formerUnits: readonly Named[] | undefined): readonly ForeignResidents[] {
  const dataThrough = useRelease().data?.release?.dataThrough
  const metric = useDocument(metricsQuery, formerUnits ? {} : undefined).data?.metrics.find(
    ({ id }) => id === 'foreign_residents',
  )
  const found = useDocument(
    figuresQuery,
    formerUnits && metric && dataThrough
      ? {
          metric: metric.id,
          basis: 'BEFORE_2025_07' as const,
          level: 'DISTRICT' as const,
          grain: 'YEAR' as const,
          from: metric.coverageFrom,
          to: dataThrough,
        }
      : undefined,
  )
  return useMemo(() => {
    const rows = found.data?.figures.figures ?? []
    return (formerUnits ?? []).flatMap((district) => {
      const own = rows.filter(({ unitId }) => unitId === district.id)
      const row = own.findLast(tells) ?? own.findLast(({ value }) => value.kind !== 'NO_DATA')
      return row ? [{ district, year: row.period.start.slice(0, 4), row }] : []
    })
  }, [formerUnits, found.data])
}
