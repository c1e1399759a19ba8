import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { readPublic, withSql } from './access.ts'
import { openDatabase } from './database.ts'
import { databaseFolder } from './embedded.ts'
import { freshDatabase, freshDataDir, freshFolder } from './test-database.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }) // for a busy machine

const owner = { role: 'owner' } as const
const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function keep(folder: Promise<string>): Promise<string> {
  folders.push(await folder)
  return await folder
}

/** Runs a piece of code in a process of its own, which is killed when it has said a word. */
async function killAt(word: string, code: string): Promise<void> {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code.replaceAll('./', folder)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text
    if (said.includes(word)) child.kill('SIGKILL')
  })
  const [, signal] = await gone
  expect(signal, said).toBe('SIGKILL')
}

function openingCode(dataDir: string, work = ''): string {
  return `Promise.all([import('./database.ts'), import('./access.ts')]).then(async ([{ openDatabase }, { withSql }]) => {
    const db = await openDatabase({ dataDir: ${JSON.stringify(dataDir)}, onProgress: (step) => console.log(step) })
    ${work}
  })`
}

test('a first start that was killed is healed by the next one', async () => {
  const dataDir = await keep(freshFolder())
  await killAt('adding PostGIS', openingCode(dataDir))
  expect(existsSync(databaseFolder(dataDir))).toBe(false)
  const db = await openDatabase({ dataDir })
  const valid = await withSql(db, owner, (sql) => sql.one('select ST_IsValid(ST_Point(106, 21)) as valid'))
  expect(valid).toEqual({ valid: true })
  await db.close()
  expect((await readdir(dataDir)).filter((name) => name.startsWith('db'))).toEqual(['db'])
})

test('what was committed survives a kill, and the rest is gone', async () => {
  const dataDir = await keep(freshDataDir({ migrated: false }))
  await killAt(
    'half-way',
    openingCode(
      dataDir,
      `await withSql(db, { role: 'owner' }, (sql) => sql.query('create table public.kept as select generate_series(1, 5000) as n'))
       await withSql(db, { role: 'owner' }, async (sql) => {
         await sql.query('insert into public.kept select generate_series(1, 5000)')
         console.log('half-way')
         await new Promise(() => {})
       })`,
    ),
  )
  const db = await openDatabase({ dataDir })
  expect(await withSql(db, owner, (sql) => sql.one('select count(*)::int from public.kept'))).toEqual({ count: 5000 })
  await db.close()
})

test('a second owner is refused while the first is open, and welcome after it', async () => {
  const { db, drop } = await freshDatabase('embedded', { migrated: false })
  const code = `import('./database.ts').then(({ openDatabase }) => openDatabase({ dataDir: ${JSON.stringify(db.dataDir)} }))
    .then(() => console.log('opened'), (error) => console.log(error.message))
    .then(() => setInterval(() => {}, 1000))`
  await killAt(`process ${process.pid}`, code)
  await drop()
})

test('a failed prepared statement answers once: the next query gets its own rows', async () => {
  const { db, drop } = await freshDatabase('embedded', { migrated: false })
  const client = await db.transactions.connect()
  for (let n = 1; n <= 20; n += 1) {
    const failed = client.query('select 1 / $1::int', [0]).catch((error: Error) => error.message)
    expect(await failed).toBe('division by zero')
    expect((await client.query('select $1::int as n', [n])).rows).toEqual([{ n }])
    await expect(client.query({ name: 'one', text: 'select 1 / $1::int', values: [0] })).rejects.toThrow('division')
    expect((await client.query('select $1::text as big', ['x'.repeat(300_000)])).rows[0].big).toHaveLength(300_000)
  }
  client.release()
  await drop()
})

test('a connection that breaks leaves nothing behind for the next one', async () => {
  const { db, drop } = await freshDatabase('embedded')
  const read = () => readPublic(db, 'select current_user::text as who', [], { name: 'who' })
  expect(await read()).toEqual([{ who: 'hub_public' }])
  const client = await db.transactions.connect()
  await client.query('begin')
  await client.query('set role hub_staff')
  client.release(true)
  expect(await read()).toEqual([{ who: 'hub_public' }])
  expect(await withSql(db, owner, (sql) => sql.one('select current_user::text as who'))).toEqual({ who: 'postgres' })
  await drop()
})

test('the main thread goes on while a long query runs', async () => {
  const { db, drop } = await freshDatabase('embedded', { migrated: false })
  let ticks = 0
  const clock = setInterval(() => (ticks += 1), 10)
  await withSql(db, owner, (sql) => sql.query('select count(*) from generate_series(1, 3000000) as a where a % 7 = 3'))
  clearInterval(clock)
  expect(ticks).toBeGreaterThan(10)
  await drop()
})

test('an engine that ends says so, and the next start goes on from what was committed', async () => {
  const dataDir = await keep(freshDataDir({ migrated: false }))
  const db = await openDatabase({ dataDir })
  await withSql(db, owner, (sql) => sql.query('create table public.kept (n int)'))
  // Any fatal error will do; this is one that can be asked for.
  await withSql(db, owner, (sql) => sql.query('set idle_session_timeout = 1'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  await expect(withSql(db, owner, (sql) => sql.query('select 1'))).rejects.toThrow()
  expect((await db.lost).message).toContain('has stopped: terminating connection due to idle-session timeout')
  await db.close()
  const again = await openDatabase({ dataDir })
  expect(await withSql(again, owner, (sql) => sql.one('select count(*)::int from public.kept'))).toEqual({ count: 0 })
  await again.close()
})

test('files of another engine version and damaged files are named, with what to do', async () => {
  const dataDir = await keep(freshDataDir({ migrated: false }))
  await writeFile(join(databaseFolder(dataDir), 'PG_VERSION'), '17\n')
  await expect(openDatabase({ dataDir })).rejects.toMatchObject({
    message: expect.stringContaining('written by version 17'),
  })
  await writeFile(join(databaseFolder(dataDir), 'PG_VERSION'), '18\n')
  await truncate(join(databaseFolder(dataDir), 'global', 'pg_control'), 100)
  await expect(openDatabase({ dataDir })).rejects.toMatchObject({
    message: expect.stringContaining(databaseFolder(dataDir)),
    hint: expect.stringContaining('hub restore'),
  })
})
