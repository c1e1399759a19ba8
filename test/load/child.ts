import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'

/** A server of the benchmark in a process of its own. */
export interface Peer {
  readonly origin: string
  /** What else it said when it was ready. */
  readonly said: string
  /** Resident memory in megabytes, as the system counts it. */
  residentMb(): Promise<number>
  stop(): Promise<void>
}

const patienceMs = 300_000

/** Starts a program and waits for a line that matches; the first group of the match is its port. */
export async function startPeer(
  command: string,
  args: readonly string[],
  ready: RegExp,
  env: Readonly<Record<string, string>> = {},
): Promise<Peer> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } })
  const match = await Promise.race([
    firstMatch(child, ready),
    new Promise<never>((_, reject) => {
      child.once('exit', (code) => reject(new Error(`${args.at(0)} ended with ${code} before it was ready`)))
      setTimeout(() => reject(new Error(`${args.at(0)} was not ready in time`)), patienceMs).unref()
    }),
  ])
  return {
    origin: `http://127.0.0.1:${match[1]}`,
    said: match[2] ?? '',
    residentMb: () => residentMb(child.pid ?? 0),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

async function firstMatch(child: ChildProcess, ready: RegExp): Promise<RegExpExecArray> {
  if (!child.stdout) throw new Error('the program has no output')
  return await new Promise((resolve) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const match = ready.exec(line)
      if (match) resolve(match)
    })
  })
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
}
