import { expect, test } from 'vitest'
import { eventsBySetting, lastFourQuarters, pilotState } from './board.ts'

test('the year of the board ends with the newest quarter that has ended', () => {
  expect(lastFourQuarters('2026-10-31')).toEqual({ from: '2025-10-01', to: '2026-09-30' })
  expect(lastFourQuarters('2026-12-31')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
})

test('quarters add up by setting, and a quarter that nobody knows is no zero', () => {
  const figure = (category: string, kind: 'EXACT' | 'NOT_REPORTED', value: number | null) => ({
    unitId: 'a',
    category,
    value: { kind, value },
  })
  const found = eventsBySetting([
    figure('SCHOOL', 'EXACT', 2),
    figure('SCHOOL', 'NOT_REPORTED', null),
    figure('SCHOOL', 'EXACT', 1),
    figure('ONLINE', 'NOT_REPORTED', null),
    figure('AGENCY', 'EXACT', 0),
  ]).get('a')
  expect([...(found ?? [])]).toEqual([
    ['SCHOOL', 3],
    ['ONLINE', null],
    ['AGENCY', 0],
  ])
})

test('a pilot model is alive for six months after its last event', () => {
  const state = (lastEventOn: string | null, endedOn: string | null = null) =>
    pilotState({ lastEventOn, endedOn }, '2026-10-31')
  expect([state('2026-06-02'), state('2026-04-30'), state(null), state('2026-10-01', '2026-10-15')]).toEqual([
    'ALIVE',
    'ASLEEP',
    'ASLEEP',
    'ENDED',
  ])
})
