import { cpus, totalmem } from 'node:os'
import type { Section } from './section.ts'

const head = `# Benchmark

Made by \`pnpm bench\`; one part alone by \`pnpm bench NAME\`, which leaves the others as they are. Server, database and load share the machine.
Ratios are between peers of the same run; single numbers mean little on another machine.
`

/** The machine, as it is said under every part. */
const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB; Node.js ${process.version}`

/** Parts of an earlier report by their titles. */
function partsOf(report: string): Map<string, string> {
  const parts = report.split(/^## /m).slice(1)
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n')).trim()]))
}

/** The report with some parts made anew; those not run keep what an earlier run found, with its date. */
export function merged(earlier: string, sections: readonly Section[], made: ReadonlyMap<string, string>): string {
  const known = partsOf(earlier)
  const parts = sections.flatMap(({ title }) => {
    const text = made.get(title) ?? known.get(title)
    return text ? [`## ${title}\n\n${text}\n`] : []
  })
  return [head, ...parts].join('\n')
}

/** A part with the day and the machine it was measured on, and how busy that was with other things before. */
export const dated = (text: string, busyBefore: number) =>
  `${text}\n\n*${new Date().toISOString().slice(0, 10)}; ${machine()}; ${busyBefore.toFixed(1)} processes were busy before it began.*`
