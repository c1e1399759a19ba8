import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError } from '@hub/prisma/database-error'
import type { Config } from './config.ts'

/** The secret of a hub, and where it came from. */
export interface Secret {
  readonly value: string
  /** The file it is kept in; undefined when HUB_SECRET named it. */
  readonly keptIn: string | undefined
  readonly made: boolean
}

/**
 * The secret that seals identities: HUB_SECRET, else, unless the records are real, one kept in the data directory for its owner
 * alone (made at the first start).
 *
 * @throws DatabaseError for a real database without HUB_SECRET: a key beside the data it seals protects nobody
 */
export async function findSecret(config: Config, kind: 'SYNTHETIC' | 'REAL' | null): Promise<Secret> {
  if (config.secret) return { value: config.secret, keptIn: undefined, made: false }
  const file = join(config.dataDir, 'secret')
  if (kind === 'REAL') {
    throw new DatabaseError(
      'This database holds real records, and HUB_SECRET is not set.',
      `Set HUB_SECRET to the secret of this hub. If it never had one, the key made at its first start is in ${file}: move it to a safe place and pass its content as HUB_SECRET.`,
    )
  }
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (kept !== undefined && kept.trim().length >= 32) return { value: kept.trim(), keptIn: file, made: false }
  const value = randomBytes(32).toString('hex')
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  await writeFile(file, `${value}\n`, { mode: 0o600 })
  return { value, keptIn: file, made: true }
}
