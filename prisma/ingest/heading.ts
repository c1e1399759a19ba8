import { fold } from './fold.ts'
import { fileRefusal } from './table.ts'

/** A column that a kind of record knows: its key, which is also a heading, and other headings people write for it. */
export interface Column {
  readonly key: string
  readonly vi: string
  readonly also?: readonly string[]
  readonly required?: boolean
}

/** Where each known column stands in the file, and the headings that mean nothing here. */
export interface Headings {
  readonly at: ReadonlyMap<string, number>
  readonly unknown: readonly string[]
}

/** Headings are compared without case, diacritics, punctuation and what stands in brackets. */
const comparable = (heading: string) =>
  fold(heading.replace(/\([^)]*\)/g, ' '))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Headings of a person's identity. Records are pseudonymous: a file that carries these must not enter at all. */
const identity = new Set(
  [
    'họ tên',
    'họ và tên',
    'tên nạn nhân',
    'tên người báo tin',
    'tên người tố giác',
    'full name',
    'victim name',
    'reporter name',
    'first name',
    'last name',
    'cccd',
    'số cccd',
    'cmnd',
    'số cmnd',
    'căn cước',
    'căn cước công dân',
    'số căn cước',
    'số định danh',
    'số định danh cá nhân',
    'national id',
    'identity card',
    'hộ chiếu',
    'số hộ chiếu',
    'passport',
    'passport number',
    'điện thoại',
    'số điện thoại',
    'sđt',
    'phone',
    'phone number',
    'email',
    'thư điện tử',
    'địa chỉ',
    'địa chỉ thường trú',
    'address',
    'home address',
    'ngày sinh',
    'date of birth',
    'birthdate',
    'zalo',
    'facebook',
  ].map(comparable),
)

/** Every column must be there of `required`; of each group, at least one. Throws a Refusal for the whole file. */
export function matchHeadings(
  fileName: string,
  headings: readonly string[],
  columns: readonly Column[],
  groups: readonly (readonly string[])[],
): Headings {
  const keyOf = new Map<string, string>()
  for (const { key, vi, also = [] } of columns) for (const name of [key, vi, ...also]) keyOf.set(comparable(name), key)

  const at = new Map<string, number>()
  const unknown: string[] = []
  for (const [index, heading] of headings.entries()) {
    const name = comparable(heading)
    const key = keyOf.get(name)
    if (key === undefined && identity.has(name))
      throw fileRefusal(
        fileName,
        `column ${index + 1} holds a person's identity or contact; records here are pseudonymous. Remove that column.`,
      )
    if (key === undefined) {
      if (name !== '') unknown.push(heading)
    } else if (at.has(key))
      throw fileRefusal(
        fileName,
        `two columns mean the same: ${key} (columns ${(at.get(key) ?? 0) + 1} and ${index + 1}).`,
      )
    else at.set(key, index)
  }

  const label = (key: string) => `${columns.find((column) => column.key === key)?.vi ?? key} (${key})`
  const missing = [
    ...columns.filter(({ key, required }) => required && !at.has(key)).map(({ key }) => label(key)),
    ...groups.filter((group) => !group.some((key) => at.has(key))).map((group) => group.map(label).join(' or ')),
  ]
  if (missing.length > 0)
    throw fileRefusal(fileName, `the first line must hold the headings; missing: ${missing.join(', ')}.`)
  return { at, unknown }
}
