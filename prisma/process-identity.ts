import { execFile } from 'node:child_process'
import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { promisify } from 'node:util'
import { codeOf } from './database-error.ts'

/**
 * When a process started, as its system tells it; undefined when there is no such process. A number alone does not name
 * a process: after a crash, and in a container always, another one gets the same number.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
    // The second field is the program's name in brackets, and may hold spaces; the start is the 22nd field. A process
    // that is dead but not yet collected by its parent (state Z) owns nothing any more.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields?.[0] === 'Z' ? undefined : fields?.[19]
  }
  const ps = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined)
  return ps?.stdout.trim() || undefined
}

/** Whether the process of that number is still the one that started then ('' when its start could not be told). */
export async function isRunning(pid: number, started: string): Promise<boolean> {
  if (started !== '') return (await processStart(pid)) === started
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM' // it exists, and is another user's
  }
}

/** Names the world process numbers belong to: machine, its last boot and, on Linux, the container's own numbering. */
export async function processWorld(): Promise<string> {
  if (process.platform !== 'linux') return hostname()
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  const numbering = await readlink('/proc/self/ns/pid').catch(() => '')
  return [hostname(), boot.trim(), numbering].join(' ')
}
