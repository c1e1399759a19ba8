import { parseArgs } from 'node:util'
import { isDay } from '@hub/contract/period'
import { defaultScale, defaultSeed } from '@hub/prisma/demo/generate'
import { freshDatabase } from '@hub/prisma/test-database'
import { serveDatabase } from '../../kit/serve.ts'
import { fill } from '../../kit/template.ts'
import { assault, boundsOfRemainder } from './assault.ts'
import { readTruth } from './owner.ts'
import { brokenCells, leastRetention, retention, table, total } from './report.ts'
import { learn } from './stranger.ts'

// Attacks everything that a demonstration set withholds, from its published numbers alone: `pnpm attack`. Ends with 1 when a cell
// is broken or too little is told.

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: String(defaultScale) },
    seed: { type: 'string', default: defaultSeed },
    tries: { type: 'string', default: '200000' },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
})
const scale = Number(values.scale)
const tries = Number(values.tries)
const { seed, today } = values
if (!(scale > 0) || !Number.isInteger(tries) || tries < 0 || !isDay(today)) {
  console.error(
    'attack [--scale 75] [--seed TEXT] [--tries 200000] [--today 2026-11-25]: the scale is above 0, the tries a whole number, and today a day.',
  )
  process.exit(1)
}

const say = (line: string) => console.log(line)
const begun = performance.now()
const made = await freshDatabase('embedded', { migrated: false })
await fill(made.db, { scale, seed, today })
const hub = await serveDatabase(made.db, made.drop)
try {
  const knowledge = await learn((document, variables) => hub.query(document, variables))
  say(
    `demonstration set ×${scale} of seed ${seed}, made on ${today}: ${knowledge.cells.size} protected cells read at ${hub.origin}`,
  )
  const outcome = await assault(knowledge, { tries, seed })
  const token = await hub.token('figures:exact')
  const truth = await readTruth((document, variables) => hub.query(document, variables, token), knowledge)
  const kept = retention(knowledge, truth)
  say(`${table(outcome, kept)}\n`)
  const rest = await boundsOfRemainder(knowledge)
  const exact = (name: string) => truth.exact.get(name) ?? 0
  const small = rest.filter(({ outer, inner, target }) => exact(outer) - exact(inner) <= target.most)
  say(
    `The merged province less the province before, which no cell tells: ${small.length} of ${rest.length} differences are below their threshold, and ${small.filter(({ broken }) => broken).length} of these are known to be more or less than that.`,
  )
  const broken = [...brokenCells(outcome).values()].reduce((sum, cells) => sum + cells.size, 0)
  const all = total(kept)
  say(
    `${broken} cells broken; ${((100 * all.told) / all.tellable).toFixed(1)} % of the tellable cells are told; ${Math.round((performance.now() - begun) / 1000)} s`,
  )
  for (const { attacker, by, quantity, found, most } of outcome.breaks.slice(0, 20))
    say(`  ${quantity}: ${found.low}–${found.high}, not 0–${most} (${attacker.toLowerCase()}, ${by.toLowerCase()})`)
  process.exitCode = broken === 0 && all.told >= leastRetention * all.tellable ? 0 : 1
} finally {
  await hub.close()
}
