import { expect, test } from 'vitest'
import { PlaceIndex, type PlaceText } from './place.ts'
import { readUnits } from './test-reference.ts'

const places = new PlaceIndex(readUnits())
/** scheme/code of the unit found, or the fault with the cell it is in */
function found(day: string, place: Partial<PlaceText>): string {
  const answer = places.resolve({ code: '', unit: '', district: '', ...place }, day)
  return 'unit' in answer ? answer.unit.id : `${answer.fault} in ${answer.in}`
}

test('one code means another unit from 1 July 2025 on', () => {
  expect(found('2025-06-30', { code: '09169' })).toBe('27/09169')
  expect(found('2025-07-01', { code: '09169' })).toBe('24/09169')
})

test('a code that lost its zero in a spreadsheet is understood', () => {
  expect(found('2024-03-01', { code: '9169' })).toBe('27/09169')
})

test('a unit is found by name, with or without type word and diacritics', () => {
  for (const unit of ['Phường Vũ Ninh', 'P. Vũ Ninh', 'Vũ Ninh', 'phuong vu ninh', 'Vu Ninh Ward', 'PHƯỜNG  VŨ NINH'])
    expect(found('2024-03-01', { unit, district: 'TP Bắc Ninh' }), unit).toBe('27/09163')
})

test('the units above may follow in the same cell', () => {
  expect(found('2024-03-01', { unit: 'Thị trấn Chờ, huyện Yên Phong, tỉnh Bắc Ninh' })).toBe('27/09193')
})

test('a name of its own day comes before one that an older unit bore', () => {
  // Vũ Ninh of 2025 is a new ward; the older ward of that name went into it
  expect(found('2024-03-01', { unit: 'Vũ Ninh' })).toBe('27/09163')
  expect(found('2025-09-01', { unit: 'Vũ Ninh' })).toBe('24/09169')
})

test('an old name written after the merger means the unit that took the old one in', () => {
  expect(found('2025-09-01', { unit: 'Phường Thị Cầu', district: 'Thành phố Bắc Ninh' })).toBe('24/09169')
})

test('a new name written for an older day is refused, and the units of that day are listed', () => {
  const commune = places.resolve({ code: '', unit: 'Xã Yên Phong', district: '' }, '2024-01-01')
  expect(commune).toMatchObject({
    fault: 'PLACE_NOT_THEN',
    in: 'unit',
    detail: expect.stringContaining('Thị trấn Chờ, Huyện Yên Phong'),
  })
  const giang = places.resolve({ code: '07210', unit: '', district: '' }, '2024-01-01')
  expect(giang).toMatchObject({ fault: 'PLACE_NOT_THEN', in: 'code' })
})

test('a name that a district and a later commune bear means the one of the day', () => {
  expect(found('2024-03-01', { unit: 'Yên Phong' })).toBe('27/258')
  expect(found('2025-09-01', { unit: 'Yên Phong' })).toBe('24/09193')
})

test('a district tells two communes of one name apart', () => {
  const twin = (id: string, parentId: string) => ({
    id,
    scheme: '27' as const,
    level: 'COMMUNE' as const,
    code: id,
    nameVi: 'Xã Đông Thọ',
    names: [{ type: 'XA', vi: 'Xã Đông Thọ', en: 'Dong Tho Commune' }],
    parentId,
    validFrom: '2019-01-01',
    validTo: null,
    successorIds: [],
  })
  const index = new PlaceIndex([...readUnits(), twin('1', '27/258'), twin('2', '27/263')])
  const ask = (district: string) => index.resolve({ code: '', unit: 'Xã Đông Thọ', district }, '2024-03-01')
  expect(ask('')).toMatchObject({ fault: 'AMBIGUOUS_PLACE' })
  expect(ask('Huyện Gia Bình')).toMatchObject({ unit: { id: '2' } })
})

test('a district alone is a place, a commune of another district is none', () => {
  expect(found('2024-03-01', { district: 'Huyện Gia Bình' })).toBe('27/263')
  expect(found('2020-03-01', { district: 'huyện Quế Võ' })).toBe('27/259')
  expect(found('2024-03-01', { unit: 'Thị trấn Chờ', district: 'Gia Bình' })).toBe('UNKNOWN_PLACE in district')
  expect(found('2024-03-01', { unit: 'Phường Không Có' })).toBe('UNKNOWN_PLACE in unit')
})

test('code and name that disagree are refused', () => {
  expect(found('2024-03-01', { code: '09169', unit: 'Phường Thị Cầu' })).toBe('27/09169')
  expect(found('2025-09-01', { code: '09169', unit: 'Phường Thị Cầu' })).toBe('PLACE_MISMATCH in unit')
})

test('every unit is found by its own code and its own full name on its own first day', () => {
  const units = readUnits()
  const names = new Map(units.map((unit) => [unit.id, unit.nameVi]))
  for (const unit of units) {
    expect(found(unit.validFrom, { code: unit.code })).toBe(unit.id)
    const cell =
      unit.level === 'COMMUNE'
        ? { unit: unit.nameVi, district: names.get(unit.parentId ?? '') ?? '' }
        : { district: unit.nameVi }
    expect(found(unit.validFrom, cell), unit.nameVi).toBe(unit.id)
  }
})
