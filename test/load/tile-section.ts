import type { Peer } from './child.ts'
import { check, median, pgbenchPerSecond, requestsPerSecond, rounds } from './measure.ts'
import { tiles } from './operation.ts'
import { startHere } from './operation-section.ts'
import { type Section, table, times, whole } from './section.ts'

interface TileResult {
  readonly name: string
  /** Requests a second without and with the cache; transactions a second of the bare query. */
  readonly cold: number
  readonly warm: number
  readonly floor: number
}

export const tileSection: Section = {
  id: 'tiles',
  title: 'Tiles, requests a second on one connection',
  async run({ url: database, say }) {
    const url = await database()
    const peers: Peer[] = []
    try {
      const hub = await startHere('serve.ts', url, '0')
      peers.push(hub)
      const kept = await startHere('serve.ts', url, String(64 * 1024 * 1024))
      peers.push(kept)
      const results: TileResult[] = []
      for (const tile of tiles) {
        await check({ url: `${hub.origin}${tile.path}` })
        await check({ url: `${kept.origin}${tile.path}` })
        const seen: Record<'cold' | 'warm' | 'floor', number[]> = { cold: [], warm: [], floor: [] }
        for (let round = 0; round < rounds; round++) {
          // one at a time: identical requests that overlap would share one query, which a cold tile must not
          seen.cold.push(await requestsPerSecond({ url: `${hub.origin}${tile.path}`, gzip: true }, 1))
          seen.floor.push(await pgbenchPerSecond(url, tile, 1))
          seen.warm.push(await requestsPerSecond({ url: `${kept.origin}${tile.path}`, gzip: true }, 1))
        }
        const result = { name: tile.name, cold: median(seen.cold), warm: median(seen.warm), floor: median(seen.floor) }
        say(
          `${result.name}: cold ${whole(result.cold)}, warm ${whole(result.warm)}, pgbench ${whole(result.floor)} a second`,
        )
        results.push(result)
      }
      return `The client reads gzip, as browsers do. Cold: no cache, the query runs and its answer is compressed. Floor: pgbench with the bare query, prepared. Medians of three turns of three seconds.

${table(results, [
  { title: 'tile', words: true, of: ({ name }) => name },
  { title: 'cold', of: ({ cold }) => whole(cold) },
  { title: 'pgbench', of: ({ floor }) => whole(floor) },
  { title: 'cold / pgbench', of: ({ cold, floor }) => times(cold, floor) },
  { title: 'warm', of: ({ warm }) => whole(warm) },
  { title: 'warm / cold', of: ({ warm, cold }) => times(warm, cold) },
])}`
    } finally {
      for (const peer of peers) await peer.stop()
    }
  },
}
