import { formatDay, formatMoment, type Language, pick } from '../../format.ts'
import type { Text } from '../../message/text.ts'
import { successorsOf } from '../agency/acting-agency.ts'
import type { CsvTable } from '../take/table-file.ts'
import { lateRecord } from './late-record.ts'
import type { LateChoices, LateItem } from './query.ts'

interface LateFileWords {
  readonly choices: LateChoices
  /** What the list is narrowed to, in words; null where it is not. */
  readonly narrowedTo: string | null
  /** Name of the account. */
  readonly account: string
  /** That the records are invented; null when they are real. */
  readonly synthetic: string | null
  /** The moment of saving, ISO 8601. */
  readonly now: string
}

/** Late items as a table for a file: what stands in the list, and that these are records of the office. */
export function lateTable(items: readonly LateItem[], about: LateFileWords, text: Text, language: Language): CsvTable {
  const { choices, narrowedTo, account, synthetic, now } = about
  const note = (label: string, words: string) => ({ label, words })
  return {
    title: text('target.lateTitle'),
    notes: [
      ...(synthetic ? [note(text('take.synthetic'), `${synthetic}. ${text('synthetic.short')}`)] : []),
      note(text('take.figures'), text('target.fileAbout', { name: account })),
      ...(narrowedTo ? [note(text('target.narrow'), narrowedTo)] : []),
      note(text('take.savedAt'), formatMoment(now)),
    ],
    columns: columnIds.map((id) => ({ label: text(id) })),
    rows: items.map((item) => ({ cells: cellsOf(item, choices, text, language) })),
  }
}

/** Words of the columns, in the order of the cells. */
const columnIds = [
  'target.kind',
  'target.code',
  'target.began',
  'target.status',
  'target.nextStep',
  'target.law',
  'target.dueAt',
  'target.daysLate',
  'target.unit',
  'target.agency',
  'target.agencyEnded',
  'target.actingNow',
] as const

function cellsOf(item: LateItem, choices: LateChoices, text: Text, language: Language): (string | number | null)[] {
  const { kind, code, day, status } = lateRecord(item.subject, choices, language)
  const { agency } = item
  const acting = agency && successorsOf(agency)
  const duty = pick(language, item.labelVi, item.labelEn)
  return [
    text(kind),
    code,
    formatDay(day),
    status ?? null,
    item.extended ? `${duty} (${text('target.extended')})` : duty,
    item.legalRef,
    formatMoment(item.dueAt),
    item.daysLate ?? null,
    pick(language, item.unit.nameVi, item.unit.nameEn),
    agency ? pick(language, agency.nameVi, agency.nameEn) : text('target.noAgency'),
    acting ? formatDay(agency?.validTo ?? '') : null,
    acting ? acting.map(({ nameVi, nameEn }) => pick(language, nameVi, nameEn)).join('; ') : null,
  ]
}
