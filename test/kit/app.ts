import type { Database } from '@hub/prisma/database'
import { testDatabase } from './database.ts'
import { type ServeOptions, serveDatabase, type TestApp } from './serve.ts'

export type { TestApp }

/** Serves a copy of the prepared database. */
export async function testApp(kind: Database['kind'], options: ServeOptions = {}): Promise<TestApp> {
  const { db, drop } = await testDatabase(kind)
  return await serveDatabase(db, drop, options)
}
