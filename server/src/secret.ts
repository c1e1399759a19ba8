import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError } from '@hub/prisma/database-error'
import type { Config } from './config.ts'

/** The secret of a hub, and where it came from. */
export interface Secret {
  readonly value: string
  /** The secret it takes the place of, when that is known: HUB_SECRET_OLD, or the one that was kept before HUB_SECRET was set. */
  readonly before: string | undefined
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
  const file = join(config.dataDir, 'secret')
  const kept = (await readFile(file, 'utf8').catch(missing))?.trim()
  const usable = kept !== undefined && kept.length >= 32
  if (config.secret) {
    const before = config.secretBefore ?? (usable && kept !== config.secret ? kept : undefined)
    return { value: config.secret, before, keptIn: undefined, made: false }
  }
  if (kind === 'REAL') {
    throw new DatabaseError(
      'This database holds real records, and HUB_SECRET is not set.',
      `Set HUB_SECRET to the secret of this hub. If it never had one, the key made at its first start is in ${file}: move it to a safe place and pass its content as HUB_SECRET.`,
    )
  }
  if (usable) return { value: kept, before: undefined, keptIn: file, made: false }
  const value = randomBytes(32).toString('hex')
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  await writeFile(file, `${value}\n`, { mode: 0o600 })
  return { value, before: undefined, keptIn: file, made: true }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
