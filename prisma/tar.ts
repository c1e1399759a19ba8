import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

const block = 512

/** One entry of a tar archive. Only a file has a body; a link or a device is `other`. */
export interface TarEntry {
  name: string
  type: 'file' | 'folder' | 'other'
  body: Buffer
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`
}

/** The bytes of blank filling after a body, so that the next entry starts on a block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block)
}

/** The two empty blocks that end an archive. */
export const tarEnd: Buffer = Buffer.alloc(2 * block)

/**
 * The header of one entry (POSIX ustar).
 *
 * @param name path with `/`, at most 100 bytes
 * @param size bytes of the body that follows; 0 for a folder
 * @param modified seconds since 1970
 */
export function tarHeader(name: string, type: 'file' | 'folder', size: number, modified: number): Buffer {
  if (Buffer.byteLength(name) > 100 || size >= 8 ** 11) throw new RangeError(`${name} does not fit into a tar archive`)
  const header = Buffer.alloc(block)
  header.write(name, 0)
  header.write(octal(type === 'folder' ? 0o700 : 0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(size, 12), 124)
  header.write(octal(Math.floor(modified), 12), 136)
  header.write(' '.repeat(8), 148)
  header.write(type === 'folder' ? '5' : '0', 156)
  header.write('ustar\x0000', 257)
  header.write(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    )} `,
    148,
  )
  return header
}

function text(header: Buffer, from: number, to: number): string {
  const field = header.subarray(from, to)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? field.length : end)
}

function readHeader(header: Buffer): { name: string; type: TarEntry['type']; size: number } {
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0)
  if (Number.parseInt(text(header, 148, 156), 8) !== sum) throw new Error('a header is damaged')
  const flag = text(header, 156, 157)
  const prefix = text(header, 345, 500)
  const name = text(header, 0, 100)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: flag === '5' || name.endsWith('/') ? 'folder' : flag === '' || flag === '0' ? 'file' : 'other',
    size: Number.parseInt(text(header, 124, 136), 8) || 0,
  }
}

/** Reads an archive as it arrives; one body at a time is in memory. Throws when it is damaged or ends too early. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const parts: Buffer[] = []
  let held = 0
  let entry: ReturnType<typeof readHeader> | undefined
  let ended = false
  const take = (size: number): Buffer => {
    const all = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    parts.splice(0, parts.length, all.subarray(size))
    held -= size
    return all.subarray(0, size)
  }
  for await (const chunk of source) {
    if (ended) continue // read on to the end, so that the source is not broken off
    parts.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    held += chunk.byteLength
    for (;;) {
      if (entry) {
        const whole = Math.ceil(entry.size / block) * block
        if (held < whole) break
        yield { name: entry.name, type: entry.type, body: take(whole).subarray(0, entry.size) }
        entry = undefined
      }
      if (held < block) break
      const header = take(block)
      ended = header.every((byte) => byte === 0)
      if (ended) break
      entry = readHeader(header)
    }
  }
  if (!ended) throw new Error('the archive ends too early')
}

/** Reads a `.tar.gz` file. */
export function readTarFile(path: string): AsyncGenerator<TarEntry> {
  const unzipped = createGunzip()
  const packed = createReadStream(path).on('error', (error) => unzipped.destroy(error))
  return readTar(packed.pipe(unzipped))
}
