import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { auditEntriesPerSecond } from './audit.ts'
import { benchDatabase } from './bench-database.ts'
import { type Peer, startPeer } from './child.ts'
import { check, median, pgbenchPerSecond, type Question, requestsPerSecond, rounds } from './measure.ts'
import { operations, tiles } from './operation.ts'
import { type OperationResult, report, type TileResult } from './report.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const connections = 16
const say = (line: string) => process.stderr.write(`${line}\n`)
const tsx = (name: string, ...args: string[]) =>
  startPeer(process.execPath, ['--import', 'tsx', here(name), ...args], /^ready (\d+) ?(.*)$/, {
    NODE_ENV: 'production',
  })

const from = process.env.TEST_DATABASE_URL
if (!from) {
  say(
    'The benchmark needs a PostgreSQL server: set TEST_DATABASE_URL to an empty database with PostGIS (see README.md, PostgreSQL).',
  )
  process.exit(1)
}

const url = await benchDatabase(from, say)
const peers: Peer[] = []
try {
  const hub = await tsx('serve.ts', url, '0')
  peers.push(hub)
  const rival = await tsx('postgraphile.ts', url)
  peers.push(rival)
  const floor = await tsx('floor.ts', url)
  peers.push(floor)

  const results: OperationResult[] = []
  for (const [index, operation] of operations.entries()) {
    const token = operation.staff ? hub.said : undefined
    const questions: Record<'hub' | 'postgraphile' | 'floor', Question> = {
      hub: { url: `${hub.origin}/graphql`, body: JSON.stringify({ query: operation.hub }), ...(token && { token }) },
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
      `${result.name}: ${result.hub.toFixed(0)} against ${result.postgraphile.toFixed(0)} and ${result.floor.toFixed(0)} a second`,
    )
    results.push(result)
  }
  const memoryMb = await hub.residentMb()

  const warm = await tsx('serve.ts', url, String(64 * 1024 * 1024))
  peers.push(warm)
  const tileResults: TileResult[] = []
  for (const tile of tiles) {
    await check({ url: `${hub.origin}${tile.path}` })
    await check({ url: `${warm.origin}${tile.path}` })
    const seen: Record<'cold' | 'warm' | 'floor', number[]> = { cold: [], warm: [], floor: [] }
    for (let round = 0; round < rounds; round++) {
      // one at a time: identical requests that overlap would share one query, which a cold tile must not
      seen.cold.push(await requestsPerSecond({ url: `${hub.origin}${tile.path}` }, 1))
      seen.floor.push(await pgbenchPerSecond(url, tile, 1))
      seen.warm.push(await requestsPerSecond({ url: `${warm.origin}${tile.path}` }, 1))
    }
    const result = { name: tile.name, cold: median(seen.cold), warm: median(seen.warm), floor: median(seen.floor) }
    say(
      `${result.name}: cold ${result.cold.toFixed(0)}, warm ${result.warm.toFixed(0)}, pgbench ${result.floor.toFixed(0)} a second`,
    )
    tileResults.push(result)
  }

  const auditRate = await auditEntriesPerSecond(url)
  say(`audit log: ${auditRate.toFixed(0)} entries checked a second`)

  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client
    .query<{ version: string; postgis: string; tips: string }>(
      `select current_setting('server_version') as version, postgis_lib_version() as postgis, (select count(*) from live.tip) as tips`,
    )
    .finally(() => client.end())
  const database = rows[0]
  if (!database) throw new Error('the database did not say what it is')
  const text = report({
    operations: results,
    tiles: tileResults,
    memoryMb,
    auditRate,
    embeddedMemoryMb: await embeddedMemoryMb(),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    versions: `Node.js ${process.version}, PostgreSQL ${database.version}, PostGIS ${database.postgis}`,
    tips: Number(database.tips),
    date: new Date().toISOString().slice(0, 10),
  })
  await writeFile(here('RESULTS.md'), text)
  process.stdout.write(text)
} finally {
  for (const peer of peers) await peer.stop()
}

/** Resident memory of a hub on its embedded database, just started with the whole demonstration set. */
async function embeddedMemoryMb(): Promise<number> {
  say('starting a hub on its embedded database, to see its memory …')
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-bench-'))
  const env = { HUB_DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '', HUB_DEMO: '' }
  const peer = await startPeer(
    process.execPath,
    [here('../../server/start.mjs')],
    /ready: http:\/\/127\.0\.0\.1:(\d+)/,
    env,
  )
  try {
    await check({ url: `${peer.origin}/tiles/admin-unit/9/406/225.mvt` })
    return await peer.residentMb()
  } finally {
    await peer.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
