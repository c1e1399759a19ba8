import { expect, test } from 'vitest'
import { isBeforeRules, searchFromTargets, targetsFromSearch, yearsOf } from './target-state.ts'

test('what the page shows goes into its address and comes back', () => {
  for (const search of ['', 'basis=24&year=2024', 'clock=TIP_DECIDE&agency=Agency%3A4&unit=AdminUnit%3A9'])
    expect(searchFromTargets(targetsFromSearch(search))).toBe(search)
  expect(targetsFromSearch('year=1999&clock=a;b&agency=Tip:1&unit=9&basis=x')).toEqual(targetsFromSearch(''))
})

test('the year shown first is the newest in which a target holds', () => {
  const programme = { validFrom: '2021-01-01', validTo: '2025-12-31' }
  expect(yearsOf('2024-01-01', '2026-10-31', [programme])).toEqual({ years: [2026, 2025, 2024], start: 2025 })
  expect(yearsOf('2024-01-01', '2026-10-31', [programme, { validFrom: '2026-01-07', validTo: null }]).start).toBe(2026)
  expect(yearsOf('2024-01-01', '2026-10-31', []).start).toBe(2026)
})

test('a quarter lies before a clock only when it ended before its first rule', () => {
  const rules = [{ validFrom: '2025-07-01' }, { validFrom: '2026-01-01' }]
  expect(isBeforeRules(rules, '2025-06-30')).toBe(true)
  expect(isBeforeRules(rules, '2025-09-30')).toBe(false)
  expect(isBeforeRules([], '2025-06-30')).toBe(false)
})
