/** Words about how far units can be compared, in Vietnamese. */
export const fairVi = {
  'fair.title': 'Khác biệt thật, hay chỉ vì đơn vị nhỏ?',
  'fair.hint':
    'Đơn vị càng đông dân (hoặc càng nhiều hồ sơ) nằm càng về bên phải. Trong phễu là mức dao động do ngẫu nhiên; chỉ đơn vị nằm ngoài phễu mới thực sự khác mức chung.',
  'fair.residents': 'Dân số (hoặc số hộ) →',
  'fair.records': 'Số hồ sơ →',
  'fair.point': '{unit}: {value}, quy mô {size}, {standing}',
  'fair.muchHigher': 'cao hơn hẳn mức chung',
  'fair.higher': 'cao hơn mức chung',
  'fair.asExpected': 'không khác mức chung',
  'fair.lower': 'thấp hơn mức chung',
  'fair.muchLower': 'thấp hơn hẳn mức chung',
  'fair.notJudged': 'chưa đủ căn cứ để kết luận',
  'fair.noChance':
    'Chỉ số này là việc đã lên kế hoạch, số đếm toàn bộ, tổng hoặc trung vị, nên không có dao động ngẫu nhiên để xét.',
  'fair.tooFew': 'Không đủ số liệu được công bố để xét: cần ít nhất ba đơn vị, mỗi đơn vị dự kiến từ năm trường hợp.',
  'fair.method':
    'Biểu đồ phễu (Spiegelhalter 2005): giới hạn 95 % (đậm) và 99,8 % (nhạt) quanh mức chung của {judged} đơn vị được xét; phương sai giữa các đơn vị gấp {overdispersion} lần mức ngẫu nhiên và giới hạn đã nới theo. Nếu chỉ do ngẫu nhiên, 100 đơn vị có 5 vượt giới hạn trong và 1.000 đơn vị có 2 vượt giới hạn ngoài.',
  'fair.interval': 'khoảng tin cậy 95 %: {low} – {high}',
  'fair.rounding': 'do làm tròn: {low} – {high}',
  'fair.rank': 'hạng {rank} trong {of}, có thể từ {low} đến {high}',
  'fair.within': 'trong mức ngẫu nhiên',
  'fair.whiskers': 'Vạch ngang là khoảng tin cậy 95 %: hai đơn vị có vạch chồng nhau thì chưa thể nói đơn vị nào hơn.',
  'fair.concludeApart': 'Có thể kết luận: {units}.',
  'fair.concludeUnit': '{unit} {standing}',
  'fair.concludeRest':
    '{count, plural, other {# đơn vị còn lại}} không khác mức chung quá mức ngẫu nhiên: thứ hạng giữa các đơn vị này không nói lên điều gì.',
  'fair.concludeNone': 'Không đơn vị nào khác mức chung quá mức ngẫu nhiên: không nên khen chê theo thứ hạng.',
  'fair.concludeNothing': 'Chưa thể kết luận đơn vị nào thực sự khác mức chung.',
  'fair.concludeProvisional': 'Số liệu kỳ này là tạm tính: không xếp hạng, không kết luận.',
} as const
