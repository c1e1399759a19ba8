import { personalKindsOf } from '@hub/analysis/personal-text'
import { badInput } from '../refusal.ts'
import { checkText } from './recording.ts'

/** Refuses a text that seems to hold something personal: it is kept where the person is not. */
export function checkNamesNobody(words: string, field: string): void {
  const kinds = personalKindsOf(words)
  if (kinds.length === 0) return
  throw badInput(field, `seems to hold ${kinds.join(', ')}: write it without naming anybody.`)
}

/**
 * The reason an account gives for what everybody concerned will see: 20 to 1,000 characters, and nothing that names a person, because it
 * is kept where the person is not.
 */
export function checkReason(words: string, field: string): string {
  const reason = checkText(words, field, 1000)
  if (!reason || reason.length < 20) throw badInput(field, 'say in at least 20 characters why.')
  checkNamesNobody(reason, field)
  return reason
}
