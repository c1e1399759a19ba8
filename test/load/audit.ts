import { tmpdir } from 'node:os'
import { once } from '@hub/prisma/access'
import { sealAudit, verifyAudit } from '@hub/prisma/data/audit-check'
import { openDatabase } from '@hub/prisma/database'
import { median, rounds } from './measure.ts'
import type { Section } from './section.ts'

/** As many entries as the rate is to be reached with, in a second, and twice that. */
const entries = 200_000

const addText = `select count(*) from append_audit((select jsonb_agg(jsonb_build_object('action', 'query', 'operation', 'Tips',
  'request', gen_random_uuid(), 'detail', jsonb_build_object('fields', jsonb_build_array('tips')))) from generate_series(1, $1::int)))`

/** Entries of the audit log that a process checks in a second, every hash made anew. Adds entries until there are enough. */
async function auditEntriesPerSecond(url: string): Promise<number> {
  const db = await openDatabase({ url, dataDir: tmpdir() })
  try {
    const there = await verifyAudit(db)
    if (there.broken) throw new Error(`the audit log of the benchmark is broken: ${JSON.stringify(there.broken)}`)
    if (there.entries < entries) {
      await once(db, { role: 'owner' }, addText, [entries - there.entries], { writes: true })
      await sealAudit(db)
    }
    const seen: number[] = []
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now()
      const check = await verifyAudit(db)
      if (check.broken || check.entries < entries) throw new Error('the audit log was not checked as a whole')
      seen.push(check.entries / ((performance.now() - begun) / 1000))
    }
    return median(seen)
  } finally {
    await db.close()
  }
}

export const auditSection: Section = {
  id: 'audit',
  title: 'Audit log',
  async run({ url, say }) {
    const rate = await auditEntriesPerSecond(await url())
    say(`audit log: ${rate.toFixed(0)} entries checked a second`)
    return `\`hub audit verify\` makes the hash of every entry anew and checks ${rate.toFixed(0)} entries a second.`
  },
}
