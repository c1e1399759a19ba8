import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { appendAudit } from './audit.ts'
import { renewFactor, type SealedFactor } from './factor-key.ts'
import { type IdentityField, type IdentitySubject, linkVictim, sealIdentity } from './identity.ts'
import { directKey, placeOfField, ringInUse, unseal, unwrapKey, type WrappedKey, wrapKey } from './identity-key.ts'

/** What depends on which secret. Ids of secrets tell nothing about them. */
export interface KeyCount {
  /** Records whose data key is wrapped under the secret in use, or under another one. */
  readonly current: number
  readonly other: number
  /** Fields that are still sealed in the form before data keys. */
  readonly direct: number
  /** Records whose linking hashes were made with another secret: they find nobody until they are made again. */
  readonly unlinked: number
}

const countText = `select
    (select count(*) from identity.data_key where kek_id = $1)::int as current,
    (select count(*) from identity.data_key where kek_id <> $1)::int as other,
    (select count(*) from identity.entry where key_id is not null)::int as direct,
    (select count(distinct victim_id) from identity.linkage where key_id <> $1)::int as unlinked`

/** Counts what is sealed under which secret. */
export function countKeys(db: Database): Promise<KeyCount> {
  const { id } = ringInUse(db)
  return withSql(db, { role: 'owner' }, async (sql) => {
    const row = await sql.one<KeyCount>(countText, [id])
    if (!row) throw new Error('the count of keys gave no row')
    return row
  })
}

interface Held {
  readonly subject: IdentitySubject
  readonly subjectId: string
}

interface Entry {
  readonly field: IdentityField
  readonly keyId: string | null
  readonly nonce: Buffer
  readonly ciphertext: Buffer
}

/** The next records that do not yet depend on the secret in use alone. They stay locked, so that two rotations at once share the work. */
const dueText = `
  select due.subject, due.subject_id::text as "subjectId" from (
    select subject, subject_id from identity.data_key where kek_id <> $1
    union select subject, subject_id from identity.entry where key_id is not null
    union select 'VICTIM', victim_id from identity.linkage where key_id <> $1
  ) due order by 1, due.subject_id limit $2`

/**
 * Brings everything sealed under the secret in use: wraps data keys again, gives entries of the form before a data key, and makes the
 * linking hashes anew, because they depend on the secret as well. Records are done in batches, each in a transaction of its own, and a
 * record is done wholly or not at all: stopped at any moment, the next run goes on with what is left. Gives how many records were done.
 *
 * @throws a DatabaseError when something is sealed under a secret the hub was not given; what was done until then is kept
 */
export async function rotateIdentity(
  db: Database,
  { batch = 100, onProgress = () => {} }: { batch?: number; onProgress?: (done: number, left: number) => void } = {},
): Promise<number> {
  const { id } = ringInUse(db)
  const factors = await withSql(db, { role: 'owner' }, (sql) => renewFactors(db, sql))
  let done = 0
  for (;;) {
    const renewed = await withSql(db, { role: 'owner' }, async (sql) => {
      // one rotation at a time; a sealing that runs meanwhile is found in the next batch
      await sql.query(`select pg_advisory_xact_lock(hashtext('hub identity rotate'))`)
      const due = await sql.query<Held>(dueText, [id, batch])
      for (const held of due) await renew(db, sql, held)
      return due.length
    })
    done += renewed
    if (renewed === 0) break
    const { other, direct, unlinked } = await countKeys(db)
    onProgress(done, Math.max(other, unlinked) + direct)
  }
  if (done + factors > 0) {
    await withSql(db, { role: 'owner' }, (sql) =>
      appendAudit(sql, null, { action: 'rotateIdentity', detail: { records: done, factors } }),
    )
  }
  return done
}

/** Second factors depend on the secret as well. They are few: one transaction does them all. Gives how many were sealed anew. */
async function renewFactors(db: Database, sql: Sql): Promise<number> {
  const rows = await sql.query<SealedFactor & { accountId: string }>(
    'select account_id::text as "accountId", nonce, sealed from second_factor for update',
  )
  let renewed = 0
  for (const { accountId, ...factor } of rows) {
    const again = renewFactor(db, accountId, factor)
    if (!again) continue
    await sql.query('update second_factor set nonce = $2, sealed = $3 where account_id = $1::bigint', [
      accountId,
      again.nonce,
      again.sealed,
    ])
    renewed += 1
  }
  return renewed
}

/** Does one record: its data key, its entries of the form before, its linking hashes. */
async function renew(db: Database, sql: Sql, { subject, subjectId }: Held): Promise<void> {
  const wrapped = await sql.one<WrappedKey>(
    'select kek_id as "kekId", nonce, wrapped from identity.data_key where subject = $1 and subject_id = $2::bigint for update',
    [subject, subjectId],
  )
  const entries = await sql.query<Entry>(
    'select field, key_id as "keyId", nonce, ciphertext from identity.entry where subject = $1 and subject_id = $2::bigint for update',
    [subject, subjectId],
  )
  const key = wrapped && unwrapKey(db, subject, subjectId, wrapped)
  if (key) {
    const again = wrapKey(db, subject, subjectId, key).wrapped
    await sql.query(
      'update identity.data_key set kek_id = $3, nonce = $4, wrapped = $5 where subject = $1 and subject_id = $2::bigint',
      [subject, subjectId, again.kekId, again.nonce, again.wrapped],
    )
  }
  const texts: Partial<Record<IdentityField, string>> = {}
  for (const entry of entries) {
    const opens = entry.keyId === null ? key : directKey(db, entry.keyId)
    if (!opens) throw new Error(`${subject}:${subjectId} has sealed fields and no data key.`)
    texts[entry.field] = unseal(opens, placeOfField(subject, subjectId, entry.field), entry).toString('utf8')
  }
  const before = entries.filter(({ keyId }) => keyId !== null).map(({ field }) => [field, texts[field]] as const)
  await sealIdentity(db, sql, subject, subjectId, Object.fromEntries(before))
  if (subject === 'VICTIM') await linkAgain(db, sql, subjectId, texts)
}

/** Hashes that cannot be made again, because what they were made of was taken out, go. */
async function linkAgain(
  db: Database,
  sql: Sql,
  victimId: string,
  texts: Partial<Record<IdentityField, string>>,
): Promise<void> {
  const victim = await sql.one<{ sex: string }>('select sex from victim where id = $1::bigint', [victimId])
  if (!victim) return
  await sql.query('delete from identity.linkage where victim_id = $1::bigint and key_id <> $2', [
    victimId,
    ringInUse(db).id,
  ])
  await linkVictim(db, sql, victimId, victim.sex, texts)
}
