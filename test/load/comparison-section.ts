import { comparisonMark } from './comparison-mark.ts'
import { startHere } from './operation-section.ts'
import { rowsOf, type Section, table } from './section.ts'
import { tipDatabase } from './tip-database.ts'

const rounds = 8

export const comparisonSection: Section = {
  id: 'comparison',
  title: 'The comparison of a leader, milliseconds',
  async run({ url, say }) {
    const database = await tipDatabase(await url(), say)
    const hub = await startHere('serve.ts', database, '0')
    try {
      const seen: Awaited<ReturnType<typeof comparisonMark>>[] = []
      for (let round = 0; round < rounds; round++) {
        const mark = await comparisonMark(hub.origin, hub.said, round)
        say(`${mark.released.toFixed(1)} ms from the release, ${mark.live.toFixed(1)} ms live`)
        seen.push(mark)
      }
      const best = (of: 'released' | 'live') => Math.min(...seen.map((mark) => mark[of])).toFixed(1)
      const [row] = await rowsOf<{ version: string; postgis: string; tips: string }>(
        database,
        `select current_setting('server_version') as version, postgis_lib_version() as postgis, (select count(*) from live.tip) as tips`,
      )
      const answers = [
        { from: 'the release, as a stranger', mark: '≤ 30', found: best('released') },
        { from: 'the live rows, with an account', mark: '≤ 300', found: best('live') },
      ]
      return `Eight districts by ${seen[0]?.metrics} metrics over eight years with ranks, intervals and changes, in one operation. Each question is a new one and asked alone; the whole answer
over loopback. The median of ten turns, of the calmest of ${rounds} rounds.

${table(answers, [
  { title: 'from', words: true, of: ({ from }) => from },
  { title: 'mark', of: ({ mark }) => mark },
  { title: 'found', of: ({ found }) => found },
])}

PostgreSQL ${row?.version}, PostGIS ${row?.postgis}; ${Number(row?.tips).toLocaleString('en-GB')} live tips, under the release of a fifth of them.`
    } finally {
      await hub.stop()
    }
  },
}
