import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { contiguity, type Outline } from '@hub/analysis/contiguity'
import { localG } from '@hub/analysis/getis-ord'
import { conditionalP } from '@hub/analysis/permutation'
import { readCellFigures } from '@hub/prisma/data/cell-figure'
import { openDatabase } from '@hub/prisma/database'
import { median } from './measure.ts'
import { millionDatabase } from './million-database.ts'
import { rowsOf, type Section, table } from './section.ts'

const turns = 5

/** Squares of a grid as outlines, and a value for each. */
function squares(side: number): { readonly outlines: Outline[]; readonly values: number[] } {
  const places = Array.from({ length: side * side }, (_, at) => [at % side, Math.floor(at / side)] as const)
  return {
    outlines: places.map(([x, y]) => [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ]),
    values: places.map((_, at) => Math.sin(at) * 10 + 20),
  }
}

/** Seconds of a piece of work: of the first time, when the compiler has not seen it, and the median of the next ones. */
async function secondsOf(work: () => unknown): Promise<{ readonly first: number; readonly median: number }> {
  const seen: number[] = []
  for (let turn = 0; turn <= turns; turn++) {
    const begun = performance.now()
    await work()
    seen.push((performance.now() - begun) / 1000)
  }
  return { first: seen[0] ?? Number.NaN, median: median(seen.slice(1)) }
}

/** What R's spdep says of the same work; null where it is not installed. */
async function peer(): Promise<ReadonlyMap<string, number> | null> {
  const script = fileURLToPath(new URL('statistic-peer.R', import.meta.url))
  try {
    const { stdout } = await promisify(execFile)('Rscript', ['--vanilla', script])
    return new Map(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .map(([name = '', value]) => [name, Number(value)]),
    )
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string }
    if (code === 'ENOENT' || /there is no package called/.test(stderr ?? '')) return null
    throw error
  }
}

interface Row {
  readonly name: string
  readonly mark: number
  readonly hub: { readonly first: number; readonly median: number }
  readonly rival: string
  readonly ratio: string
}

export const statisticSection: Section = {
  id: 'statistics',
  title: 'Statistics, seconds',
  async run({ url, say }) {
    const big = squares(200)
    const neighbours = contiguity(big.outlines, { kind: 'QUEEN' })
    const giStar = await secondsOf(() =>
      localG(big.values, contiguity(big.outlines, { kind: 'QUEEN' }), { star: true }),
    )
    const small = squares(100)
    const near = contiguity(small.outlines, { kind: 'QUEEN' })
    const permutations = await secondsOf(() => conditionalP(small.values, near, { permutations: 999 }))
    say(`statistics: Gi* ${giStar.median.toFixed(3)} s, permutations ${permutations.median.toFixed(3)} s; asking R …`)

    const r = await peer()
    const sum = localG(big.values, neighbours, { star: true }).z.reduce<number>(
      (total, z) => total + Math.abs(z ?? 0),
      0,
    )
    if (r && Math.abs(sum / (r.get('sum') ?? Number.NaN) - 1) > 1e-9)
      throw new Error(`spdep finds another Gi*: ${r.get('sum')}, not ${sum}`)
    const hexagons = await hexagonSeconds(await millionDatabase(await url(), say))
    const rivalOf = (seconds: number | undefined, own: number) =>
      seconds === undefined
        ? { rival: 'R or spdep is not installed', ratio: '–' }
        : { rival: seconds.toFixed(3), ratio: `${(seconds / own).toFixed(0)}×` }
    const spdepGi = r ? (r.get('neighbours') ?? Number.NaN) + (r.get('giStar') ?? Number.NaN) : undefined
    const rows: Row[] = [
      { name: 'queen neighbours and Gi* of 40,000 cells', mark: 0.2, hub: giStar, ...rivalOf(spdepGi, giStar.median) },
      {
        name: '999 permutations of 10,000 cells',
        mark: 2,
        hub: permutations,
        ...rivalOf(r?.get('permutations'), permutations.median),
      },
      {
        name: '1,000,000 points into hexagons of 500 m',
        mark: 0.25,
        hub: hexagons.cells,
        rival: `${hexagons.count.toFixed(3)} (counting them)`,
        ratio: `${(hexagons.count / hexagons.cells.median).toFixed(2)}×`,
      },
    ]
    for (const { name, hub } of rows) say(`${name}: ${hub.median.toFixed(3)} s`)
    return `Neighbours are found from the outlines, by shared positions. The rival is \`spdep\` of R on the same squares and values, once (\`poly2nb\` and \`localG\`, \`localmoran_perm\`); its Gi*
is the same. Hexagons are counted by PostgreSQL over the campaign events of ten years, asked for as a planner's map asks; beside it the time in which the
same rows are only counted. Medians of ${turns} turns; before them the first one, with the compiler's work.

${table(rows, [
  { title: 'work', words: true, of: ({ name }) => name },
  { title: 'mark', of: ({ mark }) => `≤ ${mark}` },
  { title: 'hub, first', of: ({ hub }) => hub.first.toFixed(3) },
  { title: 'hub', of: ({ hub }) => hub.median.toFixed(3) },
  { title: 'rival', of: ({ rival }) => rival },
  { title: 'rival / hub', of: ({ ratio }) => ratio },
])}`
  },
}

async function hexagonSeconds(url: string) {
  const db = await openDatabase({ url, dataDir: '.' })
  try {
    const bbox = { west: 105, south: 20, east: 107, north: 22 }
    const request = { metric: 'campaign_events', from: '2015-01-01', to: '2026-12-31', edgeM: 500, bbox } as const
    const cells = await secondsOf(async () => {
      const { cells } = await readCellFigures(
        db,
        { role: 'staff', accountId: null, scopes: ['figures:exact'] },
        request,
      )
      const points = cells.reduce((sum, { count }) => sum + count, 0)
      if (points < 1_000_000) throw new Error(`only ${points} points were counted`)
    })
    const { median: count } = await secondsOf(() =>
      rowsOf(
        url,
        `select count(grid_x) from live.campaign_event where held_on between '2015-01-01' and '2026-12-31' and grid_x is not null`,
      ),
    )
    return { cells, count }
  } finally {
    await db.close()
  }
}
