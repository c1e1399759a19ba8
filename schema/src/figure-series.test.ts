import { testKinds } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from './context.ts'
import { openTestApi, type TestApi, viewerWith } from './test-api.ts'

const place = 'basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, from: "2023-01-01", to: "2025-12-31"'
const set =
  'metric { id } live release { number } threshold figures { unitId period { start } value { kind value low high } rate { kind value } provisional }'

describe.each(testKinds)('several metrics over time, on the %s database', (kind) => {
  let api: TestApi
  beforeAll(async () => {
    api = await openTestApi(kind)
  }, 120_000)
  afterAll(() => api?.drop())

  const series = (metrics: readonly string[], unit: string) =>
    `{ figureSeries(metrics: ${JSON.stringify(metrics)}, ${place}, unit: { id: "${unit}" }) { ${set} } }`

  test.each<[string, Viewer | undefined]>([
    ['the public', undefined],
    ['staff', viewerWith('figures:exact')],
  ])('%s is told just what each metric alone would tell', async (_name, viewer) => {
    const metrics = ['tips_received', 'tip_to_action_days', 'cases_opened']
    const { adminUnits } = await api.data<{ adminUnits: { nodes: { id: string }[] } }>(
      '{ adminUnits(basis: BEFORE_2025_07, level: DISTRICT, first: 1) { nodes { id } } }',
    )
    const unit = adminUnits.nodes[0]?.id ?? ''
    const { figureSeries } = await api.data<{ figureSeries: { figures: object[] }[] }>(series(metrics, unit), viewer)
    expect(figureSeries.map(({ figures }) => figures.length)).toEqual([3, 3, 3])
    for (const [index, metric] of metrics.entries()) {
      const { figures } = await api.data<{ figures: object }>(
        `{ figures(metric: "${metric}", ${place}, units: [{ id: "${unit}" }]) { ${set} } }`,
        viewer,
      )
      expect(figureSeries[index]).toEqual(figures)
    }
  })

  test('a metric that is not published there, one named twice, and too many are refused', async () => {
    const unit = 'AdminUnit:2'
    const code = async (metrics: readonly string[]) => (await api.refusal(series(metrics, unit))).code
    expect(await code(['tips_received', 'nothing_like_it'])).not.toBeUndefined()
    expect(await api.refusal(series(['tips_received', 'tips_received'], unit))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'metrics',
    })
    expect(await api.refusal(series([], unit))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'metrics' })
    const many = Array.from({ length: 13 }, (_, index) => `m${index}`)
    expect(await api.refusal(series(many, unit))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'metrics' })
  })
})
