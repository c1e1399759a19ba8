import type pg from 'pg'
import type { Database, Hold } from './database.ts'
import { codeOf } from './database-error.ts'
import { takeClient } from './pool.ts'

/**
 * In whose name a transaction runs. `public` reads the newest release, `intake` may only file a tip and follow it up,
 * `staff` works on the live rows under an account's scopes (accountId is null for the work of none), `signIn` finds out who
 * somebody is and reads no record, `owner` is the hub itself: migrations, reference data, publishing, imports by the command line.
 */
export type Access =
  | { role: 'public' }
  | { role: 'intake' }
  | { role: 'staff'; accountId: string | null; scopes: readonly string[] }
  | { role: 'signIn' }
  | { role: 'owner' }

/** Statements inside one transaction; a text without values may be several, and gives the rows of the last. Values go in as $1, $2 …; int8 and date come out as text, numeric as number. */
export interface Sql {
  query<T extends object>(text: string, params?: readonly unknown[], signal?: AbortSignal): Promise<T[]>
  one<T extends object>(text: string, params?: readonly unknown[]): Promise<T | undefined>
}

/** What a role sees: its own name in the database (the owner keeps its own) and where it finds its tables. */
const worlds: Record<Access['role'], { begin: string; role: string; searchPath: string }> = {
  // A release published between two statements must not mix with the one before it.
  public: { begin: 'begin isolation level repeatable read read only', role: 'hub_public', searchPath: 'pub, public' },
  intake: { begin: 'begin', role: 'hub_intake', searchPath: 'live, public' },
  staff: { begin: 'begin', role: 'hub_staff', searchPath: 'live, public' },
  signIn: { begin: 'begin', role: 'hub_sign_in', searchPath: 'live, public' },
  owner: { begin: 'begin', role: 'none', searchPath: 'live, public' },
}

/** Milliseconds a statement may take; 0 is no limit. The embedded engine has no clock to stop one with. */
function timeLimit(db: Database, { role }: Access): number {
  return db.kind === 'native' && role !== 'owner' ? Math.floor(db.statementTimeoutMs) : 0
}

/** The statements that begin a transaction in somebody's name, as one message to the server. */
function opening(db: Database, access: Access): string {
  const { begin, role, searchPath } = worlds[access.role]
  return `${begin}; set local role ${role}; set local search_path = ${searchPath}; set local statement_timeout = ${timeLimit(db, access)}`
}

/** What the policies and triggers of the database read of an account: its id ('' for none), its scopes with commas. */
const claimsSql = `select set_config('hub.account_id', $1, true), set_config('hub.scopes', $2, true)`

function claimsOf(access: Access): [accountId: string, scopes: string] {
  return access.role === 'staff' ? [access.accountId ?? '', access.scopes.join(',')] : ['', '']
}

/**
 * One statement that turns a transaction begun by another library into one in somebody's name.
 *
 * @returns its text, with $1 to $5, and their values
 */
export function enteringStatement(db: Database, access: Access): { text: string; values: string[] } {
  const { role, searchPath } = worlds[access.role]
  return {
    text: `select set_config('search_path', $1, true), set_config('statement_timeout', $2, true),
      set_config('hub.account_id', $3, true), set_config('hub.scopes', $4, true), set_config('role', $5, true)`,
    values: [searchPath, String(timeLimit(db, access)), ...claimsOf(access), role],
  }
}

/** Runs `fn` as the holder of a connection: whatever it starts may not ask for a second one. */
export async function holding<R>(db: Database, fn: () => Promise<R>): Promise<R> {
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

/** Runs one statement; when the signal comes, the server is asked to give it up. */
async function run<T>(lease: Lease, query: pg.QueryConfig, signal: AbortSignal | undefined): Promise<T[]> {
  signal?.throwIfAborted()
  let asked: Promise<void> | undefined
  const stop = () => {
    const session = 'processID' in lease.client ? Number(lease.client.processID) : 0
    asked = lease.db.cancel?.(session, lease.pool).catch(() => {})
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const results: pg.QueryResult[] = [await lease.client.query(query)].flat() // several, when the text is several statements
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
      return await run<T>(lease, { text, values: [...params] }, signal)
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
      if (access.role === 'staff') await client.query(claimsSql, claimsOf(access))
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

/** How a public read is run. */
export interface ReadOptions {
  /** gives the statement up when the reader has gone */
  signal?: AbortSignal | undefined
  /** keeps the statement prepared under this name; one name, one text */
  name?: string | undefined
}

/**
 * One statement on the newest release: the fastest way to public rows.
 *
 * @throws the reason of the signal when the reader has gone; an Error when called inside a transaction
 */
export async function readPublic<T extends object>(
  db: Database,
  text: string,
  params: readonly unknown[] = [],
  { signal, name }: ReadOptions = {},
): Promise<T[]> {
  return await holding(db, async () => {
    const client = await takeClient(db.reads, signal)
    const lease: Lease = { db, pool: db.reads, client, open: true, stray: false }
    const query: pg.QueryConfig = { text, values: [...params], ...(name ? { name } : {}) }
    try {
      // A server's sessions begin as hub_public, and one statement is a transaction by itself.
      if (db.kind === 'native') return await run<T>(lease, query, signal)
      await client.query(opening(db, { role: 'public' }))
      const rows = await run<T>(lease, query, signal)
      await client.query('commit')
      return rows
    } catch (error) {
      if (db.kind === 'embedded') await rollBack(lease)
      throw error
    } finally {
      client.release(lease.stray)
    }
  })
}
