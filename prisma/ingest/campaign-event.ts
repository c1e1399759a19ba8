import { commonColumns, placeColumns, pointColumns } from './column.ts'
import type { Column } from './heading.ts'
import type { RowReader, Spot } from './row-reader.ts'

/** A campaign event as it is written to the database; attendance counts lượt người, null is "not said". */
export interface CampaignEventRow {
  readonly line: number
  readonly origin: string
  readonly originId: string
  readonly synthetic: boolean
  readonly eventType: string
  readonly setting: string
  readonly audience: string
  readonly ageFit: string | null
  readonly channel: string
  readonly titleVi: string
  readonly titleEn: string | null
  readonly hostId: string | null
  readonly hostName: string | null
  readonly heldOn: string
  readonly spot: Spot
  readonly campaignId: string | null
  readonly pilotModelId: string | null
  readonly isIntegrated: boolean | null
  readonly attendance: number | null
  readonly leaflets: number | null
  readonly loudspeakerMinutes: number | null
  readonly onlinePosts: number | null
  readonly onlineViews: number | null
  readonly onlineShares: number | null
  readonly pressUrl: string | null
}

export const campaignEventColumns: readonly Column[] = [
  ...commonColumns.filter(({ key }) => key !== 'agency'),
  { key: 'event_type', vi: 'Loại hoạt động', also: ['hình thức', 'loại hình', 'type'], required: true },
  { key: 'setting', vi: 'Môi trường', also: ['nơi tuyên truyền', 'khu vực'], required: true },
  { key: 'audience', vi: 'Đối tượng tuyên truyền', also: ['người nghe', 'người tham dự'], required: true },
  { key: 'age_fit', vi: 'Lứa tuổi', also: ['độ tuổi', 'phù hợp lứa tuổi', 'age'] },
  { key: 'channel', vi: 'Kênh', also: ['kênh tuyên truyền', 'phương tiện'], required: true },
  { key: 'title_vi', vi: 'Tên hoạt động', also: ['tiêu đề', 'tên', 'title'], required: true },
  { key: 'title_en', vi: 'Tên tiếng Anh', also: ['english title'] },
  { key: 'host', vi: 'Đơn vị tổ chức', also: ['đơn vị chủ trì', 'cơ quan tổ chức', 'organiser', 'organizer'] },
  { key: 'held_on', vi: 'Ngày tổ chức', also: ['ngày', 'ngày thực hiện', 'date'], required: true },
  ...placeColumns('', '', ['địa điểm', 'nơi tổ chức']),
  ...pointColumns,
  { key: 'campaign', vi: 'Mã đợt', also: ['đợt', 'chiến dịch', 'campaign code'] },
  { key: 'pilot_model', vi: 'Mã mô hình điểm', also: ['mô hình điểm', 'pilot model code'] },
  { key: 'is_integrated', vi: 'Lồng ghép', also: ['có lồng ghép', 'integrated'] },
  { key: 'attendance', vi: 'Lượt người', also: ['số lượt người', 'attendances'] },
  { key: 'leaflets', vi: 'Tờ rơi', also: ['số tờ rơi'] },
  { key: 'loudspeaker_minutes', vi: 'Số phút phát thanh', also: ['phút phát thanh', 'thời lượng loa'] },
  { key: 'online_posts', vi: 'Số bài đăng', also: ['bài đăng', 'posts'] },
  { key: 'online_views', vi: 'Lượt xem', also: ['views'] },
  { key: 'online_shares', vi: 'Lượt chia sẻ', also: ['shares'] },
  { key: 'press_url', vi: 'Liên kết bài báo', also: ['đường dẫn', 'url', 'link'] },
]

/** Reads one event; what is wrong with it is in the notes of the row. */
export function readCampaignEvent(row: RowReader): CampaignEventRow | null {
  const identity = row.identity()
  const eventType = row.required('event_type', row.code('event_type', 'EVENT_TYPE'))
  const setting = row.required('setting', row.code('setting', 'EVENT_SETTING'))
  const audience = row.required('audience', row.code('audience', 'AUDIENCE'))
  const channel = row.required('channel', row.code('channel', 'EVENT_CHANNEL'))
  const titleVi = row.required('title_vi', row.words('title_vi', 300))
  const heldOn = row.required('held_on', row.day('held_on'))
  const spot = row.spot(heldOn)
  const host = row.host('host', heldOn)
  const pressUrl = row.text('press_url', 2000)
  if (pressUrl !== null && !(URL.canParse(pressUrl) && /^https?:/i.test(pressUrl))) row.fault('press_url', 'BAD_URL')
  const optional = {
    ageFit: row.code('age_fit', 'AGE_FIT'),
    titleEn: row.words('title_en', 300),
    campaignId: row.known('campaign', row.reference.campaigns, ['đợt tuyên truyền', 'campaign']),
    pilotModelId: row.known('pilot_model', row.reference.pilotModels, ['mô hình điểm', 'pilot model']),
    isIntegrated: row.flag('is_integrated'),
    attendance: row.count('attendance'),
    leaflets: row.count('leaflets'),
    loudspeakerMinutes: row.count('loudspeaker_minutes'),
    onlinePosts: row.count('online_posts'),
    onlineViews: row.count('online_views'),
    onlineShares: row.count('online_shares'),
  }
  if (!eventType || !setting || !audience || !channel || !titleVi || !heldOn || !spot) return null
  return {
    line: row.line,
    ...identity,
    eventType,
    setting,
    audience,
    channel,
    titleVi,
    heldOn,
    spot,
    hostId: host.id,
    hostName: host.name,
    pressUrl,
    ...optional,
  }
}
