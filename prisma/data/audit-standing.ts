import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { read } from './read.ts'

/** One check of the whole log, as its entry in the log tells it. */
export interface Verification {
  readonly at: Date
  /** Name of the account that asked for it; null for the command line. */
  readonly account: string | null
  readonly entries: number
  readonly seals: number
  /** Hash of the last seal that was read, in hexadecimal. */
  readonly head: string | null
  /** How many places did not fit, counted to 100. */
  readonly faults: number
}

/** How the audit log is sealed. */
export interface AuditStanding {
  /** The last seal; undefined before the first. */
  readonly seal: { readonly no: string; readonly at: Date; readonly hash: string } | undefined
  readonly entries: number
  /** Entries that no seal covers yet: the newest of each chain. */
  readonly unsealed: number
  /** Chains of entries. */
  readonly writers: number
  readonly verification: Verification | null
}

interface Row {
  readonly no: string | null
  readonly at: Date
  readonly hash: string
  readonly entries: number
  readonly unsealed: number
  readonly writers: number
}

/** The last seal, what it does not cover yet, and the last check. Reads the heads of the chains alone. Needs the scope `audit:read`. */
export async function auditStanding(db: Database, access: Access): Promise<AuditStanding> {
  const [row] = await read<Row>(
    db,
    access,
    `select seal_no::text as no, sealed_at as at, encode(seal_hash, 'hex') as hash, entries::int, unsealed::int, writers::int
     from audit_standing()`,
  )
  if (!row) throw new Error('the log does not say how it stands')
  const [verification = null] = await read<Verification>(
    db,
    access,
    `select a.at, c.name as account, (a.detail ->> 'entries')::int as entries, (a.detail ->> 'seals')::int as seals,
       a.detail ->> 'head' as head, (a.detail ->> 'faults')::int as faults
     from audit_entry a left join account c on c.id = a.account_id
     where a.action = 'verifyAudit' order by a.id desc limit 1`,
  )
  const { no, at, hash, entries, unsealed, writers } = row
  return { seal: no === null ? undefined : { no, at, hash }, entries, unsealed, writers, verification }
}
