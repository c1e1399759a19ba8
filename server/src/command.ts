import { sealAudit } from '@hub/prisma/data/audit-check'
import { useSecret } from '@hub/prisma/data/identity'
import { databaseState } from '@hub/prisma/data/setting'
import type { Database } from '@hub/prisma/database'
import { Command, CommanderError } from 'commander'
import { accountCommand } from './command/account.ts'
import { auditCommand } from './command/audit.ts'
import { backupCommand, restoreCommand } from './command/backup.ts'
import { briefingCommand } from './command/briefing.ts'
import { demoCommand } from './command/demo.ts'
import { doctorCommand } from './command/doctor.ts'
import { exportCommand } from './command/export.ts'
import { identityCommand } from './command/identity.ts'
import { importCommand } from './command/import.ts'
import { personCommand } from './command/person.ts'
import { publishCommand, releaseCommand } from './command/release.ts'
import { sumsCommand } from './command/sums.ts'
import { explain } from './command-line.ts'
import type { Config } from './config.ts'
import { prepareReference } from './prepare.ts'
import { findSecret } from './secret.ts'

/** Where a command writes: lines of its answer, lines about faults, and how far it is. */
export interface Output {
  out(line: string): void
  err(line: string): void
  progress(line: string): void
}

/** What a command works with. `cwd` is where it was given, for the files it names. */
export interface Surroundings {
  readonly config: Config
  readonly cwd: string
  readonly io: Output
  /** Absent for the commands that must not open the database. */
  readonly db?: Database
}

/** What a command of an open database works with. */
export interface Work extends Surroundings {
  readonly db: Database
}

const withoutDatabase = new Set(['restore', 'help', '--help', '-h', undefined])

/** Whether a command works on files alone, or only explains itself. */
export function needsNoDatabase(argv: readonly string[]): boolean {
  return withoutDatabase.has(argv[0]) || argv.includes('--help') || argv.includes('-h')
}

/** Runs one command; answers the exit code, 0 only on success. Faults are told on `io.err`. */
export async function runCommand(surroundings: Surroundings, argv: readonly string[]): Promise<number> {
  const { io, db, config } = surroundings
  let code = 0
  const work = (): Work => {
    if (!db) throw new Error('this command needs the database')
    return { ...surroundings, db }
  }
  const program = new Command('hub')
    .description(
      'Works on the data of the hub. While the hub runs on its embedded database, it carries the command out itself.',
    )
    .exitOverride()
    .enablePositionalOptions() // an option belongs to the command that it follows: hub briefing has some of those of hub briefing schedule
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
    })
  const finish = (result: number | undefined) => {
    code = result ?? 0
  }
  importCommand(program, work, finish)
  exportCommand(program, work)
  briefingCommand(program, work)
  publishCommand(program, work)
  releaseCommand(program, work)
  demoCommand(program, work)
  accountCommand(program, work)
  auditCommand(program, work, finish)
  identityCommand(program, work)
  personCommand(program, work)
  sumsCommand(program, work, finish)
  doctorCommand(program, work, finish)
  backupCommand(program, work)
  restoreCommand(program, surroundings)
  try {
    if (db && argv[0] !== 'doctor') await ready(db, config)
    if (argv.length === 0) {
      program.outputHelp()
      return 1
    }
    await program.parseAsync([...argv], { from: 'user' })
    // what the command has written is sealed before it ends; checking the log leaves it as it is
    if (db && argv[0] !== 'audit' && argv[0] !== 'doctor') await sealAudit(db)
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    return explain(error, io)
  }
}

/** A command may be the first thing a database meets: its tables and reference data are made, and the secret is found. */
async function ready(db: Database, config: Config): Promise<void> {
  await prepareReference(db, () => {})
  const { kind } = await databaseState(db)
  const { value, before } = await findSecret(config, kind)
  useSecret(db, value, before)
}
