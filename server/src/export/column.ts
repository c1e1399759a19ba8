/** What a cell of an export holds; a day is text, YYYY-MM-DD. */
export type Cell = string | number | boolean | null

/** A column: its key heads CSV and GeoJSON and is stable; the words head a workbook. */
export interface ExportColumn {
  readonly key: string
  readonly type: 'text' | 'number' | 'day' | 'flag'
  readonly vi: string
  readonly en: string
}

const text = (key: string, vi: string, en: string): ExportColumn => ({ key, type: 'text', vi, en })
const number = (key: string, vi: string, en: string): ExportColumn => ({ key, type: 'number', vi, en })
const day = (key: string, vi: string, en: string): ExportColumn => ({ key, type: 'day', vi, en })
const flag = (key: string, vi: string, en: string): ExportColumn => ({ key, type: 'flag', vi, en })

const named = [
  text('code', 'Mã', 'Code'),
  text('name_vi', 'Tên', 'Name'),
  text('name_en', 'Tên tiếng Anh', 'English name'),
]
const placed = [
  text('scheme', 'Hệ đơn vị', 'Scheme'),
  text('unit_code', 'Mã đơn vị', 'Unit code'),
  text('unit', 'Đơn vị', 'Unit'),
]
const valid = [day('valid_from', 'Hiệu lực từ', 'Valid from'), day('valid_to', 'Hiệu lực đến', 'Valid to')]
/** What a judgement rests on, in each of its rows: a file is read away from the page. */
const judged = [text('method', 'Cách tính', 'Method'), text('caveat', 'Lưu ý', 'Caveat')]
const area = [...named, ...placed, number('area_km2', 'Diện tích (km²)', 'Area (km²)'), ...valid]

/** What can be exported, with its own columns; every file adds the columns of `originColumns`. */
export const exportColumns = {
  figures: [
    text('metric', 'Chỉ số', 'Metric'),
    ...placed,
    text('grain', 'Loại kỳ', 'Grain'),
    day('period_start', 'Từ ngày', 'From'),
    day('period_end', 'Đến ngày', 'To'),
    text('breakdown', 'Phân tổ', 'Breakdown'),
    text('category', 'Nhóm', 'Category'),
    text('kind', 'Loại trả lời', 'Kind of answer'),
    number('value', 'Giá trị', 'Value'),
    number('low', 'Thấp nhất', 'Low'),
    number('high', 'Cao nhất', 'High'),
    text('rate_kind', 'Loại trả lời của tỷ suất', 'Kind of answer of the rate'),
    number('rate', 'Tỷ suất', 'Rate'),
    number('rate_per', 'Tính trên', 'Per'),
    number('denominator', 'Mẫu số', 'Denominator'),
    number('denominator_year', 'Năm của mẫu số', 'Year of the denominator'),
    text('base_kind', 'Loại trả lời của cơ sở', 'Kind of answer of the base'),
    number('base', 'Cơ sở', 'Base'),
    flag('provisional', 'Tạm thời', 'Provisional'),
  ],
  hotspots: [
    text('metric', 'Chỉ số', 'Metric'),
    ...placed,
    text('grain', 'Loại kỳ', 'Grain'),
    day('period_start', 'Từ ngày', 'From'),
    day('period_end', 'Đến ngày', 'To'),
    text('class', 'Xếp loại', 'Class'),
    text('tentative', 'Chưa chắc', 'Tentative'),
    text('reason', 'Lý do không đánh giá', 'Why not judged'),
    text('quadrant', 'Góc phần tư Moran', 'Moran quadrant'),
    flag('in_likely_cluster', 'Thuộc cụm khả dĩ nhất', 'In the most likely cluster'),
    text('observed_kind', 'Loại trả lời', 'Kind of answer'),
    number('observed', 'Quan sát', 'Observed'),
    number('observed_low', 'Quan sát thấp nhất', 'Observed, low'),
    number('observed_high', 'Quan sát cao nhất', 'Observed, high'),
    number('expected', 'Kỳ vọng', 'Expected'),
    number('ratio', 'Quan sát / kỳ vọng', 'Observed / expected'),
    number('ratio_low', 'Tỷ số thấp nhất', 'Ratio, low'),
    number('ratio_high', 'Tỷ số cao nhất', 'Ratio, high'),
    number('rate', 'Tỷ suất', 'Rate'),
    number('rate_low', 'Tỷ suất thấp nhất', 'Rate, low'),
    number('rate_high', 'Tỷ suất cao nhất', 'Rate, high'),
    number('rate_per', 'Tính trên', 'Per'),
    number('rate_smoothed', 'Tỷ suất làm mượt', 'Smoothed rate'),
    number('rate_overall', 'Tỷ suất chung', 'Overall rate'),
    text('statistic', 'Mẫu số là', 'Denominator is'),
    text('statistic_asked', 'Mẫu số được hỏi', 'Denominator asked for'),
    number('denominator', 'Mẫu số', 'Denominator'),
    number('denominator_year', 'Năm của mẫu số', 'Year of the denominator'),
    text('denominator_method', 'Cách có mẫu số', 'How the denominator was found'),
    text('denominator_source', 'Nguồn của mẫu số', 'Source of the denominator'),
    number('z', 'Gi* (z)', 'Gi* (z)'),
    number('z_least', 'Gi* bất lợi nhất', 'Gi*, least favourable'),
    number('p', 'p', 'p'),
    number('q', 'p đã điều chỉnh', 'p, adjusted'),
    number('places_entered', 'Số nơi tham gia', 'Places that enter'),
    number('places_judged', 'Số nơi được đánh giá', 'Places judged'),
    flag('provisional', 'Tạm thời', 'Provisional'),
    ...judged,
  ],
  'reporting-effort': [
    ...placed,
    text('grain', 'Loại kỳ', 'Grain'),
    day('period_start', 'Từ ngày', 'From'),
    day('period_end', 'Đến ngày', 'To'),
    text('class', 'Xếp loại', 'Class'),
    text('reason', 'Lý do không xếp loại', 'Why not told'),
    text('tips_kind', 'Loại trả lời của tin', 'Kind of answer of tips'),
    number('tips', 'Tin tiếp nhận', 'Tips received'),
    number('tip_rate', 'Tin trên số dân', 'Tip rate'),
    number('tip_rate_per', 'Tính trên', 'Per'),
    number('tip_ratio', 'Tin so với mức chung', 'Tips against all units'),
    text('effort_measure', 'Thước đo tuyên truyền', 'Campaigning measured by'),
    text('effort_kind', 'Loại trả lời của tuyên truyền', 'Kind of answer of campaigning'),
    number('effort', 'Tuyên truyền', 'Campaigning'),
    number('effort_rate', 'Tuyên truyền trên số dân', 'Campaigning rate'),
    number('effort_rate_per', 'Tính trên', 'Per'),
    number('effort_ratio', 'Tuyên truyền so với mức chung', 'Campaigning against all units'),
    number('units_judged', 'Số đơn vị có đủ hai số', 'Units that tell both'),
    flag('provisional', 'Tạm thời', 'Provisional'),
    ...judged,
  ],
  'admin-units': [
    text('scheme', 'Hệ đơn vị', 'Scheme'),
    text('level', 'Cấp', 'Level'),
    ...named,
    text('type', 'Loại', 'Type'),
    text('parent_code', 'Mã đơn vị cấp trên', 'Code of the unit above'),
    number('area_km2', 'Diện tích (km²)', 'Area (km²)'),
    ...valid,
  ],
  'campaign-events': [
    text('id', 'Số hồ sơ', 'Record number'),
    text('event_type', 'Loại hoạt động', 'Type'),
    text('setting', 'Môi trường', 'Setting'),
    text('audience', 'Đối tượng tuyên truyền', 'Audience'),
    text('age_fit', 'Lứa tuổi', 'Age fit'),
    text('channel', 'Kênh', 'Channel'),
    text('title_vi', 'Tên hoạt động', 'Title'),
    text('title_en', 'Tên tiếng Anh', 'English title'),
    text('host', 'Đơn vị tổ chức', 'Host'),
    day('held_on', 'Ngày tổ chức', 'Held on'),
    ...placed,
    number('lon', 'Kinh độ', 'Longitude'),
    number('lat', 'Vĩ độ', 'Latitude'),
    text('campaign', 'Mã đợt', 'Campaign code'),
    text('pilot_model', 'Mã mô hình điểm', 'Pilot model code'),
    flag('is_integrated', 'Lồng ghép', 'Integrated'),
    number('attendance', 'Lượt người', 'Attendance'),
    number('leaflets', 'Tờ rơi', 'Leaflets'),
    number('loudspeaker_minutes', 'Số phút phát thanh', 'Loudspeaker minutes'),
    number('online_posts', 'Số bài đăng', 'Online posts'),
    number('online_views', 'Lượt xem', 'Online views'),
    number('online_shares', 'Lượt chia sẻ', 'Online shares'),
    text('press_url', 'Liên kết bài báo', 'Press link'),
  ],
  'key-routes': [
    ...named,
    text('kind', 'Loại tuyến', 'Kind'),
    number('length_km', 'Chiều dài (km)', 'Length (km)'),
    text('origin_vi', 'Nơi đi', 'Origin'),
    text('transit_vi', 'Trung chuyển', 'Transit'),
    text('destination_vi', 'Nơi đến', 'Destination'),
    ...valid,
    text('designation_source', 'Nguồn của việc xác định tuyến', 'Source of the designation'),
  ],
  'worker-housing-areas': [
    ...area,
    number('lodging_houses', 'Nhà trọ', 'Lodging houses'),
    number('rooms', 'Phòng trọ', 'Rooms'),
    number('lodgers', 'Người ở trọ', 'Lodgers'),
    text('nearest_park', 'Khu công nghiệp gần nhất', 'Nearest industrial park'),
    number('nearest_park_km', 'Cách (km)', 'Distance (km)'),
  ],
  'foreign-resident-areas': area,
  'industrial-parks': [
    ...named,
    text('kind', 'Loại', 'Kind'),
    text('status', 'Tình trạng', 'Status'),
    ...placed,
    number('area_ha_mapped', 'Diện tích trên bản đồ (ha)', 'Mapped area (ha)'),
    number('area_ha_planned', 'Diện tích quy hoạch (ha)', 'Planned area (ha)'),
  ],
} as const satisfies Record<string, readonly ExportColumn[]>

export type ExportKind = keyof typeof exportColumns
export const exportKinds = Object.keys(exportColumns) as ExportKind[]

/** What every row of every file says of itself. */
export const originColumns: readonly ExportColumn[] = [
  flag('synthetic', 'Giả lập', 'Synthetic'),
  text('source', 'Nguồn', 'Source'),
  number('release', 'Bản phát hành số', 'Release number'),
]
