import { csvCell } from '../csv-cell.ts'

/**
 * Why a row was refused, or a column left out. A note never repeats the value of a cell: it may speak of a person. What it does
 * name is public: a code list, a unit, a heading.
 */
export interface Note {
  /** line of the file, from 1, where the row begins */
  readonly line: number
  /** the heading as the file writes it; null when the whole row is meant */
  readonly column: string | null
  readonly code: NoteCode
  readonly vi: string
  readonly en: string
}

/** The words of each reason; `{}` takes the public detail, if there is one. */
const words = {
  COLUMN_IGNORED: ['không biết cột này nên đã bỏ qua', 'this column is not known and was left out'],
  CELL_COUNT: ['số ô khác số tiêu đề: {}', 'the number of cells differs from the number of headings: {}'],
  REQUIRED: ['thiếu giá trị bắt buộc', 'a required value is missing'],
  TOO_LONG: ['dài quá {} ký tự', 'longer than {} characters'],
  BAD_DATE: ['không phải ngày dạng dd/MM/yyyy hoặc yyyy-MM-dd', 'not a day written dd/MM/yyyy or yyyy-MM-dd'],
  BAD_TIME: [
    'không phải thời điểm dạng dd/MM/yyyy HH:mm hoặc ISO 8601',
    'not a time written dd/MM/yyyy HH:mm or as ISO 8601',
  ],
  FUTURE: ['ở sau ngày hôm nay', 'lies after today'],
  TOO_EARLY: ['ở trước năm 1990', 'lies before 1990'],
  BEFORE: ['sớm hơn mốc trước nó ({})', 'earlier than what must come before it ({})'],
  BAD_NUMBER: ['không phải số nguyên từ 0 đến {}', 'not a whole number from 0 to {}'],
  BAD_FLAG: ['hãy ghi có hoặc không', 'write yes or no'],
  UNKNOWN_CODE: ['không có trong danh mục {}', 'not in the list {}'],
  BAD_POINT: [
    'toạ độ cần cả kinh độ (105–108) và vĩ độ (20–23), theo độ thập phân',
    'a point needs both a longitude (105–108) and a latitude (20–23), in decimal degrees',
  ],
  SWAPPED_POINT: ['kinh độ và vĩ độ bị đổi chỗ', 'longitude and latitude are swapped'],
  FAR_POINT: ['toạ độ nằm ngoài đơn vị đã nêu', 'the point lies outside the unit given'],
  UNKNOWN_PLACE: ['không có đơn vị nào của tỉnh mang mã hoặc tên này', 'no unit of the province has this code or name'],
  AMBIGUOUS_PLACE: [
    'nhiều đơn vị cùng tên, hãy ghi thêm huyện hoặc mã: {}',
    'several units have this name; add the district or the code: {}',
  ],
  PLACE_NOT_THEN: [
    'đơn vị không tồn tại vào ngày của dòng này; hãy ghi đơn vị của ngày đó: {}',
    'the unit did not exist on the day of the row; give the unit of that day: {}',
  ],
  PLACE_MISMATCH: [
    'mã và tên đơn vị không khớp nhau; mã này là {}',
    'code and name of the unit disagree; the code is {}',
  ],
  UNKNOWN_AGENCY: [
    'không có cơ quan nào mang mã hoặc tên này vào ngày của dòng',
    'no agency has this code or name on the day of the row',
  ],
  UNKNOWN_REFERENCE: ['chưa có bản ghi {} mang mã này', 'there is no {} with this code yet'],
  BAD_ID: [
    'số hồ sơ chỉ dài đến 100 ký tự, không xuống dòng',
    'a record number has at most 100 characters on one line',
  ],
  BAD_ORIGIN: [
    'nguồn là 1–40 chữ thường không dấu, số hoặc gạch nối, và không phải demo, hub',
    'an origin is 1–40 lower-case letters, digits or hyphens, and neither demo nor hub',
  ],
  BAD_PSEUDONYM: ['bí danh có dạng V- rồi chữ hoa và số', 'a pseudonym is V- and then capitals and digits'],
  BAD_URL: ['không phải địa chỉ http(s)', 'not an http(s) address'],
  DUPLICATE: ['trùng số hồ sơ với dòng {}', 'has the record number of line {}'],
  PERSONAL_TEXT: [
    'có vẻ chứa {}; dòng vẫn được nhận, hãy xem lại và bỏ đi nếu không cần',
    'seems to hold {}; the row was taken: look at it, and leave that out where it is not needed',
  ],
  NEEDS: ['cần có cả {}', 'needs {} as well'],
  CONTRADICTS: ['mâu thuẫn với {}', 'contradicts {}'],
  NOT_SYNTHETIC: [
    'cơ sở dữ liệu này chỉ chứa dữ liệu giả lập: dòng phải ghi rõ giả lập = có',
    'this database holds synthetic records only: the row must say synthetic = yes',
  ],
  SYNTHETIC: [
    'cơ sở dữ liệu này chứa hồ sơ thật: không nhận dòng giả lập',
    'this database holds real records: synthetic rows are refused',
  ],
  OUTSIDE_AREA: [
    'dòng này, hoặc hồ sơ sẵn có mang số này, nằm ngoài địa bàn và cơ quan tài khoản được giao',
    'this row, or the record there is of this number, lies outside the areas of the account',
  ],
  DATABASE: ['trái với quy tắc của cơ sở dữ liệu ({})', 'against a rule of the database ({})'],
} as const satisfies Record<string, readonly [vi: string, en: string]>

export type NoteCode = keyof typeof words

/** A detail in both languages, or one that reads the same in both. */
export type Detail = string | readonly [vi: string, en: string]

export function note(line: number, column: string | null, code: NoteCode, detail: Detail = ''): Note {
  const [vi, en] = words[code]
  const [inVi, inEn] = typeof detail === 'string' ? [detail, detail] : detail
  return { line, column, code, vi: vi.replace('{}', inVi), en: en.replace('{}', inEn) }
}

/** The notes as a CSV file (UTF-8 with a byte order mark, so that a spreadsheet reads the Vietnamese). */
export function notesAsCsv(notes: readonly Note[]): string {
  const rows = [
    ['dòng/line', 'cột/column', 'mã/code', 'lý do', 'reason'],
    ...notes.map((one) => [one.line, one.column ?? '', one.code, one.vi, one.en]),
  ]
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
