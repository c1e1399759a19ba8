import { AsyncLocalStorage } from 'node:async_hooks'
import { resolve } from 'node:path'
import type pg from 'pg'
import { openEmbedded } from './embedded.ts'
import { openNative } from './native.ts'
import { embeddedPool } from './pool.ts'

/** A transaction that is open, or was: what runs inside it may not take a second connection. */
export interface Hold {
  open: boolean
}

/** An open database. Its rows are reached through `withSql`, `readPublic` and `withPrisma`, not from here. */
export interface Database {
  kind: 'embedded' | 'native'
  /** where it is, for messages: a folder, or host and database; never a password */
  place: string
  /** HUB_DATA_DIR, absolute */
  dataDir: string
  /** connections of the owner: every transaction starts here, and takes its role itself */
  transactions: pg.Pool
  /** connections for public reads: on a server its sessions begin as hub_public; embedded, the same one connection */
  reads: pg.Pool
  /** milliseconds a statement of a request may take; the owner's may take any time */
  statementTimeoutMs: number
  /**
   * the transaction the running code is in; undefined on a server in production, where looking after it would slow every promise of the
   * process down, and a transaction inside a transaction merely takes a second connection
   */
  held: AsyncLocalStorage<Hold> | undefined
  /** asks the server to give up what a session is doing; undefined when that cannot be done (embedded) */
  cancel: ((session: number, pool: pg.Pool) => Promise<void>) | undefined
  /** resolves, with the reason, when the embedded engine has stopped by itself: the process should end */
  lost: Promise<Error>
  close(): Promise<void>
}

/** How to open a database. */
export interface OpenOptions {
  /** DATABASE_URL; unset: the embedded database in `dataDir` */
  url?: string | undefined
  /** DATABASE_REPLICA_URL: where public reads go */
  replicaUrl?: string | undefined
  dataDir: string
  onProgress?: (step: string) => void
  statementTimeoutMs?: number
}

/**
 * Opens the database: the embedded one, made at the first call, or the server the URL names.
 *
 * @throws DatabaseError with what is wrong, where, and what to do
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const dataDir = resolve(options.dataDir)
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000
  const progress = options.onProgress ?? (() => {})
  const common = { dataDir, statementTimeoutMs }
  if (options.url) {
    progress('opening the database')
    const native = await openNative(options.url, options.replicaUrl || undefined, statementTimeoutMs)
    const held = process.env.NODE_ENV === 'production' ? undefined : new AsyncLocalStorage<Hold>()
    return { ...common, kind: 'native', held, ...native, lost: new Promise(() => {}) }
  }
  const embedded = await openEmbedded(dataDir, progress)
  const pool = embeddedPool(embedded.socketFolder)
  return {
    ...common,
    kind: 'embedded',
    held: new AsyncLocalStorage<Hold>(),
    place: embedded.folder,
    transactions: pool,
    reads: pool,
    cancel: undefined,
    lost: embedded.lost,
    async close() {
      if (!pool.ending) await pool.end()
      await embedded.close()
    },
  }
}
