import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'
import { serveDatabase } from '../kit/serve.ts'

const metricsToken = 'a-token-of-tests-for-metrics'

describe.each(testKinds)('what goes over the wire, %s database', (kind) => {
  let hub: TestApp
  const logged: string[] = []
  beforeAll(async () => {
    hub = await testApp(kind, {
      pages: true,
      requestTimeoutMs: 1500,
      logStream: { write: (line) => void logged.push(line) },
      settings: { log: 'debug' },
    })
  })
  afterAll(() => hub?.close())

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${hub.origin}${path}`, { headers, redirect: 'manual' })
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${hub.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
  const question = JSON.stringify({ query: '{ release { number } }' })
  const preflight = { 'apollo-require-preflight': '1' }

  /** Sends bytes as they are and answers what comes back until the connection ends. */
  function raw(text: string): Promise<string> {
    const { hostname, port } = new URL(hub.origin)
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(text))
      let answer = ''
      socket.on('data', (bytes) => {
        answer += bytes.toString('latin1')
      })
      socket.on('close', () => resolve(answer))
      socket.on('error', reject)
    })
  }

  test('every answer forbids what is inline, frames and referrers', async () => {
    for (const path of ['/map', '/graphiql', '/healthz', '/tiles/admin-unit.json', '/nowhere', '/graphql']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy, path).not.toContain('unsafe')
      expect(policy, path).toContain("frame-ancestors 'none'")
      expect(policy, path).toMatch(/script-src 'self';/)
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
    }
  })

  test('only the editor may make style elements, by a word that is new each time and that the page knows', async () => {
    const words = await Promise.all(
      [1, 2].map(async () => {
        const answer = await get('/graphiql')
        expect(answer.headers.get('cache-control')).toBe('no-store')
        const word = /style-src 'self' 'nonce-([\w-]+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
        expect(await answer.text()).toContain(`<meta name="style-nonce" content="${word}" />`)
        return word
      }),
    )
    expect(new Set(words).size).toBe(2)
    expect((await get('/map')).headers.get('content-security-policy')).not.toContain('nonce')
  })

  test('a browser is told to stay with TLS when it came by TLS, and not otherwise', async () => {
    const hsts = async (headers: Record<string, string>) =>
      (await get('/healthz', headers)).headers.get('strict-transport-security')
    expect(await hsts({})).toBeNull()
    expect(await hsts({ 'x-forwarded-proto': 'http' })).toBeNull()
    expect(await hsts({ 'x-forwarded-proto': 'https' })).toBe('max-age=31536000')
  })

  test('what is personal, and every fault, is stored nowhere; what is public may be asked about again', async () => {
    const token = await hub.token('records:read')
    const bearer = { authorization: `Bearer ${token}` }
    const tip = JSON.stringify({
      query: 'mutation { submitTip(input: { topic: OTHER, unitCode: "24", summary: "thử" }) { receipt } }',
    })
    const address = `/graphql?query=${encodeURIComponent('{ release { number } }')}`
    const kept = async (answer: Promise<Response>) => {
      const { headers, status } = await answer
      return [status, headers.get('cache-control'), headers.get('etag') === null]
    }
    expect(await kept(post(question, bearer))).toEqual([200, 'no-store', true])
    expect(await kept(get(address, { ...preflight, ...bearer }))).toEqual([200, 'no-store', true])
    expect(await kept(post(question, { authorization: 'Bearer wrong' }))).toEqual([401, 'no-store', true])
    expect(await kept(get(address, { ...preflight, authorization: 'Bearer wrong' }))).toEqual([401, 'no-store', true])
    expect(await kept(post(tip))).toEqual([200, 'no-store', true])
    expect(await kept(post('{bad'))).toEqual([400, 'no-store', true])
    expect(await kept(post(JSON.stringify({ query: ' '.repeat(1_100_000) })))).toEqual([413, 'no-store', true])
    expect(await kept(get('/nowhere'))).toEqual([404, 'no-store', true])
    expect(await kept(get(address, preflight))).toEqual([200, 'no-cache', false])
    expect(await kept(get('/map'))).toEqual([200, 'no-cache', false])
    const script = /\/assets\/index-[\w-]+\.js/.exec(await (await get('/map')).text())?.[0] ?? ''
    expect((await get(script)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('the mark of a public answer depends on the release and the question alone', async () => {
    const marks = new Set<string | null>()
    for (const [name, value] of [
      ['accept-language', 'en'],
      ['user-agent', 'another'],
      ['x-forwarded-for', '203.0.113.9'],
      ['cookie', 'a=b'],
    ] as const)
      marks.add((await get('/graphql?query={release{number}}', { ...preflight, [name]: value })).headers.get('etag'))
    expect(marks.size).toBe(1)
    expect((await get('/graphql?query={release{digest}}', preflight)).headers.get('etag')).not.toBe([...marks][0])
  })

  test('a body that comes too slowly is not waited for', async () => {
    const begun = performance.now()
    const answer = await raw(
      'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  test('headers that never end are not waited for', async () => {
    expect(await raw('GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nx-a: ')).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('a body that is too large or nested too deep is refused, and the hub goes on', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
    for (const levels of [40, 200_000]) {
      const answer = await post(`{"query":"{ release { number } }","variables":{"a":${deep(levels)}}}`)
      expect(answer.status, String(levels)).toBe(400)
      expect(await answer.json()).toMatchObject({ errors: [{ message: expect.stringContaining('nested') }] })
    }
    expect((await post(question)).status).toBe(200)
  })

  test('metrics are for this machine by its own name, and no proxy may speak for it', async () => {
    expect((await get('/metrics')).status).toBe(200)
    for (const name of ['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'])
      expect((await get('/metrics', { [name]: 'x' })).status, name).toBe(403)
    expect(await raw('GET /metrics HTTP/1.1\r\nhost: hub.example\r\nconnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 403 /,
    )
  })

  test('with a token, metrics are for its holder only', async () => {
    const guarded = await serveDatabase(hub.db, async () => {}, { settings: { metricsToken } })
    try {
      const status = async (authorization?: string) =>
        (await fetch(`${guarded.origin}/metrics`, { headers: { ...(authorization && { authorization }) } })).status
      expect(await status()).toBe(403)
      expect(await status('Bearer a-token-of-tests-for-nothing')).toBe(403)
      expect(await status(`Bearer ${metricsToken}`)).toBe(200)
    } finally {
      await guarded.close()
    }
  })

  test('a request that is under way when the hub stops is answered, and its connection keeps nothing waiting', async () => {
    const stopping = await serveDatabase(hub.db, async () => {})
    const { hostname, port } = new URL(stopping.origin)
    const socket = connect(Number(port), hostname)
    const heard = (words: string) =>
      new Promise<void>((resolve) => {
        let answer = ''
        socket.on('data', (bytes) => {
          answer += bytes
          if (answer.includes(words)) resolve()
        })
      })
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${question.length}\r\nexpect: 100-continue\r\n\r\n`,
    )
    await heard('100 Continue')
    const stopped = stopping.close()
    const answered = heard('"number":1')
    socket.write(question)
    await answered
    const tooLong = new Promise((_, reject) => setTimeout(reject, 10_000, new Error('it still waits')).unref())
    await Promise.race([stopped, tooLong])
  })

  test('the log has the fields of its list and no others', async () => {
    await get('/tiles/admin-unit.json?secret=canary-query', { 'user-agent': 'canary-agent' })
    await post('{"query": canary-body')
    const fields = new Set(logged.flatMap((line) => Object.keys(JSON.parse(line) as object)))
    expect([...fields].sort()).toEqual(['level', 'method', 'ms', 'msg', 'reqId', 'route', 'status', 'time'])
    expect(logged.join('')).not.toContain('canary')
    const said = new Set(logged.map((line) => (JSON.parse(line) as { msg?: string }).msg))
    expect([...said].filter((msg) => msg !== undefined && !msg.startsWith('Server listening at'))).toEqual([])
  })
})
