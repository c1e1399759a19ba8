/** Words of how a metric is drawn on the map, in Vietnamese; part of the catalogue. */
export const drawVi = {
  'draw.label': 'Cách vẽ',
  'draw.fill': 'Tô màu',
  'draw.fillHint': 'Mỗi đơn vị một màu theo lớp giá trị.',
  'draw.staffOnly':
    'Cách vẽ trong địa chỉ này chỉ dành cho cán bộ xem số chính xác, nên bản đồ được tô màu theo đơn vị.',

  'group.scale': 'Thang màu',
} as const
