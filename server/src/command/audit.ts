import { type AuditCheck, type AuditFault, auditHead, sealAudit, verifyAudit } from '@hub/prisma/data/audit-check'
import { noteVerification } from '@hub/prisma/data/audit-verification'
import { badInput } from '@hub/prisma/refusal'
import type { Command } from 'commander'
import type { Work } from '../command.ts'

/** What the command line does, it does in nobody's name. */
const actor = { access: { role: 'owner' }, requestId: 'command line' } as const

/** `hub audit verify|head`. */
export function auditCommand(program: Command, work: () => Work, finish: (code: number) => void): void {
  const audit = program.command('audit').description('the log of what accounts did')
  audit
    .command('verify')
    .option('--anchor <hash>', 'a hash that `hub audit head` gave earlier: checks that it is still part of the log')
    .description('check the log: an entry or seal that was changed, removed, moved or replaced is found and named')
    .action(async ({ anchor }: { anchor?: string }) => {
      if (anchor !== undefined && !/^[0-9a-f]{64}$/i.test(anchor))
        throw badInput('--anchor', 'must be the 64 hexadecimal digits that hub audit head gave.')
      const { db, io } = work()
      const check = await verifyAudit(db, anchor === undefined ? {} : { anchor })
      await noteVerification(db, actor, check)
      for (const fault of check.faults) io.err(wordsOfFault(fault))
      if (check.faults.length > 0) io.err('Compare with the last backup whose log was whole.')
      const lost = anchor !== undefined && !check.anchored
      if (lost)
        io.err(
          `No seal of this log has the hash ${anchor}: its end was cut off, it was written anew, or the hash is of another log.`,
        )
      finish(check.faults.length > 0 || lost ? 1 : 0)
      if (check.faults.length === 0) io.out(wordsOfWhole(check, anchor !== undefined && check.anchored))
    })
  audit
    .command('head')
    .description('seal the log and print the number and hash of its last seal: keep it where the hub cannot write')
    .action(async () => {
      const { db, io } = work()
      await sealAudit(db)
      const head = await auditHead(db)
      if (!head) throw badInput('audit', 'the log is empty: there is nothing to anchor yet.')
      io.out(`${head.no} ${head.hash}`)
    })
}

function wordsOfWhole({ entries, writers, seals, unsealed, head }: AuditCheck, anchored: boolean): string {
  const anchor = anchored ? ' The anchor is part of it.' : ''
  return `The log is whole: ${entries} entries in ${writers} chains under ${seals} seals, ${unsealed} not sealed yet, head ${head ?? 'none'}.${anchor}`
}

const reasons = {
  CHANGED: 'is not what was written, or the one before it was changed together with its hash',
  MOVED: 'does not stand where it was written',
  MISSING: 'missing',
  REPLACED: 'is not what was sealed: the chain up to here was written anew',
} as const satisfies Record<AuditFault['reason'], string>

/** Says what is wrong, and where. */
export function wordsOfFault({ place, reason, writer, no, until, id }: AuditFault): string {
  const chain = writer === null ? '' : ` of chain ${writer}`
  const thing = place === 'SEAL' ? 'Seal' : 'Entry'
  if (reason !== 'MISSING') return `${thing} ${no}${chain}${id === null ? '' : ` (id ${id})`} ${reasons[reason]}.`
  const several = until !== undefined && until > no
  const what = several ? `${place === 'SEAL' ? 'Seals' : 'Entries'} ${no} to ${until}` : `${thing} ${no}`
  return `${what}${chain} ${several ? 'are' : 'is'} missing${id === null ? ', at its end' : `, before id ${id}`}.`
}
