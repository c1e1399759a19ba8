/** Words of comparing over the change of boundaries, in Vietnamese. */
export const reformVi = {
  'reform.baseline': 'Trước sáp nhập (cùng kỳ)',
  'reform.before': '{periods} (trước sáp nhập)',
  'reform.title': 'Trước và sau sáp nhập ngày 1/7/2025',
  'reform.frozenName': 'Nhóm so sánh cố định',
  'reform.frozen':
    '{count} huyện, thị xã, thành phố cũ giữ nguyên địa giới đến 30/6/2025. Từ 1/7/2025 không còn cấp huyện; số liệu sau ngày đó được cộng từ các xã, phường mới nằm trọn trong từng đơn vị cũ, nên so được với trước sáp nhập.',
  'reform.then': 'Kỳ này kết thúc trước ngày 1/7/2025: số liệu theo đúng địa giới của thời gian đó.',
  'reform.today':
    'Xã, phường mới có từ 1/7/2025. Số liệu trước ngày đó được cộng từ các xã, phường cũ đã nhập trọn vào; địa bàn Bắc Giang cũ chỉ có số liệu từ 1/7/2025.',
  'reform.holds': '{period} gồm cả thời gian trước và sau ngày 1/7/2025.',
  'reform.dividedUnits': '{count} đơn vị có phần lấy từ đơn vị cũ bị chia nên số là một khoảng.',
  'reform.compare': 'So với trước sáp nhập: {period} và {before}',
  'reform.shown': 'Đang so với trước sáp nhập: {period} và {before}.',
  'reform.lineage': 'Từng đơn vị từ đâu ra, thành đơn vị nào, theo nghị quyết nào',
  'reform.mark': 'Vạch đứng là ngày 1/7/2025, khi địa giới thay đổi.',
  'reform.moment': '1/7/2025: địa giới thay đổi',
  'reform.JOINED': 'cộng trọn từ các xã, phường',
  'reform.DIVIDED': 'là khoảng vì có đơn vị bị chia',
} as const
