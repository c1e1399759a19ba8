import { expect, test } from 'vitest'
import { identifiersOf, normalName, normalPaper } from './identity-mark.ts'

test('the numbers of papers are the same however they are written', () => {
  for (const text of ['027199001234', '027 199 001 234', 'CCCD: 027.199.001.234', 'Số CCCD 027-199-001-234']) {
    expect(normalPaper(text), text).toEqual({ grade: 'CCCD', number: '027199001234' })
  }
  expect(normalPaper('CMND 125 123 456')).toEqual({ grade: 'CMND', number: '125123456' })
  expect(normalPaper('c1234567')).toEqual({ grade: 'OTHER_PAPER', number: 'C1234567' })
  expect(normalPaper('12')).toBeNull()
})

test('names are compared without case, diacritics and signs, and one word is no name', () => {
  expect(normalName('  ĐẶNG  Thị-Mẫu ')).toBe('dang thi mau')
  expect(normalName('Đặng Thị Mẫu'.normalize('NFD'))).toBe('dang thi mau')
  expect(normalName('Mẫu')).toBeNull()
})

test('a name links only with a year of birth and a known sex', () => {
  const name = { NAME: 'Nguyễn Thị Mẫu', BIRTH_YEAR: '2001' }
  expect(identifiersOf({ ...name, sex: 'FEMALE' })).toEqual({ NAME: 'NAME:nguyen thi mau:2001:FEMALE' })
  expect(identifiersOf({ ...name, sex: 'UNKNOWN' })).toEqual({})
  expect(identifiersOf({ NAME: name.NAME, sex: 'FEMALE' })).toEqual({})
  expect(identifiersOf({ PAPER: '027199001234', sex: 'MALE' })).toEqual({ CCCD: 'CCCD:027199001234' })
})
