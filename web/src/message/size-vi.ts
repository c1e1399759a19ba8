/** Words of figures that are told by size, in Vietnamese; part of the catalogue. */
export const sizeVi = {
  'draw.symbol': 'Vòng tròn',
  'draw.symbolHint': 'Diện tích vòng tròn tỷ lệ với số lượng. Vòng nhỏ vẽ trên vòng lớn.',
  'symbol.refused.RATE':
    'Vòng tròn chỉ vẽ số lượng. Tỷ suất được tô màu; muốn vẽ vòng tròn, hãy chọn “Số lượng” ở trên.',
  'symbol.refused.NO_AMOUNT':
    'Vòng tròn chỉ vẽ số lượng. Tỷ lệ phần trăm và trung vị không cộng lại được, nên được tô màu.',
  'symbol.refused.DIFFERENCE': 'Bản đồ chênh lệch được tô màu: vòng tròn không vẽ được số âm.',

  'size.label': 'Vòng tròn trên nền màu',
  'size.hint': 'Thêm chỉ số thứ hai: màu cho tỷ suất đang xem, cỡ vòng tròn cho số lượng của chỉ số này.',
  'size.none': 'Không thêm',
  'size.remove': 'Bỏ chỉ số thứ hai',
  'size.useRate': 'Tô màu theo tỷ suất',
  'size.refusedLead': 'Không vẽ “{metric}” bằng cỡ vòng tròn.',
  'size.askedUnknown': 'chỉ số trong địa chỉ',
  'size.refused.SAME_METRIC': 'Chỉ số này đã là màu của bản đồ.',
  'size.refused.PEOPLE_BESIDE_CRIME':
    'Số người nước ngoài và nhóm người được rà soát không đặt cạnh chỉ số về tội phạm: họ không phải là nghi phạm.',
  'size.refused.DIVIDED_BY_PEOPLE':
    'Chỉ số chia cho số người nước ngoài hay nhóm người được rà soát không đặt cạnh chỉ số khác.',
  'size.refused.UNKNOWN': 'Hệ thống không có chỉ số này.',
  'size.refused.NO_AMOUNT': 'Cỡ vòng tròn chỉ vẽ số lượng, không vẽ tỷ lệ hay trung vị.',
  'size.refused.NOT_HERE': 'Chỉ số này không được công bố cho địa giới và loại kỳ đang xem.',
  'size.refused.OTHER_DRAWING': 'Cần cách vẽ “Tô màu” để thêm chỉ số thứ hai.',
  'size.refused.COMPARED': 'Khi so sánh hai bản đồ chỉ vẽ một chỉ số. Hãy tắt so sánh để thêm chỉ số thứ hai.',
  'size.refused.COLOUR_COUNTS':
    'Màu đang là số lượng. Hai số lượng chồng lên nhau chỉ cho thấy nơi đông dân; hãy tô màu theo tỷ suất hay tỷ lệ.',
  'size.short.SAME_METRIC': 'đang tô màu',
  'size.short.PEOPLE_BESIDE_CRIME': 'không đặt cạnh tội phạm',
  'size.short.DIVIDED_BY_PEOPLE': 'chia cho nhóm người',
  'size.short.NO_AMOUNT': 'không phải số lượng',
  'size.short.NOT_HERE': 'không công bố ở đây',

  'size.both': '{colour} (màu) và {size} (cỡ vòng tròn)',
  'size.legend': 'Cỡ vòng tròn: {metric}',
  'size.rule': 'Diện tích tỷ lệ với số; cùng thước cho {from} – {through}.',
  'size.area': 'Diện tích tỷ lệ với số',
  'size.circles': 'Vòng tròn mẫu: {numbers}',
  'size.RANGE': 'Khoảng: đặc là số thấp, viền là số cao',
  'size.ZERO': 'Bằng không',
  'size.provisional': '* sau số: tạm tính',
} as const
