import { hash as hashOf } from 'node:crypto'
import { once, withSql } from '../access.ts'
import type { Database } from '../database.ts'

/**
 * What is wrong with the log, and where.
 * - CHANGED: the entry or seal is not what was written, or its forerunner was changed together with its hash.
 * - MOVED: entries of a chain stand in another order than they were written in.
 * - MISSING: entries or seals `no` to `until` are gone.
 * - REPLACED: the chain up to this entry was written anew after it was sealed.
 */
export interface AuditFault {
  readonly place: 'ENTRY' | 'SEAL'
  readonly reason: 'CHANGED' | 'MOVED' | 'MISSING' | 'REPLACED'
  /** The chain; null for a seal. */
  readonly writer: string | null
  /** Number in the chain, or of the seal. */
  readonly no: number
  /** Last of the missing ones. */
  readonly until?: number
  /** Id of the entry, or of the one after a gap; null where none follows, and for seals. */
  readonly id: string | null
}

/** What a check of the audit log found. */
export interface AuditCheck {
  readonly entries: number
  readonly writers: number
  readonly seals: number
  /** Entries that no seal covers yet: the newest. */
  readonly unsealed: number
  /** Hash of the last seal: kept elsewhere, it shows later that nothing up to it was changed. */
  readonly head: string | null
  /** Whether the anchor that was asked for is part of the log. */
  readonly anchored: boolean
  /** The faults in the order of the log, at most a hundred. */
  readonly faults: readonly AuditFault[]
  readonly broken: AuditFault | undefined
}

const mostFaults = 100

const sha256 = (text: string | Buffer) => hashOf('sha256', text)

/** Seals the log. Gives the number of the seal, or null when nothing was added since the last, or another process is sealing. */
export async function sealAudit(db: Database): Promise<string | null> {
  const text = 'select seal_audit()::text as no'
  return (await once<{ no: string | null }>(db, { role: 'owner' }, text, [], { writes: true }))[0]?.no ?? null
}

/** The number and hash of the last seal, or undefined when nothing was sealed yet. */
export async function auditHead(db: Database): Promise<{ no: string; hash: string } | undefined> {
  const text = `select no::text, encode(hash, 'hex') as hash from audit_seal order by audit_seal.no desc limit 1`
  return (await once<{ no: string; hash: string }>(db, { role: 'owner' }, text))[0]
}

/**
 * Reads the whole log and makes every hash anew in this process: first the seals, then the entries of every chain against their seals.
 *
 * @param anchor the hash of a seal, or of an entry from before there were seals, that was kept elsewhere
 */
export async function verifyAudit(
  db: Database,
  { anchor, batch = 10_000 }: { readonly anchor?: string; readonly batch?: number } = {},
): Promise<AuditCheck> {
  const walk = new Walk(anchor?.toLowerCase())
  await readLines(db, sealText, [batch], walk.seal, ['0'])
  const ends = await withSql(db, { role: 'owner' }, (sql) =>
    sql.query<{ writer: string; no: string }>(
      'select writer, max(entry_no)::text as no from audit_seal_head group by writer order by writer',
    ),
  )
  const sealed = new Map(ends.map(({ writer, no }) => [writer, Number(no)]))
  await readLines(db, entryText, [batch], walk.entry, ['', '0'])
  return walk.end(sealed)
}

// Lines of text, so that a batch is one value of one row: the fields before the words hold no space, and JSON no line break.
// The rows come in order from below; were they not, the walk would say so.
const linesOf = (...fields: readonly string[]) =>
  `select string_agg(concat_ws(' ', ${fields.join(', ')}), E'\\n') as lines`

const sealText = `${linesOf('no', 'hash', 'words')} from (
    select s.no, encode(s.hash, 'hex') as hash, json_build_array(s.no, extract(epoch from s.at), (
      select json_agg(json_build_array(h.writer, h.entry_no, encode(h.entry_hash, 'hex')) order by h.writer)
      from audit_seal_head h where h.seal_no = s.no)) as words
    from audit_seal s where s.no > $2::bigint order by s.no limit $1::int) s`

const entryText = `${linesOf('writer', 'no', 'id', 'hash', 'sealed', 'words')} from (
    select a.writer, a.no, a.id, encode(a.hash, 'hex') as hash, coalesce(encode(h.entry_hash, 'hex'), '-') as sealed,
      case when a.writer = 'single' then audit_text(a) else json_build_array(a.id, a.writer, a.no, extract(epoch from a.at),
        a.account_id, a.action, a.operation, a.subject, a.request_id, a.detail)::text end as words
    from audit_entry a left join audit_seal_head h on h.writer = a.writer and h.entry_no = a.no
    where (a.writer, a.no) > ($2::text collate "C", $3::bigint) order by a.writer, a.no limit $1::int) a`

/** Hands on lines batch by batch. The next batch is on its way while one is looked at. `place` is that of the first; each line begins with its own. */
async function readLines(
  db: Database,
  text: string,
  params: readonly unknown[],
  take: (line: string) => void,
  place: string[],
): Promise<void> {
  const next = async (after: readonly string[]) => {
    const rows = await once<{ lines: string | null }>(db, { role: 'owner' }, text, [...params, ...after])
    return rows[0]?.lines?.split('\n') ?? []
  }
  let coming = next(place)
  for (;;) {
    const lines = await coming
    const last = lines.at(-1)
    if (last === undefined) return
    coming = next(last.split(' ', place.length))
    for (const one of lines) take(one)
  }
}

/** Goes along seals and then entries, and remembers what did not fit. */
class Walk {
  readonly #anchor: string | undefined
  readonly #faults: AuditFault[] = []
  #anchored = false
  #seals = 0
  #head: string | null = null
  #entries = 0
  #unsealed = 0
  /** Number of the last entry of each chain. */
  readonly #ends = new Map<string, number>()
  #writer = ''
  #no = 0
  #id = 0
  /** Hashes that the next entry may follow from: that of the last one, and where that one did not fit, those since the last that did. */
  #before: string[] = ['']

  constructor(anchor: string | undefined) {
    this.#anchor = anchor
  }

  #fault(fault: AuditFault): void {
    if (this.#faults.length < mostFaults) this.#faults.push(fault)
  }

  #missing(place: AuditFault['place'], writer: string | null, last: number, no: number, id: string | null): void {
    this.#fault({ place, reason: 'MISSING', writer, no: last + 1, until: no - 1, id })
  }

  readonly seal = (line: string): void => {
    const [number = '', hash = ''] = line.split(' ', 2)
    const words = line.slice(number.length + hash.length + 2)
    const no = Number(number)
    const follows = no === this.#seals + 1
    if (!follows) this.#missing('SEAL', null, this.#seals, no, null)
    // behind a gap the hash before it is not known
    if (follows && sha256((this.#head ?? '') + words) !== hash) {
      this.#fault({ place: 'SEAL', reason: 'CHANGED', writer: null, no, id: null })
    }
    this.#anchored ||= hash === this.#anchor
    this.#seals = no
    this.#head = hash
  }

  readonly entry = (line: string): void => {
    const [writer = '', number = '', id = '', hash = '', sealed = ''] = line.split(' ', 5)
    const words = line.slice(writer.length + number.length + id.length + hash.length + sealed.length + 5)
    const no = Number(number)
    if (writer !== this.#writer) this.#begin(writer)
    const follows = no === this.#no + 1
    if (!follows) this.#missing('ENTRY', writer, this.#no, no, id)
    this.#judge({ writer, no, id, hash, sealed, words, follows })
    this.#entries += 1
    this.#unsealed = sealed === '-' ? this.#unsealed + 1 : 0
    this.#anchored ||= writer === 'single' && hash === this.#anchor
    this.#no = no
    this.#id = Number(id)
  }

  #totalUnsealed = 0

  #begin(writer: string): void {
    if (this.#writer !== '') this.#ends.set(this.#writer, this.#no)
    this.#totalUnsealed += this.#unsealed
    this.#unsealed = 0
    this.#writer = writer
    this.#no = 0
    this.#id = 0
    this.#before = ['']
  }

  #judge(entry: {
    writer: string
    no: number
    id: string
    hash: string
    sealed: string
    words: string
    follows: boolean
  }): void {
    const { writer, no, id, hash, sealed, words, follows } = entry
    const fits =
      !follows ||
      this.#before.some((before) => {
        const made =
          writer === 'single'
            ? sha256(Buffer.concat([Buffer.from(before, 'hex'), Buffer.from(words)]))
            : sha256(before + words)
        return made === hash
      })
    this.#before = fits ? [hash] : [hash, ...this.#before.slice(0, mostFaults)]
    if (Number(id) < this.#id) {
      const last = this.#faults.at(-1)
      // the one before was taken for changed: it only stands in the wrong place
      if (last?.reason === 'CHANGED' && last.id === String(this.#id)) {
        this.#faults.pop()
        this.#fault({ ...last, reason: 'MOVED' })
      }
      this.#fault({ place: 'ENTRY', reason: 'MOVED', writer, no, id })
    } else if (!fits) this.#fault({ place: 'ENTRY', reason: 'CHANGED', writer, no, id })
    else if (sealed !== '-' && sealed !== hash) this.#fault({ place: 'ENTRY', reason: 'REPLACED', writer, no, id })
  }

  end(sealed: ReadonlyMap<string, number>): AuditCheck {
    this.#begin('')
    for (const [writer, no] of sealed) {
      const end = this.#ends.get(writer) ?? 0
      if (end < no) this.#missing('ENTRY', writer, end, no + 1, null)
    }
    return {
      entries: this.#entries,
      writers: this.#ends.size,
      seals: this.#seals,
      unsealed: this.#totalUnsealed,
      head: this.#head,
      anchored: this.#anchored,
      faults: this.#faults,
      broken: this.#faults[0],
    }
  }
}
