import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tileSql } from '@hub/prisma/data/tile'
import autocannon from 'autocannon'
import type { tiles } from './operation.ts'

/** Seconds of one measurement, and how often each is repeated in turn with its rivals; the median counts. */
const seconds = 3
export const rounds = 3

export interface Question {
  readonly url: string
  readonly body?: string
  readonly token?: string
  /** Read compressed, as browsers do; otherwise as it is. */
  readonly gzip?: boolean
}

/** Asks once and fails unless the answer is whole: a fast error is no result. */
export async function check({ url, body, token }: Question): Promise<void> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body }),
  })
  const text = await response.text()
  if (response.status !== 200 || text.startsWith('{"errors"') || text.includes('"errors":[')) {
    throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}\n${body ?? ''}`)
  }
}

/** Requests a second that a server answers with so many connections. Throws when any answer was not 2xx. */
export async function requestsPerSecond({ url, body, token, gzip }: Question, connections: number): Promise<number> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: body ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(gzip && { 'accept-encoding': 'gzip' }),
    },
    ...(body && { body }),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} bad answers, ${result.errors} faults`)
  return result.requests.average
}

/** Transactions a second of pgbench for the bare query of a tile, as the public's role. */
export async function pgbenchPerSecond(
  databaseUrl: string,
  tile: (typeof tiles)[number],
  clients: number,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-bench-'))
  try {
    const script = join(folder, 'tile.sql')
    const values: readonly number[] = [tile.z, tile.x, tile.y]
    const text = tileSql(tile.layer).native.replace(/\$([123])\b/g, (_, n: string) => String(values[Number(n) - 1]))
    await writeFile(script, `${text.replace(/--.*$/gm, '').replace(/\s+/g, ' ')};\n`)
    const { stdout } = await promisify(execFile)(
      'pgbench',
      [
        '--no-vacuum',
        '--protocol=prepared',
        `--client=${clients}`,
        `--time=${seconds}`,
        `--file=${script}`,
        databaseUrl,
      ],
      {
        env: {
          ...process.env,
          PGOPTIONS: '-c role=hub_public -c search_path=pub,public',
          PATH: `${process.env.PATH}:/usr/lib/postgresql/15/bin:/usr/lib/postgresql/16/bin:/usr/lib/postgresql/17/bin`,
        },
      },
    )
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
