import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { withSql } from './access.ts'
import { backup, restore } from './backup.ts'
import { type Database, openDatabase } from './database.ts'
import { databaseFolder } from './embedded.ts'
import { freshDatabase, freshFolder, testKinds } from './test-database.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }) // for a busy machine

const owner = { role: 'owner' } as const
let folder = ''
let file = ''

beforeEach(async () => {
  folder = await freshFolder()
  file = join(folder, 'hub.tar.gz')
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

const bodies = (db: Database) => withSql(db, owner, (sql) => sql.query('select body from public.note order by body'))

test('a backup of a running hub comes back elsewhere as it was', async () => {
  const { db, drop } = await freshDatabase('embedded')
  await withSql(db, owner, (sql) =>
    sql.query(`create table public.note as select 'Đường ' || n as body from generate_series(1, 2000) as n`),
  )
  await withSql(db, owner, (sql) => sql.query(`insert into data_kind (kind) values ('SYNTHETIC')`))
  await backup(db, file)
  await withSql(db, owner, (sql) => sql.query('delete from public.note'))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await expect(backup(db, file)).rejects.toThrow('exists already')
  expect(await readdir(folder)).toEqual(['hub.tar.gz'])
  expect((await readdir(db.dataDir)).filter((name) => name.startsWith('db'))).toEqual(['db'])
  await drop()

  const dataDir = join(folder, 'elsewhere')
  expect(await restore(dataDir, file)).toMatchObject({
    kind: 'SYNTHETIC',
    engine: '18',
    migration: expect.stringMatching(/^\d{14}_/),
  })
  const again = await openDatabase({ dataDir })
  expect(await bodies(again)).toHaveLength(2000)
  await again.close()
})

describe('a data directory that holds a database', () => {
  let dataDir = ''

  beforeEach(async () => {
    const { db } = await freshDatabase('embedded', { migrated: false })
    dataDir = db.dataDir
    await withSql(db, owner, (sql) => sql.query(`create table public.note as select 'old' as body`))
    await backup(db, file)
    await withSql(db, owner, (sql) => sql.query(`update public.note set body = 'new'`))
    await db.close()
  })

  afterEach(async () => {
    await rm(dataDir, { recursive: true })
  })

  async function opened(): Promise<object[]> {
    const db = await openDatabase({ dataDir })
    return await bodies(db).finally(() => db.close())
  }

  test('is not overwritten unless that is said', async () => {
    await expect(restore(dataDir, file)).rejects.toThrow('holds a database already')
    expect(await opened()).toEqual([{ body: 'new' }])
    await restore(dataDir, file, { overwrite: true })
    expect(await opened()).toEqual([{ body: 'old' }])
  })

  test('keeps its rows when the file is cut short, is no backup, or is missing', async () => {
    const whole = await readFile(file)
    await writeFile(join(folder, 'cut'), whole.subarray(0, whole.length / 2))
    await writeFile(join(folder, 'other'), 'not a backup')
    for (const name of ['cut', 'other', 'missing']) {
      await expect(restore(dataDir, join(folder, name), { overwrite: true })).rejects.toMatchObject({
        message: expect.stringContaining(`${join(folder, name)} cannot be restored`),
      })
    }
    expect((await readdir(dataDir)).filter((name) => name.startsWith('db'))).toEqual(['db'])
    expect(await opened()).toEqual([{ body: 'new' }])
  })

  test('gets the restored database at the next start when a restore was killed between its last steps', async () => {
    await restore(join(folder, 'other'), file)
    await rename(databaseFolder(join(folder, 'other')), join(dataDir, 'db.restored'))
    await mkdir(join(dataDir, 'db.new-left'))
    expect(await opened()).toEqual([{ body: 'old' }])
    expect((await readdir(dataDir)).filter((name) => name.startsWith('db'))).toEqual(['db'])
  })

  test('is not touched while a hub runs in it', async () => {
    const db = await openDatabase({ dataDir })
    await expect(restore(dataDir, file, { overwrite: true })).rejects.toThrow('in use by this very process')
    await db.close()
  })
})

test.runIf(testKinds.includes('native'))('a server is backed up by its own tools', async () => {
  const { db, drop } = await freshDatabase('native', { migrated: false })
  await expect(backup(db, file)).rejects.toMatchObject({ hint: expect.stringContaining('pg_dump') })
  await drop()
})
