import type { ScheduledGrain } from '@hub/contract/briefing'
import { expect, test } from 'vitest'
import { periodsOfSchedule } from './briefing-schedule.ts'

type Catalogue = Parameters<typeof periodsOfSchedule>[0]

/** A release up to the end of October 2026 with a metric that is told at once, and one three months later. */
const catalogue = {
  release: { data_through: '2026-10-31' },
  metrics: new Map([
    ['prompt', { lag_months: 0 }],
    ['late', { lag_months: 3 }],
  ]),
} as unknown as Catalogue

/** First days of the periods that are due. */
const due = (grain: ScheduledGrain, validFrom: string, validTo: string | null = null, metrics = ['prompt']) =>
  periodsOfSchedule(catalogue, { grain, validFrom, validTo, metrics }).map(({ start }) => start)

test('due are the periods that have ended within the time of a schedule, and no running one', () => {
  expect(due('MONTH', '2026-09-30')).toEqual(['2026-09-01', '2026-10-01'])
  expect(due('MONTH', '2026-10-01')).toEqual(['2026-10-01'])
  expect(due('MONTH', '2026-11-01')).toEqual([])
  expect(due('QUARTER', '2026-06-30')).toEqual(['2026-04-01', '2026-07-01'])
  expect(due('QUARTER', '2026-06-30', '2026-09-29')).toEqual(['2026-04-01'])
  expect(due('QUARTER', '2026-10-01')).toEqual([])
  expect(
    periodsOfSchedule(
      { ...catalogue, release: null },
      { grain: 'MONTH', validFrom: '2026-01-01', validTo: null, metrics: [] },
    ),
  ).toEqual([])
})

test('a period waits for the metric that is told last', () => {
  expect(due('MONTH', '2026-06-30', null, ['prompt', 'late'])).toEqual(['2026-06-01', '2026-07-01'])
  expect(due('QUARTER', '2026-06-30', null, ['late'])).toEqual(['2026-04-01'])
})

test('of a schedule that begins long ago the newest twelve periods are kept up with', () => {
  const months = due('MONTH', '2019-01-31')
  expect([months.length, months[0], months.at(-1)]).toEqual([12, '2025-11-01', '2026-10-01'])
  const quarters = due('QUARTER', '2019-01-31', '2026-03-31')
  expect([quarters.length, quarters[0], quarters.at(-1)]).toEqual([12, '2023-04-01', '2026-01-01'])
})
