import { auditActions } from '@hub/contract/audit-action'
import type { MessageId, Text } from '../../message/text.ts'

const words: Readonly<Record<string, MessageId>> = Object.fromEntries(
  auditActions.map((action) => [action, `action.${action}` satisfies MessageId]),
)

/** What was done, in the reader's words; the hub's own name where the page has none. */
export function actionWord(action: string, text: Text): string {
  const id = words[action]
  return id ? text(id) : action
}
