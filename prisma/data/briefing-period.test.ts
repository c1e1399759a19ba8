import type { ScheduledGrain } from '@hub/contract/briefing'
import { expect, test } from 'vitest'
import { nextOfSchedule, periodsOfSchedule } from './briefing-period.ts'

type Catalogue = Parameters<typeof periodsOfSchedule>[0]

const place = { level: 'DISTRICT', breakdown: '', valid_from: '2019-01-01', valid_to: null }
const everyGrain = (['MONTH', 'QUARTER'] as const).flatMap((grain) =>
  (['27', '24'] as const).map((scheme) => ({
    ...place,
    grain,
    scheme,
    level: scheme === '27' ? 'DISTRICT' : 'COMMUNE',
  })),
)

/**
 * A release up to the end of October 2026 with a metric that is told at once, one three months later and one that is published nowhere; of
 * districts, and of a commune that is covered from July 2025 on.
 */
const catalogue = {
  release: { data_through: '2026-10-31' },
  metrics: new Map([
    ['prompt', { lag_months: 0, coverage_from: '2019-01-01' }],
    ['late', { lag_months: 3, coverage_from: '2019-01-01' }],
    ['unpublished', { lag_months: 0, coverage_from: '2019-01-01' }],
  ]),
  lattice: new Map([
    ['prompt', everyGrain],
    ['late', everyGrain],
  ]),
  unitsOf: (scheme: string) => [
    { code: '1', covered_from: scheme === '27' ? null : '2025-07-01', covered_to: null },
    ...(scheme === '27' ? [{ code: '2', covered_from: null, covered_to: null }] : []),
  ],
} as unknown as Catalogue

type Schedule = Parameters<typeof periodsOfSchedule>[1]
const scheduled = (
  grain: ScheduledGrain,
  validFrom: string,
  validTo: string | null = null,
  metrics = ['prompt'],
  scheme: Schedule['scheme'] = '27',
): Schedule => ({ grain, validFrom, validTo, metrics, scheme, units: null })

/** First days of the periods that are due. */
const due = (...asked: Parameters<typeof scheduled>) =>
  periodsOfSchedule(catalogue, scheduled(...asked)).map(({ start }) => start)

/** The first day of the next period, and when a release can tell it. */
function next(...asked: Parameters<typeof scheduled>) {
  const found = nextOfSchedule(catalogue, scheduled(...asked))
  return found && [found.period.start, found.notBefore]
}

test('due are the periods that have ended within the time of a schedule, and no running one', () => {
  expect(due('MONTH', '2026-09-30')).toEqual(['2026-09-01', '2026-10-01'])
  expect(due('MONTH', '2026-10-01')).toEqual(['2026-10-01'])
  expect(due('MONTH', '2026-11-01')).toEqual([])
  expect(due('QUARTER', '2026-06-30')).toEqual(['2026-04-01', '2026-07-01'])
  expect(due('QUARTER', '2026-06-30', '2026-09-29')).toEqual(['2026-04-01'])
  expect(due('QUARTER', '2026-10-01')).toEqual([])
  expect(periodsOfSchedule({ ...catalogue, release: null }, scheduled('MONTH', '2026-01-01'))).toEqual([])
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

test('no period is due before its units are covered, while a metric that is published no more is not passed over', () => {
  expect(due('QUARTER', '2023-01-01', null, ['prompt'], '24')).toEqual([
    '2025-07-01',
    '2025-10-01',
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
  ])
  expect(due('MONTH', '2026-10-01', null, ['unpublished'])).toEqual(['2026-10-01'])
})

test('what comes next is the first period in the time of a schedule that the release does not tell yet', () => {
  expect(next('MONTH', '2026-09-30')).toEqual(['2026-11-01', '2026-12-01'])
  expect(next('QUARTER', '2026-09-30')).toEqual(['2026-10-01', '2027-01-01'])
  expect(next('MONTH', '2026-09-30', null, ['prompt', 'late'])).toEqual(['2026-09-01', '2027-01-01'])
  expect(next('QUARTER', '2026-06-01', null, ['late'])).toEqual(['2026-07-01', '2027-01-01'])
  expect(next('MONTH', '2027-03-31')).toEqual(['2027-03-01', '2027-04-01'])
  expect(next('MONTH', '2027-04-01')).toEqual(['2027-04-01', '2027-05-01'])
  expect(next('MONTH', '2026-09-30', '2026-11-29')).toBeUndefined()
  expect(next('MONTH', '2027-01-01', '2026-11-25')).toBeUndefined()
  expect(nextOfSchedule({ ...catalogue, release: null }, scheduled('MONTH', '2026-01-01'))).toBeUndefined()
})
