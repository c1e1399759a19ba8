import { formatMoment, type Language, pick } from '../../format.ts'
import type { MessageId } from '../../message/text.ts'
import type { LateChoices, LateItem } from './query.ts'

/** What an officer knows the record of a late item by, and how it stands. */
export interface LateRecord {
  readonly kind: MessageId
  /** The code it is found by: number of a tip, pseudonym of a victim, code of a case. */
  readonly code: string
  /** The day it began, 'YYYY-MM-DD'. */
  readonly day: string
  /** How it stands, in words; undefined for a code that is not in the list. */
  readonly status: string | undefined
}

/** Puts the record of a late item into words. */
export function lateRecord(subject: LateItem['subject'], choices: LateChoices, language: Language): LateRecord {
  const wordOf = (codes: LateChoices['tipStatuses'], code: string) => {
    const found = codes.find((row) => row.code === code)
    return found && pick(language, found.labelVi, found.labelEn)
  }
  switch (subject.__typename) {
    case 'Tip':
      return {
        kind: 'target.tip',
        code: subject.id.replace('Tip:', ''),
        day: dayOfMoment(subject.receivedAt),
        status: wordOf(choices.tipStatuses, subject.tipStatus),
      }
    case 'Victim':
      return {
        kind: 'target.victim',
        code: subject.pseudonym,
        day: subject.reportedOn,
        status: wordOf(choices.victimStatuses, subject.victimStatus),
      }
    case 'Case':
      return {
        kind: 'target.case',
        code: subject.code,
        day: subject.openedOn,
        status: wordOf(choices.caseStages, subject.stage),
      }
  }
}

/** The day of a moment in Việt Nam, 'YYYY-MM-DD'. */
function dayOfMoment(moment: string): string {
  const [day = '', month = '', year = ''] = formatMoment(moment).slice(0, 10).split('/')
  return `${year}-${month}-${day}`
}
