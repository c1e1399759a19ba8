import { expect, test } from 'vitest'
import { viewFromSearch } from '../../url-state.ts'
import { figuresAsked, metricOf, unitsAsked } from './asked.ts'
import type { Resolved } from './resolve.ts'

const month = (start: string) => ({ grain: 'MONTH' as const, start, end: `${start.slice(0, 8)}28` })
const periods = ['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'].map(month)
const published: Resolved = {
  level: 'COMMUNE',
  grain: 'MONTH',
  grains: ['MONTH'],
  period: month('2026-02-01'),
  periods,
}
const view = viewFromSearch('metric=tips_received&basis=24')

test('a view shows the metric of its address, and the first where there is no such', () => {
  const metrics = [{ id: 'cases' }, { id: 'tips_received' }]
  expect(metricOf(view, metrics)).toBe(metrics[1])
  expect(metricOf({ ...view, metric: 'gone' }, metrics)).toBe(metrics[0])
  expect(metricOf(view, [])).toBeUndefined()
})

test('few figures are asked for with all periods, many with those of the year, too many alone', () => {
  expect(unitsAsked(view, published)).toEqual({ basis: 'SINCE_2025_07', level: 'COMMUNE' })
  const about = { metric: 'tips_received', basis: 'SINCE_2025_07', level: 'COMMUNE', grain: 'MONTH' }
  const asked = (units: number) => figuresAsked(view, { id: 'tips_received' }, published, units)
  expect(asked(99)).toEqual({ ...about, from: '2025-11-01', to: '2026-02-28' })
  expect(asked(1500)).toEqual({ ...about, from: '2026-01-01', to: '2026-02-28' })
  expect(asked(4000)).toEqual({ ...about, from: '2026-02-01', to: '2026-02-28' })
})
