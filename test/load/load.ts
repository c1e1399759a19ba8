import { readFile, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { auditSection } from './audit.ts'
import { benchDatabase } from './bench-database.ts'
import { comparisonSection } from './comparison-section.ts'
import { mapSection } from './map-section.ts'
import { memorySection } from './memory-section.ts'
import { operationSection } from './operation-section.ts'
import { dated, merged } from './report.ts'
import type { Bench, Section } from './section.ts'
import { statisticSection } from './statistic-section.ts'
import { tileSection } from './tile-section.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const stop = (line: string): never => {
  say(line)
  process.exit(1)
}

const sections: readonly Section[] = [
  operationSection,
  comparisonSection,
  tileSection,
  statisticSection,
  mapSection,
  auditSection,
  memorySection,
]
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !sections.some(({ id }) => id === name))
if (unknown) stop(`There is no part ${unknown}. The parts are: ${sections.map(({ id }) => id).join(', ')}.`)
const from =
  process.env.TEST_DATABASE_URL ??
  stop(
    'The benchmark needs a PostgreSQL server: set TEST_DATABASE_URL to an empty database with PostGIS (see README.md, PostgreSQL).',
  )

let url: Promise<string> | undefined
const bench: Bench = {
  from,
  say,
  url: () => {
    url ??= benchDatabase(from, say)
    return url
  },
}
const made = new Map<string, string>()
for (const section of sections) {
  if (asked.length > 0 && !asked.includes(section.id)) continue
  const [busyBefore = 0] = loadavg()
  made.set(section.title, dated(await section.run(bench), busyBefore))
}
const file = fileURLToPath(new URL('RESULTS.md', import.meta.url))
const text = merged(await readFile(file, 'utf8').catch(() => ''), sections, made)
await writeFile(file, text)
process.stdout.write(text)
