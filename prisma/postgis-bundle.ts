import { randomUUID } from 'node:crypto'
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { readTarFile, tarEnd, tarHeader, tarPadding } from './tar.ts'

// The package carries PostGIS with raster, topology and a geocoder: three engines of 16 MB each, all compiled at every
// start. The hub uses the first only. Leaving the others out takes 1.2 s and 350 MB off a start.
const kept = [
  /^lib\/postgresql\/postgis-3\.so$/,
  /^share\/proj\//,
  /^share\/postgresql\/extension\/postgis\.control$/,
  /^share\/postgresql\/extension\/postgis--\d+\.\d+\.\d+\.sql$/,
]

async function keptEntries(path: string): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const { name, type, body } of readTarFile(path)) {
    if (type !== 'file' || !kept.some((pattern) => pattern.test(name))) continue
    parts.push(tarHeader(name, type, body.length, 0), body, tarPadding(body.length))
  }
  return Buffer.concat([...parts, tarEnd])
}

/**
 * The part of PostGIS the hub uses, as the embedded engine loads it: a `.tar.gz`, made once for each data directory
 * and version of the package, and made again when it is missing.
 */
export async function postgisBundle(dataDir: string): Promise<string> {
  const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite-postgis'))
  const { version } = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8'))
  const bundle = join(dataDir, 'engine', `postgis-${version}.tar.gz`)
  const made = await access(bundle).then(
    () => true,
    () => false,
  )
  if (made) return bundle

  const archive = await keptEntries(join(folder, 'postgis.tar.gz'))
  await mkdir(dirname(bundle), { recursive: true, mode: 0o700 })
  const unfinished = `${bundle}.${randomUUID()}`
  await writeFile(unfinished, await promisify(gzip)(archive, { level: 1 }))
  await rename(unfinished, bundle)
  return bundle
}
