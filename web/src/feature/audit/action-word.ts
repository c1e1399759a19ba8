import type { MessageId, Text } from '../../message/text.ts'

/** Actions that the page has words for: reading and signing in first, then writing, then administration. */
export const knownActions = [
  'query',
  'mutation',
  'signIn',
  'completeSignIn',
  'signInFailed',
  'signOut',
  'signOutEverywhere',
  'changePassword',
  'beginSecondFactor',
  'confirmSecondFactor',
  'removeSecondFactor',
  'issueToken',
  'revokeToken',
  'openIdentity',
  'readIdentity',
  'recordIdentity',
  'withdrawConsent',
  'removePerson',
  'recordTip',
  'replyToTip',
  'recordCase',
  'advanceCase',
  'recordTrial',
  'recordVictim',
  'identifyVictim',
  'recordSupport',
  'recordCampaignEvent',
  'importRecords',
  'export',
  'acknowledgeAlert',
  'publishRelease',
  'retireRelease',
  'addAccount',
  'changeAccount',
  'disableAccount',
  'issueSignInLink',
  'giveArea',
  'endArea',
  'verifyAudit',
  'revokeTokens',
  'rotateIdentity',
  'backup',
  'loadDemo',
  'loadReference',
] as const

const words: Readonly<Record<string, MessageId>> = Object.fromEntries(
  knownActions.map((action) => [action, `action.${action}` satisfies MessageId]),
)

/** What was done, in the reader's words; the hub's own name where the page has none. */
export function actionWord(action: string, text: Text): string {
  const id = words[action]
  return id ? text(id) : action
}
