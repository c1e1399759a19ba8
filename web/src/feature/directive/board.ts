import { dayAfter, monthAfter, periodOf } from '@hub/contract/period'
import type { PilotModel, SettingFigure } from './board-query.ts'

/** The four newest quarters that have ended, as days, both inside. `dataThrough` is the last day of a month that has ended. */
export function lastFourQuarters(dataThrough: string): { from: string; to: string } {
  const next = periodOf('QUARTER', dayAfter(dataThrough, 1)).start
  return { from: monthAfter(next, -12), to: dayAfter(next, -1) }
}

/** Events of one commune by setting over all quarters. Null where nothing is known of a quarter. */
export function eventsBySetting(figures: readonly SettingFigure[]): Map<string, Map<string, number | null>> {
  const units = new Map<string, Map<string, number | null>>()
  for (const { unitId, category, value } of figures) {
    const own = units.get(unitId) ?? new Map<string, number | null>()
    units.set(unitId, own)
    const before = own.get(category ?? '')
    const add = value.kind === 'EXACT' ? (value.value ?? null) : null
    // what was told of other quarters stands; a gap alone is no zero
    own.set(category ?? '', add === null ? (before ?? null) : (before ?? 0) + add)
  }
  return units
}

export type PilotState = 'ALIVE' | 'ASLEEP' | 'ENDED'

/** A model is alive when it held something in the six months before a day, and asleep when not; ended when it was closed. */
export function pilotState(
  { endedOn, lastEventOn }: Pick<PilotModel, 'endedOn' | 'lastEventOn'>,
  day: string,
): PilotState {
  if (endedOn && endedOn <= day) return 'ENDED'
  return lastEventOn && lastEventOn > monthAfter(dayAfter(day, 1), -6) ? 'ALIVE' : 'ASLEEP'
}
