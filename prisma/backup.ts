import { createWriteStream } from 'node:fs'
import { access, cp, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { holding } from './access.ts'
import type { Database } from './database.ts'
import { codeOf, DatabaseError, folderError, messageOf } from './database-error.ts'
import { engineVersion, hasDatabase, healDirectory, restoredFolder, unfinishedFolder } from './embedded.ts'
import { ownDirectory } from './lock.ts'
import { takeClient } from './pool.ts'
import { readTarFile, tarEnd, tarHeader, tarPadding } from './tar.ts'

// A backup is one .tar.gz: first `hub-backup.json`, which says what it is, then the files of the database under `db/`.

const manifestName = 'hub-backup.json'
const format = 1

/** What a backup says about itself. */
export interface BackupManifest {
  format: typeof format
  createdAt: string
  /** major version of the engine that wrote the files; another one cannot read them */
  engine: string
  /** SYNTHETIC or REAL; null before the first record */
  kind: string | null
  /** the last migration */
  migration: string | null
}

async function describe(client: pg.PoolClient): Promise<BackupManifest> {
  const known = async (table: string, text: string): Promise<string | null> => {
    const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [table])
    if (!rows[0]?.found) return null
    return (await client.query<{ value: string }>(text)).rows[0]?.value ?? null
  }
  return {
    format,
    createdAt: new Date().toISOString(),
    engine: engineVersion,
    kind: await known('live.data_kind', 'select kind as value from live.data_kind'),
    migration: await known(
      'public._prisma_migrations',
      'select max(migration_name) as value from public._prisma_migrations where finished_at is not null',
    ),
  }
}

/** Copies the database's files while nothing writes them: this holds the one connection, and the log is flushed. */
async function copyFiles(db: Database): Promise<{ folder: string; manifest: BackupManifest }> {
  const folder = unfinishedFolder(db.dataDir)
  const manifest = await holding(db, async () => {
    const client = await takeClient(db.transactions)
    try {
      await client.query('checkpoint')
      await cp(db.place, folder, { recursive: true })
      return await describe(client)
    } finally {
      client.release()
    }
  })
  return { folder, manifest }
}

async function* archive(folder: string, manifest: BackupManifest): AsyncGenerator<Buffer> {
  const file = function* (name: string, body: Buffer, modified: number) {
    yield tarHeader(name, 'file', body.length, modified)
    yield body
    yield tarPadding(body.length)
  }
  yield* file(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), Date.now() / 1000)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = join('db', path.slice(folder.length + 1))
    const modified = (await stat(path)).mtimeMs / 1000
    if (entry.isDirectory()) yield tarHeader(`${name}/`, 'folder', 0, modified)
    else yield* file(name, await readFile(path), modified)
  }
  yield tarEnd
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync().finally(() => handle.close())
}

/**
 * Writes a backup of the embedded database into one file, which only its owner may read. Requests wait while the files
 * are copied, and go on while the copy is packed.
 *
 * @throws DatabaseError for a server, which has better tools; when the file exists already; when it cannot be written
 */
export async function backup(db: Database, file: string): Promise<void> {
  if (db.kind === 'native') {
    throw new DatabaseError(
      `The database at ${db.place} is kept by a PostgreSQL server, whose own tools back it up while it runs.`,
      `Use pg_dump --format=custom --file=${file} "$DATABASE_URL", and pg_restore to bring it back.`,
    )
  }
  const target = resolve(file)
  if (await exists(target)) {
    throw new DatabaseError(`${target} exists already.`, 'Name a new file: a backup never replaces another.')
  }
  const unfinished = `${target}.unfinished`
  let copied: string | undefined
  try {
    const { folder, manifest } = await copyFiles(db)
    copied = folder
    const out = createWriteStream(unfinished, { mode: 0o600 })
    await pipeline(Readable.from(archive(folder, manifest)), createGzip({ level: 3 }), out)
    await flush(unfinished)
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw fileError(error, target)
  } finally {
    if (copied) await rm(copied, { recursive: true, force: true })
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}

function fileError(error: unknown, path: string): unknown {
  if (error instanceof DatabaseError || codeOf(error) === '') return error
  return new DatabaseError(`Cannot use ${path}: ${messageOf(error)}.`, 'Check the name, the folder and its rights.', {
    cause: error,
  })
}

function parseManifest(name: string, body: Buffer): BackupManifest {
  if (name !== manifestName) throw new Error('it is not a backup of a hub')
  const manifest: BackupManifest = JSON.parse(body.toString('utf8'))
  if (manifest.format !== format) {
    throw new Error(`its format is ${manifest.format}, and this hub reads format ${format}`)
  }
  if (manifest.engine !== engineVersion) {
    throw new Error(`engine version ${manifest.engine} wrote it, and this hub carries version ${engineVersion}`)
  }
  return manifest
}

/** Unpacks the database's files into a folder. Throws when the file is no backup, or not whole. */
async function unpack(file: string, folder: string): Promise<BackupManifest> {
  let manifest: BackupManifest | undefined
  for await (const { name, type, body } of readTarFile(file)) {
    if (!manifest) {
      manifest = parseManifest(name, body)
      continue
    }
    const parts = name.replace(/\/$/, '').split('/')
    if (parts.shift() !== 'db' || parts.some((part) => part === '' || part === '.' || part === '..')) {
      throw new Error(`it holds a strange name: ${name}`)
    }
    const path = join(folder, ...parts)
    await mkdir(type === 'folder' ? path : dirname(path), { recursive: true, mode: 0o700 })
    if (type === 'file') await writeFile(path, body, { mode: 0o600 })
  }
  if (!manifest || !(await exists(join(folder, 'PG_VERSION')))) throw new Error('it holds no database')
  return manifest
}

/**
 * Brings a backup back into a data directory. The old database stays until the new one is whole; a restore that is
 * killed leaves either the old or the new one.
 *
 * @param options.overwrite replaces a database that is there
 * @returns what the backup says about itself
 * @throws DatabaseError when the file is no whole backup, a hub runs in the directory, or it holds a database
 */
export async function restore(
  dataDir: string,
  file: string,
  options: { overwrite?: boolean } = {},
): Promise<BackupManifest> {
  const ownership = await ownDirectory(dataDir, 'database')
  const folder = unfinishedFolder(dataDir)
  try {
    await healDirectory(dataDir)
    if (!options.overwrite && (await hasDatabase(dataDir))) {
      throw new DatabaseError(
        `The data directory ${dataDir} holds a database already.`,
        'Choose an empty directory with HUB_DATA_DIR, or say that it may be overwritten.',
      )
    }
    await mkdir(folder, { mode: 0o700 })
    const manifest = await unpack(file, folder).catch((error: unknown) => {
      throw new DatabaseError(
        `${file} cannot be restored: ${messageOf(error)}.`,
        'Name a whole file of `hub backup`.',
        {
          cause: error,
        },
      )
    })
    await rename(folder, restoredFolder(dataDir))
    await healDirectory(dataDir)
    return manifest
  } catch (error) {
    throw folderError(error, dataDir, 'HUB_DATA_DIR')
  } finally {
    await rm(folder, { recursive: true, force: true })
    await ownership.release()
  }
}
