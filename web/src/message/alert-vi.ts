/** Words of alerts, in Vietnamese; part of the catalogue. */
export const alertVi = {
  'nav.alerts': 'Cảnh báo',
  'scope.alert:acknowledge': 'Xác nhận đã xem cảnh báo, kèm ghi chú',
  'action.acknowledgeAlert': 'Xác nhận cảnh báo',

  'alert.title': 'Cảnh báo',
  'alert.lead':
    'Những chỗ cần chú ý trong bản phát hành mới nhất. Mỗi quy tắc được xét một lần khi phát hành, chỉ trên số liệu đã bảo vệ mà ai cũng đọc được, và chỉ báo khi khác biệt vượt mức ngẫu nhiên.',
  'alert.sum':
    '{count, plural, =0 {Bản phát hành {release} không có cảnh báo nào.} other {Bản phát hành {release} có {count} cảnh báo, trong đó {fresh} cảnh báo mới.}}',
  'alert.found': '{found, plural, =0 {Không có cảnh báo} other {{found} cảnh báo}}',
  'alert.check':
    'Đã xét {tested} số liệu từ {from} đến {to}{untested, plural, =0 {} other {; {untested} số liệu không xét được vì không công bố, không báo cáo hoặc thiếu các năm trước}}.',
  'alert.noCheck': 'Chưa có số liệu nào để xét.',
  'alert.falseAlarms':
    'Nếu mọi nơi đều bình thường, mỗi lần phát hành ngẫu nhiên cho nhiều nhất khoảng {count} cảnh báo sai; trong các cảnh báo đã nêu, nhiều nhất {rate}% là sai.',
  'alert.noChance': 'Đếm đủ, không có yếu tố ngẫu nhiên: không có cảnh báo sai do may rủi, chỉ có thể do ghi muộn.',
  'alert.method': 'Cách xét',
  'alert.unit': 'Đơn vị',
  'alert.time': 'Thời gian',
  'alert.figure': 'Số liệu',
  'alert.expected': 'Dự kiến',
  'alert.state': 'Tình trạng',
  'alert.atLeast': 'từ {low} {sign}',
  'alert.atMost': 'đến {high} {sign}',
  'alert.between': '{low}–{high} {sign}',
  'alert.onBase': 'trên ≈ {base} hồ sơ',
  'alert.new': 'Mới',
  'alert.since': 'Từ bản {release}',
  'alert.provisional': 'Số tạm tính',
  'alert.acknowledged': '{by} đã xem, {at}',
  'alert.acknowledge': 'Xác nhận đã xem',
  'alert.acknowledgeOf': 'Xác nhận đã xem cảnh báo: {unit}',
  'alert.note': 'Đã biết gì, đang làm gì',
  'alert.noteHint':
    'Không ghi tên người hay số hồ sơ. Khi bản phát hành bị thu hồi, ghi chú chỉ còn nếu bản mới nêu đúng số liệu ấy.',
  'alert.notePersonal':
    'Ghi chú có vẻ chứa tên, số điện thoại hoặc giấy tờ. Hãy viết lại mà không nêu ai: ghi chú được lưu ở nơi người khác đọc được.',
  'alert.noteEmpty': 'Hãy ghi điều đã biết hoặc việc đang làm.',
  'alert.save': 'Lưu',
  'alert.cancel': 'Thôi',
  'alert.onMap': 'Xem {unit} trên bản đồ',
  'alert.noRelease': 'Chưa có bản phát hành nào, nên chưa có gì để xét.',
} as const
