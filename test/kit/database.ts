import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { type Database, openDatabase } from '@hub/prisma/database'
import { inject } from 'vitest'
import { copyEmbeddedTemplate, copyServerTemplate, dropServerDatabase } from './template.ts'

export { testKinds } from '@hub/prisma/test-database'

/** A database of its own with the reference data, a small demonstration set and a release. */
export interface TestHub {
  readonly db: Database
  drop(): Promise<void>
}

/** Opens a copy of the prepared database. */
export async function testDatabase(kind: Database['kind']): Promise<TestHub> {
  if (kind === 'native') {
    const name = `hub_${randomBytes(6).toString('hex')}_test`
    const db = await openDatabase({ url: await copyServerTemplate(inject('edition'), name), dataDir: tmpdir() })
    return { db, drop: () => db.close().then(() => dropServerDatabase(name)) }
  }
  const dataDir = await copyEmbeddedTemplate(inject('edition'))
  const db = await openDatabase({ dataDir })
  return { db, drop: () => db.close().then(() => rm(dataDir, { recursive: true })) }
}
