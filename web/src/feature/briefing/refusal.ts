import { ApiError } from '../../http.ts'
import type { MessageId, Text } from '../../message/text.ts'
import { refusalWords } from '../sign-in/refusal.ts'

/** What the hub does not take in a schedule, by the field that holds it. */
const byField: Readonly<Record<string, MessageId>> = {
  'input.title': 'briefing.namePersonal',
  'input.validFrom': 'briefing.fromWrong',
  'input.grain': 'briefing.notTold',
}

/** The rest, by its code. */
const byCode: Readonly<Record<string, MessageId>> = {
  BAD_USER_INPUT: 'briefing.inputWrong',
  NOT_FOUND: 'briefing.inputWrong',
  NOT_PUBLISHED: 'briefing.notTold',
  CONFLICT: 'briefing.tooManySchedules',
}

/** Why a schedule was refused, in the reader's words. */
export function scheduleRefusal(error: Error | null, text: Text): string | undefined {
  if (!(error instanceof ApiError) || error.kind !== 'refused') return refusalWords(error, text)
  const id = byField[String(error.details.field)] ?? byCode[error.code ?? '']
  return id ? text(id) : refusalWords(error, text)
}
