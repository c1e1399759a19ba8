import { expect, test } from 'vitest'
import { readDay, readMoment } from './day.ts'

test('a day is read day first, or as ISO', () => {
  expect(readDay('05/03/2024')).toBe('2024-03-05')
  expect(readDay('5-3-2024')).toBe('2024-03-05')
  expect(readDay('2024-03-05')).toBe('2024-03-05')
})

test('a day that no calendar has is none', () => {
  for (const text of ['31/02/2024', '12/25/2024', '29/02/2023', '5/3/24', '05/03-2024', '2024-3-5', 'hôm qua', ''])
    expect(readDay(text), text).toBeNull()
  expect(readDay('29/02/2024')).toBe('2024-02-29')
})

test('a time without an offset is Vietnamese time', () => {
  expect(readMoment('05/03/2024 9:15')).toEqual({ at: '2024-03-05T09:15:00+07:00', day: '2024-03-05', hasTime: true })
  expect(readMoment('05/03/2024')).toEqual({ at: '2024-03-05T00:00:00+07:00', day: '2024-03-05', hasTime: false })
})

test('the day of an instant is the day in Việt Nam', () => {
  expect(readMoment('2024-03-04T18:30:00Z')?.day).toBe('2024-03-05')
  expect(readMoment('2024-03-05T00:10:00+07:00')?.day).toBe('2024-03-05')
})

test('an hour that no clock shows is none', () => {
  for (const text of ['05/03/2024 24:00', '05/03/2024 10:60', '05/03/2024 10', '05/03/2024 10:00 sáng'])
    expect(readMoment(text), text).toBeNull()
})
