import { describe, expect, test } from 'vitest'
import { findPersonal, personalKindsOf } from './personal-text.ts'

/** What was found, as `KIND text`. */
const told = (text: string) => {
  const composed = text.normalize('NFC')
  return findPersonal(text).map(({ kind, start, end }) => `${kind} ${composed.slice(start, end)}`)
}

describe('what is found', () => {
  test.each([
    // names
    ['Nạn nhân tên Nguyễn Thị Mẫu, sinh năm 2001', 'NAME Nguyễn Thị Mẫu'],
    ['gặp NGUYỄN VĂN MẪU ở quán', 'NAME NGUYỄN VĂN MẪU'],
    ['Nguyen Van Mau hua tim viec', 'NAME Nguyen Van Mau'],
    ['co chi nguyen thi mau ru di', 'NAME nguyen thi mau'],
    ['Đặng Thị Ví Dụ nói vậy', 'NAME Đặng Thị Ví Dụ'],
    ['bị Lò Văn Thử dẫn qua biên giới', 'NAME Lò Văn Thử'],
    ['ông Trần Phú ở cạnh nhà', 'NAME Trần Phú'],
    ['đối tượng Lê Lợi, 40 tuổi', 'NAME Lê Lợi'],
    ['Phạm Mẫu rủ em đi', 'NAME Phạm Mẫu'],
    // telephones
    ['gọi 0912345678 nhé', 'PHONE 0912345678'],
    ['số 0912 345 678', 'PHONE 0912 345 678'],
    ['+84 912.345.678', 'PHONE +84 912.345.678'],
    ['84912345678', 'PHONE 84912345678'],
    ['(0222) 382-1234 hoặc 0222 3821234', 'PHONE 0222 3821234'],
    ['sđt:03-8765-4321.', 'PHONE 03-8765-4321'],
    // papers
    ['CCCD 027199001234', 'ID_NUMBER 027199001234'],
    ['căn cước số 027 199 001 234', 'ID_NUMBER 027 199 001 234'],
    ['CMND: 125123456', 'ID_NUMBER 125123456'],
    ['mang giấy số 125123456 theo', 'ID_NUMBER 125123456'],
    ['hộ chiếu C1234567', 'ID_NUMBER C1234567'],
    // plates
    ['xe 99A-123.45 chở đi', 'PLATE 99A-123.45'],
    ['xe máy 98B3-567.89', 'PLATE 98B3-567.89'],
    ['ô tô 29H 12345', 'PLATE 29H 12345'],
    ['99F1-1234', 'PLATE 99F1-1234'],
    ['xe 99AA-123.45', 'PLATE 99AA-123.45'],
    ['biển số 99f1 12345', 'PLATE 99f1 12345'],
    // the internet
    ['thư a.b@example.com', 'EMAIL a.b@example.com'],
    ['https://www.facebook.com/vi.du.1', 'SOCIAL https://www.facebook.com/vi.du.1'],
    ['vào zalo.me/0912345678 nhé', 'SOCIAL zalo.me/0912345678'],
    ['tiktok: vidu99', 'SOCIAL tiktok: vidu99'],
    ['nhắn @vi_du_99 trước', 'SOCIAL @vi_du_99'],
  ])('%s', (text, expected) => {
    expect(told(text)).toContain(expected)
  })

  test('decomposed text is found as well, and the places are those of the composed one', () => {
    expect(told('tên Nguyễn Thị Mẫu'.normalize('NFD'))).toEqual(['NAME Nguyễn Thị Mẫu'])
  })

  test('two names with a comma between are two, and kinds are told once in a fixed order', () => {
    expect(told('Nguyễn Văn Mẫu, Trần Thị Thử')).toEqual(['NAME Nguyễn Văn Mẫu', 'NAME Trần Thị Thử'])
    expect(personalKindsOf('0912345678', null, 'Nguyễn Văn Mẫu và 0987654321')).toEqual(['NAME', 'PHONE'])
  })
})

describe('what is left alone', () => {
  test.each([
    // streets, schools, places: a street's name stands for the street unless a word for a person comes first
    'ở đường Lê Lợi',
    'Articles shared on social networks – online, Ho Ward',
    'Meeting of youth, Duong Huu Commune',
    'Ho Township',
    'Articles shared on social networks – online, Bac Giang Ward',
    'Chương trình văn nghệ tuyên truyền',
    'Lê Lợi street',
    'Tran Phu Street, ward 3',
    'gần ngã tư Trần Phú',
    'phố Nguyễn Mẫu Thử',
    'số 12 Ngô Gia Tự',
    'trường Nguyễn Văn Cừ',
    'phường Vũ Ninh, Võ Cường và Kim Chân',
    'Hà Nội, Thái Nguyên, Cao Bằng, Lạng Sơn, Quảng Ninh',
    'thành phố Hồ Chí Minh',
    'sang Trung Quốc và Thái Lan',
    'Công ty Trần Mẫu',
    'chợ Lý Nhân',
    'thôn Đào Xá',
    // words that begin like family names
    'Ban Chỉ đạo 138 tỉnh',
    'Hồ sơ gửi Công an tỉnh Bắc Ninh',
    'Đảng ủy phường',
    'Mai tôi sẽ gọi lại',
    'Đỗ xe ở đó',
    // numbers that are nobody's
    'gọi 111 hoặc 113',
    'tổng đài 1900 1234',
    'tổng đài 18001234',
    'trả 150000000 đồng',
    'giá 123456789 đ',
    '1.500.000.000',
    'Công văn 2566/UBND-NC ngày 24/7/2020',
    'Nghị định 162/2025/NĐ-CP',
    'từ 01/07/2025 đến 30/07/2025',
    'quốc lộ 18, QL1A, km 12345',
    'khoảng 20 người, phòng 301',
    'toạ độ 21.18612, 106.07631',
    'lương 20 triệu/tháng',
  ])('%s', (text) => {
    expect(told(text)).toEqual([])
  })
})
