import type { Column } from './heading.ts'

/** Columns that every kind of record has. */
export const commonColumns: readonly Column[] = [
  {
    key: 'id',
    vi: 'Số hồ sơ',
    also: ['mã hồ sơ', 'mã số', 'số thứ tự hồ sơ', 'record id', 'record number', 'origin id'],
    required: true,
  },
  { key: 'origin', vi: 'Hệ thống nguồn', also: ['origin system', 'source system'] },
  { key: 'synthetic', vi: 'Giả lập', also: ['dữ liệu giả lập', 'là dữ liệu giả lập'] },
  {
    key: 'agency',
    vi: 'Cơ quan thụ lý',
    also: ['cơ quan', 'đơn vị thụ lý', 'cơ quan tiếp nhận', 'responsible agency'],
  },
]

/** The columns of a place: a code, or a name that may go on with the units above it. */
export function placeColumns(prefix: '' | 'intake_', viSuffix: string, alsoUnit: readonly string[]): readonly Column[] {
  const en = prefix.replace('_', ' ')
  return [
    {
      key: `${prefix}unit_code`,
      vi: `Mã đơn vị${viSuffix}`,
      also: [`mã xã${viSuffix}`, `mã đơn vị hành chính${viSuffix}`, `${en}commune code`, `${en}place code`],
    },
    {
      key: `${prefix}unit`,
      vi: `Xã, phường${viSuffix}`,
      also: [
        `xã phường thị trấn${viSuffix}`,
        `xã/phường${viSuffix}`,
        `địa bàn${viSuffix}`,
        `${en}commune`,
        `${en}ward`,
        `${en}place`,
        ...alsoUnit,
      ],
    },
    {
      key: `${prefix}district`,
      vi: `Huyện, tỉnh${viSuffix}`,
      also: [
        `huyện${viSuffix}`,
        `quận huyện${viSuffix}`,
        `huyện thị xã thành phố${viSuffix}`,
        `${en}district or province`,
      ],
    },
  ]
}

export const pointColumns: readonly Column[] = [
  { key: 'lon', vi: 'Kinh độ', also: ['longitude', 'long', 'lng'] },
  { key: 'lat', vi: 'Vĩ độ', also: ['latitude'] },
]
