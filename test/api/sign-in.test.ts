import { withSql } from '@hub/prisma/access'
import { verifyAudit } from '@hub/prisma/data/audit-check'
import { recordStatements } from '@hub/prisma/test-statement'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'
import { invite, linkFor, openBrowser, password, signedIn, step, type TestBrowser } from '../kit/person.ts'

const minuteMs = 60_000

describe.each(testKinds)('signing in over HTTP, %s database', (kind) => {
  let hub: TestApp
  let now = Date.now()
  beforeAll(async () => {
    hub = await testApp(kind, { now: () => now })
  })
  afterAll(() => hub?.close())

  const viewerOf = async (browser: TestBrowser) =>
    (
      await browser.ask<{ viewer: Record<string, unknown> }>(
        '{ viewer { name credential mustChangePassword scopes { name } } }',
      )
    ).data?.viewer
  /** As the owner of the database: what a clock would do, and what is kept. */
  const behind = <Row extends object>(text: string, params: unknown[] = []) =>
    withSql(hub.db, { role: 'owner' }, (sql) => sql.query<Row>(text, params))

  test('a new account signs in by its link once, and may do nothing before it has a password of its own', async () => {
    const link = await invite(hub, 'new.person', ['records:read'])
    const browser = openBrowser(hub)
    expect(await step(browser, 'signInByLink', { link })).toBe('CHANGE_PASSWORD')
    expect(await viewerOf(browser)).toEqual({
      name: 'new.person',
      credential: 'SESSION',
      mustChangePassword: true,
      scopes: [],
    })
    expect((await browser.ask('{ tips { totalCount } }')).fault).toMatchObject({ code: 'FORBIDDEN' })
    for (const field of [
      'beginSecondFactor { uri }',
      'issueToken(input: { label: "x", scopes: ["records:read"], days: 1 }) { token }',
    ]) {
      const { fault } = await browser.ask(`mutation { ${field} }`)
      expect(fault, field).toMatchObject({ code: 'FORBIDDEN', reason: 'CHANGE_PASSWORD' })
    }
    expect(await step(openBrowser(hub), 'signInByLink', { link })).toBe('LINK_ENDED')
    const raced = await linkFor(hub, 'new.person')
    const racers = await Promise.all([1, 2, 3, 4].map(() => step(openBrowser(hub), 'signInByLink', { link: raced })))
    expect(racers.sort()).toEqual(['CHANGE_PASSWORD', 'LINK_ENDED', 'LINK_ENDED', 'LINK_ENDED'])

    expect(await step(browser, 'changePassword', { password: 'short' })).toBe('BAD_USER_INPUT')
    expect(await step(browser, 'changePassword', { password: 'my new.person words' })).toBe('BAD_USER_INPUT')
    const before = browser.cookie
    expect(await step(browser, 'changePassword', { password })).toBe('DONE')
    expect(browser.cookie).not.toBe(before)
    expect(await viewerOf(browser)).toEqual({
      name: 'new.person',
      credential: 'SESSION',
      mustChangePassword: false,
      scopes: [{ name: 'records:read' }],
    })
    expect((await browser.ask<object>('{ tips(first: 1) { totalCount } }')).data).toBeTruthy()
    // the session it had before it had a password is over
    const old = openBrowser(hub)
    old.cookie = before
    expect(await viewerOf(old)).toMatchObject({ credential: 'NONE' })
  })

  test('a link ends with its time, with the next link, and with a password', async () => {
    const first = await invite(hub, 'late', ['audit:read'])
    const second = await linkFor(hub, 'late')
    expect(await step(openBrowser(hub), 'signInByLink', { link: first })).toBe('LINK_ENDED')
    await behind(`update sign_in_link set expires_at = now() where used_at is null`)
    expect(await step(openBrowser(hub), 'signInByLink', { link: second })).toBe('LINK_ENDED')
    expect(await step(openBrowser(hub), 'signInByLink', { link: 'A'.repeat(43) })).toBe('LINK_ENDED')
    const used = openBrowser(hub)
    await step(used, 'signInByLink', { link: await linkFor(hub, 'late') })
    const unused = await linkFor(hub, 'late')
    expect(await step(used, 'changePassword', { password })).toBe('DONE')
    expect(await step(openBrowser(hub), 'signInByLink', { link: unused })).toBe('LINK_ENDED')
  })

  test('the session cookie is for this host alone, over TLS alone, and hidden from scripts and other sites', async () => {
    const browser = openBrowser(hub)
    const { headers } = await browser.ask(
      'mutation($link: String!) { signInByLink(input: { link: $link }) { next } }',
      {
        link: await invite(hub, 'cookie', ['audit:read']),
      },
    )
    const [cookie = ''] = headers.getSetCookie()
    const [pair = '', ...flags] = cookie.split('; ')
    expect(pair).toMatch(/^__Host-hub=[A-Za-z0-9_-]{43}$/)
    expect(flags.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'])
    const kept = await behind<{ row: string }>('select s::text || a::text as row from session s, audit_entry a')
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.some(({ row }) => row.includes(pair.slice(11)))).toBe(false)
  })

  test('a wrong password, a name that nobody has and an account shut out are told the same', async () => {
    await signedIn(hub, 'known', ['audit:read'])
    const gone = await signedIn(hub, 'gone', ['audit:read'])
    await behind(`update account set disabled_at = now() where name = 'gone'`)
    expect(await viewerOf(gone)).toMatchObject({ credential: 'NONE' })
    const answer = async (name: string, text: string) => {
      const browser = openBrowser(hub)
      const input = { name, password: text }
      const { data, fault } = await browser.ask('mutation($input: SignInInput!) { signIn(input: $input) { next } }', {
        input,
      })
      return { data, fault, cookie: browser.cookie }
    }
    const wrong = await answer('known', 'not the password')
    expect(wrong).toEqual({
      data: null,
      fault: { code: 'UNAUTHENTICATED', reason: 'WRONG_PASSWORD' },
      cookie: undefined,
    })
    expect(await answer('nobody', 'not the password')).toEqual(wrong)
    expect(await answer('gone', password)).toEqual(wrong)
    expect(await answer('known', 'x'.repeat(5000))).toEqual(wrong)
    // and it is the same work: the same statements about accounts, and a hash to be checked
    const worked = async (name: string) =>
      (await recordStatements(() => answer(name, 'not the password'))).filter((text) => /account|audit/.test(text))
    const known = await worked('known')
    expect(known.length).toBeGreaterThan(1)
    expect(await worked('nobody')).toEqual(known)
    // composed otherwise, and with another case of the name, it is the same person
    const browser = openBrowser(hub)
    expect(await step(browser, 'signIn', { name: ' Known ', password: password.normalize('NFD') })).toBe('DONE')
  })

  test('too many tries on a name are stopped for a while, also with the right password, and from one address on many names', async () => {
    await signedIn(hub, 'guessed', ['audit:read'])
    const attempt = (name: string, text: string, from = '198.51.100.7') =>
      step(
        openBrowser(hub),
        'signIn',
        { name, password: text },
        { 'x-forwarded-for': from, 'x-forwarded-proto': 'https' },
      )
    for (let n = 0; n < 10; n += 1)
      expect(await attempt('guessed', 'wrong password', `203.0.113.${n}`)).toBe('WRONG_PASSWORD')
    expect(await attempt('guessed', password)).toBe('TOO_MANY_REQUESTS')
    expect(await attempt('GUESSED ', password)).toBe('TOO_MANY_REQUESTS')
    now += 15 * minuteMs
    expect(await attempt('guessed', password)).toBe('DONE')

    const spray = async (n: number) => await attempt(`name-${n}`, password, `${n}.example, 192.0.2.66`)
    const answers: unknown[] = []
    for (let n = 0; n < 62; n += 1) answers.push(await spray(n))
    expect(answers.filter((one) => one === 'WRONG_PASSWORD')).toHaveLength(60)
    expect(answers.slice(60)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS'])
    expect(await attempt('guessed', password, '192.0.2.67')).toBe('DONE')
    now += 15 * minuteMs
    expect(await spray(1)).toBe('WRONG_PASSWORD')
  }, 120_000)

  test('a session ends half an hour after its last use, and twelve hours after it began', async () => {
    const browser = await signedIn(hub, 'idle', ['records:read'])
    const age = (column: 'seen_at' | 'expires_at', by: string) =>
      behind(
        `update session set ${column} = ${column} - interval '${by}' where account_id = (select id from account where name = 'idle')`,
      )
    await age('seen_at', '29 minutes')
    expect(await viewerOf(browser)).toMatchObject({ credential: 'SESSION' })
    await age('seen_at', '29 minutes') // it was used in between
    expect(await viewerOf(browser)).toMatchObject({ credential: 'SESSION' })
    await age('seen_at', '30 minutes')
    const ended = await browser.ask('{ release { number } }')
    expect(ended).toMatchObject({ status: 401, fault: { code: 'UNAUTHENTICATED', reason: 'SESSION_ENDED' } })
    // told once; then the browser has no session any more and is the public
    expect(browser.cookie).toBeUndefined()
    expect((await browser.ask<object>('{ release { number } }')).data).toMatchObject({ release: { number: 1 } })

    expect(await step(browser, 'signIn', { name: 'idle', password })).toBe('DONE')
    await age('expires_at', '12 hours')
    expect(await viewerOf(browser)).toMatchObject({ credential: 'NONE' })
  })

  test('signing in again gives a new session and ends the one before; signing out ends it on the server', async () => {
    const browser = await signedIn(hub, 'twice', ['audit:read'])
    const first = browser.cookie
    await step(browser, 'signIn', { name: 'twice', password })
    expect(browser.cookie).not.toBe(first)
    const thief = openBrowser(hub)
    thief.cookie = first
    expect(await viewerOf(thief)).toMatchObject({ credential: 'NONE' })
    thief.cookie = browser.cookie
    expect(await viewerOf(thief)).toMatchObject({ credential: 'SESSION' })
    expect((await browser.ask('mutation { signOut }')).data).toEqual({ signOut: true })
    expect(browser.cookie).toBeUndefined()
    expect(await viewerOf(thief)).toMatchObject({ credential: 'NONE' })
    expect((await browser.ask('mutation { signOut }')).data).toEqual({ signOut: false })
  })

  test('signing out everywhere ends the sessions of the account, and of no other', async () => {
    const one = await signedIn(hub, 'many', ['audit:read'])
    const other = openBrowser(hub)
    await step(other, 'signIn', { name: 'many', password })
    const stranger = await signedIn(hub, 'stranger', ['audit:read'])
    const { data } = await one.ask<{ viewer: { sessions: { current: boolean }[] } }>(
      '{ viewer { sessions { current } } }',
    )
    expect(data?.viewer.sessions).toEqual([{ current: false }, { current: true }])
    expect((await one.ask('mutation { signOutEverywhere }')).data).toEqual({ signOutEverywhere: 2 })
    expect(await viewerOf(other)).toMatchObject({ credential: 'NONE' })
    expect(await viewerOf(stranger)).toMatchObject({ credential: 'SESSION' })
  })

  test('a new password wants the current one, ends other sessions, and is the only one that works', async () => {
    const browser = await signedIn(hub, 'changer', ['audit:read'])
    const other = openBrowser(hub)
    await step(other, 'signIn', { name: 'changer', password })
    const next = 'một mật khẩu khác hẳn'
    expect(await step(browser, 'changePassword', { password: next })).toBe('WRONG_PASSWORD')
    expect(await step(browser, 'changePassword', { current: 'wrong', password: next })).toBe('WRONG_PASSWORD')
    expect(await step(browser, 'changePassword', { current: password, password })).toBe('BAD_USER_INPUT')
    expect(await step(browser, 'changePassword', { current: password, password: next })).toBe('DONE')
    expect(await viewerOf(browser)).toMatchObject({ credential: 'SESSION' })
    expect(await viewerOf(other)).toMatchObject({ credential: 'NONE' })
    expect(await step(openBrowser(hub), 'signIn', { name: 'changer', password })).toBe('WRONG_PASSWORD')
    expect(await step(openBrowser(hub), 'signIn', { name: 'changer', password: next })).toBe('DONE')
  })

  test('over plain http nobody signs in but on the machine itself, and it says why', async () => {
    await signedIn(hub, 'plain', ['audit:read'])
    const attempt = (headers: Record<string, string>) =>
      step(openBrowser(hub), 'signIn', { name: 'plain', password }, headers)
    expect(await attempt({})).toBe('DONE')
    expect(await attempt({ 'x-forwarded-proto': 'https' })).toBe('DONE')
    // a proxy on this machine whose client came without TLS, or which does not tell
    expect(await attempt({ 'x-forwarded-proto': 'http' })).toBe('PLAIN_HTTP')
    expect(await attempt({ 'x-forwarded-proto': 'https, http' })).toBe('PLAIN_HTTP')
    expect(await attempt({ 'x-forwarded-for': '192.0.2.1' })).toBe('PLAIN_HTTP')
    expect(await attempt({ forwarded: 'for=192.0.2.1;proto=https' })).toBe('PLAIN_HTTP')
  })

  test('a page of another origin can neither sign somebody in nor act for who is signed in', async () => {
    const browser = await signedIn(hub, 'lured', ['records:read'])
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: hub.origin },
    ]
    for (const headers of foreign) {
      expect(await step(openBrowser(hub), 'signIn', { name: 'lured', password }, headers)).toBe('FOREIGN_ORIGIN')
      expect(await browser.ask('{ release { number } }', {}, headers)).toMatchObject({
        status: 403,
        data: undefined,
        fault: { code: 'FORBIDDEN', reason: 'FOREIGN_ORIGIN' },
      })
    }
    const own = { origin: hub.origin, 'sec-fetch-site': 'same-origin' }
    expect((await browser.ask<object>('{ tips(first: 1) { totalCount } }', {}, own)).data).toBeTruthy()
    // a form of another page: no header that a page must be allowed to send
    const form = await fetch(`${hub.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie: browser.cookie ?? '' },
      body: JSON.stringify({ query: 'mutation { signOutEverywhere }' }),
    })
    expect(form.status).toBeGreaterThanOrEqual(400)
    expect(await viewerOf(browser)).toMatchObject({ credential: 'SESSION' })
  })

  test('with a token and a session, the token counts', async () => {
    const browser = await signedIn(hub, 'both', ['records:read'])
    const token = await hub.token('audit:read')
    const { data } = await browser.ask<{ viewer: object }>(
      '{ viewer { credential scopes { name } } }',
      {},
      { authorization: `Bearer ${token}` },
    )
    expect(data?.viewer).toEqual({ credential: 'TOKEN', scopes: [{ name: 'audit:read' }] })
    const wrong = await browser.ask('{ viewer { name } }', {}, { authorization: 'Bearer hub_wrong' })
    expect(wrong.status).toBe(401)
  })

  test('answers to a session are stored nowhere, neither go into nor come out of what is kept for the public', async () => {
    const browser = await signedIn(hub, 'private', ['records:read'])
    const question = '{ viewer { name } release { number } }'
    const stranger = openBrowser(hub)
    type Name = { viewer: { name: string | null } }
    const nameFor = async (who: TestBrowser) => (await who.ask<Name>(question)).data?.viewer.name
    expect(await nameFor(browser)).toBe('private')
    expect(await nameFor(stranger)).toBeNull()
    expect(await nameFor(stranger)).toBeNull()
    expect(await nameFor(browser)).toBe('private')

    const url = `${hub.origin}/graphql?query=${encodeURIComponent(question)}`
    const get = (headers: Record<string, string>) =>
      fetch(url, { headers: { 'apollo-require-preflight': '1', ...headers } })
    const open = await get({})
    const etag = open.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"r1-/)
    const closed = await get({ cookie: browser.cookie ?? '', 'if-none-match': etag })
    expect(closed.status).toBe(200)
    expect(closed.headers.get('cache-control')).toBe('no-store')
    expect(closed.headers.get('etag')).toBeNull()
    expect(closed.headers.get('vary')).toContain('cookie')
    expect(await closed.json()).toMatchObject({ data: { viewer: { name: 'private' } } })
    const ended = await get({ cookie: `__Host-hub=${'A'.repeat(43)}` })
    expect([ended.status, ended.headers.get('cache-control')]).toEqual([401, 'no-store'])
  })

  test('signing in, failing to, and signing out are in the log, whole and without any secret', async () => {
    const browser = await signedIn(hub, 'logged', ['audit:read'])
    await step(openBrowser(hub), 'signIn', { name: 'logged', password: 'wrong password' })
    await step(openBrowser(hub), 'signIn', { name: 'a secret typed as a name', password: 'wrong password' })
    await browser.ask('mutation { signOut }')
    const rows = await behind<{ what: string; row: string }>(
      `select action || coalesce(' ' || (detail ->> 'by'), '') || case when account_id is null then '' else ' by them' end as what,
         a::text as row
       from audit_entry a where subject = (select 'Account:' || id from account where name = 'logged')
         or action = 'signInFailed' and subject is null and id = (select max(id) from audit_entry where subject is null and action = 'signInFailed')
       order by a.id`,
    )
    expect(rows.map(({ what }) => what)).toEqual([
      'addAccount',
      'issueSignInLink',
      'signIn LINK by them',
      'changePassword by them',
      'signInFailed PASSWORD',
      'signInFailed PASSWORD',
      'signOut by them',
    ])
    const everything = (await behind<{ row: string }>('select a::text as row from audit_entry a')).map(({ row }) => row)
    for (const secret of ['a secret typed', 'wrong password', password, '127.0.0.1', '192.0.2.66', '__Host']) {
      expect(
        everything.some((row) => row.includes(secret)),
        secret,
      ).toBe(false)
    }
    expect((await verifyAudit(hub.db)).broken).toBeUndefined()
  })
})
