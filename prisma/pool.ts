import pg from 'pg'
import { connectionReadier } from './entering.ts'

/** Settings every session starts with, on both kinds of database. */
export const sessionSettings: Record<string, string> = { TimeZone: 'Asia/Ho_Chi_Minh' }

type TypeId = Parameters<typeof pg.types.getTypeParser>[0]
const { builtins } = pg.types
const dateArray = 1182 as TypeId
const textArray = 1009 as TypeId
const asText = (value: string) => value
/** An instant as the server writes it: `2025-07-01 00:00:00.123456+07`; JavaScript's own form of it is read many times faster. */
const instantPattern = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(?::(\d\d))?$/
const slowInstant = pg.types.getTypeParser(builtins.TIMESTAMPTZ)
function instant(value: string): unknown {
  const parts = instantPattern.exec(value)
  return parts ? new Date(`${parts[1]}T${parts[2]}${parts[3]}:${parts[4] ?? '00'}`) : slowInstant(value)
}
const parsers = new Map<TypeId, (value: string) => unknown>([
  [builtins.INT8, asText], // ids and counts may exceed what a JavaScript number holds
  [builtins.DATE, asText], // a day has no time zone: 'YYYY-MM-DD'
  [dateArray, pg.types.getTypeParser(textArray)],
  [builtins.NUMERIC, Number.parseFloat],
  [builtins.TIMESTAMPTZ, instant],
])

/** How values come out of either database: int8 and date as text, numeric as number, timestamptz as Date. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => (format !== 'binary' && parsers.get(type)) || pg.types.getTypeParser(type, format),
}

function startedPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, types })
  // A connection that breaks while idle is dropped by the pool, and one in use fails its query: either way the next
  // user gets a new one. Without listeners the event would stop the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** The pool of the embedded database: one connection, because all of them would share one session. */
export function embeddedPool(socketFolder: string): pg.Pool {
  const makeReady = connectionReadier()
  return startedPool({
    host: socketFolder,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
    // What an earlier connection left in the one session (statement names, settings) goes before this one is used.
    onConnect: async (client) => {
      await client.query('discard all')
      await makeReady(client)
    },
  })
}

/** A server named by a URL. */
export interface Server {
  url: URL
  /** the setting that named it, for messages */
  setting: string
}

/** Host and database of a server, without user or password. */
export function placeOf({ url }: Server): string {
  const host = url.searchParams.get('host') || url.host || 'localhost'
  return `${decodeURIComponent(host)}${url.pathname}`
}

/**
 * A pool of a PostgreSQL server.
 *
 * @param settings session settings given at connection, before any statement can run
 * @param onConnect what is done on each new connection before anybody gets it
 */
export function serverPool(
  server: Server,
  settings: Record<string, string>,
  max: number,
  onConnect?: (client: pg.ClientBase) => Promise<void>,
): pg.Pool {
  // The settings go into the address: what stands there wins over what is given beside it.
  const url = new URL(server.url)
  const given = url.searchParams.get('options')
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`)
  url.searchParams.set('options', [...(given ? [given] : []), ...ours].join(' '))
  return startedPool({
    connectionString: url.href,
    application_name: 'hub',
    max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    ...(onConnect && { onConnect }),
  })
}

/** Waits for a connection. When the wait is given up, the connection that comes later goes straight back. */
export async function takeClient(pool: pg.Pool, signal?: AbortSignal): Promise<pg.PoolClient> {
  signal?.throwIfAborted()
  const coming = pool.connect()
  if (!signal) return await coming
  return await new Promise((resolve, reject) => {
    const giveUp = () => {
      coming.then((client) => client.release()).catch(() => {})
      reject(signal.reason)
    }
    signal.addEventListener('abort', giveUp, { once: true })
    coming
      .then((client) => !signal.aborted && resolve(client), reject)
      .finally(() => signal.removeEventListener('abort', giveUp))
  })
}
