import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Names the edition of the reference files, and of the code that loads them: it changes when any of them does. */
export async function referenceDigest(): Promise<string> {
  const names = (await readdir(folder, { recursive: true }))
    .filter(
      (name) => /\.(csv|json|geojson)$/.test(name) || (/\.ts$/.test(name) && !/\.test\.ts$|generalise/.test(name)),
    )
    .sort()
  const hash = createHash('sha256')
  for (const name of names) hash.update(name).update(await readFile(join(folder, name)))
  return hash.digest('hex')
}
