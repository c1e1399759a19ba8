import { createHash } from 'node:crypto'
import { cpSync } from 'node:fs'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withSql } from '@hub/prisma/access'
import { foldFacts } from '@hub/prisma/data/fact-sum'
import { type Database, openDatabase } from '@hub/prisma/database'
import type { DemoOptions } from '@hub/prisma/demo/generate'
import { loadDemo } from '@hub/prisma/demo/load'
import { migrate } from '@hub/prisma/migrate'
import { loadReference } from '@hub/prisma/reference/load'
import { publish } from '@hub/prisma/release/publish'
import { freshDataDir, freshFolder } from '@hub/prisma/test-database'
import pg from 'pg'

// What tests of the whole hub start from: migrated, with the reference data, a small demonstration set and a release. It takes
// half a minute to make and a fraction of a second to copy, so it is kept for later runs under a name that changes with its makers.

const prismaFolder = fileURLToPath(new URL('../../prisma', import.meta.url))

/** The demonstration set of the tests: the same rows in every run. */
export const testDemo = { scale: 8, seed: 'test', today: '2026-11-23' } as const

/** Names the template by everything that makes it. */
export async function templateEdition(): Promise<string> {
  const names = (await readdir(prismaFolder, { recursive: true }))
    .filter((name) => /\.(ts|mjs|sql|csv|json|geojson)$/.test(name))
    .filter((name) => !/node_modules|generated|generalise|\.test\.|^(ingest|tile)\//.test(name))
    .sort()
  const hash = createHash('sha256').update(JSON.stringify(testDemo))
  for (const name of names) hash.update(name).update(await readFile(join(prismaFolder, name)))
  return hash.digest('hex').slice(0, 12)
}

/** Fills an empty database as a start does: tables, reference data, a demonstration set and a release. */
export async function fill(db: Database, demo: DemoOptions = testDemo): Promise<void> {
  await migrate(db)
  await withSql(db, { role: 'owner' }, async (sql) => {
    await loadReference(sql)
    await loadDemo(sql, demo)
  })
  await foldFacts(db)
  await publish(db, { today: demo.today })
}

/** The data directory to copy for a test; closed, and nobody's. */
function embeddedTemplate(edition: string): string {
  return join(tmpdir(), `hub-kit-${edition}`)
}

async function exists(folder: string): Promise<boolean> {
  return await readdir(folder).then(
    () => true,
    () => false,
  )
}

/** Makes the embedded template unless it is there. */
export async function makeEmbeddedTemplate(edition: string): Promise<void> {
  const folder = embeddedTemplate(edition)
  if (await exists(folder)) return
  const making = await freshDataDir({ migrated: true })
  const db = await openDatabase({ dataDir: making })
  await fill(db).finally(() => db.close())
  await rm(join(making, 'owner'), { recursive: true, force: true })
  await rename(making, folder).catch(async (error: unknown) => {
    await rm(making, { recursive: true, force: true })
    if (!(await exists(folder))) throw error // else another run was faster
  })
}

/** A data directory of its own, with the closed database of the template in it. */
export async function copyEmbeddedTemplate(edition: string): Promise<string> {
  const folder = await freshFolder()
  // More than a thousand small files: one after the other takes half the time of many promises.
  cpSync(embeddedTemplate(edition), folder, { recursive: true })
  return folder
}

/** Runs a statement beside the test databases, on the server of TEST_DATABASE_URL. */
async function maintain(text: string): Promise<pg.QueryResult> {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '')
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  return await client.query(text).finally(() => client.end())
}

function urlOf(name: string): string {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '')
  url.pathname = `/${name}`
  return url.href
}

/** Only databases made for tests are ever dropped. */
export async function dropServerDatabase(name: string): Promise<void> {
  if (!name.endsWith('_test')) throw new Error(`${name} is no test database: its name does not end in _test.`)
  await maintain(`drop database if exists ${pg.escapeIdentifier(name)}`)
}

function serverTemplate(edition: string): string {
  return `hub_kit_${edition}_test`
}

/** Makes the template on the server unless it is there. TEST_DATABASE_URL names an empty database with PostGIS to begin from. */
export async function makeServerTemplate(edition: string): Promise<void> {
  const name = serverTemplate(edition)
  const known = await maintain(`select from pg_database where datname = ${pg.escapeLiteral(name)}`)
  if (known.rowCount) return
  const empty = decodeURIComponent(new URL(process.env.TEST_DATABASE_URL ?? '').pathname.slice(1))
  const making = `${name.replace(/_test$/, '')}_${process.pid}_test`
  await maintain(`create database ${making} template ${pg.escapeIdentifier(empty)}`)
  const db = await openDatabase({ url: urlOf(making), dataDir: tmpdir() })
  await fill(db).finally(() => db.close())
  await maintain(`alter database ${making} rename to ${name}`)
}

/** Copies the template on the server under a new name; answers its address. */
export async function copyServerTemplate(edition: string, name: string): Promise<string> {
  await maintain(`create database ${pg.escapeIdentifier(name)} template ${serverTemplate(edition)}`)
  return urlOf(name)
}
