import { createHash, randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Database, openDatabase } from './database.ts'
import { codeOf } from './database-error.ts'
import { engineVersion, hasDatabase } from './embedded.ts'
import { migrate } from './migrate.ts'

/** The kinds of database tests run on: embedded always, native where TEST_DATABASE_URL names a server; HUB_TEST_ONLY names one. */
export const testKinds: Database['kind'][] = (
  process.env.TEST_DATABASE_URL ? (['embedded', 'native'] as const) : (['embedded'] as const)
).filter((kind) => !process.env.HUB_TEST_ONLY || process.env.HUB_TEST_ONLY === kind)

const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), 'migrations')

/** A database of a test, and the way to be rid of it. */
export interface TestDatabase {
  db: Database
  /** the address of a native one, to open it again */
  url: string | undefined
  drop(): Promise<void>
}

/** An empty folder of its own. */
export async function freshFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'hub-test-'))
}

/** A name that changes with the migrations (or is fixed for a database without any). */
async function templateName(migrated: boolean): Promise<string> {
  const hash = createHash('sha256').update(engineVersion)
  if (migrated) {
    for (const name of (await readdir(migrationsFolder)).sort()) {
      hash.update(name).update(await readFile(join(migrationsFolder, name, 'migration.sql')))
    }
  }
  return `hub-test-template-${migrated ? 'migrated' : 'empty'}-${hash.digest('hex').slice(0, 12)}`
}

/**
 * A data directory to copy from: making a database takes ten seconds, copying one a fraction. It stays for later runs;
 * several workers may make it at once, and the first one to finish wins.
 */
async function template(migrated: boolean): Promise<string> {
  const folder = join(tmpdir(), await templateName(migrated))
  if (await hasDatabase(folder)) return folder
  const making = await freshFolder()
  if (migrated) cpSync(await template(false), making, { recursive: true })
  const db = await openDatabase({ dataDir: making })
  if (migrated) await migrate(db)
  await db.close()
  await rm(join(making, 'owner'), { recursive: true })
  await rename(making, folder).catch(async (error: unknown) => {
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error
    await rm(making, { recursive: true })
  })
  return folder
}

/** A data directory with a closed database in it. */
export async function freshDataDir(options: { migrated: boolean }): Promise<string> {
  const folder = await freshFolder()
  // More than a thousand small files: one after the other takes half the time of many promises.
  cpSync(await template(options.migrated), folder, { recursive: true })
  return folder
}

/** The server of the tests: TEST_DATABASE_URL names an empty database with PostGIS, which is copied for each test. */
async function onServer(work: (client: pg.Client, url: URL) => Promise<void>): Promise<void> {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '')
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  await work(client, url).finally(() => client.end())
}

/** The address of a new database on the server of the tests. */
export async function freshServerDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `hub_${randomBytes(6).toString('hex')}_test`
  let made = ''
  await onServer(async (client, url) => {
    const source = pg.escapeIdentifier(decodeURIComponent(url.pathname.slice(1)))
    await client.query(`create database ${name} template ${source}`)
    const own = new URL(url)
    own.pathname = `/${name}`
    made = own.href
  })
  // Not by force: a connection that was left open shows.
  const drop = () => onServer(async (client) => void (await client.query(`drop database ${name}`)))
  return { url: made, drop }
}

/** A database nobody else uses, with the migrations applied unless told otherwise. */
export async function freshDatabase(
  kind: Database['kind'],
  options: { migrated?: boolean; statementTimeoutMs?: number } = {},
): Promise<TestDatabase> {
  const { migrated = true, ...rest } = options
  if (kind === 'native') {
    const { url, drop } = await freshServerDatabase()
    const db = await openDatabase({ ...rest, url, dataDir: tmpdir() })
    if (migrated) await migrate(db)
    return { db, url, drop: () => db.close().then(drop) }
  }
  const dataDir = await freshDataDir({ migrated })
  const db = await openDatabase({ ...rest, dataDir })
  return { db, url: undefined, drop: () => db.close().then(() => rm(dataDir, { recursive: true })) }
}
