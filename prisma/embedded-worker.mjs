// @ts-check
// The thread the embedded database runs on. Plain JavaScript: a worker thread starts without a TypeScript loader.
// It is told where the data lie, makes them when asked, then serves one Unix socket until it is told to close.
import { rename } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { answerReadyOnce, watchForTheEnd } from './embedded-protocol.mjs'

/** @type {import('./embedded.ts').EmbeddedTask} */
const task = workerData

/** @param {import('./embedded.ts').EmbeddedReport} report */
const tell = (report) => parentPort?.postMessage(report)

/** @type {import('@electric-sql/pglite').Extension} */
const postgis = {
  name: 'postgis',
  async setup(_database, options) {
    options.PGLITE_ENV.PROJ_DATA = '/pglite/share/proj'
    return { emscriptenOpts: options, bundlePath: pathToFileURL(task.postgisBundle) }
  },
}

/** @param {string} folder */
async function open(folder) {
  // The engine's own choices, then ours: local time zone, and a log that stays small on disk and quick to replay.
  const startParams = [
    ...PGlite.defaultStartParams,
    ...Object.entries(task.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const extensions = { postgis, unaccent, pg_trgm, btree_gist }
  return await PGlite.create(folder, { extensions, startParams })
}

/** @param {PGlite} database */
async function close(database) {
  await database.exec('checkpoint')
  await database.close()
}

if (task.create) {
  tell({ kind: 'progress', step: 'creating the embedded database' })
  const database = await open(task.create)
  tell({ kind: 'progress', step: 'adding PostGIS' })
  for (const extension of ['postgis', 'unaccent', 'pg_trgm', 'btree_gist']) {
    await database.exec(`create extension ${extension}`)
  }
  await close(database)
  // Only now does it get its name: a start that was killed before leaves nothing that looks like a database.
  await rename(task.create, task.folder)
}

tell({ kind: 'progress', step: 'opening the embedded database' })
const database = await open(task.folder)
answerReadyOnce(database)
watchForTheEnd(database, (words) => {
  tell({ kind: 'ended', words })
  process.exit(1)
})
const server = new PGLiteSocketServer({ db: database, path: task.socket, maxConnections: 4 })
await server.start()
tell({ kind: 'open' })

parentPort?.once('message', async () => {
  await server.stop()
  await close(database)
  tell({ kind: 'closed' })
  process.exit(0)
})
