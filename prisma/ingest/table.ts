import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { unguarded } from '../csv-cell.ts'
import { Refusal } from '../refusal.ts'

/** Largest file taken, in bytes: about half a million rows. */
export const maxFileBytes = 64 * 2 ** 20

/** A CSV file as text cells. `line` is where a row begins, from 1; the headings come first. */
export interface Table {
  readonly headings: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/** A file that cannot be read at all: nothing of it is imported. */
export function fileRefusal(fileName: string, reason: string): Refusal {
  return new Refusal('BAD_USER_INPUT', `${fileName}: ${reason} Nothing was imported.`, { file: fileName })
}

function decode(bytes: Uint8Array, fileName: string): string {
  const starts = (...head: number[]) => head.every((byte, index) => bytes[index] === byte)
  if (bytes.length === 0) throw fileRefusal(fileName, 'the file is empty.')
  if (bytes.length > maxFileBytes)
    throw new Refusal(
      'TOO_LARGE',
      `${fileName}: larger than ${maxFileBytes / 2 ** 20} MB; split it. Nothing was imported.`,
    )
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0))
    throw fileRefusal(fileName, 'this is a spreadsheet; save it as “CSV UTF-8 (comma delimited)” and import that.')
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff))
    throw fileRefusal(fileName, 'this is UTF-16 text; save it as “CSV UTF-8” and import that.')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes) // leaves a byte order mark out
  } catch {
    throw fileRefusal(fileName, 'this is not UTF-8 text (an older Vietnamese encoding?); save it as “CSV UTF-8”.')
  }
  if (text.includes('\0')) throw fileRefusal(fileName, 'this is not a text file.')
  return text.normalize('NFC')
}

/** The separator that the heading line uses most, outside quotes. */
function delimiterOf(text: string): ',' | ';' | '\t' {
  const head = (/^(?:"(?:[^"]|"")*"|[^\n"])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const count = (mark: string) => head.split(mark).length - 1
  if (count(';') > count(',') && count(';') >= count('\t')) return ';'
  return count('\t') > count(',') ? '\t' : ','
}

const sliceLength = 2 ** 16

/** Lets other work through between slices: a large file takes seconds. */
async function* slices(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += sliceLength) {
    yield text.slice(start, start + sliceLength)
    await setImmediate()
  }
}

/**
 * Reads a CSV file: UTF-8, with a comma, semicolon or tab between cells, quotes as RFC 4180 has them.
 * Blank lines are skipped. Throws a Refusal when it is no such file.
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<Table> {
  const text = decode(bytes, fileName)
  const parser = parse({ delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, raw: true })
  const source = Readable.from(slices(text))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  const rows: { line: number; cells: string[] }[] = []
  let line = 1
  try {
    for await (const { raw, record } of parser as AsyncIterable<{ raw: string; record: string[] }>) {
      const cells = record.map((cell) => unguarded(cell.trim()))
      if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
      line += raw.replace(/\r\n?/g, '\n').split('\n').length - 1
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw fileRefusal(
        fileName,
        `this is not well-formed CSV: a quotation mark is out of place at or after line ${line}.`,
      )
    throw error
  }
  const [head, ...body] = rows
  if (!head) throw fileRefusal(fileName, 'the file holds no rows.')
  return { headings: head.cells, rows: body }
}
