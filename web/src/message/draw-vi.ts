/** Words of how a metric is drawn on the map, in Vietnamese; part of the catalogue. */
export const drawVi = {
  'draw.label': 'Cách vẽ',
  'draw.fill': 'Tô màu',
  'draw.fillHint': 'Mỗi đơn vị một màu theo lớp giá trị.',

  'group.scale': 'Thang màu',
  'class.method': 'Cách chia lớp',
  'class.count': 'Số lớp',
  'class.quantile': 'Phân vị',
  'class.quantileHint':
    'Mỗi lớp có số đơn vị gần bằng nhau. Thấy rõ thứ bậc, nhưng hai giá trị sát nhau có thể khác màu.',
  'class.equal': 'Khoảng đều',
  'class.equalHint': 'Các lớp rộng như nhau. Dễ đọc, nhưng một giá trị rất lớn dồn các đơn vị còn lại vào một lớp.',
  'class.jenks': 'Ngắt tự nhiên (Fisher–Jenks)',
  'class.jenksHint': 'Ngắt ở những khoảng trống giữa các giá trị, sao cho mỗi lớp đồng đều nhất. Khó so giữa các kỳ.',
  'class.deviation': 'Độ lệch chuẩn',
  'class.deviationHint':
    'Chia theo số độ lệch chuẩn trên và dưới trung bình. Hợp khi các giá trị nằm đều hai phía của trung bình.',
  'class.pretty': 'Số tròn',
  'class.prettyHint': 'Ranh giới là những số tròn cách đều; số lớp có thể hơn kém một chút.',
  'class.headTail': 'Đầu – đuôi',
  'class.headTailHint':
    'Tách dần phần trên trung bình. Hợp khi nhiều đơn vị có số nhỏ và rất ít đơn vị có số lớn; có thể ít lớp hơn.',
  'scheme.colours': 'Bảng màu',
  'scheme.sea': 'Xanh biển',
  'scheme.plum': 'Tím mận',
  'scheme.grey': 'Xám, để in đen trắng',
  'scheme.balance': 'Hai phía của trung bình',
  'scheme.reversed': 'Đảo chiều màu',

  'legend.only': 'Chỉ tô lớp này; bấm lần nữa để tô tất cả',
  'legend.units': '{units} đơn vị',
  'legend.histogram': 'Phân bố của {units} giá trị từ {least} đến {most}, với ranh giới các lớp',
} as const
