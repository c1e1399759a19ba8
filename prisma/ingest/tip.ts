import { commonColumns, placeColumns, pointColumns } from './column.ts'
import type { Column } from './heading.ts'
import type { RowReader, Spot } from './row-reader.ts'

/** A tip as it is written to the database; moments are ISO 8601, null is "not said". */
export interface TipRow {
  readonly line: number
  readonly origin: string
  readonly originId: string
  readonly synthetic: boolean
  readonly kind: string
  readonly channel: string
  readonly receivedAt: string
  readonly spot: Spot
  readonly topic: string
  readonly status: string | null
  readonly outcome: string | null
  readonly agencyId: string | null
  readonly classifiedAt: string | null
  readonly firstActionAt: string | null
  readonly resolvedAt: string | null
  readonly extended: boolean | null
  readonly caseCode: string | null
  readonly summary: string | null
}

export const tipColumns: readonly Column[] = [
  ...commonColumns,
  { key: 'kind', vi: 'Loại tin', also: ['loại', 'loại nguồn tin', 'tip kind'], required: true },
  { key: 'channel', vi: 'Kênh tiếp nhận', also: ['hình thức tiếp nhận', 'kênh'], required: true },
  {
    key: 'received_at',
    vi: 'Ngày tiếp nhận',
    also: ['thời điểm tiếp nhận', 'ngày nhận', 'received', 'received on', 'date received'],
    required: true,
  },
  ...placeColumns('', '', ['nơi xảy ra', 'địa điểm', 'nơi xảy ra sự việc']),
  ...pointColumns,
  { key: 'topic', vi: 'Nội dung', also: ['chủ đề', 'nội dung tin', 'dạng vụ việc'], required: true },
  { key: 'status', vi: 'Tình trạng', also: ['trạng thái', 'tình trạng xử lý'] },
  { key: 'outcome', vi: 'Kết quả', also: ['kết quả giải quyết', 'kết quả xử lý'] },
  { key: 'classified_at', vi: 'Ngày phân loại', also: ['classified', 'classified on'] },
  { key: 'first_action_at', vi: 'Ngày xử lý đầu tiên', also: ['ngày xác minh', 'first action', 'first action on'] },
  { key: 'resolved_at', vi: 'Ngày giải quyết', also: ['ngày ra quyết định', 'resolved', 'resolved on'] },
  { key: 'extended', vi: 'Gia hạn', also: ['đã gia hạn'] },
  { key: 'case', vi: 'Mã vụ án', also: ['vụ án', 'case code'] },
  { key: 'summary', vi: 'Tóm tắt', also: ['nội dung tóm tắt', 'mô tả'] },
]

/** Reads one tip; what is wrong with it is in the notes of the row. */
export function readTip(row: RowReader): TipRow | null {
  const identity = row.identity()
  const kind = row.required('kind', row.code('kind', 'TIP_KIND'))
  const channel = row.required('channel', row.code('channel', 'TIP_CHANNEL'))
  const topic = row.required('topic', row.code('topic', 'TIP_TOPIC'))
  const received = row.required('received_at', row.moment('received_at'))
  const spot = row.spot(received?.day ?? null)
  const classified = row.momentFrom('classified_at', received, 'received_at')
  const firstAction = row.momentFrom('first_action_at', received, 'received_at')
  const resolved = row.momentFrom('resolved_at', received, 'received_at')
  const status = row.code('status', 'TIP_STATUS')
  if (status === 'RESOLVED' && !resolved) row.fault('status', 'NEEDS', 'resolved_at')
  if (status !== null && status !== 'RESOLVED' && resolved) row.fault('status', 'CONTRADICTS', 'resolved_at')
  const outcome = row.code('outcome', 'TIP_OUTCOME')
  if (outcome !== null && !resolved) row.fault('outcome', 'NEEDS', 'resolved_at')
  const optional = {
    agencyId: row.agency('agency', received?.day ?? null),
    extended: row.flag('extended'),
    caseCode: row.text('case', 100),
    summary: row.words('summary', 4000),
  }
  if (!kind || !channel || !topic || !received || !spot) return null
  return {
    line: row.line,
    ...identity,
    kind,
    channel,
    receivedAt: received.at,
    spot,
    topic,
    status,
    outcome,
    classifiedAt: classified?.at ?? null,
    firstActionAt: firstAction?.at ?? null,
    resolvedAt: resolved?.at ?? null,
    ...optional,
  }
}
