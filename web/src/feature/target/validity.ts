import { formatDay } from '../../format.ts'
import type { Text } from '../../message/text.ts'

/** The time in which a rule of law or a programme holds, in words. */
export function validityWords(validFrom: string, validTo: string | null, text: Text): string {
  return validTo
    ? text('target.validBetween', { from: formatDay(validFrom), to: formatDay(validTo) })
    : text('target.validFrom', { from: formatDay(validFrom) })
}
