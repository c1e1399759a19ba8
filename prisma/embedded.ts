import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { codeOf, DatabaseError, folderError, messageOf } from './database-error.ts'
import { type Ownership, ownDirectory } from './lock.ts'
import { sessionSettings } from './pool.ts'
import { postgisBundle } from './postgis-bundle.ts'

/** Major version of the embedded engine; another one cannot read its files. */
export const engineVersion = '18'

/** What the worker is told to do. */
export interface EmbeddedTask {
  /** folder to make a new database in, before it is renamed to `folder`; undefined when there is one */
  create: string | undefined
  folder: string
  socket: string
  postgisBundle: string
  settings: Record<string, string>
}

/** What the worker reports. */
export type EmbeddedReport =
  | { kind: 'progress'; step: string }
  | { kind: 'open' }
  | { kind: 'closed' }
  | { kind: 'ended'; words: string }

/** The running embedded database. */
export interface Embedded {
  /** the database's files */
  folder: string
  /** `host` for a PostgreSQL client: the folder of its socket */
  socketFolder: string
  /** resolves when the engine has stopped by itself; never in a healthy life */
  lost: Promise<DatabaseError>
  close(): Promise<void>
}

/** Folder of the database's files in a data directory. */
export function databaseFolder(dataDir: string): string {
  return join(dataDir, 'db')
}

/** Folder of a restored database that is whole, and takes its place at the next start at the latest. */
export function restoredFolder(dataDir: string): string {
  return join(dataDir, 'db.restored')
}

/** A folder for a database in the making; whatever bears such a name at a start is a leftover. */
export function unfinishedFolder(dataDir: string): string {
  return join(dataDir, `db.new-${randomUUID()}`)
}

/** Whether a data directory holds a database. */
export async function hasDatabase(dataDir: string): Promise<boolean> {
  return (await versionOf(databaseFolder(dataDir))) !== undefined
}

/** Finishes what an interrupted start or restore left. Only for the owner of the directory. */
export async function healDirectory(dataDir: string): Promise<void> {
  const leftovers = (await readdir(dataDir)).filter((name) => /^db\.(new|old)-/.test(name))
  for (const name of leftovers) await rm(join(dataDir, name), { recursive: true, force: true })
  if ((await versionOf(restoredFolder(dataDir))) === undefined) return
  const old = join(dataDir, `db.old-${randomUUID()}`)
  await rename(databaseFolder(dataDir), old).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
  })
  await rename(restoredFolder(dataDir), databaseFolder(dataDir))
  await rm(old, { recursive: true, force: true })
}

async function versionOf(folder: string): Promise<string | undefined> {
  return await readFile(join(folder, 'PG_VERSION'), 'utf8').then(
    (version) => version.trim(),
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    },
  )
}

async function prepare(dataDir: string, ownership: Ownership): Promise<EmbeddedTask> {
  await healDirectory(dataDir)
  const folder = databaseFolder(dataDir)
  const version = await versionOf(folder)
  if (version !== undefined && version !== engineVersion) {
    throw new DatabaseError(
      `The database in ${folder} was written by version ${version} of the engine; this hub carries version ${engineVersion}.`,
      'Use the hub that wrote it, or choose another directory with HUB_DATA_DIR.',
    )
  }
  const create = version === undefined ? unfinishedFolder(dataDir) : undefined
  if (create) await mkdir(create, { mode: 0o700 })
  return {
    create,
    folder,
    socket: join(ownership.socketFolder, '.s.PGSQL.5432'),
    postgisBundle: await postgisBundle(dataDir),
    settings: { ...sessionSettings, max_wal_size: '256MB', min_wal_size: '32MB' },
  }
}

function lostError(folder: string, cause: unknown): DatabaseError {
  return new DatabaseError(
    `The embedded database in ${folder} has stopped: ${messageOf(cause)}.`,
    'Nothing that was committed is lost. See that the disk is not full, and start the hub again.',
    { cause },
  )
}

function openError(folder: string, cause: unknown): DatabaseError {
  return new DatabaseError(
    `The embedded database in ${folder} cannot be opened: ${messageOf(cause)}.`,
    'Bring back a backup with `hub restore`, or move that folder away to start a new database.',
    { cause },
  )
}

/**
 * Opens the database of a data directory, and makes it first when there is none. The process becomes the owner of the
 * directory until `close`.
 *
 * @throws DatabaseError when another process owns the directory, it cannot be written, or the files are damaged
 */
export async function openEmbedded(dataDir: string, onProgress: (step: string) => void): Promise<Embedded> {
  const ownership = await ownDirectory(dataDir, 'database')
  try {
    const task = await prepare(dataDir, ownership)
    const worker = new Worker(new URL('./embedded-worker.mjs', import.meta.url), { workerData: task, execArgv: [] })
    const stopped = new Promise<unknown>((resolve) => {
      worker.on('message', (report: EmbeddedReport) => report.kind === 'ended' && resolve(report.words))
      worker.once('error', resolve)
      worker.once('exit', (code) => resolve(new Error(`its thread ended with code ${code}`)))
    })
    const reported = (kind: EmbeddedReport['kind']) =>
      new Promise<void>((resolve) => {
        worker.on('message', (report: EmbeddedReport) => report.kind === kind && resolve())
      })
    worker.on('message', (report: EmbeddedReport) => report.kind === 'progress' && onProgress(report.step))
    const open = reported('open')
    const closed = reported('closed')

    const fault = await Promise.race([open.then(() => undefined), stopped.then((cause) => ({ cause }))])
    if (fault) throw openError(task.folder, fault.cause)
    await chmod(task.socket, 0o600)

    let closing: Promise<void> | undefined
    const close = async () => {
      worker.postMessage('close')
      await Promise.race([closed, stopped])
      await worker.terminate()
      await ownership.release()
    }
    const lost = new Promise<DatabaseError>((resolve) => {
      void stopped.then((cause) => {
        if (!closing) resolve(lostError(task.folder, cause))
      })
    })
    return {
      folder: task.folder,
      socketFolder: ownership.socketFolder,
      lost,
      close: () => (closing ??= close()),
    }
  } catch (error) {
    await ownership.release()
    throw folderError(error, dataDir, 'HUB_DATA_DIR')
  }
}
