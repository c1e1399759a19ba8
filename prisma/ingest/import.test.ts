import { readFileSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSql } from '../access.ts'
import { loadReference } from '../reference/load.ts'
import { freshDatabase, type TestDatabase, testKinds } from '../test-database.ts'
import { type ImportRequest, importRecords } from './import.ts'
import { type ImportKind, importKinds } from './kind.ts'
import { writeNoteFile } from './note-file.ts'

const sample = (name: string) => readFileSync(new URL(`../sample/${name}.csv`, import.meta.url))
const tipHead =
  'id,kind,channel,received_at,unit_code,topic,classified_at,first_action_at,resolved_at,extended,case,lon,lat,summary'
const csv = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`)

describe.each(testKinds)('importing into a database that is %s', (databaseKind) => {
  let own: TestDatabase
  beforeAll(async () => {
    own = await freshDatabase(databaseKind)
    await withSql(own.db, { role: 'owner' }, (sql) => loadReference(sql))
  }, 120_000)
  afterAll(() => own.drop())

  const run = (kind: ImportKind, file: Uint8Array, rest: Pick<ImportRequest, 'dryRun' | 'synthetic' | 'access'> = {}) =>
    importRecords(own.db, { kind, file, fileName: 'a.csv', synthetic: true, ...rest })
  const rows = <T extends object>(text: string, params: unknown[] = []) =>
    withSql(own.db, { role: 'owner' }, (sql) => sql.query<T>(text, params))
  const counted = async (
    file: Promise<{ read: number; new: number; changed: number; same: number; refused: number }>,
  ) => {
    const { read, new: added, changed, same, refused } = await file
    return { read, new: added, changed, same, refused }
  }

  test('a dry run checks everything and writes nothing', async () => {
    const report = await run('tips', sample('tips-vi'), { dryRun: true })
    expect(report).toMatchObject({ batchId: null, read: 4, new: 4, refused: 0, notes: [] })
    const [left] = await rows<{ n: number }>(
      `select ((select count(*) from tip) + (select count(*) from import_batch) + (select count(*) from data_kind) + (select count(*) from deadline))::int as n`,
    )
    expect(left?.n).toBe(0)
  })

  test('the samples of every kind and language import whole, and a second time change nothing', async () => {
    for (const kind of importKinds)
      for (const language of ['vi', 'en']) {
        const file = sample(`${kind}-${language}`)
        const first = await run(kind, file, { synthetic: false })
        expect(first.notes, `${kind}-${language}`).toEqual([])
        expect(first.new, `${kind}-${language}`).toBe(first.read)
        const again = await run(kind, file, { synthetic: false })
        expect(again, `${kind}-${language}`).toMatchObject({ new: 0, changed: 0, refused: 0, same: first.read })
      }
    expect(await rows('select kind from data_kind')).toEqual([{ kind: 'SYNTHETIC' }])
  })

  test('an import is recorded with its counts, its hash and an audit entry', async () => {
    const { batchId } = await run('tips', sample('tips-en'))
    const [batch] = await rows(
      `select kind, file_name, status, rows_read, rows_same, length(sha256) as length from import_batch where id = $1::bigint`,
      [batchId],
    )
    expect(batch).toEqual({ kind: 'tips', file_name: 'a.csv', status: 'DONE', rows_read: 3, rows_same: 3, length: 64 })
    const [entry] = await rows(`select action, detail from audit_entry where subject = $1`, [`ImportBatch:${batchId}`])
    expect(entry).toMatchObject({ action: 'importRecords', detail: { kind: 'tips', same: 3 } })
  })

  test('clocks run by the law of the day, are met by what was done, and stretch when extended', async () => {
    await run(
      'tips',
      csv(
        tipHead,
        'K1,TIN_BAO,PHONE,2024-03-01T08:00,09169,OTHER,2024-03-06T08:00,2024-03-06T09:00,2024-04-20T08:00,yes,,,,',
      ),
    )
    const clocks = await rows(
      `select clock_kind, (met_at <= due_at) as in_time, d.extended, round(extract(epoch from due_at - started_at) / 86400)::int as days
       from deadline d join tip t on t.id = d.tip_id where t.origin_id = 'K1' order by 1`,
    )
    expect(clocks).toEqual([
      { clock_kind: 'TIP_CLASSIFY', in_time: false, extended: false, days: 3 },
      { clock_kind: 'TIP_DECIDE', in_time: true, extended: true, days: 81 },
      { clock_kind: 'TIP_FORWARD', in_time: false, extended: false, days: 1 },
    ])
    // the first check of a victim is law from 1 July 2025 on
    const checks = await rows(
      `select v.origin_id, (d.met_at <= d.due_at) as in_time from deadline d join victim v on v.id = d.victim_id where d.clock_kind = 'VICTIM_FIRST_CHECK' order by 1`,
    )
    expect(checks).toEqual([
      { origin_id: 'MAU-NN-02', in_time: true },
      { origin_id: 'SAMPLE-V1', in_time: true },
    ])
  })

  test('a changed row is brought up to date, and an empty cell leaves what is stored', async () => {
    const first = 'U1,TIN_BAO,PHONE,2025-09-01T08:00,09169,OTHER,,,,,,106.08,21.19,Tóm tắt'
    expect(await counted(run('tips', csv(tipHead, first)))).toMatchObject({ new: 1 })
    const later = 'U1,TIN_BAO,PHONE,2025-09-01T08:00,09169,OTHER,2025-09-02T08:00,,,,MAU-VA-2023-01,,,'
    expect(await counted(run('tips', csv(tipHead, later)))).toMatchObject({ new: 0, changed: 1 })
    const [tip] = await rows(
      `select status, place_precision, summary, case_id is not null as linked, (select met_at is not null from deadline where tip_id = tip.id and clock_kind = 'TIP_CLASSIFY') as met
       from tip where origin_id = 'U1'`,
    )
    expect(tip).toEqual({ status: 'CLASSIFIED', place_precision: 'POINT', summary: 'Tóm tắt', linked: true, met: true })
  })

  test('a case moves on with the stages a later file tells', async () => {
    const head = 'id,opened_on,charged_on,indicted_on,accused,unit_code,offences'
    await run('cases', csv(head, 'S1,2025-08-01,,,,09169,150'))
    expect(await counted(run('cases', csv(head, 'S1,2025-08-01,2025-08-05,2025-11-01,4,09169,151')))).toMatchObject({
      changed: 1,
    })
    const [one] = await rows(
      `select stage, stage_on, (select people from case_stage s where s.case_id = c.id and s.stage = 'CHARGED') as accused,
         array(select offence_code from case_offence o where o.case_id = c.id) as offences from criminal_case c where origin_id = 'S1'`,
    )
    expect(one).toEqual({ stage: 'INDICTED', stage_on: '2025-11-01', accused: 4, offences: ['151'] })
  })

  test('faulty rows are refused one by one, noted without their values, and written next to the file', async () => {
    const report = await run(
      'tips',
      csv(
        tipHead,
        'F1,TIN_BAO,PHONE,2025-09-01,09169,OTHER,,,,,,,,',
        'F2,NHAM,PHONE,2025-09-01,09169,OTHER,,,,,,,,',
        'F3,TIN_BAO,PHONE,2025-09-01,09169,OTHER,,,,,KHONG-CO,,,',
        'F4,TIN_BAO,PHONE,2025-09-01,09169,OTHER,,,,,,106.6,21.4,',
        'F5,TIN_BAO,PHONE,2025-09-01,09169,OTHER,,,',
      ),
    )
    expect(report).toMatchObject({ read: 5, new: 1, refused: 4 })
    expect(report.notes.map(({ line, code }) => [line, code])).toEqual(
      expect.arrayContaining([
        [3, 'UNKNOWN_CODE'],
        [4, 'UNKNOWN_REFERENCE'],
        [5, 'FAR_POINT'],
        [6, 'CELL_COUNT'],
      ]),
    )
    const stored = await rows<{ text: string }>(
      `select string_agg(concat_ws(' ', column_name, reason_code, reason_vi, reason_en), '|') as text from import_note where batch_id = $1::bigint`,
      [report.batchId],
    )
    expect(stored[0]?.text).toContain('FAR_POINT')
    expect(stored[0]?.text).not.toMatch(/NHAM|KHONG-CO/)
    const path = await writeNoteFile(join(await mkdtemp(join(tmpdir(), 'hub-note-')), 'a.csv'), report)
    expect(path).toMatch(new RegExp(`import-errors-${report.batchId}\\.csv$`))
    expect(await readFile(path ?? '', 'utf8')).toMatch(/^\uFEFFdòng\/line,.*\r\n3,kind,UNKNOWN_CODE/)
  })

  test('a row against a rule of the database is refused alone, whatever batch it is in', async () => {
    const head = 'id,code,opened_on,unit_code'
    const report = await run(
      'cases',
      csv(head, 'D1,TRUNG-1,2025-08-01,09169', 'D2,TRUNG-1,2025-08-02,09169', 'D3,RIENG,2025-08-03,09169'),
    )
    expect(report).toMatchObject({ read: 3, new: 2, refused: 1 })
    expect(report.notes).toMatchObject([
      { line: 3, code: 'DATABASE', en: expect.stringContaining('criminal_case_code_key') },
    ])
  })

  test('a synthetic database refuses rows that do not say they are synthetic', async () => {
    const report = await run('tips', csv(tipHead, 'R1,TIN_BAO,PHONE,2025-09-01,09169,OTHER,,,,,,,,'), {
      synthetic: false,
    })
    expect(report).toMatchObject({ read: 1, new: 0, refused: 1, notes: [{ code: 'NOT_SYNTHETIC' }] })
  })

  test('a file that cannot be read whole leaves no trace', async () => {
    const before = await rows('select count(*) from import_batch')
    await expect(run('tips', csv('id,kind', '1,TIN_BAO'))).rejects.toThrow(/missing: Kênh tiếp nhận \(channel\)/)
    await expect(run('tips', csv(tipHead, '1,"x'))).rejects.toThrow(/quotation mark/)
    expect(await rows('select count(*) from import_batch')).toEqual(before)
  })

  test('an officer imports in their own name, into their own areas', async () => {
    const [account] = await rows<{ id: string }>(`insert into account (name) values ('officer') returning id::text`)
    const accountId = account?.id ?? ''
    const [commune] = await rows<{ id: string }>(
      `select id::text from admin_unit where scheme = '24' and code = '09169'`,
    )
    const access = (units: string) =>
      ({ role: 'staff', accountId, scopes: ['import:write'], areas: { units, agencies: '' } }) as const
    const told = async (file: Uint8Array) => {
      const { notes, ...counts } = await run('tips', file, { access: access(commune?.id ?? '') })
      return { new: counts.new, changed: counts.changed, refused: notes.map(({ line, code }) => `${line} ${code}`) }
    }
    const own = 'O1,TIN_BAO,PHONE,2025-09-01,09169,OTHER,,,,,,,,'
    const foreign = 'O2,TIN_BAO,PHONE,2025-09-01,09193,OTHER,,,,,,,,'
    expect(await told(csv(tipHead, own, foreign))).toEqual({ new: 1, changed: 0, refused: ['3 OUTSIDE_AREA'] })
    expect(await rows(`select origin_id as id, recorded_by_id::text as by from tip where origin_id like 'O%'`)).toEqual(
      [{ id: 'O1', by: accountId }],
    )
    // A record of somebody else's area is not taken over by naming its number.
    await run('tips', csv(tipHead, foreign))
    const taken = foreign.replace('09193', '09169')
    expect(await told(csv(tipHead, taken))).toEqual({ new: 0, changed: 0, refused: ['2 OUTSIDE_AREA'] })
    const kinds: ImportKind[] = ['cases', 'victims', 'campaign-events']
    for (const kind of kinds)
      expect(await run(kind, sample(`${kind}-vi`), { access: access('all') })).toMatchObject({ refused: 0 })
  })

  test('a long file goes in batches and tells how far it is', async () => {
    const lines = Array.from({ length: 1201 }, (_, at) => `L${at},TIN_BAO,PHONE,2025-09-01,09169,OTHER,,,,,,,,`)
    const told: number[] = []
    const report = await importRecords(
      own.db,
      { kind: 'tips', file: csv(tipHead, ...lines), fileName: 'long.csv', synthetic: true },
      ({ read }) => told.push(read),
    )
    expect(report).toMatchObject({ read: 1201, new: 1201, refused: 0 })
    expect(told).toEqual([0, 500, 1000, 1201])
  }, 60_000)

  test('a text that seems personal is told by line, column and kind, the row is taken, and officers find it flagged', async () => {
    const file = csv(
      tipHead,
      'P1,TIN_BAO,PHONE,2024-03-01T08:00,09169,OTHER,,,,,,,,Chị Lê Thị Thử số 0912345678',
      'P2,TIN_BAO,PHONE,2024-03-01T08:00,09169,OTHER,,,,,,,,Ở đường Lê Lợi',
    )
    const report = await run('tips', file)
    expect(report).toMatchObject({ new: 2, refused: 0 })
    expect(report.notes).toEqual([
      {
        line: 2,
        column: 'summary',
        code: 'PERSONAL_TEXT',
        vi: 'có vẻ chứa tên người, số điện thoại; dòng vẫn được nhận, hãy xem lại và bỏ đi nếu không cần',
        en: "seems to hold a person's name, a telephone number; the row was taken: look at it, and leave that out where it is not needed",
      },
    ])
    const flags = () => rows(`select origin_id, text_flags from tip where origin_id in ('P1', 'P2') order by 1`)
    expect(await flags()).toEqual([
      { origin_id: 'P1', text_flags: ['NAME', 'PHONE'] },
      { origin_id: 'P2', text_flags: [] },
    ])
    // a row without the text leaves both, a better text clears the flags
    await run('tips', csv(tipHead, 'P1,TIN_BAO,PHONE,2024-03-01T08:00,09169,OTHER,,,,,,,,'))
    expect((await flags())[0]).toMatchObject({ text_flags: ['NAME', 'PHONE'] })
    await run('tips', csv(tipHead, 'P1,TIN_BAO,PHONE,2024-03-01T08:00,09169,OTHER,,,,,,,,Một người'))
    expect((await flags())[0]).toMatchObject({ text_flags: [] })
  })
})
