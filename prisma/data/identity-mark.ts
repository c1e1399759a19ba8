import { fold } from '../ingest/fold.ts'

/** What a record may be linked by, the surer first: a paper, or name with year of birth and sex. */
export type MarkGrade = 'CCCD' | 'CMND' | 'OTHER_PAPER' | 'NAME'

/** Who somebody is, as far as records of the same person can be found by it. */
export interface Identifying {
  readonly NAME?: string | null | undefined
  readonly PAPER?: string | null | undefined
  readonly BIRTH_YEAR?: string | null | undefined
  readonly sex: string
}

/** The number of a paper in one form: of the twelve digits of a CCCD and the nine of a CMND the digits alone, else letters and digits. */
export function normalPaper(text: string): { readonly grade: MarkGrade; readonly number: string } | null {
  const number = fold(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  // A word before the number is not part of it.
  const digits = number.replace(/^(?:SO|CCCD|CMND|CANCUOC(?:CONGDAN)?|CHUNGMINHNHANDAN|DINHDANH)+(?=\d)/, '')
  if (/^\d{12}$/.test(digits)) return { grade: 'CCCD', number: digits }
  if (/^\d{9}$/.test(digits)) return { grade: 'CMND', number: digits }
  // Fewer signs than any paper has would link strangers.
  return digits.length >= 6 ? { grade: 'OTHER_PAPER', number: digits } : null
}

/** A name in one form: small letters, no diacritics, letters alone with one space between words. */
export function normalName(text: string): string | null {
  const name = fold(text)
    .replace(/[^a-z\s]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name.includes(' ') ? name : null // one word is no full name
}

/** What a person is linked by, in the form that is hashed. A name links only with a year of birth and a known sex. */
export function identifiersOf({ NAME, PAPER, BIRTH_YEAR, sex }: Identifying): Partial<Record<MarkGrade, string>> {
  const paper = PAPER ? normalPaper(PAPER) : null
  const name = NAME ? normalName(NAME) : null
  const year = BIRTH_YEAR && /^\d{4}$/.test(BIRTH_YEAR.trim()) ? BIRTH_YEAR.trim() : null
  return {
    ...(paper && { [paper.grade]: `${paper.grade}:${paper.number}` }),
    ...(name && year && sex !== 'UNKNOWN' && { NAME: `NAME:${name}:${year}:${sex}` }),
  }
}
