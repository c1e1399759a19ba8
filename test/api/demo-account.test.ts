import { withSql } from '@hub/prisma/access'
import { issueSignInLink, makeAccount } from '@hub/prisma/data/account-write'
import { freshDatabase } from '@hub/prisma/test-database'
import { makeDemoAccounts, tellDemoLinks } from '@hub/server/demo-account'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { runHub } from '../kit/command.ts'
import { testKinds } from '../kit/database.ts'
import { openBrowser, step } from '../kit/person.ts'

const owner = { access: { role: 'owner' }, requestId: 'test' } as const

describe.each(testKinds)('accounts to try the hub with, %s database', (kind) => {
  let hub: TestApp
  beforeAll(async () => {
    hub = await testApp(kind)
  })
  afterAll(() => hub?.close())

  test('the first start makes four, and each signs in by a link of its own, once, without a password', async () => {
    expect(await makeDemoAccounts(hub.db)).toEqual({ made: true, there: true })
    const lines: string[] = []
    await tellDemoLinks(hub.db, { host: '127.0.0.1', port: 4000 }, (line) => lines.push(line))
    const links = lines.flatMap((line) => {
      const [, name, link] = /^ +(\w+) +http:\/\/127\.0\.0\.1:4000\/sign-in#link=([\w-]{43})$/.exec(line) ?? []
      return name && link ? [{ name, link }] : []
    })
    expect(links.map(({ name }) => name)).toEqual(['planner', 'leader', 'officer', 'administrator'])
    const held: Record<string, string[]> = {}
    for (const { name, link } of links) {
      const browser = openBrowser(hub)
      expect(await step(browser, 'signInByLink', { link }), name).toBe('DONE')
      expect(await step(openBrowser(hub), 'signInByLink', { link }), name).toBe('LINK_ENDED')
      const { data } = await browser.ask<{ viewer: { name: string; scopes: { name: string }[] } }>(
        '{ viewer { name scopes { name } } }',
      )
      held[data?.viewer.name ?? ''] = data?.viewer.scopes.map((scope) => scope.name) ?? []
      // nobody knows a password of it, because it has none
      expect(await step(openBrowser(hub), 'signIn', { name, password: name })).toBe('WRONG_PASSWORD')
    }
    expect(held).toEqual({
      planner: ['review:read', 'figures:exact'],
      leader: ['figures:exact', 'alert:acknowledge'],
      officer: ['records:read', 'records:write', 'identity:open', 'person:remove', 'import:write'],
      administrator: ['release:publish', 'audit:read', 'account:admin'],
    })
  })

  test('a later start makes none, and neither does a first one where there are accounts', async () => {
    expect(await makeDemoAccounts(hub.db)).toEqual({ made: false, there: true })
  })

  test('the command line makes an account whole or not at all, and says what can be done with one that is there', async () => {
    const add = (...rest: string[]) =>
      runHub(hub.db, 'account', 'add', 'clerk', '--scope', 'records:read', '--password-link', ...rest)
    const wrong = await add('--unit', '24', '--agency', 'NOBODY')
    expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining('there is no agency NOBODY') })
    expect((await runHub(hub.db, 'account', 'list')).text).not.toContain('clerk')
    expect(await add('--unit', '24')).toMatchObject({ code: 0, text: expect.stringContaining('/sign-in#link=') })
    expect((await runHub(hub.db, 'account', 'area', 'clerk')).text).toContain('24:24')
    for (const again of [
      await add('--unit', '24'),
      await runHub(hub.db, 'account', 'add', 'clerk', '--scope', 'audit:read'),
    ]) {
      expect(again).toMatchObject({ code: 1, text: expect.stringMatching(/account clerk (already|is there already)/) })
      expect(again.text).toContain('hub account link clerk')
      expect(again.text).toContain('hub account area clerk --unit CODE')
    }
  })

  test('where records are real, or none are there yet, no link signs in without a password of one’s own', async () => {
    const { db, drop } = await freshDatabase(kind)
    const link = (direct: boolean) => issueSignInLink(db, owner, { name: 'somebody' }, { hours: 1, direct })
    await makeAccount(db, owner, { name: 'somebody', scopes: [], viewOnly: false })
    await expect(link(true)).rejects.toThrow('only where records are invented')
    await withSql(db, owner.access, (sql) => sql.query(`insert into data_kind (kind) values ('REAL')`))
    await expect(link(true)).rejects.toThrow('only where records are invented')
    await expect(link(false)).resolves.toMatchObject({ path: expect.stringContaining('/sign-in#link=') })
    await drop()
  })
})
