import type { AgencyInTime } from './query.ts'

/** Who must act in the place of an agency that has ended; null where it acts itself. Empty: nobody is known to have taken over. */
export function successorsOf({ id, validTo, actingToday }: AgencyInTime): AgencyInTime['actingToday'] | null {
  return validTo && !actingToday.some((acting) => acting.id === id) ? actingToday : null
}
