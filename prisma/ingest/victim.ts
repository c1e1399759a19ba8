import { createHash } from 'node:crypto'
import { commonColumns, placeColumns } from './column.ts'
import type { Column } from './heading.ts'
import type { RowReader } from './row-reader.ts'

export interface StatusRow {
  readonly status: string
  readonly on: string
}

/** A victim, pseudonymous, as written to the database; ages are years at the time of exploitation, null is "not said". */
export interface VictimRow {
  readonly line: number
  readonly origin: string
  readonly originId: string
  readonly synthetic: boolean
  readonly pseudonym: string
  readonly caseCode: string | null
  readonly sex: string
  readonly age: number | null
  readonly victimClass: string | null
  readonly exploitation: string
  readonly destination: string
  readonly intakeChannel: string
  readonly intakeUnitId: string | null
  readonly homeUnitId: string
  readonly provinceCode: '27' | '24'
  readonly reportedOn: string
  readonly statuses: readonly StatusRow[]
  readonly firstCheckOn: string | null
  readonly evidence: readonly string[] | null
  readonly documentType: string | null
  readonly agencyId: string | null
  readonly retainUntil: string | null
}

export const victimColumns: readonly Column[] = [
  ...commonColumns,
  { key: 'pseudonym', vi: 'Bí danh', also: ['mã nạn nhân'] },
  { key: 'case', vi: 'Mã vụ án', also: ['vụ án', 'case code'] },
  { key: 'sex', vi: 'Giới tính', also: ['giới', 'gender'], required: true },
  { key: 'age_at_exploitation', vi: 'Tuổi khi bị mua bán', also: ['tuổi khi bị bóc lột', 'tuổi', 'age'] },
  { key: 'victim_class', vi: 'Diện', also: ['diện nạn nhân', 'class'] },
  { key: 'exploitation', vi: 'Hình thức bóc lột', also: ['mục đích bóc lột', 'bóc lột'], required: true },
  { key: 'destination', vi: 'Nơi đến', also: ['nước đến', 'điểm đến'], required: true },
  { key: 'intake_channel', vi: 'Kênh tiếp nhận', also: ['nguồn tiếp nhận', 'diện tiếp nhận'], required: true },
  ...placeColumns('', '', [
    'xã phường cư trú',
    'nơi cư trú',
    'nơi thường trú',
    'quê quán',
    'home unit',
    'home commune',
  ]),
  ...placeColumns('intake_', ' tiếp nhận', ['nơi tiếp nhận']),
  { key: 'reported_on', vi: 'Ngày trình báo', also: ['ngày tiếp nhận', 'reported'], required: true },
  { key: 'first_check_on', vi: 'Ngày xác minh ban đầu', also: ['first check', 'initial verification'] },
  {
    key: 'under_identification_on',
    vi: 'Ngày bắt đầu xác định',
    also: ['ngày vào diện đang xác định', 'under identification'],
  },
  { key: 'confirmed_on', vi: 'Ngày xác định là nạn nhân', also: ['ngày xác định', 'ngày công nhận', 'confirmed'] },
  { key: 'not_victim_on', vi: 'Ngày xác định không phải nạn nhân', also: ['not victim'] },
  { key: 'evidence', vi: 'Căn cứ xác định', also: ['căn cứ'] },
  { key: 'document_type', vi: 'Loại giấy tờ xác nhận', also: ['giấy xác nhận'] },
  { key: 'retain_until', vi: 'Lưu đến ngày', also: ['lưu hồ sơ đến'] },
]

/** Of the classes the law gives support by, those a victim is recorded under; being identified is a status. */
const victimClasses = ['VN_VICTIM', 'ACCOMPANYING_MINOR', 'FOREIGN_VICTIM']

const orderedStatuses = [
  ['reported_on', 'REPORTED'],
  ['under_identification_on', 'UNDER_IDENTIFICATION'],
  ['confirmed_on', 'CONFIRMED'],
  ['not_victim_on', 'NOT_VICTIM'],
] as const

function readStatuses(row: RowReader): StatusRow[] {
  const statuses: (StatusRow & { readonly key: string })[] = []
  for (const [key, status] of orderedStatuses) {
    const on = row.day(key)
    if (on === null) continue
    const before = statuses.at(-1)
    if (before && on < before.on) row.fault(key, 'BEFORE', before.key)
    statuses.push({ key, status, on })
  }
  return statuses.map(({ status, on }) => ({ status, on }))
}

/** A pseudonym that tells nothing, yet is the same each time the same record is imported. */
function pseudonymOf(origin: string, originId: string): string {
  return `V-${createHash('sha256').update(`${origin}\n${originId}`).digest('hex').slice(0, 16).toUpperCase()}`
}

/** Reads one victim; what is wrong with it is in the notes of the row. */
export function readVictim(row: RowReader): VictimRow | null {
  const identity = row.identity()
  const pseudonym = row.text('pseudonym', 40)
  if (pseudonym !== null && !/^V-[0-9A-Z-]+$/.test(pseudonym)) row.fault('pseudonym', 'BAD_PSEUDONYM')
  const sex = row.required('sex', row.code('sex', 'SEX'))
  const exploitation = row.required('exploitation', row.code('exploitation', 'EXPLOITATION'))
  const destination = row.required('destination', row.code('destination', 'DESTINATION'))
  const intakeChannel = row.required('intake_channel', row.code('intake_channel', 'INTAKE_CHANNEL'))
  const reportedOn = row.required('reported_on', row.day('reported_on'))
  const statuses = reportedOn === null ? [] : readStatuses(row)
  const home = row.spot(reportedOn)
  const firstCheckOn = row.day('first_check_on')
  if (firstCheckOn !== null && reportedOn !== null && firstCheckOn < reportedOn)
    row.fault('first_check_on', 'BEFORE', 'reported_on')
  const evidence = row.codes('evidence', 'EVIDENCE')
  if (evidence !== null && !row.has('confirmed_on')) row.fault('evidence', 'NEEDS', 'confirmed_on')
  const optional = {
    caseCode: row.text('case', 100),
    age: row.count('age_at_exploitation', 120),
    victimClass: row.code('victim_class', 'VICTIM_CLASS', victimClasses),
    intakeUnitId: row.place('intake_', reportedOn)?.unitId ?? null,
    documentType: row.words('document_type', 200),
    agencyId: row.agency('agency', reportedOn),
    retainUntil: row.day('retain_until', { mayBeAhead: true }),
  }
  if (!sex || !exploitation || !destination || !intakeChannel || !reportedOn || !home) return null
  return {
    line: row.line,
    ...identity,
    pseudonym: pseudonym ?? pseudonymOf(identity.origin, identity.originId),
    sex,
    exploitation,
    destination,
    intakeChannel,
    reportedOn,
    statuses,
    homeUnitId: home.unitId,
    provinceCode: home.provinceCode,
    firstCheckOn,
    evidence,
    ...optional,
  }
}
