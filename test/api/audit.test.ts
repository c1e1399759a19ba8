import { readFileSync } from 'node:fs'
import type { AuditAction } from '@hub/contract/audit-action'
import { withSql } from '@hub/prisma/access'
import { recordOperation } from '@hub/prisma/data/audit'
import { sealAudit, verifyAudit } from '@hub/prisma/data/audit-check'
import { checkAudit } from '@hub/prisma/data/audit-verification'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { runHub } from '../kit/command.ts'
import { testKinds } from '../kit/database.ts'

const sample = readFileSync(new URL('../../prisma/sample/tips-vi.csv', import.meta.url), 'utf8')

describe.each(testKinds)('the audit log of the running hub, %s database', (kind) => {
  let hub: TestApp
  beforeAll(async () => {
    hub = await testApp(kind)
  })
  afterAll(() => hub?.close())

  /** What was noted since the last look, oldest first, by somebody who may read the log. */
  const noted = async () => {
    const auditor = await hub.token('audit:read')
    const { auditEntries } = await hub.query<{
      auditEntries: {
        nodes: { action: string; operation: string | null; account: string | null; subject: string | null }[]
      }
    }>('{ auditEntries(first: 30) { nodes { action operation account subject } } }', {}, auditor)
    const since = auditEntries.nodes.findIndex(({ action }) => action === 'addAccount')
    // The newest entry of all is the account of the auditor; what is asked about lies before it.
    const rest = auditEntries.nodes.slice(since + 1)
    return rest
      .slice(
        0,
        rest.findIndex(({ action }) => action === 'addAccount'),
      )
      .reverse()
  }

  test('the public leaves none, a query one, a refused write one, and a write its own with the record', async () => {
    const officer = await hub.token('records:read', 'records:write')
    await hub.query('{ release { number } }')
    await hub.query('query Page { tips(first: 1) { nodes { id } } }', {}, officer)
    const write = (topic: string, receivedAt: string) =>
      `mutation Note { recordTip(input: { kind: TIN_BAO, channel: PHONE, topic: ${topic}, receivedAt: "${receivedAt}", unit: { code: "24" }, synthetic: true }) { id } }`
    const refused = await hub.ask(write('OTHER', '2099-01-01T00:00:00Z'), {}, officer)
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.receivedAt' })
    const { recordTip } = await hub.query<{ recordTip: { id: string } }>(
      write('OTHER', '2026-01-05T00:00:00Z'),
      {},
      officer,
    )
    expect(await noted()).toEqual([
      { action: 'query', operation: 'Page', account: expect.stringMatching(/^tester-/), subject: null },
      { action: 'mutation', operation: 'Note', account: expect.stringMatching(/^tester-/), subject: null },
      { action: 'recordTip', operation: null, account: expect.stringMatching(/^tester-/), subject: recordTip.id },
    ])
    expect((await verifyAudit(hub.db)).broken).toBeUndefined()
  })

  test('a record that is read by its id is named, several together, and found by it; what is not there is not', async () => {
    const officer = await hub.token('records:read')
    const { tips } = await hub.query<{ tips: { nodes: { id: string }[] } }>(
      '{ tips(first: 2) { nodes { id } } }',
      {},
      officer,
    )
    const [first, second] = tips.nodes.map(({ id }) => id)
    await hub.query('query One($id: ID!) { node(id: $id) { id } }', { id: first }, officer)
    await hub.query(
      'query Two($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: [first, second, 'Tip:99999999'] },
      officer,
    )
    await hub.query('query Open { node(id: "AdminUnit:1") { id } }', {}, officer)
    const auditor = await hub.token('audit:read')
    type Entries = { auditEntries: { nodes: { operation: string; subject: string | null; detail: object }[] } }
    const about = async (id?: string) =>
      (
        await hub.query<Entries>(
          'query ($id: ID) { auditEntries(subject: $id, actions: ["query"], first: 4, orderBy: AT_ASC) { nodes { operation subject detail } } }',
          { id },
          auditor,
        )
      ).auditEntries.nodes
    const one = { operation: 'One', subject: first, detail: { fields: ['node'] } }
    const two = { operation: 'Two', subject: null, detail: { fields: ['nodes'], records: [first, second] } }
    expect(await about(first)).toEqual([one, two])
    expect(await about(second)).toEqual([two])
    expect(await about('AdminUnit:1')).toEqual([])
  })

  test('an action that the log never says is refused, with those it says', async () => {
    const asked = '{ auditEntries(actions: ["recordTip", "nope"]) { totalCount } }'
    const { errors } = await hub.ask(asked, {}, await hub.token('audit:read'))
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/"nope".*query, mutation.*recordTip/),
      extensions: { code: 'BAD_USER_INPUT', field: 'actions.1' },
    })
  })

  test('who may read the log sees its last seal, what lies after it, and the last check, which any of them may ask for', async () => {
    const auditor = await hub.token('audit:read')
    const fields =
      '{ seal sealedAt head entries unsealed writers lastVerification { account entries seals head faults } }'
    type Standing = { seal: string; head: string; entries: number; unsealed: number; writers: number }
    const ask = () => hub.query<{ auditStanding: Standing }>(`{ auditStanding ${fields} }`, {}, auditor)
    await sealAudit(hub.db)
    const { auditStanding: first } = await ask()
    const whole = await verifyAudit(hub.db)
    expect(first).toMatchObject({ seal: String(whole.seals), head: whole.head, lastVerification: null })
    // asking leaves an entry of its own, after the answer was made
    expect(first).toMatchObject({ entries: whole.entries - 1, unsealed: 0, writers: whole.writers })
    const { verifyAudit: checked } = await hub.query<{ verifyAudit: Standing }>(
      `mutation Check { verifyAudit ${fields} }`,
      {},
      auditor,
    )
    expect(checked).toMatchObject({
      unsealed: 2,
      lastVerification: {
        account: expect.stringMatching(/^tester-/),
        entries: whole.entries,
        seals: whole.seals,
        head: whole.head,
        faults: 0,
      },
    })
    const other = await hub.ask('mutation { verifyAudit { seal } }', {}, await hub.token('account:admin'))
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', needs: ['audit:read'] })
    const actor = { access: { role: 'owner' }, requestId: 'test' } as const
    await expect(checkAudit(hub.db, actor, 1)).rejects.toThrow(/hub audit verify/)
  })

  test('a file comes in through the API, once, and is found in the list of imports', async () => {
    const clerk = await hub.token('import:write')
    const send = (dryRun: boolean) =>
      hub.query<{
        importRecords: { rowsRead: number; rowsNew: number; rowsSame: number; notes: object[]; batch: object }
      }>(
        `mutation Import($content: String!, $dryRun: Boolean!) { importRecords(input: { kind: TIPS, fileName: "tips-vi.csv", content: $content, synthetic: true, dryRun: $dryRun })
           { rowsRead rowsNew rowsSame rowsRefused notes { line reasonVi } batch { status fileName account notes { line } } } }`,
        { content: sample, dryRun },
        clerk,
      )
    const { importRecords: trial } = await send(true)
    expect(trial).toMatchObject({ rowsRefused: 0, notes: [], batch: null })
    expect(trial.rowsNew).toBeGreaterThan(1)
    const { importRecords: first } = await send(false)
    expect(first).toMatchObject({
      rowsNew: trial.rowsNew,
      batch: { status: 'DONE', fileName: 'tips-vi.csv', notes: [] },
    })
    const { importRecords: second } = await send(false)
    expect(second).toMatchObject({ rowsNew: 0, rowsSame: trial.rowsNew })
    const { imports } = await hub.query<{ imports: object }>('{ imports { totalCount } }', {}, clerk)
    expect(imports).toEqual({ totalCount: 2 })
  })

  const audit = (...argv: string[]) => runHub(hub.db, 'audit', ...argv)
  const act = (word: string) =>
    recordOperation(hub.db, { role: 'staff', accountId: null, scopes: [] }, { action: word as AuditAction })
  const head = async () => {
    const { code, text } = await audit('head')
    expect(code).toBe(0)
    expect(text).toMatch(/^\d+ [0-9a-f]{64}$/)
    return text.split(' ')[1] ?? ''
  }

  test('an anchor holds while the log grows, and no other hash does', async () => {
    await act('first')
    const anchor = await head()
    await act('second')
    const good = await audit('verify', '--anchor', anchor.toUpperCase())
    expect(good).toMatchObject({ code: 0, text: expect.stringContaining('The anchor is part of it.') })
    const altered = anchor.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
    expect(await audit('verify', '--anchor', altered)).toMatchObject({
      code: 1,
      text: expect.stringContaining(`No seal of this log has the hash ${altered}`),
    })
    expect(await audit('verify', '--anchor', anchor.slice(1))).toMatchObject({
      code: 1,
      text: expect.stringContaining('64 hexadecimal digits'),
    })
  })

  test('a log whose end was cut off with its seal is whole to itself, and not beside the anchor', async () => {
    await act('to stay')
    const before = await head()
    await act('to be cut off')
    const anchor = await head()
    const tables = ['audit_entry', 'audit_seal_head', 'audit_seal']
    await withSql(hub.db, { role: 'owner' }, async (sql) => {
      for (const table of tables) await sql.query(`alter table ${table} disable trigger keep_audit`)
      await sql.query(`delete from audit_entry where id >= (select id from audit_entry where action = 'to be cut off')`)
      await sql.query('delete from audit_seal_head where seal_no = (select max(no) from audit_seal)')
      await sql.query('delete from audit_seal where no = (select max(no) from audit_seal)')
      for (const table of tables) await sql.query(`alter table ${table} enable trigger keep_audit`)
    })
    expect(await audit('verify')).toMatchObject({ code: 0, text: expect.stringContaining('The log is whole') })
    expect(await audit('verify', '--anchor', before)).toMatchObject({ code: 0 })
    expect(await audit('verify', '--anchor', anchor)).toMatchObject({
      code: 1,
      text: expect.stringContaining('its end was cut off'),
    })
  })

  test('a check is noted in the log, with what it found', async () => {
    const rows = await withSql(hub.db, { role: 'owner' }, (sql) =>
      sql.query<{ faults: number; entries: number }>(
        `select (detail ->> 'faults')::int as faults, (detail ->> 'entries')::int as entries from audit_entry where action = 'verifyAudit' order by id`,
      ),
    )
    expect(rows.length).toBeGreaterThan(2)
    for (const { faults, entries } of rows) {
      expect(faults).toBe(0)
      expect(entries).toBeGreaterThan(0)
    }
  })
})
