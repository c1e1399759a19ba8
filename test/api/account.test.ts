import { createHmac } from 'node:crypto'
import { withSql } from '@hub/prisma/access'
import { useSecret } from '@hub/prisma/data/identity'
import type { Scope } from '@hub/schema/scope'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'
import { linkFor, openBrowser, password, signedIn, step, type TestBrowser } from '../kit/person.ts'

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of an app at an instant, worked out here from RFC 4226 and RFC 6238. */
function codeAt(secret: string, instant: number): string {
  const bits = [...secret].map((sign) => base32.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(instant / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

describe.each(testKinds)('accounts over HTTP, %s database', (kind) => {
  let hub: TestApp
  let now = Date.now()
  beforeAll(async () => {
    hub = await testApp(kind, { now: () => now })
  })
  afterAll(() => hub?.close())

  const later = (ms: number) => {
    now += ms
  }
  const behind = <Row extends object>(text: string, params: unknown[] = []) =>
    withSql(hub.db, { role: 'owner' }, (sql) => sql.query<Row>(text, params))
  /** The answer of one field with one input; its `extensions` when it was refused. */
  const call = async (browser: TestBrowser, field: string, input: object, selection = '') => {
    const kind = `${field[0]?.toUpperCase()}${field.slice(1)}Input`
    const { data, fault } = await browser.ask<Record<string, unknown>>(
      `mutation Call($input: ${kind}!) { ${field}(input: $input) ${selection} }`,
      { input },
    )
    return data ? data[field] : fault
  }

  /** Somebody with a second factor: their browser, their key and their recovery codes. */
  async function guarded(name: string, scopes: readonly Scope[]) {
    const browser = await signedIn(hub, name, scopes)
    const begun = await browser.ask<{ beginSecondFactor: { uri: string; secret: string } }>(
      'mutation { beginSecondFactor { uri secret } }',
    )
    const { uri = '', secret = '' } = begun.data?.beginSecondFactor ?? {}
    const codes = await call(browser, 'confirmSecondFactor', { code: codeAt(secret, now) })
    later(60_000) // the first code was taken
    return { browser, uri, secret, codes: codes as string[] }
  }

  test('codes of RFC 6238 come out as it says', () => {
    // its test vectors have eight digits: the last six are the code of six
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect([59_000, 1_111_111_109_000, 20_000_000_000_000].map((at) => codeAt(secret, at))).toEqual([
      '287082',
      '081804',
      '353130',
    ])
  })

  test('a second factor is asked for once a first code has confirmed it, and no code works twice', async () => {
    const { uri, secret, codes } = await guarded('factor', ['records:write'])
    expect(uri).toContain(`secret=${secret}`)
    expect(uri).toContain('factor')
    expect(new Set(codes)).toHaveProperty('size', 10)

    const browser = openBrowser(hub)
    expect(await step(browser, 'signIn', { name: 'factor', password })).toBe('SECOND_FACTOR')
    const half = browser.cookie
    const { data } = await browser.ask(
      '{ viewer { name credential signedIn scopes { name } tokens { id } secondFactor { active } } }',
    )
    expect(data).toEqual({
      viewer: { name: null, credential: 'NONE', signedIn: false, scopes: [], tokens: [], secondFactor: null },
    })
    for (const field of ['beginSecondFactor { uri }', 'signOutEverywhere']) {
      expect((await browser.ask(`mutation { ${field} }`)).fault, field).toMatchObject({ code: 'UNAUTHENTICATED' })
    }
    expect(await step(browser, 'completeSignIn', { code: '000000' })).toBe('WRONG_CODE')
    expect(await step(browser, 'completeSignIn', { code: codeAt(secret, now - 120_000) })).toBe('WRONG_CODE')
    const code = codeAt(secret, now)
    expect(await step(browser, 'completeSignIn', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toBe('DONE')
    expect(browser.cookie).not.toBe(half)

    // somebody looks over the shoulder, and is quick; and the half session is no way in either
    const replay = openBrowser(hub)
    await step(replay, 'signIn', { name: 'factor', password })
    expect(await step(replay, 'completeSignIn', { code })).toBe('WRONG_CODE')
    later(30_000)
    expect(await step(replay, 'completeSignIn', { code })).toBe('WRONG_CODE')
    expect(await step(replay, 'completeSignIn', { code: codeAt(secret, now) })).toBe('DONE')
    const stale = openBrowser(hub)
    stale.cookie = half
    expect(await step(stale, 'completeSignIn', { code: codeAt(secret, now + 30_000) })).toBe('SESSION_ENDED')
  })

  test('a recovery code stands in for the app once', async () => {
    const { browser, codes } = await guarded('recovers', ['audit:read'])
    const [first = '', second = ''] = codes
    const signIn = async (code: string) => {
      const fresh = openBrowser(hub)
      expect(await step(fresh, 'signIn', { name: 'recovers', password })).toBe('SECOND_FACTOR')
      return await step(fresh, 'completeSignIn', { code })
    }
    expect(await signIn(first)).toBe('DONE')
    expect(await signIn(first)).toBe('WRONG_CODE')
    expect(await signIn(second.toLowerCase().replace(/-/g, ' '))).toBe('DONE')
    const { data } = await browser.ask('{ viewer { secondFactor { active advised recoveryCodesLeft } } }')
    expect(data).toEqual({ viewer: { secondFactor: { active: true, advised: false, recoveryCodesLeft: 8 } } })
  })

  test('after five wrong codes, also all at once, the password is asked for again', async () => {
    const { secret } = await guarded('hasty', ['audit:read'])
    const browser = openBrowser(hub)
    await step(browser, 'signIn', { name: 'hasty', password })
    const wrong = ['000001', '000002', '000003', '000004', '000005', '000006', '000007', '000008']
    const answers = await Promise.all(wrong.map((code) => step(browser, 'completeSignIn', { code })))
    expect(answers).not.toContain('DONE')
    expect(await step(browser, 'completeSignIn', { code: codeAt(secret, now) })).toBe('SESSION_ENDED')
    const [kept] = await behind<{ failures: number }>(
      `select count(*)::int as failures from session s join account a on a.id = s.account_id where a.name = 'hasty' and stage = 'FACTOR'`,
    )
    expect(kept?.failures).toBe(0)
  })

  test('codes are limited for an account over all its sign-ins', async () => {
    await guarded('tried', ['audit:read'])
    const answers: unknown[] = []
    for (let n = 0; n < 4; n += 1) {
      const browser = openBrowser(hub)
      await step(browser, 'signIn', { name: 'tried', password })
      for (let m = 0; m < 4; m += 1) answers.push(await step(browser, 'completeSignIn', { code: `00000${m}` }))
    }
    expect(answers.filter((one) => one === 'WRONG_CODE')).toHaveLength(10)
    expect(answers.slice(10)).toEqual(Array.from({ length: 6 }, () => 'TOO_MANY_REQUESTS'))
    later(15 * 60_000)
  })

  test('a link does not pass by the second factor, and what is kept of it is of no use elsewhere', async () => {
    const { secret } = await guarded('lost', ['audit:read'])
    const browser = openBrowser(hub)
    expect(await step(browser, 'signInByLink', { link: await linkFor(hub, 'lost') })).toBe('SECOND_FACTOR')
    expect(await step(browser, 'completeSignIn', { code: codeAt(secret, now) })).toBe('CHANGE_PASSWORD')

    const kept = await behind<{ row: string }>(
      'select f::text || r::text || p::text as row from second_factor f, recovery_code r, account_password p',
    )
    expect(kept.some(({ row }) => row.includes(secret) || row.includes(password))).toBe(false)
    await guarded('other', ['audit:read'])
    await behind(
      `update second_factor f set nonce = o.nonce, sealed = o.sealed from second_factor o
       where f.account_id = (select id from account where name = 'other') and o.account_id = (select id from account where name = 'lost')`,
    )
    const stolen = openBrowser(hub)
    await step(stolen, 'signIn', { name: 'other', password })
    expect(await step(stolen, 'completeSignIn', { code: codeAt(secret, now) })).toBe('FACTOR_UNREADABLE')
  })

  test('under another secret of the hub the app is of no use, and a recovery code still is', async () => {
    const { secret, codes } = await guarded('rekeyed', ['audit:read'])
    useSecret(hub.db, 'another secret of tests, which seals nothing')
    const browser = openBrowser(hub)
    await step(browser, 'signIn', { name: 'rekeyed', password })
    expect(await step(browser, 'completeSignIn', { code: codeAt(secret, now) })).toBe('FACTOR_UNREADABLE')
    expect(await step(browser, 'completeSignIn', { code: codes[0] ?? '' })).toBe('DONE')
    useSecret(hub.db, 'a secret of tests, which seals nothing real')
  })

  test('a second factor is removed with a code alone, and advised to who can write or administer', async () => {
    const { browser, secret } = await guarded('remover', ['records:write'])
    expect((await browser.ask('mutation { beginSecondFactor { uri } }')).fault).toMatchObject({ code: 'CONFLICT' })
    expect(await call(browser, 'removeSecondFactor', { code: '123456' })).toMatchObject({ reason: 'WRONG_CODE' })
    expect(await call(browser, 'removeSecondFactor', { code: codeAt(secret, now) })).toBe(true)
    expect((await browser.ask('{ viewer { secondFactor { active advised recoveryCodesLeft } } }')).data).toEqual({
      viewer: { secondFactor: { active: false, advised: true, recoveryCodesLeft: 0 } },
    })
    expect(await step(openBrowser(hub), 'signIn', { name: 'remover', password })).toBe('DONE')
    const reader = await signedIn(hub, 'reader', ['figures:exact'])
    expect((await reader.ask('{ viewer { secondFactor { advised } } }')).data).toEqual({
      viewer: { secondFactor: { advised: false } },
    })
  })

  const tokenFields = '{ token issued { id label scopes lastUsedOn } }'
  type Issued = { token: string; issued: { id: string; label: string; scopes: string[]; lastUsedOn: string | null } }

  test('a person makes tokens that never open more than they may, and takes them back', async () => {
    const browser = await signedIn(hub, 'developer', ['figures:exact', 'records:read'])
    const input = { label: 'Bảng tổng hợp', scopes: ['figures:exact'], days: 30 }
    const { token, issued } = (await call(browser, 'issueToken', input, tokenFields)) as Issued
    expect(issued).toMatchObject({ label: 'Bảng tổng hợp', scopes: ['figures:exact'], lastUsedOn: null })
    const mine = await hub.query<{ viewer: object }>(
      '{ viewer { credential scopes { name } tokens { id } } }',
      {},
      token,
    )
    expect(mine.viewer).toEqual({ credential: 'TOKEN', scopes: [{ name: 'figures:exact' }], tokens: [] })
    const listed = await browser.ask<{ viewer: { tokens: Issued['issued'][] } }>(
      '{ viewer { tokens { id label scopes lastUsedOn } } }',
    )
    expect(listed.data?.viewer.tokens).toEqual([{ ...issued, lastUsedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }])

    const wider = { ...input, scopes: ['figures:exact', 'account:admin'] }
    expect(await call(browser, 'issueToken', wider, tokenFields)).toMatchObject({
      code: 'FORBIDDEN',
      needs: ['account:admin'],
    })
    for (const bad of [{ scopes: [] }, { scopes: ['everything'] }, { days: 0 }, { days: 731 }, { label: '  ' }]) {
      const refused = await call(browser, 'issueToken', { ...input, ...bad }, tokenFields)
      expect(refused, JSON.stringify(bad)).toMatchObject({ code: 'BAD_USER_INPUT' })
    }
    // what the account loses, its tokens lose
    await behind(`update account set scopes = '{records:read}' where name = 'developer'`)
    expect(await hub.query('{ viewer { scopes { name } } }', {}, token)).toEqual({ viewer: { scopes: [] } })
    expect(await call(browser, 'revokeToken', { id: issued.id })).toBe(true)
    expect((await hub.ask('{ viewer { name } }', {}, token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await call(browser, 'revokeToken', { id: issued.id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a token can neither make tokens, nor change how its holder signs in, nor take back those of others', async () => {
    const token = await hub.token('account:admin', 'audit:read')
    const other = await signedIn(hub, 'owner.of.token', ['audit:read'])
    const input = { label: 'mine', scopes: ['audit:read'], days: 1 }
    const { issued } = (await call(other, 'issueToken', input, tokenFields)) as Issued
    for (const field of [
      'issueToken(input: { label: "x", scopes: ["audit:read"], days: 1 }) { token }',
      `revokeToken(input: { id: "${issued.id}" })`,
      'beginSecondFactor { uri }',
      'changePassword(input: { password: "something long enough" }) { next }',
      'signOutEverywhere',
    ]) {
      const { errors } = await hub.ask(`mutation { ${field} }`, {}, token)
      expect(errors?.[0]?.extensions, field).toMatchObject({ code: 'FORBIDDEN', reason: 'NEEDS_SESSION' })
    }
    const stranger = await signedIn(hub, 'no.owner', ['audit:read'])
    expect(await call(stranger, 'revokeToken', { id: issued.id })).toMatchObject({ code: 'NOT_FOUND' })
    const administrator = await signedIn(hub, 'revoker', ['account:admin'])
    expect(await call(administrator, 'revokeToken', { id: issued.id })).toBe(true)
  })

  const accountFields =
    '{ id name scopes viewOnly disabledAt passwordSet mustChangePassword secondFactor sessions tokens }'

  test('an administrator makes an account, whose holder sets a password by the link, and changes it', async () => {
    const administrator = await signedIn(hub, 'chief', ['account:admin', 'audit:read'])
    const added = (await call(
      administrator,
      'addAccount',
      { name: 'clerk', scopes: ['records:read', 'records:write'] },
      `{ account ${accountFields} link { path expiresAt } }`,
    )) as { account: { id: string }; link: { path: string } }
    expect(added.account).toMatchObject({ name: 'clerk', passwordSet: false, mustChangePassword: true, sessions: 0 })
    const clerk = openBrowser(hub)
    const link = added.link.path.replace('/sign-in#link=', '')
    expect(await step(clerk, 'signInByLink', { link })).toBe('CHANGE_PASSWORD')
    expect(await step(clerk, 'changePassword', { password })).toBe('DONE')
    const again = { name: 'clerk', scopes: [] }
    expect(await call(administrator, 'addAccount', again, '{ account { id } }')).toMatchObject({ code: 'CONFLICT' })

    const account = added.account.id
    const change = (what: object) => call(administrator, 'changeAccount', { account, ...what }, accountFields)
    expect(await change({ viewOnly: true })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.scopes' })
    expect(await change({ scopes: ['records:read'] })).toMatchObject({ scopes: ['records:read'], sessions: 1 })
    expect((await clerk.ask('{ viewer { scopes { name } } }')).data).toEqual({
      viewer: { scopes: [{ name: 'records:read' }] },
    })
    expect(await change({ viewOnly: true })).toMatchObject({ viewOnly: true, scopes: ['records:read'] })
    expect(await change({ scopes: ['records:write'] })).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect((await clerk.ask('{ viewer { viewOnly } }')).data).toEqual({ viewer: { viewOnly: true } })
    expect(await change({ disabled: true })).toMatchObject({ disabledAt: expect.any(String), sessions: 0 })
    expect((await clerk.ask('{ release { number } }')).fault).toMatchObject({ reason: 'SESSION_ENDED' })
    expect(await call(administrator, 'issueSignInLink', { account }, '{ path }')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await change({ disabled: false })).toMatchObject({ disabledAt: null })
    expect(await call(administrator, 'issueSignInLink', { account, hours: 0 }, '{ path }')).toMatchObject({
      field: 'input.hours',
    })
    // a link for who forgot the password: what was the password is none any more without a new one
    expect(await call(administrator, 'issueSignInLink', { account }, '{ path }')).toMatchObject({
      path: expect.stringMatching(/^\/sign-in#link=[A-Za-z0-9_-]{43}$/),
    })
    expect(await step(clerk, 'signIn', { name: 'clerk', password })).toBe('CHANGE_PASSWORD')
  })

  test('an administrator frees somebody of a lost second factor, and can do nothing to their own account', async () => {
    const { browser: administrator } = await guarded('chief.two', ['account:admin'])
    await guarded('unlucky', ['records:read'])
    const { data } = await administrator.ask<{ accounts: { id: string; name: string; secondFactor: boolean }[] }>(
      '{ accounts { id name secondFactor } }',
    )
    const find = (name: string) => data?.accounts.find((one) => one.name === name)
    expect(find('unlucky')).toMatchObject({ secondFactor: true })
    const freed = { account: find('unlucky')?.id, removeSecondFactor: true }
    expect(await call(administrator, 'changeAccount', freed, '{ secondFactor }')).toEqual({ secondFactor: false })
    expect(await step(openBrowser(hub), 'signIn', { name: 'unlucky', password })).toBe('DONE')
    const account = find('chief.two')?.id
    const own = { account, scopes: ['account:admin', 'records:read'] }
    expect(await call(administrator, 'changeAccount', own, '{ id }')).toMatchObject({ code: 'FORBIDDEN' })
    expect(await call(administrator, 'issueSignInLink', { account }, '{ path }')).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('an administrator says whose rows an account reaches, and nobody gives an area to themselves', async () => {
    const administrator = await signedIn(hub, 'chief.three', ['account:admin'])
    const officer = await signedIn(hub, 'placed', ['records:read'])
    const { data } = await administrator.ask<{ accounts: { id: string; name: string; areas: unknown[] }[] }>(
      '{ accounts { id name areas { id } } }',
    )
    const find = (name: string) => data?.accounts.find((one) => one.name === name)
    expect(find('placed')?.areas).toEqual([])
    const tips = async () => (await officer.ask<{ tips: { totalCount: number } }>('{ tips { totalCount } }')).data?.tips
    expect(await tips()).toEqual({ totalCount: 0 })

    const account = find('placed')?.id
    const areas = '{ areas { id unit agency nameVi validTo reason } }'
    const unit = { code: '258', basis: 'BEFORE_2025_07' }
    const give = (what: object) =>
      call(administrator, 'giveArea', { account, unit, reason: 'phân công', ...what }, areas)
    const given = (await give({})) as { areas: { id: string }[] }
    expect(given.areas).toEqual([
      {
        id: expect.stringMatching(/^AccountArea:\d+$/),
        unit: '27:258',
        agency: null,
        nameVi: expect.stringContaining('Yên Phong'),
        validTo: null,
        reason: 'phân công',
      },
    ])
    expect((await tips())?.totalCount).toBeGreaterThan(0)
    expect(await give({})).toMatchObject({ code: 'CONFLICT' })
    expect(await give({ reason: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.reason' })
    expect(await give({ agency: 'Agency:1' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.unit' })
    expect(await give({ account: 'Account:999999' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await give({ account: find('chief.three')?.id })).toMatchObject({ code: 'FORBIDDEN' })
    const end = { account, area: given.areas[0]?.id, lastDay: '2026-01-01' }
    expect(await call(officer, 'endArea', end, areas)).toMatchObject({ code: 'FORBIDDEN', needs: ['account:admin'] })
    expect(await call(administrator, 'endArea', end, areas)).toEqual({ areas: [] })
    expect(await tips()).toEqual({ totalCount: 0 })
    expect(await call(administrator, 'endArea', end, areas)).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('nobody else administers accounts, and every act on them is in the log without its secrets', async () => {
    const outsider = await signedIn(hub, 'outsider', ['records:read', 'audit:read'])
    for (const [field, input, selection] of [
      ['addAccount', { name: 'friend', scopes: [] }, '{ account { id } }'],
      ['changeAccount', { account: 'Account:1', disabled: true }, '{ id }'],
      ['issueSignInLink', { account: 'Account:1' }, '{ path }'],
    ] as const) {
      expect(await call(outsider, field, input, selection), field).toMatchObject({
        code: 'FORBIDDEN',
        needs: ['account:admin'],
      })
    }
    const actions = await behind<{ action: string; row: string }>('select action, a::text as row from audit_entry a')
    const done = new Set(actions.map(({ action }) => action))
    for (const action of [
      'addAccount changeAccount issueSignInLink issueToken revokeToken changePassword signIn completeSignIn signInFailed',
      'beginSecondFactor confirmSecondFactor removeSecondFactor',
    ].flatMap((names) => names.split(' '))) {
      expect([...done], action).toContain(action)
    }
    for (const secret of ['hub_', 'link=', 'otpauth', password]) {
      expect(
        actions.some(({ row }) => row.includes(secret)),
        secret,
      ).toBe(false)
    }
  })
})
