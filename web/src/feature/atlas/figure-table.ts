import type { Count } from '@hub/contract/figure'
import type { Period } from '@hub/contract/period'
import { middleOf } from '../../format.ts'
import type { FiguresQuery } from '../../gql/graphql.ts'

export type FigureRow = FiguresQuery['figures']['figures'][number]
/** What a value, a rate and a base have in common. */
export type TypedCount = Count

/** Figures of one metric by unit and first day of the period. */
export type FigureTable = ReadonlyMap<string, ReadonlyMap<string, FigureRow>>

/** Turns the flat answer into a table: period, then unit. */
export function tableOf(rows: readonly FigureRow[]): FigureTable {
  const table = new Map<string, Map<string, FigureRow>>()
  for (const row of rows) {
    const units = table.get(row.period.start) ?? new Map<string, FigureRow>()
    units.set(row.unitId, row)
    table.set(row.period.start, units)
  }
  return table
}

/** The count that is shown of a figure: its rate when one is asked for and the metric has one, else its value. */
export const shownCount = (
  row: { readonly value: TypedCount; readonly rate: TypedCount | null },
  rate: boolean,
): TypedCount => (rate && row.rate ? row.rate : row.value)

/** Numbers that were told in the given periods, for the classes of the colours; of a range its middle. */
export function toldNumbers(table: FigureTable, periods: readonly Pick<Period, 'start'>[], rate: boolean): number[] {
  return periods.flatMap(({ start }) =>
    [...(table.get(start)?.values() ?? [])]
      .map((row) => middleOf(shownCount(row, rate)))
      .filter((value) => value !== undefined),
  )
}

/** Whether a figure tells a number, be it a range. */
export const tells = ({ value }: FigureRow) => ['EXACT', 'ROUNDED', 'RANGE'].includes(value.kind)

/** The newest of some periods in which the number of any unit is told; undefined when no number is. */
export const newestTold = (table: FigureTable, periods: readonly Period[]): Period | undefined =>
  periods.findLast(({ start }) => [...(table.get(start)?.values() ?? [])].some(tells))

/** Most figures that are asked for at once, so that a step in time needs no request: ten years of quarters of all communes. */
const maxAsked = 4000

/** The periods to ask for together with the shown one: all of them when they are few, else those of its year and the ones beside it. */
export function periodsToAsk(periods: readonly Period[], shown: Period, units: number): readonly Period[] {
  if (periods.length * units <= maxAsked) return periods
  const year = shown.start.slice(0, 4)
  const near = periods.filter((period) => period.start.startsWith(year))
  return near.length * units <= maxAsked ? near : [shown]
}
