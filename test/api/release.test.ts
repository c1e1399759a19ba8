import { currentRelease } from '@hub/prisma/data/release'
import { publish } from '@hub/prisma/release/publish'
import { retire } from '@hub/prisma/release/retire'
import { testKinds } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { runHub } from '../kit/command.ts'
import { testDatabase } from '../kit/database.ts'

test('a release of the same records tells the same figures, whatever the database', async () => {
  const digests = await Promise.all(
    testKinds.map(async (kind) => {
      const { db, drop } = await testDatabase(kind)
      return await currentRelease(db)
        .then((release) => release?.digest)
        .finally(drop)
    }),
  )
  expect(new Set(digests)).toEqual(new Set([expect.stringMatching(/^[0-9a-f]{64}$/)]))
})

describe.each(testKinds)('a release that is taken back, on the %s database', (kind) => {
  let hub: TestApp
  beforeAll(async () => {
    hub = await testApp(kind)
  })
  afterAll(() => hub?.close())

  const at = (number: string) => fetch(`${hub.origin}/releases/${number}`)
  const question =
    '{ release { number } figures(metric: "tips_received", basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, from: "2024-01-01", to: "2024-12-31") { release { number } } }'
  const asked = () =>
    fetch(`${hub.origin}/graphql?${new URLSearchParams({ query: question })}`, {
      headers: { 'apollo-require-preflight': '1' },
    })

  test('a standing one tells its head, an unknown one is not found', async () => {
    expect((await at('1')).status).toBe(200)
    expect(await (await at('1')).json()).toMatchObject({ number: 1, synthetic: true })
    for (const unknown of ['2', '0', '-1', 'x', '99999999999999999999']) expect((await at(unknown)).status).toBe(404)
    expect(await hub.query('{ release(number: 1) { number digest } }')).toMatchObject({ release: { number: 1 } })
  })

  test('once retired it answers 410, and nothing kept of it is told again', async () => {
    const first = await asked()
    expect(await first.json()).toMatchObject({ data: { release: { number: 1 } } })
    const { no } = await publish(hub.db, { today: '2026-11-23' })
    await retire(hub.db, 1, 'A record that it counted was removed')
    const gone = await at('1')
    expect(gone.status).toBe(410)
    expect(await gone.text()).not.toContain('removed')
    const { errors } = await hub.ask('{ release(number: 1) { number } }')
    expect(errors?.[0]?.extensions.code).toBe('GONE')
    const next = await asked()
    expect(await next.json()).toEqual({ data: { release: { number: no }, figures: { release: { number: no } } } })
    expect(next.headers.get('etag')).not.toBe(first.headers.get('etag'))
    // with the newest one retired as well none is left, and no figure
    await retire(hub.db, no, 'Published by mistake')
    expect(await hub.query('{ release { number } }')).toEqual({ release: null })
    expect(await (await asked()).json()).toMatchObject({ data: null })
  })

  test('while none is published whoever names a unit or a metric is told so, and what to do', async () => {
    const place = 'basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR'
    const days = 'from: "2025-01-01", to: "2025-12-31"'
    for (const asking of [
      `figures(metric: "tips_received", ${place}, ${days}, units: [{ code: "258", basis: BEFORE_2025_07 }]) { live }`,
      `figures(metric: "tips_received", ${place}, ${days}) { live }`,
      `hotspots(metric: "tips_received", ${place}, period: "2025-01-01") { live }`,
      `compareUnits(metrics: ["tips_received"], ${place}, period: "2025-01-01") { live }`,
    ]) {
      const { errors } = await hub.ask(`{ ${asking} }`)
      expect(errors?.[0], asking).toMatchObject({
        message: expect.stringContaining('hub publish'),
        extensions: { code: 'NOT_PUBLISHED', reason: 'NO_RELEASE' },
      })
    }
    for (const words of [
      'figures --metric tips_received --from 2019-01-01 --to 2025-12-31',
      'hotspots --metric tips_received --period 2025-01-01',
      'reporting-effort --period 2025-01-01',
      'admin-units',
    ])
      expect(await runHub(hub.db, 'export', ...words.split(' ')), words).toMatchObject({
        code: 1,
        text: expect.stringContaining('hub publish'),
      })
  })
})
