import { tmpdir } from 'node:os'
import type { Database } from '@hub/prisma/database'
import { runCommand } from '@hub/server/command'
import { readConfig } from '@hub/server/config'

/** Runs `hub …` on an open database; gives the exit code and every line it wrote. */
export const runHub = (db: Database, ...argv: string[]) => runHubWith(db, {}, ...argv)

/** The same with settings of the environment. */
export async function runHubWith(
  db: Database,
  settings: Readonly<Record<string, string>>,
  ...argv: string[]
): Promise<{ code: number; text: string }> {
  const lines: string[] = []
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line), progress: () => {} }
  const code = await runCommand({ config: readConfig(settings, tmpdir()), cwd: tmpdir(), io, db }, argv)
  return { code, text: lines.join('\n') }
}
