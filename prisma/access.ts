import type pg from 'pg'
import type { Database, Hold } from './database.ts'
import { codeOf } from './database-error.ts'
import { EnteredQuery, opening } from './entering.ts'
import { takeClient } from './pool.ts'

/**
 * In whose name a transaction runs. `public` reads the newest release, `intake` may only file a tip and follow it up,
 * `staff` works on the live rows under an account's scopes (accountId is null for the work of none, which may name the accounts
 * whose reading it writes into the log as `audited`), `signIn` finds out who somebody is and reads no record, `owner` is the hub itself: migrations, reference data, publishing, imports by the command line.
 */
export type Access =
  | { role: 'public' }
  | { role: 'intake' }
  | { role: 'staff'; accountId: string | null; scopes: readonly string[]; areas?: Areas; audited?: readonly string[] }
  | { role: 'signIn' }
  | { role: 'owner' }

/** Whose rows an account reaches, as the policies of the database read it: ids with commas between them. Without areas, nobody's. */
export interface Areas {
  /** Units, on both boundary bases; `all` for the whole province. */
  readonly units: string
  readonly agencies: string
}

/** Statements inside one transaction; a text without values may be several, and gives the rows of the last. Values go in as $1, $2 …; int8 and date come out as text, numeric as number. */
export interface Sql {
  query<T extends object>(text: string, params?: readonly unknown[], signal?: AbortSignal): Promise<T[]>
  one<T extends object>(text: string, params?: readonly unknown[]): Promise<T | undefined>
}

/** Runs `fn` as the holder of a connection: whatever it starts may not ask for a second one. */
export async function holding<R>(db: Database, fn: () => Promise<R>): Promise<R> {
  if (!db.held) return await fn()
  if (db.held.getStore()?.open) {
    throw new Error(
      'A transaction was asked for inside a transaction: the inner one would wait for a connection the outer one holds. Hand the outer Sql on instead.',
    )
  }
  const hold: Hold = { open: true }
  try {
    return await db.held.run(hold, fn)
  } finally {
    hold.open = false
  }
}

/** A connection while it is lent out. */
interface Lease {
  db: Database
  pool: pg.Pool
  client: pg.PoolClient
  open: boolean
  /** a request to stop may still be under way to its session: nobody else may have this connection */
  stray: boolean
}

/** Waits for what a connection does; when the signal comes, the server is asked to give it up. */
async function run<T>(
  lease: Lease,
  signal: AbortSignal | undefined,
  ask: (client: pg.PoolClient) => Promise<pg.QueryResult | pg.QueryResult[]>,
): Promise<T[]> {
  signal?.throwIfAborted()
  let asked: Promise<void> | undefined
  const stop = () => {
    const session = 'processID' in lease.client ? Number(lease.client.processID) : 0
    asked = lease.db.cancel?.(session, lease.pool).catch(() => {})
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const results: pg.QueryResult[] = [await ask(lease.client)].flat() // several, when the text is several statements
    lease.stray ||= asked !== undefined
    return results.at(-1)?.rows ?? []
  } catch (error) {
    if (!asked) throw error
    if (codeOf(error) !== '57014') lease.stray = true // it ended for another reason than our request
    throw signal?.reason
  } finally {
    signal?.removeEventListener('abort', stop)
    await asked
  }
}

/** Statements of one connection go one after the other, also when a caller starts several at once. */
function sqlOf(lease: Lease): { sql: Sql; settled(): Promise<unknown> } {
  let last: Promise<unknown> = Promise.resolve()
  const query = <T extends object>(text: string, params: readonly unknown[] = [], signal?: AbortSignal) => {
    const turn = last.then(async () => {
      if (!lease.open) throw new Error('The transaction of this Sql has ended: await every statement inside it.')
      return await run<T>(lease, signal, (client) => client.query({ text, values: [...params] }))
    })
    last = turn.catch(() => {})
    return turn
  }
  async function one<T extends object>(text: string, params?: readonly unknown[]): Promise<T | undefined> {
    return (await query<T>(text, params))[0]
  }
  return { sql: { query, one }, settled: () => last }
}

async function rollBack(lease: Lease): Promise<void> {
  lease.open = false
  await lease.client.query('rollback').catch(() => {
    lease.stray = true // not even this works: the connection is of no use to the next one
  })
}

/**
 * One transaction in somebody's name. It is committed when `fn` resolves and rolled back when it throws.
 *
 * @throws what `fn` throws; an Error when called inside another transaction of the same database, or when a statement
 *   failed and `fn` went on as if it had not
 */
export async function withSql<R>(db: Database, access: Access, fn: (sql: Sql) => Promise<R>): Promise<R> {
  return await holding(db, async () => {
    const client = await takeClient(db.transactions)
    const lease: Lease = { db, pool: db.transactions, client, open: true, stray: false }
    try {
      await client.query(opening(db, access))
      const { sql, settled } = sqlOf(lease)
      const result = await fn(sql).finally(settled)
      lease.open = false
      const { command } = await client.query('commit')
      if (command === 'ROLLBACK') throw new Error('A statement of the transaction failed, so nothing of it was kept.')
      return result
    } catch (error) {
      await rollBack(lease)
      throw error
    } finally {
      client.release(lease.stray)
    }
  })
}

/** How a statement that is a transaction of its own is run. */
export interface OnceOptions {
  /** gives the statement up when the reader has gone */
  signal?: AbortSignal | undefined
  /** keeps the statement prepared under this name; one name, one text */
  name?: string | undefined
  /** lets it write */
  writes?: boolean
}

/**
 * One statement as a transaction of its own, in somebody's name: one message to the server and back. It has committed when this
 * resolves. It may only read unless `writes` says otherwise.
 *
 * @throws the reason of the signal when the reader has gone; an Error when called inside a transaction
 */
export async function once<T extends object>(
  db: Database,
  access: Access,
  text: string,
  params: readonly unknown[] = [],
  { signal, name, writes = false }: OnceOptions = {},
): Promise<T[]> {
  // The sessions of `reads` begin as the public, on a replica perhaps; the embedded database has one session for all.
  const pool = access.role === 'public' ? db.reads : db.transactions
  return await holding(db, async () => {
    const client = await takeClient(pool, signal)
    const lease: Lease = { db, pool, client, open: true, stray: false }
    // A plan belongs to the tables it was made for: the same words mean others in another role's world.
    const query: pg.QueryConfig = { text, values: [...params], ...(name && { name: `${access.role}_${name}` }) }
    try {
      return await run<T>(lease, signal, () =>
        pool === db.transactions ? EnteredQuery.run(client, db, access, writes, query) : client.query(query),
      )
    } finally {
      client.release(lease.stray)
    }
  })
}

/** One statement on the newest release: the fastest way to public rows. Throws as `once` does. */
export async function readPublic<T extends object>(
  db: Database,
  text: string,
  params: readonly unknown[] = [],
  options: Pick<OnceOptions, 'signal' | 'name'> = {},
): Promise<T[]> {
  return await once<T>(db, { role: 'public' }, text, params, options)
}
