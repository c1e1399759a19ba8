import { commonColumns, placeColumns, pointColumns } from './column.ts'
import type { Column } from './heading.ts'
import type { RowReader, Spot } from './row-reader.ts'

/** The stages of a case in their legal order; a suspension may come at any time. */
const orderedStages = [
  ['opened_on', 'OPENED'],
  ['charged_on', 'CHARGED'],
  ['concluded_on', 'CONCLUDED'],
  ['indicted_on', 'INDICTED'],
  ['first_instance_on', 'FIRST_INSTANCE'],
  ['appeal_on', 'APPEAL'],
  ['in_force_on', 'IN_FORCE'],
] as const

export interface StageRow {
  readonly stage: string
  readonly on: string
  readonly people: number | null
}

/** People of a case as counts: never a list. */
export interface PeopleRow {
  readonly role: 'SUSPECT' | 'VICTIM'
  readonly sex: 'FEMALE' | 'MALE'
  readonly people: number
}

/** A case as it is written to the database; null is "not said". */
export interface CaseRow {
  readonly line: number
  readonly origin: string
  readonly originId: string
  readonly synthetic: boolean
  readonly code: string
  readonly kind: string | null
  readonly openedOn: string
  readonly spot: Spot
  readonly stages: readonly StageRow[]
  readonly people: readonly PeopleRow[]
  readonly offences: readonly string[] | null
  readonly acts: readonly string[] | null
  readonly means: readonly string[] | null
  readonly purposes: readonly string[] | null
  readonly destination: string | null
  readonly isKeyCase: boolean | null
  readonly specialProject: boolean | null
  readonly foetusDeal: boolean | null
  readonly agencyId: string | null
  readonly summary: string | null
}

export const caseColumns: readonly Column[] = [
  ...commonColumns,
  { key: 'code', vi: 'Mã vụ án', also: ['số vụ án', 'case code'] },
  { key: 'kind', vi: 'Loại vụ', also: ['loại vụ án', 'case kind'] },
  { key: 'opened_on', vi: 'Ngày khởi tố vụ án', also: ['ngày khởi tố', 'opened'], required: true },
  { key: 'charged_on', vi: 'Ngày khởi tố bị can', also: ['charged'] },
  { key: 'concluded_on', vi: 'Ngày kết luận điều tra', also: ['concluded'] },
  { key: 'indicted_on', vi: 'Ngày truy tố', also: ['indicted'] },
  { key: 'first_instance_on', vi: 'Ngày xử sơ thẩm', also: ['ngày xét xử sơ thẩm', 'first instance'] },
  { key: 'appeal_on', vi: 'Ngày xử phúc thẩm', also: ['ngày xét xử phúc thẩm', 'appeal'] },
  { key: 'in_force_on', vi: 'Ngày có hiệu lực', also: ['ngày án có hiệu lực', 'in force'] },
  { key: 'suspended_on', vi: 'Ngày tạm đình chỉ', also: ['suspended'] },
  { key: 'accused', vi: 'Số bị can', also: ['bị can'] },
  { key: 'defendants', vi: 'Số bị cáo', also: ['bị cáo'] },
  { key: 'suspects_female', vi: 'Nghi phạm nữ', also: ['số nghi phạm nữ', 'female suspects'] },
  { key: 'suspects_male', vi: 'Nghi phạm nam', also: ['số nghi phạm nam', 'male suspects'] },
  { key: 'victims_female', vi: 'Nạn nhân nữ', also: ['số nạn nhân nữ', 'female victims'] },
  { key: 'victims_male', vi: 'Nạn nhân nam', also: ['số nạn nhân nam', 'male victims'] },
  ...placeColumns('', '', ['nơi xảy ra', 'nơi phạm tội', 'địa điểm']),
  ...pointColumns,
  { key: 'offences', vi: 'Tội danh', also: ['điều luật', 'articles', 'offence'] },
  { key: 'acts', vi: 'Hành vi', also: ['act'] },
  { key: 'means', vi: 'Thủ đoạn' },
  { key: 'purposes', vi: 'Mục đích', also: ['purpose'] },
  { key: 'destination', vi: 'Nơi đến', also: ['nước đến', 'điểm đến'] },
  { key: 'is_key_case', vi: 'Vụ án điểm', also: ['án điểm', 'key case'] },
  { key: 'special_project', vi: 'Chuyên án' },
  { key: 'foetus_deal', vi: 'Mua bán bào thai' },
  { key: 'summary', vi: 'Tóm tắt', also: ['mô tả'] },
]

/** The stages a row tells of, in order, each not before the one before it. */
function readStages(row: RowReader): StageRow[] {
  const people: Readonly<Record<string, number | null>> = {
    CHARGED: row.count('accused', 10_000),
    FIRST_INSTANCE: row.count('defendants', 10_000),
  }
  if (people.CHARGED != null && !row.has('charged_on')) row.fault('accused', 'NEEDS', 'charged_on')
  if (people.FIRST_INSTANCE != null && !row.has('first_instance_on'))
    row.fault('defendants', 'NEEDS', 'first_instance_on')
  const stages: (StageRow & { readonly key: string })[] = []
  for (const [key, stage] of orderedStages) {
    const on = row.day(key)
    if (on === null) continue
    const before = stages.at(-1)
    if (before && on < before.on) row.fault(key, 'BEFORE', before.key)
    stages.push({ key, stage, on, people: people[stage] ?? null })
  }
  const suspendedOn = row.day('suspended_on')
  const opened = stages.find(({ stage }) => stage === 'OPENED')
  if (suspendedOn !== null && opened && suspendedOn < opened.on) row.fault('suspended_on', 'BEFORE', 'opened_on')
  if (suspendedOn !== null) stages.push({ key: 'suspended_on', stage: 'SUSPENDED', on: suspendedOn, people: null })
  return stages.map(({ stage, on, people: count }) => ({ stage, on, people: count }))
}

function readPeople(row: RowReader): PeopleRow[] {
  return (['SUSPECT', 'VICTIM'] as const).flatMap((role) =>
    (['FEMALE', 'MALE'] as const).flatMap((sex) => {
      const people = row.count(`${role.toLowerCase()}s_${sex.toLowerCase()}`, 10_000)
      return people === null || people === 0 ? [] : [{ role, sex, people }]
    }),
  )
}

/** Reads one case; what is wrong with it is in the notes of the row. */
export function readCase(row: RowReader): CaseRow | null {
  const identity = row.identity()
  const openedOn = row.required('opened_on', row.day('opened_on'))
  const stages = openedOn === null ? [] : readStages(row)
  const spot = row.spot(openedOn)
  const optional = {
    code: row.text('code', 100) ?? identity.originId,
    kind: row.code('kind', 'CASE_KIND'),
    people: readPeople(row),
    offences: row.offences('offences'),
    acts: row.codes('acts', 'CASE_ACT'),
    means: row.codes('means', 'CASE_MEANS'),
    purposes: row.codes('purposes', 'CASE_PURPOSE'),
    destination: row.code('destination', 'DESTINATION'),
    isKeyCase: row.flag('is_key_case'),
    specialProject: row.flag('special_project'),
    foetusDeal: row.flag('foetus_deal'),
    agencyId: row.agency('agency', openedOn),
    summary: row.words('summary', 4000),
  }
  if (!openedOn || !spot) return null
  return { line: row.line, ...identity, openedOn, stages, spot, ...optional }
}
