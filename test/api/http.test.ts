import { verifyAudit } from '@hub/prisma/data/audit-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'

describe.each(testKinds)('the hub over HTTP, %s database', (kind) => {
  let hub: TestApp
  beforeAll(async () => {
    hub = await testApp(kind)
  })
  afterAll(() => hub?.close())

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${hub.origin}${path}`, { headers, redirect: 'manual' })
  const preflight = { 'apollo-require-preflight': '1' }
  const release = `/graphql?query=${encodeURIComponent('{ release { number synthetic } }')}`

  test('is alive and ready, and says by which release', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ alive: true })
    expect(await (await get('/readyz')).json()).toEqual({ ready: true, release: 1 })
  })

  test('answers a query by POST, stored nowhere', async () => {
    const response = await fetch(`${hub.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ release { number synthetic } }' }),
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ data: { release: { number: 1, synthetic: true } } })
  })

  test('marks a public answer to GET with its release, and does not send it twice', async () => {
    const first = await get(release, preflight)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/"r1-/)
    const again = await get(release, { ...preflight, 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('gives an account its answer, its own and never stored', async () => {
    const token = await hub.token('records:read')
    const response = await get(`/graphql?query=${encodeURIComponent('{ tips(first: 1) { nodes { id } } }')}`, {
      ...preflight,
      authorization: `Bearer ${token}`,
    })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('etag')).toBeNull()
    expect(await response.json()).toMatchObject({ data: { tips: { nodes: [{ id: expect.any(String) }] } } })
  })

  test('refuses a GET that a foreign page could make a browser send', async () => {
    const response = await get(release)
    expect(response.status).toBe(400)
    expect(response.headers.get('etag')).toBeNull()
  })

  test('takes no wrong token for the public', async () => {
    const response = await fetch(`${hub.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer hub_wrong' },
      body: JSON.stringify({ query: '{ release { number } }' }),
    })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })

  test('keeps staff fields from the public, and from accounts without the scope', async () => {
    const document = '{ cases(first: 1) { nodes { code } } }'
    expect((await hub.ask(document)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const token = await hub.token('audit:read')
    expect((await hub.ask(document, {}, token)).errors?.[0]?.extensions).toEqual({
      code: 'FORBIDDEN',
      needs: ['records:read'],
    })
  })

  test('leaves one audit entry for each operation of an account', async () => {
    const token = await hub.token('audit:read')
    const document = 'query Look { auditEntries(first: 1) { totalCount nodes { action operation } } }'
    type Log = { auditEntries: { totalCount: number; nodes: { action: string; operation: string | null }[] } }
    const first = await hub.query<Log>(document, {}, token)
    const second = await hub.query<Log>(document, {}, token)
    expect(second.auditEntries.totalCount).toBe(first.auditEntries.totalCount + 1)
    expect(second.auditEntries.nodes[0]).toEqual({ action: 'query', operation: 'Look' })
  })

  test('leaves one audit entry for a write, and the record', async () => {
    const token = await hub.token('records:read', 'records:write', 'audit:read')
    const count = async () =>
      (
        await hub.query<{ auditEntries: { totalCount: number } }>(
          '{ auditEntries(first: 1) { totalCount } }',
          {},
          token,
        )
      ).auditEntries.totalCount
    const before = await count()
    const { recordTip } = await hub.query<{ recordTip: { id: string } }>(
      `mutation { recordTip(input: { kind: TO_GIAC, channel: IN_PERSON, topic: OTHER, receivedAt: "2026-11-20T08:00:00Z",
        unit: { code: "24", basis: SINCE_2025_07 }, synthetic: true }) { id } }`,
      {},
      token,
    )
    expect(recordTip.id).toMatch(/^Tip:\d+$/)
    // the entry of the write, and that of the count before it
    expect(await count()).toBe(before + 2)
  })

  test.each([
    ['too many aliases', `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: release { number }`).join(' ')} }`],
    ['too many tokens', `{ ${'release { number } '.repeat(2000)} }`],
    ['too deep', `{ adminUnits { nodes { ${'children { '.repeat(20)} id ${'} '.repeat(20)} } } }`],
    ['a page too large', '{ campaignEvents(first: 100000) { nodes { id } } }'],
    ['no such field', '{ nothing }'],
  ])('refuses an operation with %s, and says so', async (_what, document) => {
    const { errors } = await hub.ask(document)
    expect(errors?.[0]?.extensions.code).toBeTypeOf('string')
    expect(errors?.[0]?.extensions.code).not.toBe('INTERNAL_SERVER_ERROR')
  })

  test('does not read a body without end', async () => {
    const response = await fetch(`${hub.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: ' '.repeat(2_000_000) }),
    })
    expect(response.status).toBe(413)
  })

  test('takes a tip without an account, and gives a receipt', async () => {
    const { submitTip } = await hub.query<{ submitTip: { receipt: string } }>(
      'mutation { submitTip(input: { topic: OTHER, unitCode: "24", summary: "thử" }) { receipt } }',
    )
    const { followUpTip } = await hub.query<{ followUpTip: Record<string, unknown> }>(
      'mutation($receipt: String!) { followUpTip(receipt: $receipt) { __typename } }',
      { receipt: submitTip.receipt },
    )
    expect(followUpTip).toEqual({ __typename: 'TipFollowUp' })
  })

  test('lets no page of another host in, and tells a browser to guess nothing', async () => {
    const { headers } = await get('/healthz')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('tells its metrics to its own machine, none of them of the domain', async () => {
    const text = await (await get('/metrics')).text()
    expect(text).toContain('hub_http_request_seconds')
    expect(text).not.toMatch(/tip|case|victim/i)
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403)
  })

  test('knows nothing at an unknown address', async () => {
    expect((await get('/nowhere')).status).toBe(404)
    expect((await get('/../package.json')).status).toBe(404)
  })

  test.each(['br', 'gzip'])('compresses a long answer with %s for a client that reads it', async (encoding) => {
    const units = `/graphql?query=${encodeURIComponent('{ adminUnits(first: 100) { nodes { id nameVi } } }')}`
    const answer = await get(units, { ...preflight, 'accept-encoding': encoding })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(await answer.json()).toMatchObject({ data: { adminUnits: {} } })
  })

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${hub.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })

  test('answers the same public question from memory, and an account always anew', async () => {
    const question = JSON.stringify({ query: '{ viewer { name } release { number } }' })
    const name = async (headers: Record<string, string> = {}) =>
      ((await (await post(question, headers)).json()) as { data: { viewer: { name: string | null } } }).data.viewer.name
    expect([await name(), await name()]).toEqual([null, null])
    const token = await hub.token('records:read')
    expect(await name({ authorization: `Bearer ${token}` })).toMatch(/^tester-/)
    expect(await name()).toBeNull()
  })

  test('tells faults that come before GraphQL, and text that cannot be stored, where its clients look for them', async () => {
    const broken = await post('{bad')
    expect(broken.status).toBe(400)
    expect(await broken.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
    const unstorable = await hub.ask('query ($text: String!) { search(text: $text) { __typename } }', {
      text: 'a\u0000b',
    })
    expect(unstorable.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('leaves one audit entry for each of many operations at once, in a whole chain', async () => {
    const token = await hub.token('records:read', 'audit:read')
    const count = async () =>
      (
        await hub.query<{ auditEntries: { totalCount: number } }>(
          '{ auditEntries(first: 1) { totalCount } }',
          {},
          token,
        )
      ).auditEntries.totalCount
    const before = await count()
    await Promise.all(Array.from({ length: 12 }, () => hub.query('{ tips(first: 1) { nodes { id } } }', {}, token)))
    expect(await count()).toBe(before + 13)
    const { broken } = await verifyAudit(hub.db)
    expect(broken).toBeUndefined()
  })
})
