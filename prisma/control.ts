import { chmod, rm } from 'node:fs/promises'
import { createConnection, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, DatabaseError, messageOf } from './database-error.ts'
import { currentOwner, ownDirectory } from './lock.ts'

// Commands given while a hub runs are carried out by it, because only one process may touch its data. The caller sends
// one line of JSON, a ControlRequest; the owner answers with lines of JSON, ControlAnswers, the last one the exit code.
// The socket (0600) lies in a folder only the same user may enter (0700): the system keeps everybody else out.

/** Where the lines of a command go. */
export interface ControlOutput {
  out(line: string): void
  err(line: string): void
  /** how far it is; replaced by the next one */
  progress(line: string): void
}

/** Carries a command out; resolves to its exit code. `cwd` is the caller's folder, which its file names refer to. */
export type RunCommand = (argv: string[], cwd: string, io: ControlOutput) => Promise<number>

interface ControlRequest {
  argv: string[]
  cwd: string
}

type ControlAnswer = { [K in keyof ControlOutput]: [kind: K, line: string] }[keyof ControlOutput] | ['exit', number]

const longestRequest = 1_000_000 // characters

function socketOf(socketFolder: string): string {
  return join(socketFolder, 'control.sock')
}

function parseRequest(line: string): ControlRequest {
  const value: unknown = JSON.parse(line)
  if (
    typeof value === 'object' &&
    value !== null &&
    'cwd' in value &&
    typeof value.cwd === 'string' &&
    'argv' in value &&
    Array.isArray(value.argv) &&
    value.argv.every((word) => typeof word === 'string')
  ) {
    return { cwd: value.cwd, argv: value.argv }
  }
  throw new Error('not a command')
}

async function answer(socket: Socket, run: RunCommand): Promise<void> {
  // A caller that goes away does not stop its command half-way: what it began is finished, unheard.
  const say = (...line: ControlAnswer) => void (socket.writable && socket.write(`${JSON.stringify(line)}\n`))
  const io: ControlOutput = {
    out: (line) => say('out', line),
    err: (line) => say('err', line),
    progress: (line) => say('progress', line),
  }
  try {
    const { argv, cwd } = parseRequest(await firstLine(socket))
    say('exit', await run(argv, cwd, io))
  } catch (error) {
    io.err(messageOf(error))
    if (error instanceof DatabaseError) io.err(error.hint)
    say('exit', 1)
  } finally {
    socket.end()
  }
}

async function firstLine(socket: Socket): Promise<string> {
  let text = ''
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += chunk
    const end = text.indexOf('\n')
    if (end >= 0) return text.slice(0, end)
    if (text.length > longestRequest) throw new Error('The command is too long.')
  }
  throw new Error('The command was cut off.')
}

/**
 * Lets other processes of the same user hand their commands to this one, which owns the data directory.
 *
 * @throws DatabaseError when another process owns the directory
 */
export async function serveControl(dataDir: string, run: RunCommand): Promise<{ close(): Promise<void> }> {
  const ownership = await ownDirectory(dataDir, 'control')
  const path = socketOf(ownership.socketFolder)
  const running = new Set<Promise<void>>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    const task = answer(socket, run).finally(() => running.delete(task))
    running.add(task)
  })
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(path, resolve)
    })
    await chmod(path, 0o600)
  } catch (error) {
    await ownership.release()
    throw error
  }
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      await Promise.all(running)
      await closed
      await rm(path, { force: true })
      await ownership.release()
    },
  }
}

/** Connects to the owner; undefined while, or because, it does not listen. */
async function reach(path: string): Promise<Socket | undefined> {
  return await new Promise((resolve, reject) => {
    const socket = createConnection(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ECONNREFUSED') resolve(undefined)
      else reject(error)
    })
  })
}

/** An owner that has just started opens its database before it listens; one that has just stopped is no owner any more. */
async function reachOwner(dataDir: string, io: ControlOutput, patienceMs: number): Promise<Socket | undefined> {
  for (let waited = 0; ; waited += 250) {
    const owner = await currentOwner(dataDir)
    if (!owner) return undefined
    const socket = await reach(socketOf(owner.socketFolder))
    if (socket) return socket
    if (waited === 0) io.progress(`waiting for the hub that owns ${dataDir} (process ${owner.pid})`)
    if (waited >= patienceMs) {
      throw new DatabaseError(
        `The data directory ${dataDir} belongs to process ${owner.pid}, which takes no commands now.`,
        'It is still starting, or is a command itself: try again when it is ready.',
      )
    }
    await sleep(250)
  }
}

function isAnswer(value: unknown): value is ControlAnswer {
  return Array.isArray(value) && (value[0] === 'exit' ? typeof value[1] === 'number' : typeof value[1] === 'string')
}

/**
 * Hands a command to the hub that owns a data directory.
 *
 * @param options.patienceMs how long an owner that is still starting is waited for
 * @returns its exit code; undefined when nobody owns the directory, so that the caller may do the work itself
 * @throws DatabaseError when the owner cannot be reached, or stops before it has answered
 */
export async function callControl(
  dataDir: string,
  argv: string[],
  io: ControlOutput,
  { patienceMs = 10_000 } = {},
): Promise<number | undefined> {
  const socket = await reachOwner(dataDir, io, patienceMs)
  if (!socket) return undefined
  const request: ControlRequest = { argv, cwd: process.cwd() }
  socket.on('error', () => {}) // shows as an answer without an exit code
  socket.write(`${JSON.stringify(request)}\n`)
  try {
    for await (const line of createInterface({ input: socket })) {
      const [kind, value]: ControlAnswer = parseAnswer(line)
      if (kind === 'exit') return value
      io[kind](value)
    }
  } finally {
    socket.destroy()
  }
  throw new DatabaseError(
    'The hub stopped before the command was done.',
    'Start it again, see what was done, and repeat the command.',
  )
}

function parseAnswer(line: string): ControlAnswer {
  const value: unknown = JSON.parse(line)
  if (!isAnswer(value)) throw new Error(`The hub answered in words this command does not know: ${line}`)
  return value
}
