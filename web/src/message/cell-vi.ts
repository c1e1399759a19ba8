/** Words of counts at places, in Vietnamese; part of the catalogue. */
export const cellVi = {
  'draw.cell': 'Ô lục giác',
  'draw.cellHint': 'Số hồ sơ có tọa độ trong từng ô lục giác. Phóng gần thì ô nhỏ lại: từ 4 km đến 500 m mỗi cạnh.',
  'draw.heat': 'Mặt mật độ',
  'draw.heatHint':
    'Mật độ nhân của hồ sơ có tọa độ, tính trên mỗi km². Cho thấy nơi có nhiều hồ sơ, không cho biết nơi nào nhiều hơn mức thường thấy.',
  'draw.staffOnly': 'chỉ dành cho tài khoản được xem số chính xác, vì một ô nhỏ có thể chỉ ra từng người.',
  'draw.askAccount':
    'Bản đồ đang tô màu theo đơn vị. Có tài khoản thì đăng nhập; chưa có thì đề nghị quản trị hệ thống cấp.',
  'draw.askScope': 'Bản đồ đang tô màu theo đơn vị. Hãy đề nghị quản trị hệ thống cấp thêm quyền: {scope}.',
  'draw.staffLabel': 'Vì sao không vẽ như địa chỉ yêu cầu',
  'draw.stayWithFill': 'Xem tô màu theo đơn vị',
  'draw.staffMore': 'Tài khoản được xem số chính xác còn có ô lục giác và mặt mật độ.',

  'cell.title': '{metric} theo ô lục giác',
  'cell.heatTitle': 'Mật độ: {metric}',
  'cell.inOne': '{unit} trong mỗi ô',
  'cell.perKm2': '{unit} trên km²',
  'cell.edgeIs': 'cạnh ô {edge}',
  'cell.bandwidthIs': 'dải làm mịn {bandwidth} trên mặt đất',
  'cell.bandwidth': 'Dải làm mịn (trên mặt đất)',
  'cell.cells': '{units} ô',
  'cell.below': 'Thấp hơn mức đầu tiên thì không tô.',
  'cell.none': 'Kỳ này không có hồ sơ nào có tọa độ.',
  'cell.narrowed': 'Chỉ đếm các hoạt động đã chọn ở bộ lọc của lớp Hoạt động tuyên truyền.',
  'cell.caveat': 'Nơi đông người thì hồ sơ cũng nhiều: lớp cao chưa phải là điểm nóng.',
  'cell.more': 'Lưu ý và cách tính',
  'cell.fullCaveat':
    'Hình này chỉ đếm, không chia cho số dân và không qua kiểm định. Muốn biết nơi nào nhiều hơn mức dân số dẫn tới, hãy xem “Điểm nóng”. Không suy ra điều gì về một người hay một nhà.',
  'cell.method':
    'Mỗi hồ sơ có tọa độ được đếm vào đúng một ô lục giác cạnh {edge} của lưới EPSG:9209; ô không có hồ sơ thì không vẽ.',
  'cell.heatMethod':
    'Hồ sơ được đếm vào ô lục giác cạnh {edge} rồi rải ra từ tâm ô theo hạt nhân chuẩn hai chiều (Silverman 1986), độ lệch chuẩn {bandwidth}, không đổi khi phóng to hay thu nhỏ và không hiệu chỉnh ở rìa. Lớp màu chia theo mật độ tại tâm các ô có hồ sơ.',
  'cell.toHotspots': 'Xem điểm nóng',
  'cell.nothingHere': 'Không có hồ sơ có tọa độ ở đây',
  'cell.in': 'Thuộc: {units}',
  'cell.one': 'Ô lục giác cạnh {edge}',
  'cell.communes': 'Xã, phường',
  'cell.middle': 'Tâm ô (vĩ độ, kinh độ)',
  'cell.lon': 'Kinh độ tâm ô',
  'cell.lat': 'Vĩ độ tâm ô',
  'cell.table': 'Các ô có hồ sơ',
  'cell.fileHint': '{rows} ô, đúng các ô đang vẽ, kèm xã, phường, tâm ô, cách tính và lưu ý.',
  'cell.fault':
    '“{metric}” không có tọa độ từng hồ sơ nên không đếm theo ô được. Bản đồ đang tô màu theo đơn vị; hãy chọn tin tiếp nhận, vụ án khởi tố hoặc hoạt động tuyên truyền.',

  'page.label': 'Trang của bảng',
  'page.before': 'Trang trước',
  'page.next': 'Trang sau',
  'page.at': '{from}–{to} trong {all}',
} as const
