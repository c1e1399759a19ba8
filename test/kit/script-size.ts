import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const folder = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** What the map page may load of our own JavaScript, in bytes after gzip: with all that it imports, MapLibre aside. */
export const ownScriptLimit = 350_000

export interface ScriptSize {
  /** Of all that the map page loads before anything is pressed, and MapLibre with its worker apart; bytes after gzip. */
  readonly own: number
  readonly mapLibre: number
  /** Own code of all pages together, the query editor aside. */
  readonly all: number
}

/** Files a script imports at once, and those it imports when asked to. */
function importsOf(text: string): { readonly now: string[]; readonly later: string[] } {
  const names = (pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, name]) => name ?? [])
  return {
    now: names(/(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g),
    later: names(/\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]\s*\)/g),
  }
}

/**
 * Sizes of the built web client, by what its scripts import.
 *
 * @throws Error when it is not built, or MapLibre is not in a file of its own
 */
export async function scriptSize(): Promise<ScriptSize> {
  if (!existsSync(`${folder}/index.html`))
    throw new Error('The web client is not built: run node server/start.mjs --build')
  const document = await readFile(`${folder}/index.html`, 'utf8')
  const names = (await readdir(`${folder}/assets`)).filter((name) => /\.m?js$/.test(name))
  const texts = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(`${folder}/assets/${name}`)] as const)),
  )
  const reach = (starts: readonly string[], follow: (text: string) => string[]): Set<string> => {
    const reached = new Set<string>()
    const open = [...starts]
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const bytes = texts.get(name)
      if (!bytes || reached.has(name)) continue
      reached.add(name)
      open.push(...follow(bytes.toString('utf8')))
    }
    return reached
  }
  const entries = [...document.matchAll(/\/assets\/([\w.-]+\.js)"/g)].flatMap(([, name]) => name ?? [])
  const map = names.find((name) => name.startsWith('atlas-page-'))
  const library = names.filter((name) => name.startsWith('maplibre-'))
  if (!map || library.length < 2) throw new Error('the map page or MapLibre is no file of its own any more')
  const size = (scripts: Iterable<string>) =>
    [...scripts].reduce((sum, name) => sum + gzipSync(texts.get(name) ?? Buffer.alloc(0)).length, 0)
  const own = (scripts: Set<string>) => [...scripts].filter((name) => !library.includes(name))
  return {
    own: size(own(reach([...entries, map], (text) => importsOf(text).now))),
    mapLibre: size(library),
    all: size(own(reach(entries, (text) => Object.values(importsOf(text)).flat()))),
  }
}
