import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { rm, stat } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type ControlOutput, callControl, serveControl } from './control.ts'
import { DatabaseError } from './database-error.ts'
import { currentOwner, ownDirectory } from './lock.ts'
import { freshFolder } from './test-database.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }) // for a busy machine

let dataDir = ''

beforeEach(async () => {
  dataDir = await freshFolder()
})

afterEach(async () => {
  await rm(dataDir, { recursive: true })
})

function recorder(): ControlOutput & { said: string[] } {
  const said: string[] = []
  return {
    said,
    out: (line) => said.push(`out ${line}`),
    err: (line) => said.push(`err ${line}`),
    progress: (line) => said.push(`progress ${line}`),
  }
}

test('nobody owns the directory: the caller may do the work itself', async () => {
  expect(await callControl(dataDir, ['publish'], recorder())).toBeUndefined()
  expect(await callControl(join(dataDir, 'missing'), ['publish'], recorder())).toBeUndefined()
})

test('the owner carries a command out, line by line, and hands back its exit code', async () => {
  const control = await serveControl(dataDir, async (argv, cwd, io) => {
    io.progress('half of it')
    io.out(`${argv.join('|')} in ${cwd}`)
    io.err('a line\nwith a break, đúng')
    return 3
  })
  const io = recorder()
  expect(await callControl(dataDir, ['import', 'tệp tin.csv'], io)).toBe(3)
  expect(io.said).toEqual([
    'progress half of it',
    `out import|tệp tin.csv in ${process.cwd()}`,
    'err a line\nwith a break, đúng',
  ])
  await control.close()
  expect(await callControl(dataDir, ['import'], recorder())).toBeUndefined()
})

test('a command that fails says why and what to do, and the next one is served', async () => {
  const control = await serveControl(dataDir, async ([word]) => {
    if (word === 'bad') throw new DatabaseError('It does not work.', 'Do something else.')
    return 0
  })
  const io = recorder()
  expect(await callControl(dataDir, ['bad'], io)).toBe(1)
  expect(io.said).toEqual(['err It does not work.', 'err Do something else.'])
  expect(await callControl(dataDir, ['good'], io)).toBe(0)
  await control.close()
})

test('only its own user can reach the socket, and nonsense is refused', async () => {
  const control = await serveControl(dataDir, async () => 0)
  const folder = (await currentOwner(dataDir))?.socketFolder ?? ''
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'control.sock'))).mode & 0o777).toBe(0o600)
  const socket = createConnection(join(folder, 'control.sock')).setEncoding('utf8')
  let answer = ''
  socket.on('data', (text) => (answer += text))
  socket.write('{"argv":"publish"}\n')
  await once(socket, 'close')
  expect(answer).toBe('["err","not a command"]\n["exit",1]\n')
  await control.close()
})

test('closing waits for the command under way, and a caller that left does not stop it', async () => {
  const work = new EventEmitter()
  let finished = false
  const control = await serveControl(dataDir, async () => {
    const end = once(work, 'end')
    work.emit('begin')
    await end
    finished = true
    return 0
  })
  const begun = once(work, 'begin')
  const called = callControl(dataDir, ['publish'], recorder())
  await begun
  const folder = (await currentOwner(dataDir))?.socketFolder ?? ''
  const leaving = createConnection(join(folder, 'control.sock'))
  await once(leaving, 'connect')
  leaving.destroy()
  const closed = control.close()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(finished).toBe(false)
  work.emit('end')
  await closed
  expect(finished).toBe(true)
  expect(await called).toBe(0)
})

test('an owner that takes no commands is named after a while', async () => {
  const ownership = await ownDirectory(dataDir)
  const io = recorder()
  const refusal = await callControl(dataDir, ['publish'], io, { patienceMs: 300 }).catch((error: unknown) => error)
  expect(String(refusal)).toContain(`process ${process.pid}, which takes no commands`)
  expect(io.said).toHaveLength(1)
  await ownership.release()
})

test('an owner that is killed half-way leaves the caller with words, not with success', async () => {
  const control = JSON.stringify(fileURLToPath(new URL('./control.ts', import.meta.url)))
  const code = `import(${control}).then(({ serveControl }) => serveControl(${JSON.stringify(dataDir)}, async (argv, cwd, io) => {
    io.out('begun')
    await new Promise(() => {})
  })).then(() => console.log('serving'))`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const ended = once(child, 'exit')
  const io = { ...recorder(), out: () => void child.kill('SIGKILL') }
  await expect(callControl(dataDir, ['publish'], io)).rejects.toThrow('stopped before the command was done')
  await ended // its sockets close before the process is gone
  await (await ownDirectory(dataDir)).release() // clears the sockets of the killed one away
})
