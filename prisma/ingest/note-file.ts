import { writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Note, notesAsCsv } from './note.ts'

/**
 * Writes the notes of an import next to the file it read, as `import-errors-<batch>.csv`, and gives the path; undefined when
 * there is nothing to say. A dry run has no batch: its file is named after the imported one.
 */
export async function writeNoteFile(
  importedFile: string,
  report: { readonly batchId: string | null; readonly notes: readonly Note[] },
): Promise<string | undefined> {
  if (report.notes.length === 0) return undefined
  const label = report.batchId ?? `dry-run-${basename(importedFile).replace(/\.csv$/i, '')}`
  const path = join(dirname(importedFile), `import-errors-${label}.csv`)
  await writeFile(path, notesAsCsv(report.notes))
  return path
}
