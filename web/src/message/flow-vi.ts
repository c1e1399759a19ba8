/** Words of the lines from the province to where its people were taken, in Vietnamese; part of the catalogue. */
export const flowVi = {
  'layer.flow': 'Nơi nạn nhân bị đưa đến',
  'layer.flowHint':
    'Nạn nhân được xác định của tỉnh, theo nơi đến, trong năm có kỳ đang xem. Sơ đồ, không phải lộ trình.',
  'flow.open': 'Bảng nơi nạn nhân bị đưa đến',
  'flow.title': 'Nơi nạn nhân bị đưa đến',
  'flow.lead': 'Nạn nhân được xác định năm {year}, theo nơi đến · toàn tỉnh · {basis}.',
  'flow.none': 'Năm {year} chưa có số liệu theo nơi đến.',
  'flow.place': 'Nơi đến',
  'flow.onMap': 'Trên bản đồ',
  'flow.drawn': 'vẽ đường',
  'flow.listed': 'chỉ liệt kê',
  'flow.save': 'Lưu bảng (CSV)',
  'flow.width': 'Độ rộng đường: số nạn nhân',
  'flow.range': 'khoảng: lõi là mức thấp, viền là mức cao',
  'flow.withheld': 'không công bố ▨: nét đứt, độ rộng không đổi',
  'flow.schematic':
    'Đường chỉ hướng thật từ giữa tỉnh tới thủ đô nước đến và dừng gần rìa tỉnh; không phải lộ trình. Trong nước, nơi khác và chưa rõ không có hướng nên chỉ liệt kê.',
  'flow.transit':
    'Nơi trung chuyển và nơi đi trong tỉnh không được tổng hợp theo nơi đến, nên không vẽ; tuyến đã rà soát xem ở lớp Tuyến trọng điểm.',
  'flow.hover': '{year}: {figure}',
  'flow.printNote':
    'Nơi nạn nhân bị đưa đến: số liệu năm {year}, toàn tỉnh; đường là sơ đồ chỉ hướng tới thủ đô nước đến, không phải lộ trình. Khoảng: lõi là mức thấp, viền là mức cao; nét đứt ▨: không công bố. Không có số liệu về nơi trung chuyển.',
} as const
