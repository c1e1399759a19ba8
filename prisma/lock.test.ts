import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DatabaseError } from './database-error.ts'
import { currentOwner, type OwnerRecord, ownDirectory } from './lock.ts'
import { freshFolder } from './test-database.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }) // for a busy machine

let dataDir = ''
const children: ChildProcess[] = []

beforeEach(async () => {
  dataDir = await freshFolder()
})

afterEach(async () => {
  await Promise.all(children.splice(0).map(die))
  // Whoever owns it next clears away the sockets of the killed ones.
  await ownDirectory(dataDir).then(
    (ownership) => ownership.release(),
    () => {},
  )
  await rm(dataDir, { recursive: true })
})

/** Starts a process that waits for a line, then tries to own the directory, and keeps it until it is killed. */
async function contender(): Promise<{ child: ChildProcess; go(): void; line(): Promise<string> }> {
  const lock = JSON.stringify(fileURLToPath(new URL('./lock.ts', import.meta.url)))
  const code = `import(${lock}).then(async ({ ownDirectory }) => {
    console.log('ready')
    await new Promise((resolve) => process.stdin.once('data', resolve))
    await ownDirectory(${JSON.stringify(dataDir)}).then(() => console.log('owner'), (error) => console.log(error.message))
    setInterval(() => {}, 1000)
  })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  if (!child.stdout || !child.stdin) throw new Error('no pipes')
  const { stdin } = child
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async () => String((await lines.next()).value)
  expect(await line()).toBe('ready')
  return { child, go: () => stdin.write('\n'), line }
}

async function die(child: ChildProcess): Promise<void> {
  if (child.signalCode) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

test('of processes that start at the same moment exactly one owns the directory, also after its owner was killed', async () => {
  for (let round = 0; round < 5; round += 1) {
    const rivals = await Promise.all([contender(), contender(), contender()])
    for (const { go } of rivals) go()
    const said = await Promise.all(rivals.map(({ line }) => line()))
    expect(said.filter((line) => line === 'owner')).toHaveLength(1)
    expect(said.filter((line) => line.includes('belongs to another running hub'))).toHaveLength(2)
    await Promise.all(rivals.map(({ child }) => die(child)))
  }
})

test('a directory of a living owner is refused with its process number, and taken over when that is killed', async () => {
  const { child, go, line } = await contender()
  go()
  expect(await line()).toBe('owner')
  expect((await currentOwner(dataDir))?.pid).toBe(child.pid)
  const refusal = await ownDirectory(dataDir).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(DatabaseError)
  expect(String(refusal)).toContain(`process ${child.pid}`)

  const left = (await currentOwner(dataDir))?.socketFolder ?? ''
  expect(existsSync(left)).toBe(true)
  await die(child)
  expect(await currentOwner(dataDir)).toBeUndefined()
  const ownership = await ownDirectory(dataDir)
  expect(existsSync(left), 'the sockets of the dead owner are cleared away').toBe(false)
  await ownership.release()
})

test('parts of one process share an ownership, which ends with the last of them', async () => {
  const [first, second] = await Promise.all([ownDirectory(dataDir), ownDirectory(dataDir)])
  expect(second.socketFolder).toBe(first.socketFolder)
  expect((await stat(first.socketFolder)).mode & 0o777).toBe(0o700)
  await first.release()
  await first.release()
  expect((await currentOwner(dataDir))?.pid).toBe(process.pid)
  const last = second.release()
  const again = await ownDirectory(dataDir)
  await last
  await again.release()
  expect(await currentOwner(dataDir)).toBeUndefined()
  expect(existsSync(first.socketFolder)).toBe(false)
})

async function writeRecord(changes: Partial<OwnerRecord>): Promise<string> {
  const ownership = await ownDirectory(dataDir)
  const [number] = await readdir(join(dataDir, 'owner'))
  const path = join(dataDir, 'owner', number ?? '', 'record.json')
  const record: OwnerRecord = JSON.parse(await readFile(path, 'utf8'))
  await ownership.release()
  await writeFile(path, JSON.stringify({ ...record, released: false, ...changes }))
  return path
}

test('a part of the directory has one user, in this process too', async () => {
  const first = await ownDirectory(dataDir, 'database')
  await expect(ownDirectory(dataDir, 'database')).rejects.toThrow('in use by this very process')
  const other = await ownDirectory(dataDir, 'control')
  await first.release()
  await (await ownDirectory(dataDir, 'database')).release()
  await other.release()
  expect(await currentOwner(dataDir)).toBeUndefined()
})

test('a process that merely has the number of the dead owner does not hold the directory', async () => {
  await writeRecord({ started: '1' })
  await (await ownDirectory(dataDir)).release()
})

test('this very process, but not this part of it, holds the directory', async () => {
  await writeRecord({})
  await expect(ownDirectory(dataDir)).rejects.toThrow(`process ${process.pid}`)
})

test('an owner in another container is known by its heartbeat', async () => {
  const path = await writeRecord({ world: 'elsewhere 1 pid:[1]', pid: 1 })
  const beating = setInterval(() => void utimes(path, new Date(), new Date()), 200)
  await expect(ownDirectory(dataDir)).rejects.toThrow('elsewhere')
  clearInterval(beating)
  const longAgo = new Date(Date.now() - 120_000)
  await utimes(path, longAgo, longAgo)
  await (await ownDirectory(dataDir)).release()
})

test('a record torn by a power cut is nobody’s, and what newcomers left is cleared away', async () => {
  await mkdir(join(dataDir, 'owner', '41'), { recursive: true })
  await writeFile(join(dataDir, 'owner', '41', 'record.json'), '{"pid":')
  await mkdir(join(dataDir, 'owner', 'new-dead'))
  const longAgo = new Date(Date.now() - 120_000)
  await utimes(join(dataDir, 'owner', 'new-dead'), longAgo, longAgo)
  const ownership = await ownDirectory(dataDir)
  expect(await readdir(join(dataDir, 'owner'))).toEqual(['42'])
  await ownership.release()
})

test('a path that cannot be a directory is named, with what to do', async () => {
  await writeFile(join(dataDir, 'file'), '')
  const refusal = await ownDirectory(join(dataDir, 'file', 'data')).catch((error: unknown) => error)
  expect(refusal).toMatchObject({
    name: 'DatabaseError',
    message: expect.stringContaining('part of that path is a file'),
    hint: expect.stringContaining('HUB_DATA_DIR'),
  })
})
