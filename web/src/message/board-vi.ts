/** Words of the board of a directive, in Vietnamese; part of the catalogue. */
export const boardVi = {
  'board.matrix': 'Tiến độ theo cơ quan và đơn vị',
  'board.matrixHint': 'Số lượt đã xong trên số lượt được giao; bên dưới là số lượt trễ hạn, kể cả việc đã xong muộn.',
  'board.actor': 'Cơ quan, đơn vị thực hiện',
  'board.total': 'Tổng',
  'board.late': '{late} trễ',
  'board.reach': 'Tuyên truyền từ {from} đến {to}',
  'board.sums':
    'Toàn tỉnh: {events} hoạt động (nhiệm vụ 4), {attendances} lượt người dự (nhiệm vụ 5), {shares} lượt chia sẻ trên mạng (nhiệm vụ 21).',
  'board.settings':
    'Nhiệm vụ 20: {all}/{of} xã, phường đã có hoạt động ở đủ các nơi (khu dân cư, cơ quan, doanh nghiệp, trường học, trên mạng); {none} xã, phường chưa có ở nơi nào.',
  'board.settingsTable': 'Hoạt động theo nơi ở từng xã, phường, {from} – {to}',
  'board.commune': 'Xã, phường',
  'board.covered': 'Số nơi đã có',
  'board.sortBy': 'Sắp xếp theo {column}',
  'board.pilots': 'Mô hình điểm (nhiệm vụ 19)',
  'board.pilotSum':
    '{alive} mô hình đang hoạt động, {asleep} mô hình im ắng trên 6 tháng, {ended} mô hình đã kết thúc.',
  'board.pilotTable': 'Các mô hình điểm tính đến {day}',
  'board.model': 'Mô hình',
  'board.place': 'Nơi',
  'board.state': 'Tình trạng',
  'board.alive': 'Đang hoạt động',
  'board.asleep': 'Im ắng',
  'board.ended': 'Đã kết thúc',
  'board.lastEvent': 'Hoạt động gần nhất',
  'board.events': 'Số hoạt động',
  'board.since': 'Từ ngày',
  'board.limits': 'Điều số liệu chưa nói được',
  'board.limitTask':
    'Hoạt động không ghi thuộc nhiệm vụ nào: hoạt động được tính cho nhiệm vụ theo chỉ số của nhiệm vụ đó, nên một hoạt động có thể tính cho nhiều nhiệm vụ.',
  'board.limitUnit':
    'Tiến độ chỉ được ghi cho các đơn vị có mặt trong bảng; đơn vị vắng mặt không có nghĩa là chưa làm.',
  'board.limitPlace': 'Hoạt động chỉ biết đến cấp huyện hoặc tỉnh không tính cho xã, phường nào.',
  'board.limitOnline': 'Hoạt động trên mạng tính cho nơi tổ chức đăng bài, không phải nơi người xem.',
} as const
