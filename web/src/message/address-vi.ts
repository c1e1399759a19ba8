/** Words for an address that the page cannot use whole. */
export const addressVi = {
  'address.unknown': 'Trang không dùng được một phần địa chỉ: {parts}. Đang hiện: {shown}.',
  'address.close': 'Đóng thông báo về địa chỉ',
} as const
