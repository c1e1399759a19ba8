import { resolve } from 'node:path'
import { backup, restore } from '@hub/prisma/backup'
import { recordOperation } from '@hub/prisma/data/audit'
import type { Command } from 'commander'
import type { Surroundings, Work } from '../command.ts'

/** `hub backup FILE`. */
export function backupCommand(program: Command, work: () => Work): void {
  program
    .command('backup')
    .argument('<file>', 'the file to write; it must not exist')
    .description('write the whole embedded database into one file')
    .action(async (file: string) => {
      const { db, io, cwd } = work()
      const path = resolve(cwd, file)
      await recordOperation(db, { role: 'owner' }, { action: 'backup' })
      await backup(db, path)
      io.out(`Wrote ${path}. It holds everything the hub knows, but not HUB_SECRET: keep the two apart, and both safe.`)
    })
}

/** `hub restore FILE`: works on a data directory that no hub has open. */
export function restoreCommand(program: Command, { config, cwd, io }: Surroundings): void {
  program
    .command('restore')
    .argument('<file>', 'a file that hub backup wrote')
    .option('--overwrite', 'replace the database that is in the data directory', false)
    .description(
      'bring a backup back into HUB_DATA_DIR; the hub must not be running. On another machine set HUB_SECRET to the secret of the hub ' +
        'that wrote it (where it was not set: the content of the file "secret" in its HUB_DATA_DIR), or names and contacts stay sealed',
    )
    .action(async (file: string, options: { overwrite: boolean }) => {
      const manifest = await restore(config.dataDir, resolve(cwd, file), { overwrite: options.overwrite })
      io.out(`Restored the backup of ${manifest.createdAt} into ${config.dataDir}. Start the hub to use it.`)
      io.out('Its names and contacts open under the secret of the hub that wrote it alone: see hub restore --help.')
    })
}
