import { Secret, TOTP } from 'otpauth'
import { type Sql, withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { Refusal } from '../refusal.ts'
import { openFactor, type SealedFactor, sealFactor } from './factor-key.ts'
import { type Self, withSelf } from './self.ts'
import { hashOfSpokenCode, newSpokenCode } from './spoken-code.ts'

/** Time-based one-time passwords as every app makes them (RFC 6238): six digits, half a minute, SHA-1. */
const kind = { issuer: 'Hub Bắc Ninh', algorithm: 'SHA1', digits: 6, period: 30 } as const
const recoveryCodes = 10

/** What a person puts into their app. */
export interface NewFactor {
  /** otpauth:// address, to show as a QR code. */
  readonly uri: string
  /** The same key as text, to type. */
  readonly secret: string
}

/** How an account stands with its second factor. */
export interface FactorState {
  readonly active: boolean
  readonly recoveryCodesLeft: number
}

/** Whether codes are asked of an account, and how many recovery codes are left. */
export async function factorState(db: Database, accountId: string): Promise<FactorState> {
  const row = await withSql(db, { role: 'signIn' }, (sql) =>
    sql.one<FactorState>(
      `select exists (select from second_factor where account_id = $1::bigint and confirmed_at is not null) as active,
         (select count(*)::int from recovery_code where account_id = $1::bigint and used_at is null) as "recoveryCodesLeft"`,
      [accountId],
    ),
  )
  return row ?? { active: false, recoveryCodesLeft: 0 }
}

/** Makes a new key; nothing is asked of the person until a first code confirms it. Throws CONFLICT when a factor is active. */
export async function beginSecondFactor(db: Database, self: Self & { readonly name: string }): Promise<NewFactor> {
  const secret = new Secret({ size: 20 })
  const { nonce, sealed } = sealFactor(db, self.accountId, secret.bytes)
  await withSelf(
    db,
    self,
    async (sql) => {
      const made = await sql.one(
        `insert into second_factor (account_id, nonce, sealed) values ($1::bigint, $2, $3)
         on conflict (account_id) do update set nonce = excluded.nonce, sealed = excluded.sealed, begun_at = now(), last_step = null
         where second_factor.confirmed_at is null returning true as made`,
        [self.accountId, nonce, sealed],
      )
      if (!made) throw new Refusal('CONFLICT', 'This account has a second factor; remove it before making another.')
    },
    () => ({ action: 'beginSecondFactor' }),
  )
  return { uri: new TOTP({ ...kind, label: self.name, secret }).toString(), secret: secret.base32 }
}

function wrongCode(): Refusal {
  return new Refusal('UNAUTHENTICATED', 'input.code: this code is wrong, has ended or was used already.', {
    field: 'input.code',
    reason: 'WRONG_CODE',
  })
}

/** Turns the second factor on with a first code, and gives the recovery codes, which are shown this once. */
export function confirmSecondFactor(db: Database, self: Self, code: string, now: number): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, newSpokenCode)
  return withSelf(
    db,
    self,
    async (sql) => {
      const factor = await factorOf(sql, self.accountId)
      if (!factor) throw new Refusal('CONFLICT', 'No second factor was begun; begin one first.')
      if (factor.confirmed) throw new Refusal('CONFLICT', 'The second factor is active already.')
      if (!(await takeCode(db, sql, self.accountId, factor, code, now))) throw wrongCode()
      await sql.query('update second_factor set confirmed_at = now() where account_id = $1::bigint', [self.accountId])
      await sql.query('delete from recovery_code where account_id = $1::bigint', [self.accountId])
      await sql.query('insert into recovery_code (account_id, hash) select $1::bigint, unnest($2::bytea[])', [
        self.accountId,
        codes.map(hashOfSpokenCode),
      ])
      return codes
    },
    () => ({ action: 'confirmSecondFactor' }),
  )
}

/** Turns the second factor off; a code proves that it is the person. */
export function removeSecondFactor(db: Database, self: Self, code: string, now: number): Promise<void> {
  return withSelf(
    db,
    self,
    async (sql) => {
      if (!(await spendCode(db, sql, self.accountId, code, now))) throw wrongCode()
      await sql.query('delete from second_factor where account_id = $1::bigint', [self.accountId])
      await sql.query('delete from recovery_code where account_id = $1::bigint', [self.accountId])
    },
    () => ({ action: 'removeSecondFactor' }),
  )
}

/** Takes a code of the app or a recovery code of an account whose factor is active, so that it works no second time; undefined for a wrong one. */
export async function spendCode(
  db: Database,
  sql: Sql,
  accountId: string,
  code: string,
  now: number,
): Promise<'APP' | 'RECOVERY_CODE' | undefined> {
  const hash = hashOfSpokenCode(code)
  if (hash) {
    const spent = await sql.one(
      `update recovery_code set used_at = now() where account_id = $1::bigint and hash = $2 and used_at is null returning id`,
      [accountId, hash],
    )
    return spent && 'RECOVERY_CODE'
  }
  const factor = await factorOf(sql, accountId)
  if (!factor?.confirmed) return undefined
  return (await takeCode(db, sql, accountId, factor, code, now)) ? 'APP' : undefined
}

type KeptFactor = SealedFactor & { readonly confirmed: boolean }

function factorOf(sql: Sql, accountId: string): Promise<KeptFactor | undefined> {
  return sql.one<KeptFactor>(
    'select nonce, sealed, confirmed_at is not null as confirmed from second_factor where account_id = $1::bigint',
    [accountId],
  )
}

/** Codes of half a minute before and after are good, for clocks that differ; each time step is good once. */
async function takeCode(
  db: Database,
  sql: Sql,
  accountId: string,
  factor: SealedFactor,
  code: string,
  now: number,
): Promise<boolean> {
  const key = openFactor(db, accountId, factor)
  if (!key) {
    throw new Refusal(
      'CONFLICT',
      'The second factor was sealed under another secret of the hub. Use a recovery code, or ask an administrator to remove it.',
      { reason: 'FACTOR_UNREADABLE' },
    )
  }
  const totp = new TOTP({ ...kind, secret: new Secret({ buffer: Uint8Array.from(key).buffer }) })
  const token = code.replace(/\s/g, '')
  const delta = /^\d{6}$/.test(token) ? totp.validate({ token, timestamp: now, window: 1 }) : null
  if (delta === null) return false
  const step = Math.floor(now / 1000 / kind.period) + delta
  const taken = await sql.one(
    `update second_factor set last_step = $2::bigint where account_id = $1::bigint and (last_step is null or last_step < $2::bigint)
     returning true as taken`,
    [accountId, step],
  )
  return taken !== undefined
}
