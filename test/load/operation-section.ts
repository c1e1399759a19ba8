import { fileURLToPath } from 'node:url'
import { type Peer, startPeer } from './child.ts'
import { check, median, type Question, requestsPerSecond, rounds } from './measure.ts'
import { operations } from './operation.ts'
import { rowsOf, type Section, table, times, whole } from './section.ts'

const connections = 16

/** A program of this folder in a process of its own, as in production. */
export const startHere = (name: string, ...args: string[]): Promise<Peer> =>
  startPeer(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL(name, import.meta.url)), ...args],
    /^ready (\d+) ?(.*)$/,
    { NODE_ENV: 'production' },
  )

interface OperationResult {
  readonly name: string
  /** Requests a second. */
  readonly hub: number
  readonly postgraphile: number
  readonly floor: number
}

export const operationSection: Section = {
  id: 'operations',
  title: 'Operations, requests a second at 16 connections',
  async run({ url: database, say }) {
    const url = await database()
    const peers: Peer[] = []
    try {
      const hub = await startHere('serve.ts', url, '0')
      peers.push(hub)
      const rival = await startHere('postgraphile.ts', url)
      peers.push(rival)
      const floor = await startHere('floor.ts', url)
      peers.push(floor)
      const results: OperationResult[] = []
      for (const [index, operation] of operations.entries()) {
        const token = operation.staff ? hub.said : undefined
        const questions: Record<'hub' | 'postgraphile' | 'floor', Question> = {
          hub: {
            url: `${hub.origin}/graphql`,
            body: JSON.stringify({ query: operation.hub }),
            ...(token && { token }),
          },
          postgraphile: { url: `${rival.origin}/graphql`, body: JSON.stringify({ query: operation.postgraphile }) },
          floor: { url: `${floor.origin}/${index}` },
        }
        for (const question of Object.values(questions)) {
          await check(question)
          await requestsPerSecond(question, connections) // the first seconds are those of the compiler
        }
        const seen: Record<keyof typeof questions, number[]> = { hub: [], postgraphile: [], floor: [] }
        for (let round = 0; round < rounds; round++) {
          for (const name of ['hub', 'postgraphile', 'floor'] as const) {
            seen[name].push(await requestsPerSecond(questions[name], connections))
          }
        }
        const result = {
          name: operation.name,
          hub: median(seen.hub),
          postgraphile: median(seen.postgraphile),
          floor: median(seen.floor),
        }
        say(
          `${result.name}: ${whole(result.hub)} against ${whole(result.postgraphile)} and ${whole(result.floor)} a second`,
        )
        results.push(result)
      }
      const memoryMb = await hub.residentMb()
      const [database] = await rowsOf<{ version: string; postgis: string; tips: string }>(
        url,
        `select current_setting('server_version') as version, postgis_lib_version() as postgis, (select count(*) from live.tip) as tips`,
      )
      return `The rival is PostGraphile 4 on the same database, given the same SQL as functions for aggregates, and no access rules. The floor is
a bare route that runs one prepared statement. The hub keeps public answers until the next release: of the public operations, all but
the first answer of a question come from its memory, as in production. The first operation reads live rows under an account, and the hub writes an audit
entry for each: neither rival does. Each number is the median of three turns of three seconds, taken in turn with its rivals; before them each
operation has a turn that does not count.

${table(results, [
  { title: 'operation', words: true, of: ({ name }) => name },
  { title: 'hub', of: ({ hub }) => whole(hub) },
  { title: 'PostGraphile', of: ({ postgraphile }) => whole(postgraphile) },
  { title: 'floor', of: ({ floor }) => whole(floor) },
  { title: 'hub / PostGraphile', of: ({ hub, postgraphile }) => times(hub, postgraphile) },
  { title: 'hub / floor', of: ({ hub, floor }) => times(hub, floor) },
])}

PostgreSQL ${database?.version}, PostGIS ${database?.postgis}; ${Number(database?.tips).toLocaleString('en-GB')} tips. The hub held ${memoryMb} MB of memory after this.`
    } finally {
      for (const peer of peers) await peer.stop()
    }
  },
}
