import type { Fault } from './geojson-file.ts'

/** What can be wrong with an outline: the words of each reason, `{}` takes the detail. */
const words = {
  NO_CODE: ['không có mã đơn vị; thêm thuộc tính code (hoặc ma)', 'has no code of a unit: add a property code (or ma)'],
  CODE_PADDED: [
    'mã viết dạng số nên mất số 0 đầu; đã đọc là {}',
    'the code is a number and lost its leading zeros; read as {}',
  ],
  UNKNOWN_CODE: ['{} không có mã này; kiểm tra mã và năm', '{} has no such code: check the code and the year'],
  DUPLICATE_CODE: [
    'mã này đã có ở đối tượng {}; gộp thành một MultiPolygon',
    'feature {} has the same code: join them as one MultiPolygon',
  ],
  MISSING: [
    'tệp thiếu đơn vị này ({}); bổ sung hoặc nhập với lựa chọn một phần',
    'the file lacks this unit ({}): add it, or import as a part',
  ],
  NOT_AREA: ['hình dạng là {}, cần Polygon hoặc MultiPolygon', 'its shape is {}: a Polygon or MultiPolygon is needed'],
  INVALID: ['hình không hợp lệ: {}; sửa hình rồi nhập lại', 'the shape is not valid: {}; mend it and import again'],
  OUTSIDE: [
    'nằm ngoài tỉnh và vùng lân cận; kiểm tra hệ tọa độ (thành phần crs) và thứ tự kinh độ, vĩ độ',
    'lies outside the province and its surroundings: check the coordinate system (member crs) and that longitude comes first',
  ],
  OVERLAP: ['chồng lên {} ha; sửa đường ranh giới chung', 'overlaps {} ha: mend the common border'],
  AREA: [
    'diện tích đo được {}; kiểm tra hình hoặc diện tích trong danh mục',
    'its measured area is {}: check the shape, or the area in the register',
  ],
} as const

export type OutlineReason = keyof typeof words

/** One fault of an outline, in both languages. */
export function outlineFault(
  severity: Fault['severity'],
  feature: number | null,
  code: string | null,
  reason: OutlineReason,
  detail: string | readonly [vi: string, en: string] = '',
): Fault {
  const [vi, en] = words[reason]
  const [inVi, inEn] = typeof detail === 'string' ? [detail, detail] : detail
  return { severity, feature, code, reason, vi: vi.replace('{}', inVi), en: en.replace('{}', inEn) }
}
