import { callControl } from '@hub/prisma/control'
import { openDatabase } from '@hub/prisma/database'
import { DatabaseError } from '@hub/prisma/database-error'
import { Refusal } from '@hub/prisma/refusal'
import { needsNoDatabase, type Output, runCommand } from './command.ts'
import { ConfigError, readConfig } from './config.ts'

/** Lines for a terminal; progress is rewritten in place there and left out elsewhere. */
function terminalOutput(): Output {
  const live = process.stderr.isTTY === true
  let showing = false
  const clear = () => {
    if (showing) process.stderr.write('\r\u001b[K')
    showing = false
  }
  return {
    out(line) {
      clear()
      process.stdout.write(`${line}\n`)
    },
    err(line) {
      clear()
      process.stderr.write(`${line}\n`)
    },
    progress(line) {
      if (!live) return
      clear()
      process.stderr.write(line)
      showing = true
    },
  }
}

/**
 * Runs `hub …` as given on the command line. When a hub owns the embedded database it carries the command out; else this process
 * opens the database itself. Answers the exit code: 0 only on success.
 */
export async function runCommandLine(argv: string[]): Promise<number> {
  const io = terminalOutput()
  try {
    const config = readConfig(process.env, process.cwd())
    if (needsNoDatabase(argv)) return await runCommand({ config, cwd: process.cwd(), io }, argv)
    if (!config.databaseUrl) {
      const code = await callControl(config.dataDir, argv, io)
      if (code !== undefined) return code
    }
    const db = await openDatabase({ url: config.databaseUrl, replicaUrl: config.replicaUrl, dataDir: config.dataDir })
    try {
      return await runCommand({ config, db, cwd: process.cwd(), io }, argv)
    } finally {
      await db.close()
    }
  } catch (error) {
    return explain(error, io)
  }
}

/** Says what went wrong, and what to do where that is known. */
export function explain(error: unknown, io: Output): number {
  if (error instanceof DatabaseError) io.err(`${error.message}\n${error.hint}`)
  else if (error instanceof Refusal) io.err(error.plain)
  else if (error instanceof ConfigError) io.err(error.message)
  else if (error instanceof Error && 'hint' in error && typeof error.hint === 'string')
    io.err(`${error.message}\n${error.hint}`)
  else if (error instanceof Error && 'syscall' in error)
    io.err(`${error.message}. Check the path and whether this user may write there.`)
  else io.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}
