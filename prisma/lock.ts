import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, DatabaseError, folderError } from './database-error.ts'
import { isRunning, processStart, processWorld } from './process-identity.ts'

// One process owns a data directory. Ownerships are numbered: `owner/7/record.json` is the seventh. The highest number
// counts, and a newcomer that finds it released or its process dead takes the next one by renaming a finished folder
// into place, which only one of several newcomers can do. No lock is ever removed to be taken over, so nobody can
// remove a lock that has just become another's; only the owner clears away numbers below its own.

/** Who owns a data directory, as written on the disk. */
export interface OwnerRecord {
  pid: number
  started: string
  world: string
  /** Folder (0700) of the sockets: a path in the data directory may be longer than a socket address can be. */
  socketFolder: string
  released?: boolean
}

/** An ownership of this process. */
export interface Ownership {
  socketFolder: string
  release(): Promise<void>
}

const socketFolderPrefix = 'hub-'
const longestSocketFolder = 80 // bytes; an address takes 104 on macOS, and the names of the sockets come after it
/** One ownership, shared by parts of this process. */
interface SharedOwnership extends Ownership {
  users: number
  parts: Set<string>
}

const heartbeatMs = 5_000
const silenceMs = 15_000
const held = new Map<string, Promise<SharedOwnership>>()
const leaving = new Map<string, Promise<void>>()

function ownerFolder(dataDir: string): string {
  return join(dataDir, 'owner')
}

async function highestNumber(dataDir: string): Promise<number> {
  const names = await readdir(ownerFolder(dataDir)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  return names.reduce((highest, name) => (/^\d+$/.test(name) ? Math.max(highest, Number(name)) : highest), 0)
}

function recordPath(dataDir: string, number: number): string {
  return join(ownerFolder(dataDir), String(number), 'record.json')
}

function isRecord(value: unknown): value is OwnerRecord {
  return typeof value === 'object' && value !== null && 'pid' in value && 'socketFolder' in value
}

/** undefined: it was cleared away in the meantime. A file torn by a power cut is nobody's. */
async function readRecord(dataDir: string, number: number): Promise<OwnerRecord | undefined> {
  const json = await readFile(recordPath(dataDir, number), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (json === undefined) return undefined
  try {
    const record: unknown = JSON.parse(json)
    if (isRecord(record)) return record
  } catch {}
  return { pid: 0, started: '', world: '', socketFolder: '', released: true }
}

async function isAlive(dataDir: string, number: number, record: OwnerRecord): Promise<boolean> {
  if (record.released) return false
  if (record.world === (await processWorld())) return await isRunning(record.pid, record.started)
  // Another machine or container on the same disk: its processes cannot be seen from here, only its heartbeat.
  const beat = async () => (await stat(recordPath(dataDir, number)).catch(() => undefined))?.mtimeMs ?? 0
  const first = await beat()
  if (Date.now() - first > 4 * silenceMs) return false
  for (let waited = 0; waited < silenceMs; waited += 500) {
    await sleep(500)
    if ((await beat()) !== first) return true
  }
  return false
}

/** The living owner of a data directory, this process included; undefined when nobody owns it. */
export async function currentOwner(dataDir: string): Promise<OwnerRecord | undefined> {
  for (;;) {
    const number = await highestNumber(dataDir)
    if (number === 0) return undefined
    const record = await readRecord(dataDir, number)
    if (record) return (await isAlive(dataDir, number, record)) ? record : undefined
  }
}

function ownedError(dataDir: string, record: OwnerRecord): DatabaseError {
  return new DatabaseError(
    `The data directory ${dataDir} belongs to another running hub (process ${record.pid} on ${record.world.split(' ')[0]}).`,
    'Stop that one first, or choose another directory with HUB_DATA_DIR.',
  )
}

async function removeSocketFolder(path: string): Promise<void> {
  if (basename(path).startsWith(socketFolderPrefix)) await rm(path, { recursive: true, force: true }).catch(() => {})
}

async function makeSocketFolder(): Promise<string> {
  const parent = Buffer.byteLength(tmpdir()) + socketFolderPrefix.length + 7 > longestSocketFolder ? '/tmp' : tmpdir()
  return await mkdtemp(join(await realpath(parent), socketFolderPrefix))
}

/** Takes the next number when the highest is free. Returns it with the record of the owner before. */
async function takeNumber(dataDir: string, record: OwnerRecord): Promise<number> {
  const folder = ownerFolder(dataDir)
  for (;;) {
    const last = await highestNumber(dataDir)
    const before = last > 0 ? await readRecord(dataDir, last) : undefined
    if (last > 0 && !before) continue
    if (before && (await isAlive(dataDir, last, before))) throw ownedError(dataDir, before)

    const number = last + 1
    const prepared = join(folder, `new-${randomUUID()}`)
    await mkdir(prepared, { mode: 0o700 })
    await writeFile(join(prepared, 'record.json'), JSON.stringify(record), { mode: 0o600 })
    const taken = await rename(prepared, join(folder, String(number))).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST') return false
        throw error
      },
    )
    // Somebody slower may fill a number that was cleared away already: a higher one is the one that counts.
    if (taken && (await highestNumber(dataDir)) === number) {
      if (before) await removeSocketFolder(before.socketFolder)
      return number
    }
    await rm(taken ? join(folder, String(number)) : prepared, { recursive: true, force: true })
  }
}

async function clearBelow(dataDir: string, number: number): Promise<void> {
  for (const name of await readdir(ownerFolder(dataDir))) {
    const old = /^\d+$/.test(name) ? Number(name) < number : await isLeftover(join(ownerFolder(dataDir), name))
    if (old) await rm(join(ownerFolder(dataDir), name), { recursive: true, force: true })
  }
}

/** A newcomer fills its folder within milliseconds; an old one was left by a newcomer that died. */
async function isLeftover(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs > 60_000
}

async function own(dataDir: string): Promise<SharedOwnership> {
  const started = await processStart(process.pid)
  const socketFolder = await makeSocketFolder()
  const record: OwnerRecord = { pid: process.pid, started: started ?? '', world: await processWorld(), socketFolder }
  const number = await takeNumber(dataDir, record).catch(async (error: unknown) => {
    await removeSocketFolder(socketFolder)
    throw error
  })
  await clearBelow(dataDir, number)
  const path = recordPath(dataDir, number)
  const heartbeat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), heartbeatMs)
  heartbeat.unref()

  const release = async () => {
    clearInterval(heartbeat)
    await removeSocketFolder(socketFolder)
    const next = join(dirname(path), 'released.json')
    await writeFile(next, JSON.stringify({ ...record, released: true }), { mode: 0o600 })
    await rename(next, path)
  }
  return { socketFolder, users: 0, parts: new Set(), release }
}

/**
 * Makes this process the owner of a data directory, which is made when it is missing. Parts of one process share the
 * ownership: it ends when each of them has released it. A process that dies loses it.
 *
 * @param part what in it only one user may have at a time, in this process too: `database` or `control`
 * @throws DatabaseError when another living process owns it, the part is in use, or it cannot be written
 */
export async function ownDirectory(dataDir: string, part?: 'database' | 'control'): Promise<Ownership> {
  let key: string
  try {
    await mkdir(ownerFolder(dataDir), { recursive: true, mode: 0o700 })
    key = await realpath(dataDir)
  } catch (error) {
    throw folderError(error, dataDir, 'HUB_DATA_DIR')
  }
  await leaving.get(key)
  const owning = held.get(key) ?? own(key)
  held.set(key, owning)
  let ownership: Awaited<typeof owning>
  try {
    ownership = await owning
  } catch (error) {
    if (held.get(key) === owning) held.delete(key)
    throw folderError(error, dataDir, 'HUB_DATA_DIR')
  }
  if (part && ownership.parts.has(part)) {
    throw new DatabaseError(
      `The ${part} of ${dataDir} is in use by this very process (${process.pid}).`,
      'Close it first; a command that needs the directory for itself is given while no hub runs.',
    )
  }
  if (part) ownership.parts.add(part)
  ownership.users += 1
  let released = false
  return {
    socketFolder: ownership.socketFolder,
    async release() {
      if (released) return
      released = true
      if (part) ownership.parts.delete(part)
      ownership.users -= 1
      if (ownership.users > 0) return
      held.delete(key)
      const left = ownership.release().finally(() => leaving.delete(key))
      leaving.set(key, left)
      await left
    },
  }
}
