import { createServer } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readPublic, withSql } from './access.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { freshServerDatabase, testKinds } from './test-database.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }) // for a busy machine

const open = (url: string, replicaUrl?: string) => openDatabase({ url, replicaUrl, dataDir: '.' })

test.each([
  ['nonsense', 'DATABASE_URL is not an address'],
  ['mysql://localhost/hub', 'begins with mysql:// and not postgresql://'],
  ['postgresql://localhost', 'names no database'],
])('the address %s is refused before anything is opened', async (url, message) => {
  await expect(open(url)).rejects.toMatchObject({
    message: expect.stringContaining(message),
    hint: expect.stringContaining('postgresql://USER'),
  })
})

test('a server that is down is named without its password', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  await new Promise((resolve) => server.close(resolve))
  const error = await open(`postgresql://me:secret@127.0.0.1:${port}/hub`).catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    name: 'DatabaseError',
    message: `Cannot open the database at 127.0.0.1:${port}/hub: nothing listens there.`,
    hint: expect.stringContaining('DATABASE_URL'),
  })
  expect(JSON.stringify(error) + String(error)).not.toContain('secret')
})

describe.runIf(testKinds.includes('native'))('on a server', () => {
  let made: Awaited<ReturnType<typeof freshServerDatabase>>
  const base = () => new URL(made.url)

  beforeAll(async () => {
    made = await freshServerDatabase()
  })

  afterAll(async () => {
    await made.drop()
  })

  test('a wrong password and a database that is not there are told apart', async () => {
    const password = base()
    password.password = 'not-it'
    await expect(open(password.href)).rejects.toThrow('the password is wrong')
    const database = base()
    database.pathname = '/no_such_database'
    await expect(open(database.href)).rejects.toThrow(`${base().host}/no_such_database: the database does not exist`)
  })

  test('a database without PostGIS is refused with the command that adds it', async () => {
    const bare = base()
    bare.pathname = '/postgres'
    const client = new pg.Client({ connectionString: made.url })
    await client.connect()
    const name = `${base().pathname.slice(1, -5)}_bare_test`
    await client.query(`create database ${name} template template0`)
    bare.pathname = `/${name}`
    const refusal = await open(bare.href).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      message: expect.stringContaining('PostGIS is not switched on'),
      hint: expect.stringContaining('CREATE EXTENSION postgis'),
    })
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  })

  test('a user who may not create roles or schemas is told what to ask for', async () => {
    const client = new pg.Client({ connectionString: made.url })
    await client.connect()
    const role = `${base().pathname.slice(1)}_user`
    await client.query(`create role ${role} login password 'x'`)
    const limited = base()
    limited.username = role
    limited.password = 'x'
    await expect(open(limited.href)).rejects.toMatchObject({ hint: expect.stringContaining(`TO ${role}`) })
    await client.query(`drop role ${role}`)
    await client.end()
  })

  test('options of the address do not open the public sessions to more', async () => {
    const url = base()
    url.searchParams.set('options', '-c work_mem=5MB -c role=none')
    const db = await open(url.href)
    await migrate(db)
    expect(
      await readPublic(
        db,
        `select current_user::text as who, current_setting('work_mem') as memory, current_setting('search_path') as path`,
      ),
    ).toEqual([{ who: 'hub_public', memory: '5MB', path: 'pub,public' }])
    await db.close()
  })

  test('public reads go to the replica, and a replica that is down is named as such', async () => {
    const replica = await freshServerDatabase()
    const copy = await open(replica.url)
    await migrate(copy)
    await copy.close()
    const db = await open(made.url, replica.url)
    await migrate(db)
    const text = 'select current_database()::text as name'
    const nameOf = (url: string) => ({ name: new URL(url).pathname.slice(1) })
    expect(await readPublic(db, text)).toEqual([nameOf(replica.url)])
    expect(await withSql(db, { role: 'owner' }, (sql) => sql.query(text))).toEqual([nameOf(made.url)])
    await db.close()
    await replica.drop()
    await expect(open(made.url, replica.url)).rejects.toMatchObject({
      hint: expect.stringContaining('DATABASE_REPLICA_URL'),
    })
  })
})
