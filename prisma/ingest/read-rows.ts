import type { AnyRow, Kind } from './kind.ts'
import { type Note, note } from './note.ts'
import { RowReader, type Setting } from './row-reader.ts'
import type { Table } from './table.ts'

/** What has to be remembered from one batch of rows to the next. */
export interface Memory {
  /** what the database holds, or the first good row of this import made it */
  dataKind: 'SYNTHETIC' | 'REAL' | undefined
  /** the line of each origin and number seen */
  readonly lines: Map<string, number>
}

/** Reads rows; those with a fault give notes and no row, those that should be looked at give notes as well. */
export function readRows<Row extends AnyRow>(
  kind: Kind<Row>,
  setting: Setting,
  memory: Memory,
  rows: Table['rows'],
): { good: Row[]; notes: Note[] } {
  const good: Row[] = []
  const notes: Note[] = []
  for (const { line, cells } of rows) {
    const reader = new RowReader(setting, line, cells)
    const row = kind.read(reader)
    if (row) checkAgainstOthers(reader, row, memory)
    if (row && reader.notes.length === 0) {
      memory.dataKind ??= row.synthetic ? 'SYNTHETIC' : 'REAL'
      good.push(row)
      notes.push(...reader.warnings)
    }
    // a row with the wrong number of cells has every value in the wrong column: its other faults say nothing
    const shifted = reader.notes.filter(({ code }) => code === 'CELL_COUNT')
    notes.push(...(shifted.length > 0 ? shifted : unfailing(reader, row)))
  }
  return { good, notes }
}

/** The notes of a row that cannot be used; there is always one to say why. */
function unfailing(reader: RowReader, row: AnyRow | null): readonly Note[] {
  return row === null && reader.notes.length === 0 ? [note(reader.line, null, 'REQUIRED')] : reader.notes
}

function checkAgainstOthers(reader: RowReader, row: AnyRow, memory: Memory): void {
  const name = `${row.origin}\n${row.originId}`
  const earlier = memory.lines.get(name)
  if (earlier === undefined) memory.lines.set(name, row.line)
  else reader.fault('id', 'DUPLICATE', String(earlier))
  if (memory.dataKind === 'SYNTHETIC' && !row.synthetic) reader.fault('synthetic', 'NOT_SYNTHETIC')
  if (memory.dataKind === 'REAL' && row.synthetic) reader.fault('synthetic', 'SYNTHETIC')
}
