import type { BriefingForm } from '../../gql/graphql.ts'
import type { MessageId } from '../../message/text.ts'

/** The forms of a briefing in the order they are offered, and their words. */
export const formWord: Readonly<Record<BriefingForm, MessageId>> = {
  ONE_PAGE: 'briefing.one',
  SIX_PAGES: 'briefing.six',
  WORKBOOK: 'briefing.workbook',
}
