import type { GiveAreaInput } from '../../gql/graphql.ts'
import type { MessageId } from '../../message/text.ts'

/** An area as it is being filled in: the global id of a unit or agency, days as the device gives them, and why. */
export interface NewArea {
  readonly place: string
  readonly from: string
  readonly to: string
  readonly reason: string
}

export const noArea: NewArea = { place: '', from: '', to: '', reason: '' }

/** What is missing or cannot be, by field; empty when the area can be given. A first day that is left out is today. */
export function areaFaults({ place, from, to, reason }: NewArea): Partial<Record<keyof NewArea, MessageId>> {
  return {
    ...(place === '' && { place: 'area.choosePlace' as const }),
    ...(from !== '' && to !== '' && to < from && { to: 'area.endsBefore' as const }),
    ...(reason.trim() === '' && { reason: 'area.sayWhy' as const }),
  }
}

/** The area as the hub takes it, beside the account. */
export function inputFromArea({ place, from, to, reason }: NewArea): Omit<GiveAreaInput, 'account'> {
  const where = place.startsWith('Agency:') ? { agency: place } : { unit: { id: place } }
  return { ...where, from: from || null, to: to || null, reason: reason.trim() }
}
