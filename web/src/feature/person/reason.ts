import { personalKindsOf } from '@hub/analysis/personal-text'
import { ApiError } from '../../http.ts'
import type { MessageId, Text } from '../../message/text.ts'
import { refusalWords } from '../sign-in/refusal.ts'

const fewestLetters = 20

/** What the hub would refuse in a reason, told before it is sent; undefined when it will do. It is kept where the person is not. */
export function reasonFault(words: string): MessageId | undefined {
  const reason = words.trim()
  if (reason.length < fewestLetters) return 'person.reasonShort'
  return personalKindsOf(reason).length > 0 ? 'person.reasonPersonal' : undefined
}

/** Whether a removal was refused because the account does not reach every record that would go. */
export function isOutsideArea(error: Error | null): boolean {
  return error instanceof ApiError && error.details.reason === 'OUTSIDE_AREA'
}

/** Why opening or removing was refused, in the reader's words. */
export function personRefusal(error: Error | null, text: Text): string | undefined {
  if (error instanceof ApiError && error.code === 'NOT_FOUND') return text('person.gone')
  if (error instanceof ApiError && error.code === 'CONFLICT' && error.details.field === 'input.fields')
    return text('person.notSealed')
  if (isOutsideArea(error)) return text('person.outsideArea')
  return refusalWords(error, text)
}
