import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withSql } from '@hub/prisma/access'
import { useSecret } from '@hub/prisma/data/identity'
import { addVictim } from '@hub/prisma/data/small-victim'
import { loadReference } from '@hub/prisma/reference/load'
import { freshDatabase, freshFolder, type TestDatabase, testKinds } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../command.ts'
import { readConfig } from '../config.ts'

const first = 'the first secret of the hub in this test'
const second = 'the second secret of the hub in this test'
const reason = 'Người đó đã rút lại sự đồng ý bằng văn bản'

describe.each(testKinds)('commands about persons on the %s database', (kind) => {
  let made: TestDatabase
  let dataDir: string
  beforeAll(async () => {
    dataDir = await freshFolder()
    made = await freshDatabase(kind)
    useSecret(made.db, first)
    const [unit] = await withSql(made.db, { role: 'owner' }, async (sql) => {
      await loadReference(sql)
      return await sql.query<{ id: string }>(
        `select id::text from admin_unit where scheme = '24' and level = 'COMMUNE' limit 1`,
      )
    })
    const actor = { access: { role: 'owner' }, requestId: 'test' } as const
    for (const [agency, PAPER] of [
      ['1', '027199001234'],
      ['2', '027199001234'],
      ['1', '027199009999'],
    ] as const)
      await addVictim(made.db, actor, agency, { NAME: 'Nguyễn Thị Mẫu', PAPER }, { homeUnitId: unit?.id ?? '' })
  }, 180_000)
  afterAll(async () => {
    await made?.drop()
    await rm(dataDir, { recursive: true })
  })

  /** Runs `hub …` with these settings; gives the exit code and every line it wrote. */
  async function hub(argv: string[], settings: Record<string, string>) {
    const lines: string[] = []
    const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line), progress: () => {} }
    const config = readConfig({ HUB_DATA_DIR: dataDir, ...settings }, dataDir)
    const code = await runCommand({ config, cwd: dataDir, io, db: made.db }, argv)
    return { code, text: lines.join('\n') }
  }
  const pseudonyms = async () =>
    (
      await withSql(made.db, { role: 'owner' }, (sql) =>
        sql.query<{ pseudonym: string }>('select pseudonym from victim order by id'),
      )
    ).map(({ pseudonym }) => pseudonym)

  test('a new secret is taken over by hub identity rotate, and hub doctor counts what is under which', async () => {
    const now = { HUB_SECRET: second }
    expect((await hub(['doctor'], now)).text).toContain('0 records under this secret, 3 under another')
    const blind = await hub(['identity', 'rotate'], now)
    expect(blind).toMatchObject({ code: 1, text: expect.stringContaining('HUB_SECRET_OLD') })
    const both = { ...now, HUB_SECRET_OLD: first }
    expect(await hub(['identity', 'rotate'], both)).toEqual({
      code: 0,
      text: '3 records are now sealed under HUB_SECRET.',
    })
    expect((await hub(['identity', 'rotate'], now)).text).toBe('Everything is sealed under HUB_SECRET already.')
    expect((await hub(['doctor'], now)).text).toContain(
      'ok    identities: 3 records under this secret, 0 under another',
    )
  })

  test('the old secret may come from the file it was kept in, and never without a new one', async () => {
    expect(() => readConfig({ HUB_SECRET_OLD: first }, dataDir)).toThrow(/HUB_SECRET_OLD needs HUB_SECRET/)
    await writeFile(join(dataDir, 'secret'), `${second}\n`)
    expect((await hub(['identity', 'rotate'], { HUB_SECRET: first })).text).toBe(
      '3 records are now sealed under HUB_SECRET.',
    )
    expect((await hub(['identity', 'rotate'], {})).text).toContain('HUB_SECRET_OLD')
  })

  test('a person is removed with all their records, and the proof is printed', async () => {
    const settings = { HUB_SECRET: first }
    const [pseudonym = ''] = await pseudonyms()
    expect((await hub(['person', 'remove', pseudonym, '--reason', 'rút'], settings)).text).toMatch(/20 characters/)
    expect((await hub(['person', 'remove', pseudonym, '--reason', reason, '--code', 'X'], settings)).text).toMatch(
      /RETENTION_ENDED/,
    )
    const { code, text } = await hub(['person', 'remove', pseudonym, '--reason', reason], settings)
    expect(code).toBe(0)
    expect(text).toMatch(/Removed 2 records of the person/)
    expect(text).toMatch(/data_key +2\n/)
    expect(text).not.toContain('Nguyễn')
    expect(await pseudonyms()).toHaveLength(1)
    const again = await hub(['person', 'remove', pseudonym, '--reason', reason], settings)
    expect(again).toMatchObject({ code: 1, text: expect.stringContaining('no record has it') })
  })

  test('a removal whose process died is finished by hub doctor and hub publish, which say so', async () => {
    const settings = { HUB_SECRET: first }
    const interrupted = () =>
      withSql(made.db, { role: 'owner' }, (sql) =>
        sql.query(`insert into removal (told, serve_until) values ('{}', now() + interval '10 minutes')`),
      )
    await interrupted()
    const words =
      /a removal of a person was interrupted and is finished now: releases taken back: none; in force: none/i
    expect((await hub(['doctor'], settings)).text).toMatch(words)
    expect((await hub(['doctor'], settings)).text).toContain('ok    removals of persons: none was left unfinished')
    await interrupted()
    const { code, text } = await hub(['publish'], settings)
    expect(code).toBe(0)
    expect(text).toMatch(words)
    expect(text).toContain('Release 1:')
  })

  test('records whose time has ended are listed', async () => {
    expect((await hub(['person', 'due'], { HUB_SECRET: first })).text).toBe(
      'No record has outlived the time it may be kept.',
    )
    await withSql(made.db, { role: 'owner' }, (sql) => sql.query(`update victim set retain_until = '2020-01-01'`))
    expect((await hub(['person', 'due'], { HUB_SECRET: first })).text).toBe(`${(await pseudonyms())[0]}\t2020-01-01`)
  })
})
