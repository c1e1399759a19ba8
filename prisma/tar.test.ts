import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readTar, readTarFile, type TarEntry, tarEnd, tarHeader, tarPadding } from './tar.ts'
import { freshFolder } from './test-database.ts'

function archiveOf(bodies: Record<string, string>): Buffer {
  const parts = Object.entries(bodies).flatMap(([name, body]) => {
    const bytes = Buffer.from(body)
    return [tarHeader(name, 'file', bytes.length, 1), bytes, tarPadding(bytes.length)]
  })
  return Buffer.concat([...parts, tarEnd])
}

async function entriesOf(source: AsyncIterable<Uint8Array>): Promise<TarEntry[]> {
  const entries: TarEntry[] = []
  for await (const entry of readTar(source)) entries.push(entry)
  return entries
}

function inPieces(bytes: Buffer, size: number): AsyncIterable<Uint8Array> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  )
  return Readable.from(pieces)
}

test.each([7, 512, 1000, 100_000])('an archive reads back when it arrives in pieces of %i bytes', async (size) => {
  const bodies = { 'a/đường.txt': 'Bắc Ninh', empty: '', long: 'x'.repeat(2000), block: 'y'.repeat(512) }
  const entries = await entriesOf(inPieces(archiveOf(bodies), size))
  expect(Object.fromEntries(entries.map(({ name, body }) => [name, body.toString()]))).toEqual(bodies)
})

test('a damaged header and a missing end are refused', async () => {
  const damaged = archiveOf({ name: 'body' })
  damaged.writeUInt8(1, 3)
  await expect(entriesOf(inPieces(damaged, 512))).rejects.toThrow('a header is damaged')
  await expect(entriesOf(inPieces(archiveOf({ name: 'body' }).subarray(0, 700), 512))).rejects.toThrow('ends too early')
})

test('the tar program and this one read each other', async () => {
  const folder = await freshFolder()
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', 'file'), 'body')
  execFileSync('tar', ['czf', join(folder, 'theirs.tar.gz'), '-C', join(folder, 'in'), 'file'])
  const theirs: string[] = []
  for await (const { name, body } of readTarFile(join(folder, 'theirs.tar.gz'))) theirs.push(`${name}=${body}`)
  expect(theirs).toEqual(['file=body'])

  writeFileSync(join(folder, 'ours.tar.gz'), gzipSync(archiveOf({ 'in/other': 'words' })))
  expect(execFileSync('tar', ['xOzf', join(folder, 'ours.tar.gz'), 'in/other']).toString()).toBe('words')
  await rm(folder, { recursive: true })
})
