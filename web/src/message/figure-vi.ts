/** Words that say what a figure is, how it is protected and which world it comes from, in Vietnamese; part of the catalogue. */
export const figureVi = {
  'world.label': 'Nguồn số liệu của trang',
  'world.released': 'Bản phát hành số {number} · số liệu đến {through}',
  'world.releasedTitle': 'Số liệu công bố',
  'world.releasedHint':
    'Mọi con số lấy từ một bản phát hành: đánh số, không đổi, số nhỏ được che để không lộ một người nào. Ai cũng xem được như nhau.',
  'world.publishedOn': 'Bản phát hành số {number}, phát hành ngày {day}.',
  'world.live': 'Số liệu nội bộ, trực tiếp · tài khoản {name}',
  'world.liveTitle': 'Số liệu nội bộ, trực tiếp',
  'world.liveHint':
    'Số chính xác từ hồ sơ đang cập nhật, chưa che số nhỏ. Chỉ dùng trong công việc được giao: không chụp, không gửi, không công bố. Mỗi lần xem đều được ghi nhật ký.',
  'world.account': 'Đang đăng nhập: {name}. Được phép: {scopes}.',
  'world.accountBare': 'Đang đăng nhập: {name}. Tài khoản này chưa được phép xem gì thêm.',
  'world.mixed': 'Số liệu là của bản phát hành; riêng danh sách hoạt động, tuyến, địa bàn là hồ sơ đang cập nhật.',
  'world.releasedMark': 'Bản phát hành số {number}',
  'world.liveMark': 'Nội bộ · {name}',
  'world.token': 'Theo quyền của mã truy cập đã gửi',
  'world.none': 'Chưa có bản phát hành',

  'scope.records:read': 'xem hồ sơ tin báo, vụ án, nạn nhân (không kèm danh tính)',
  'scope.records:write': 'ghi và sửa hồ sơ',
  'scope.review:read': 'xem số rà soát ba nhóm dân cư',
  'scope.figures:exact': 'xem số liệu chính xác, chưa che số nhỏ',
  'scope.identity:open': 'mở danh tính của một người, có nêu lý do, trong 15 phút',
  'scope.person:remove': 'xóa hồ sơ của một người',
  'scope.import:write': 'nhập tệp hồ sơ',
  'scope.release:publish': 'phát hành và thu hồi bản phát hành',
  'scope.audit:read': 'xem nhật ký',
  'scope.account:admin': 'quản lý tài khoản',

  'synthetic.banner':
    'Dữ liệu giả lập, phóng đại khoảng {factor} lần để minh họa. Không có vụ án, nạn nhân hay con người nào ở đây là thật. Địa giới, dân số và đường sá là thật.',
  'synthetic.short': 'Không có vụ án, nạn nhân hay con người nào ở đây là thật.',
  'synthetic.onMap': 'Dữ liệu giả lập ×{factor}',
  'synthetic.mark': 'Giả lập',

  'count.exact': 'Số chính xác',
  'count.exactWhy': 'Đúng con số đã đếm được.',
  'count.rounded': 'Số làm tròn',
  'count.roundedWhy':
    'Số liệu về người và vụ việc được làm tròn trước khi công bố, để không ai suy ra được một người bằng cách so các ô với nhau.',
  'count.withheld': 'Không công bố (giữ kín)',
  'count.withheldWhy':
    'Con số nhỏ có thể làm lộ một người cụ thể, nên không được công bố. Số không cũng được giữ kín như vậy, vì thế ô này không có nghĩa là “không có”, cũng không có nghĩa là “có”. Số của kỳ đã khóa mà sau đó phải đính chính cũng không công bố lại. Có thể xem kỳ dài hơn hoặc địa bàn rộng hơn.',
  'count.notReported': 'Chưa báo cáo',
  'count.notReportedWhy': 'Đơn vị chưa gửi báo cáo cho kỳ này. Đây không phải là số không.',
  'count.noData': 'Không có số liệu',
  'count.noDataWhy':
    'Không có số liệu cho đơn vị và kỳ này, chẳng hạn vì đơn vị chưa thành lập hoặc kỳ chưa kết thúc. Đây không phải là số không.',
  'count.range': 'trong khoảng {range}',
  'count.rangeTitle': 'Chỉ biết khoảng',
  'count.rangeWhy':
    'Chỉ biết chắc con số nằm trong khoảng này: hoặc vì không thể tách đúng theo địa giới, hoặc vì nói rõ hơn thì sẽ suy ra được một ô nhỏ bên cạnh.',
  'count.provisional': 'Số tạm tính',
  'count.provisionalMark': 'tạm tính',
  'count.provisionalHint': 'Kỳ này còn có thể được bổ sung, nên con số có thể thay đổi ở bản phát hành sau.',

  'why.roundedCount': 'Số đếm được làm tròn đến bội số của 5: số thật chênh nhiều nhất 2.',
  'why.roundedShare': 'Tỷ lệ được làm tròn đến 1 điểm %, hoặc đến 5 điểm % khi tính trên dưới 100 hồ sơ.',
  'why.roundedMedian': 'Số ngày ở giữa được làm tròn đến nửa ngày.',
  'why.bounds': 'Số thật nằm trong khoảng {range}.',
  'why.threshold': 'Ngưỡng của chỉ số này: chỉ công bố số từ {threshold} trở lên.',
  'why.openMonths': 'Chỉ số này còn được bổ sung trong {months} tháng sau khi kỳ kết thúc.',
  'why.method': 'Cách bảo vệ số liệu',

  'protect.title': 'Đọc một con số thế nào, và vì sao có số được che',
  'protect.lead':
    'Trang này nói về con người. Vì vậy không phải con số nào cũng được công bố, và mỗi con số đều nói rõ nó thuộc loại nào.',
  'protect.worlds': 'Hai loại số liệu',
  'protect.thresholds': 'Ngưỡng công bố của từng chỉ số',
  'protect.thresholdsHint': 'Số dưới ngưỡng, kể cả số không, được che. Tháng tính từ khi kỳ kết thúc.',
  'protect.threshold': 'Ngưỡng',
  'protect.lag': 'Công bố sau (tháng)',
  'protect.open': 'Tạm tính trong (tháng)',
} as const
