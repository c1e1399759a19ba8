import { readFileSync } from 'node:fs'
import { verifyAudit } from '@hub/prisma/data/audit-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
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
})
