import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { backup } from '@hub/prisma/backup'
import { publish } from '@hub/prisma/release/publish'
import { type Finding, searchTables } from '@hub/prisma/test-search'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'

// Words that are nowhere else, left by somebody who tells and by an officer who writes it down. PostgreSQL's own log is not
// looked at: it belongs to whoever runs the server, who must keep statements and their values out of it.
const address = '127.0.0.77'
const forwarded = '203.0.113.177'
const agent = 'canary-agent/7.7'
const summary = 'canary-summary of what was seen'
const message = 'canary-message that came later'
const officerSummary = 'canary-written by an officer'
const reporter = 'Canary-Reporter'
const contact = 'canary-contact@hub.example'
const password = 'canary-password-of-nobody'
const trash = 'canary-in-what-is-refused'

describe.each(testKinds)('after a run with marked words, %s database', (kind) => {
  let hub: TestApp
  let token: string
  let receipt: string
  const logged: string[] = []
  const printed: string[] = []

  /** Sends a body from the marked address, with the marked headers. */
  function send(path: string, body?: string, headers: Record<string, string> = {}): Promise<string> {
    const { hostname, port } = new URL(hub.origin)
    return new Promise((resolve, reject) => {
      const marked = {
        'content-type': 'application/json',
        'user-agent': agent,
        'x-forwarded-for': forwarded,
        'x-real-ip': forwarded,
        referer: `https://hub.example/${trash}`,
        ...headers,
      }
      const method = body === undefined ? 'GET' : 'POST'
      const asked = request(
        { hostname, port, path, method, localAddress: address, headers: marked },
        (answer: IncomingMessage) => {
          let text = ''
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part
          })
          answer.on('end', () => resolve(text))
        },
      )
      asked.on('error', reject)
      asked.end(body)
    })
  }
  const ask = (query: string, variables: object = {}, headers: Record<string, string> = {}) =>
    send('/graphql', JSON.stringify({ query, variables }), headers)

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
    hub = await testApp(kind, { settings: { log: 'debug' }, logStream: { write: (line) => void logged.push(line) } })
    token = await hub.token('records:read', 'records:write')
    const filed = await ask(
      'mutation ($summary: String!) { submitTip(input: { topic: OTHER, unitCode: "24", summary: $summary }) { receipt } }',
      { summary },
    )
    receipt = /"receipt":"([^"]+)"/.exec(filed)?.[1] ?? ''
    const followed = await ask(
      'mutation ($receipt: String!, $message: String!) { followUpTip(receipt: $receipt, message: $message) { status } }',
      { receipt, message },
    )
    expect(followed).toContain('"status"')
    const recorded = await ask(
      `mutation ($summary: String!, $reporter: ReporterInput!) { recordTip(input: { kind: TO_GIAC, channel: IN_PERSON, topic: OTHER,
        receivedAt: "2026-11-20T08:00:00Z", unit: { code: "24", basis: SINCE_2025_07 }, synthetic: true, summary: $summary, reporter: $reporter }) { id } }`,
      { summary: officerSummary, reporter: { name: reporter, contact } },
      { authorization: `Bearer ${token}` },
    )
    expect(recorded).toMatch(/"id":"Tip:\d+"/)
    // what is refused leaves as little
    await ask('mutation ($n: String!, $p: String!) { signIn(name: $n, password: $p) { __typename } }', {
      n: trash,
      p: password,
    })
    await ask(`{ ${trash.replaceAll('-', '_')} }`)
    await ask('query ($text: String!) { search(text: $text) { __typename } }', { text: `${trash}\u0000` })
    await ask('{ adminUnit(code: "x") { id } }', {}, { authorization: `Bearer ${trash}` })
    await ask(
      'query ($from: Date!) { figures(metric: "tips_received", basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, from: $from, to: "2025-01-01") { live } }',
      { from: trash },
    )
    await send('/graphql', `{"query": "${trash}`)
    await send(`/${trash}?q=${trash}`)
    await send(`/tiles/admin-unit/${trash}/0/0.mvt`)
    await publish(hub.db, { today: '2026-11-23' })
    await ask('{ release { number } search(text: "canary") { __typename } }')
  }, 240_000)
  afterAll(async () => {
    vi.restoreAllMocks()
    await hub?.close()
  })

  const secrets = () => [
    address,
    forwarded,
    agent,
    reporter,
    contact,
    password,
    trash,
    trash.replaceAll('-', '_'),
    receipt,
    token,
  ]
  const texts = () => [...secrets(), summary, message, officerSummary]
  const inside = (text: string | Buffer, words: readonly string[]) => words.filter((word) => text.includes(word))

  test('the run has left what it should', () => {
    expect(receipt).toMatch(/^\w{4}(-\w{4}){3}$/)
    expect(token.length).toBeGreaterThan(20)
    expect(logged.length).toBeGreaterThan(10)
  })

  test('neither the log nor what is printed holds any of it', () => {
    expect(inside(logged.join(''), texts())).toEqual([])
    expect(inside(printed.join(''), texts())).toEqual([])
  })

  test('the tables hold what was told in its own columns, and nothing of who told it', async () => {
    const order = (one: Finding, other: Finding) =>
      one.column.localeCompare(other.column) || one.text.localeCompare(other.text)
    expect((await searchTables(hub.db, texts())).sort(order)).toEqual(
      [
        // what a search of officers looks in is made from the summary
        { column: 'live.tip.search_text', text: summary },
        { column: 'live.tip.search_text', text: officerSummary },
        { column: 'live.tip.summary', text: summary },
        { column: 'live.tip.summary', text: officerSummary },
        { column: 'live.tip_message.body', text: message },
      ].sort(order),
    )
  })

  if (kind !== 'embedded') return // a server's files and backups are its operator's

  test('the files of the data directory hold nothing of who told it', async () => {
    const entries = await readdir(hub.db.dataDir, { recursive: true, withFileTypes: true })
    const found: string[] = []
    for (const entry of entries.filter((one) => one.isFile()))
      found.push(
        ...inside(await readFile(join(entry.parentPath, entry.name)), secrets()).map(
          (word) => `${entry.name}: ${word}`,
        ),
      )
    expect(found).toEqual([])
  })

  test('a backup holds nothing of who told it, and what was told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hub-canary-'))
    try {
      const file = join(folder, 'hub.backup')
      await backup(hub.db, file)
      const bytes = gunzipSync(await readFile(file))
      expect(inside(bytes, secrets())).toEqual([])
      expect(inside(bytes, [summary, message, officerSummary])).toEqual([summary, message, officerSummary])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
