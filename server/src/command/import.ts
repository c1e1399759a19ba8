import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { importRecords } from '@hub/prisma/ingest/import'
import { type ImportKind, importKinds } from '@hub/prisma/ingest/kind'
import { writeNoteFile } from '@hub/prisma/ingest/note-file'
import { badInput } from '@hub/prisma/refusal'
import type { Command } from 'commander'
import type { Work } from '../command.ts'
import { type GeometryKind, geometryKinds, importGeometry } from './import-geometry.ts'
import { withProfile } from './profile.ts'

interface ImportOptions {
  readonly as: string
  readonly origin?: string
  readonly dryRun: boolean
  readonly synthetic: boolean
  readonly scheme?: string
  readonly partial: boolean
}

/** `hub import FILE --as KIND`. */
export function importCommand(program: Command, work: () => Work, finish: (code: number) => void): void {
  const kinds = [...importKinds, ...geometryKinds]
  withProfile(program.command('import'))
    .argument('<file>', 'a CSV file of records, or a GeoJSON file of outlines, routes or areas')
    .requiredOption('--as <kind>', `what the file holds: ${kinds.join(' | ')}`)
    .option('--origin <name>', 'the register the rows come from; with its number it tells a known row from a new one')
    .option('--dry-run', 'check everything and write nothing', false)
    .option('--synthetic', 'the rows are invented: a database is synthetic or real for life', false)
    .option('--scheme <code>', 'for admin-units: 27 until 30/6/2025, 24 since; told from the codes when left out')
    .option('--partial', 'for admin-units: keep the outlines that the file does not have', false)
    .description('import a file; rows that cannot be taken are listed with line, column and reason')
    .action(async (file: string, options: ImportOptions) => {
      const { cwd } = work()
      const path = resolve(cwd, file)
      const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        throw badInput(
          'FILE',
          error.code === 'ENOENT' ? `there is no file ${path}.` : `${path} cannot be read: ${error.message}.`,
        )
      })
      if ((importKinds as readonly string[]).includes(options.as)) {
        finish(await importCsv(work(), path, bytes, options.as as ImportKind, options))
      } else if ((geometryKinds as readonly string[]).includes(options.as)) {
        finish(await importGeometry(work(), path, bytes, options.as as GeometryKind, options))
      } else {
        throw badInput('--as', `there is no kind ${options.as}. The kinds are: ${kinds.join(', ')}.`)
      }
    })
}

/** Imports records; refused rows go to a file beside the one imported. 1 when any row was refused. */
async function importCsv(
  { db, io }: Work,
  path: string,
  file: Uint8Array,
  kind: ImportKind,
  { origin, dryRun, synthetic }: ImportOptions,
): Promise<number> {
  const report = await importRecords(
    db,
    { kind, file, fileName: basename(path), origin: origin ?? null, dryRun, synthetic },
    ({ read, total }) => io.progress(`${read} of ${total} rows`),
  )
  io.out(
    `${dryRun ? 'Checked, nothing written' : `Import ${report.batchId}`}: ${report.read} rows read, ${report.new} new, ${report.changed} changed, ${report.same} the same, ${report.refused} refused.`,
  )
  const notes = await writeNoteFile(path, report)
  if (notes === undefined) return 0
  io.err(
    `Why rows were refused stands in ${notes}; mend them and import the file again: rows that are in already count as the same.`,
  )
  return report.refused > 0 ? 1 : 0
}
