/** Words of what guards people and the log in Vietnamese: seals, areas, persons; part of the catalogue. */
export const guardVi = {
  'seal.title': 'Niêm phong nhật ký',
  'seal.last': 'Niêm phong mới nhất',
  'seal.lastAt': 'Số {number}, lúc {time}',
  'seal.never': 'Chưa có niêm phong nào',
  'seal.entries': 'Số mục trong nhật ký',
  'seal.unsealed': 'Chưa niêm phong',
  'seal.unsealedHint': '{count, plural, other {# mục mới nhất}}',
  'seal.allSealed': 'không còn mục nào',
  'seal.writers': 'Số chuỗi ghi',
  'seal.checked': 'Kiểm tra gần nhất',
  'seal.checkedAt': '{time}, {who}: {entries, number} mục',
  'seal.checkedNever': 'Chưa kiểm tra lần nào',
  'seal.whole': 'Nguyên vẹn',
  'seal.faults': '{count, plural, other {# chỗ không khớp}}',
  'seal.head': 'Mã băm của niêm phong mới nhất',
  'seal.anchor':
    'Hãy chép mã này và cất ở nơi hệ thống không ghi được, như sổ có chữ ký hoặc thư gửi thanh tra. Sau này lệnh {command} cho biết mọi mục đến lúc đó còn nguyên hay không.',
  'seal.verify': 'Kiểm tra toàn bộ nhật ký',
  'seal.verifying': 'Đang đọc và tính lại mọi mã băm…',
  'seal.long':
    'Nhật ký dài hơn mức kiểm tra được từ trang này. Hãy chạy lệnh hub audit verify trên máy chủ của hệ thống.',
  'seal.broken': 'Hãy chạy lệnh hub audit verify trên máy chủ: lệnh này chỉ ra từng chỗ đã bị sửa, xóa hoặc chuyển.',
  'seal.meaning': 'Niêm phong chứng tỏ điều gì?',
  'seal.proves':
    'Chứng tỏ: khi mã đã cất ở nơi khác vẫn nằm trong nhật ký thì từ lúc đó không mục nào trước nó bị sửa, xóa, chen thêm hay đổi chỗ, kể cả bởi người quản trị cơ sở dữ liệu.',
  'seal.provesNot':
    'Không chứng tỏ: rằng nội dung một mục là đúng, rằng người ngồi trước máy là chủ tài khoản, hay rằng không có việc nào ngoài nhật ký. Không có mã cất ở nơi khác thì cả nhật ký và niêm phong có thể bị viết lại cùng nhau mà không lộ. Những mục mới nhất chưa niêm phong có thể bị cắt bỏ.',
} as const
