import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openDatabase } from '@hub/prisma/database'
import { DatabaseError } from '@hub/prisma/database-error'
import { type Config, ConfigError, readConfig } from './config.ts'

/** How a start ends that cannot go on: the fault in words, no stack. */
function fail(error: unknown): never {
  if (error instanceof DatabaseError) console.error(`${error.message}\n${error.hint}`)
  else if (error instanceof ConfigError) console.error(error.message)
  else console.error(error)
  process.exit(1)
}

/** Finds out early whether the port can be had, before anything is built up. */
async function checkPort({ port, host }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(port, host, () => probe.close(() => resolve()))
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') {
      throw new DatabaseError(
        `Port ${port} of ${host} is taken by another program.`,
        `Stop that program, or choose another port: PORT=${port === 65535 ? 4000 : port + 1}. Nothing was changed.`,
      )
    }
    if (error.code === 'EACCES') {
      throw new DatabaseError(`This user may not listen on port ${port}.`, 'Choose a port above 1023 with PORT.')
    }
    throw new DatabaseError(`Cannot listen on ${host}:${port}: ${error.message}.`, 'Correct HOST and PORT.')
  })
}

/**
 * Starts the hub: opens and prepares the database, serves, and stays until it is told to stop. Progress goes to standard output;
 * faults end it with 1 and say what, where and what to do.
 */
export async function start({ dev }: { dev: boolean }): Promise<void> {
  try {
    const config = readConfig(process.env, process.cwd())
    await checkPort(config)
    console.log(config.databaseUrl ? 'Opening the database …' : `Opening the database in ${config.dataDir} …`)
    // The database opens in a thread of its own, while this one loads the rest of the program.
    const [db, { serve }] = await Promise.all([
      openDatabase({
        url: config.databaseUrl,
        replicaUrl: config.replicaUrl,
        dataDir: config.dataDir,
        onProgress: (step) => console.log(`  ${step}`),
      }),
      import('./serve.ts'),
    ])
    await serveUntilStopped(config, db, serve, dev)
  } catch (error) {
    fail(error)
  }
}

async function serveUntilStopped(
  config: Config,
  db: Database,
  serve: typeof import('./serve.ts').serve,
  dev: boolean,
): Promise<void> {
  let stopping: Promise<void> | undefined
  let running: Awaited<ReturnType<typeof serve>> | undefined
  const stop = async (code: number) => {
    await running?.close()
    // What is being prepared need not be waited for: each step is whole or not there, and the next start does it again.
    await (running ? db.close() : Promise.race([db.close(), sleep(2000)]))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130) // asked twice: at once
      console.log('\nStopping: finishing what is under way, closing the database …')
      stopping = stop(0).catch(fail)
    })
  }
  db.lost.then((error) => {
    console.error(error.message)
    process.exit(1)
  })
  try {
    running = await serve(config, db, { dev, say: console.log })
  } catch (error) {
    if (stopping) return await stopping
    await db.close().catch(() => {})
    throw error
  }
  if (stopping) await running.close()
}
