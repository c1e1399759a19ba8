/** Words of the papers made of a comparison, in Vietnamese; part of the catalogue. */
export const briefingVi = {
  'briefing.title': 'Bản tóm tắt cho cuộc họp',
  'briefing.hint':
    'Theo thể thức văn bản hành chính, khổ A4, có bản đồ, biểu đồ, kết luận và nguồn; số và chữ ký để trống.',
  'briefing.one': 'Một trang (PDF)',
  'briefing.six': 'Sáu trang (PDF)',
  'briefing.workbook': 'Bảng tính (XLSX)',
} as const
