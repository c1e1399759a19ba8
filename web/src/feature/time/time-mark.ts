import type { Period } from '@hub/contract/period'
import type { TimeMarksQuery } from '../../gql/graphql.ts'

export type TimeMark = TimeMarksQuery['timeMarks'][number]

/** Marks that stand at one place of the time line. */
export interface MarkedPeriod {
  /** Index of the period they stand at: the first one's. */
  readonly at: number
  readonly marks: readonly TimeMark[]
}

/** Grains fine enough to show the season of the year apart from the rest of it. */
const showsSeason = (period: Period) => period.grain === 'MONTH' || period.grain === 'QUARTER'

/**
 * Puts marks on the periods that hold their first day. The yearly season is left out where a period is a year or longer: every one
 * holds it.
 * @param apart marks nearer than so many periods share one place, so that each can be pressed
 */
export function marksOnPeriods(marks: readonly TimeMark[], periods: readonly Period[], apart: number): MarkedPeriod[] {
  const placed = marks
    .map((mark) => ({ mark, at: periods.findIndex(({ start, end }) => start <= mark.from && mark.from <= end) }))
    .filter(({ mark, at }) => {
      const period = periods[at]
      return period !== undefined && (mark.kind !== 'SEASON' || showsSeason(period))
    })
    .sort((a, b) => a.at - b.at)
  const places: { at: number; marks: TimeMark[] }[] = []
  for (const { mark, at } of placed) {
    const last = places.at(-1)
    if (last && (at === last.at || at - last.at < apart)) last.marks.push(mark)
    else places.push({ at, marks: [mark] })
  }
  return places
}
