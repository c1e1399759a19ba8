import { withSql } from '@hub/prisma/access'
import { addAccount } from '@hub/prisma/data/account'
import { verifyAudit } from '@hub/prisma/data/audit-check'
import { useSecret } from '@hub/prisma/data/identity'
import { testKinds } from '@hub/prisma/test-database'
import { recordStatements } from '@hub/prisma/test-statement'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, viewerWith } from './test-api.ts'

const officer = viewerWith('records:read', 'records:write')
const reader = viewerWith('records:read')

/** The law of the small world: its clocks, support, eligibility and offences. */
const law = [
  `insert into legal_clock (kind, subject, label_vi, label_en, hours, days, extension_months, legal_ref, valid_from, source_id) values
     ('TIP_CLASSIFY', 'TIP', 'Phân loại', 'Classify', null, 3, null, 'JC 01/2017', '2018-03-01', 'test'),
     ('TIP_DECIDE', 'TIP', 'Quyết định', 'Decide', null, 20, 2, 'CPC 147', '2018-01-01', 'test'),
     ('VICTIM_FIRST_CHECK', 'VICTIM', 'Xác minh', 'Check', null, 3, null, '53/2024', '2025-07-01', 'test')`,
  `insert into support_type (code, label_vi, label_en, source_id) values ('MEDICAL', 'Y tế', 'Medical', 'test'), ('SCHOOLING', 'Học', 'Schooling', 'test')`,
  `insert into support_eligibility (support_code, victim_class, law, legal_ref, valid_from, source_id) values
     ('MEDICAL', 'UNDER_IDENTIFICATION_IN_VN', '53/2024/QH15', '37', '2025-07-01', 'test'),
     ('MEDICAL', 'VN_VICTIM', '53/2024/QH15', '37', '2025-07-01', 'test'), ('SCHOOLING', 'VN_VICTIM', '53/2024/QH15', '37', '2025-07-01', 'test')`,
  `insert into offence (code, label_vi, label_en, legal_ref, valid_from, source_id) values ('150', 'Mua bán người', 'Trafficking', 'PC', '2018-01-01', 'test')`,
]

describe.each(testKinds)('the staff API on the %s database', (kind) => {
  let api: TestApi
  beforeAll(async () => {
    api = await openTestApi(kind)
    useSecret(api.db, 'a secret for tests that is long enough')
    await withSql(api.db, { role: 'owner' }, async (sql) => {
      for (const statement of law) await sql.query(statement)
    })
    const { accountId } = await addAccount(api.db, { name: 'tester', scopes: ['records:read'], expiresInDays: 1 })
    expect(accountId).toBe('1')
  }, 120_000)
  afterAll(() => api?.drop())

  const recordCase = (code: string, extra = '') =>
    api.data<{ recordCase: { id: string } }>(
      `mutation { recordCase(input: { code: "${code}", openedOn: "2025-08-01", unit: { id: "AdminUnit:8" }, offences: ["150"], synthetic: true,
         acts: [RECRUIT], purposes: [FORCED_LABOUR], ring: "R-1", people: [{ role: SUSPECT, sex: MALE, ageGroup: ADULT, people: 2 }],
         routes: ["KeyRoute:1"] ${extra} }) { id } }`,
      officer,
    )

  const recordVictim = (extra = '') =>
    api.data<{ recordVictim: { id: string; pseudonym: string; deadlines: { clock: string; state: string }[] } }>(
      `mutation { recordVictim(input: { sex: FEMALE, ageAtExploitation: 17, intakeChannel: SELF_REPORT, homeUnit: { id: "AdminUnit:8" },
         reportedOn: "2025-08-02", synthetic: true ${extra} }) { id pseudonym deadlines { clock state } } }`,
      officer,
    )

  test('records are closed to everybody without the scope', async () => {
    for (const list of ['tips', 'cases', 'victims', 'deadlines', 'populationReviews', 'imports', 'auditEntries']) {
      expect(await api.refusal(`{ ${list} { totalCount } }`), list).toMatchObject({ code: 'UNAUTHENTICATED' })
      const nobody = viewerWith('figures:exact')
      expect(await api.refusal(`{ ${list} { totalCount } }`, nobody), list).toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(await api.refusal('{ deadlineAgencies { id } }')).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await api.refusal('{ deadlineAgencies { id } }', viewerWith('figures:exact'))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await api.refusal('{ node(id: "Tip:1") { id } }')).toMatchObject({ code: 'UNAUTHENTICATED' })
    const write = 'mutation { advanceCase(input: { case: "Case:1", stage: CHARGED, on: "2025-08-02" }) { id } }'
    expect(await api.refusal(write, reader)).toMatchObject({ code: 'FORBIDDEN', needs: ['records:write'] })
    const blind = viewerWith('records:write')
    expect(await api.refusal(write, blind)).toMatchObject({ code: 'FORBIDDEN', needs: ['records:read'] })
  })

  test('a page of tips with units and cases is one statement, and is filtered by unit, day, status and words', async () => {
    const query = (args: string) =>
      `{ tips(${args}) { totalCount nodes { id receivedAt unit { code nameVi parent { code } } agency { code } case { code unit { code } } } } }`
    await api.data(query('first: 2'), reader) // the catalogue is loaded
    const { tips } = await api.data<{ tips: { totalCount: number; nodes: { unit: object; case: unknown }[] } }>(
      query('first: 3, filter: { units: [{ code: "256", basis: BEFORE_2025_07 }] }'),
      reader,
    )
    expect(tips.totalCount).toBe(7)
    expect(tips.nodes).toHaveLength(3)
    expect(tips.nodes[0]).toMatchObject({
      receivedAt: '2024-03-05T02:00:00.000Z',
      unit: { code: '09163', nameVi: 'Vũ Ninh', parent: { code: '256' } },
      case: null,
    })
    const sent = await recordStatements(() => api.data(query('first: 10').replace('totalCount', ''), reader))
    expect(sent).toHaveLength(1)
    const count = async (filter: string) =>
      (await api.data<{ tips: { totalCount: number } }>(`{ tips(filter: { ${filter} }) { totalCount } }`, reader)).tips
        .totalCount
    expect(await count('received: { from: "2024-03-05", to: "2024-03-05" }')).toBe(9)
    expect(await count('received: { from: "2024-03-06" }')).toBe(0)
    expect(await count('statuses: [RESOLVED]')).toBe(0)
    expect(await count('text: "zalo"')).toBe(0)
    expect(await count('near: { lon: 106.05, lat: 21.05, withinKm: 5 }')).toBe(0)
    expect(
      await api.refusal(
        '{ tips(filter: { received: { from: "2024-03-06", to: "2024-03-05" } }) { totalCount } }',
        reader,
      ),
    ).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('a tip from the public leaves a receipt, and only its holder can follow it up', async () => {
    const { submitTip } = await api.data<{ submitTip: { receipt: string; unitNameVi: string } }>(
      'mutation { submitTip(input: { topic: ONLINE_JOB_OFFER, unitCode: "09169", summary: "Rủ đi làm xa", lon: 106.05, lat: 21.05 }) { receipt receivedOn unitNameVi } }',
    )
    expect(submitTip.receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(submitTip.unitNameVi).toBe('Vũ Ninh')
    const sloppy = submitTip.receipt.toLowerCase().replace(/-/g, ' ')
    const { followUpTip } = await api.data<{ followUpTip: object }>(
      `mutation { followUpTip(receipt: "${sloppy}", message: "Còn nữa") { status messages { body fromReporter } } }`,
    )
    expect(followUpTip).toEqual({ status: 'RECEIVED', messages: [{ body: 'Còn nữa', fromReporter: true }] })
    const { tips } = await api.data<{ tips: { nodes: { id: string }[] } }>(
      '{ tips(filter: { channels: [HUB] }) { nodes { id } } }',
      reader,
    )
    const reply = (id: string | undefined) =>
      `mutation { replyToTip(input: { tip: "${id}", message: "Cảm ơn" }) { messages { body fromReporter } } }`
    const answered = [
      { body: 'Còn nữa', fromReporter: true },
      { body: 'Cảm ơn', fromReporter: false },
    ]
    expect(await api.data(reply(tips.nodes[0]?.id), officer)).toEqual({ replyToTip: { messages: answered } })
    expect(
      await api.data(`mutation { followUpTip(receipt: "${submitTip.receipt}") { messages { body fromReporter } } }`),
    ).toEqual({ followUpTip: { messages: answered } })
    expect(await api.refusal(reply('Tip:1'), officer)).toMatchObject({ code: 'CONFLICT', field: 'input.tip' })
    expect(await api.refusal('mutation { followUpTip(receipt: "0000-0000-0000-0000") { status } }')).toMatchObject({
      code: 'NOT_FOUND',
    })
    const far = 'mutation { submitTip(input: { topic: OTHER, unitCode: "09169", lon: 100, lat: 10 }) { receipt } }'
    expect(await api.refusal(far)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.lon' })
    const ended = 'mutation { submitTip(input: { topic: OTHER, unitCode: "256" }) { receipt } }'
    expect(await api.refusal(ended)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.unitCode' })
    const found = await api.data<{ tips: { nodes: object[] } }>(
      '{ tips(filter: { text: "RU DI LAM" }) { nodes { channel unit { id } point { lon } deadlines { clock state } } } }',
      reader,
    )
    expect(found.tips.nodes).toEqual([
      {
        channel: 'HUB',
        unit: { id: 'AdminUnit:8' },
        point: { lon: 106.05 },
        deadlines: [
          { clock: 'TIP_CLASSIFY', state: 'OPEN' },
          { clock: 'TIP_DECIDE', state: 'OPEN' },
        ],
      },
    ])
  })

  test('a tip from the public keeps no moment finer than its hour, nor do the contact sealed with it and what is written about it', async () => {
    const { submitTip } = await api.data<{ submitTip: { receipt: string } }>(
      'mutation { submitTip(input: { topic: OTHER, unitCode: "09169", summary: "giờ", contact: "0222 111 111" }) { receipt } }',
    )
    await api.data(`mutation { followUpTip(receipt: "${submitTip.receipt}", message: "Thêm") { status } }`)
    const { tips } = await api.data<{ tips: { nodes: { id: string }[] } }>(
      '{ tips(filter: { text: "giờ" }) { nodes { id } } }',
      reader,
    )
    await api.data(`mutation { replyToTip(input: { tip: "${tips.nodes[0]?.id}", message: "Đã rõ" }) { id } }`, officer)
    const rows = await withSql(api.db, { role: 'owner' }, (sql) =>
      sql.query<{ name: string; value: string; whole: boolean }>(
        `with filed as (select * from tip where summary = 'giờ'),
           kept as (
             select 'tip' as name, to_jsonb(f) as row from filed f
             union all select 'deadline', to_jsonb(d) from deadline d join filed f on d.tip_id = f.id
             union all select 'tip_message', to_jsonb(m) from tip_message m join filed f on m.tip_id = f.id
             union all select 'data_key', to_jsonb(k) from identity.data_key k join filed f on k.subject = 'TIP' and k.subject_id = f.id
             union all select 'entry', to_jsonb(e) from identity.entry e join filed f on e.subject = 'TIP' and e.subject_id = f.id)
         select name || '.' || v.key as name, v.value, date_trunc('hour', v.value::timestamptz) = v.value::timestamptz as whole
         from kept cross join lateral jsonb_each_text(row) v where v.key like '%\\_at' and v.value is not null order by 1`,
      ),
    )
    expect(rows.map(({ name }) => name)).toEqual([
      'data_key.made_at',
      ...Array(2).fill('deadline.due_at'),
      ...Array(2).fill('deadline.started_at'),
      'entry.written_at',
      'tip.received_at',
      'tip.recorded_at',
      ...Array(2).fill('tip_message.sent_at'),
    ])
    expect(rows.filter(({ whole }) => !whole)).toEqual([])
  })

  test('a tip is handled in legal order, its clocks stop, and a second record of it is a conflict', async () => {
    const record = `mutation { recordTip(input: { kind: TIN_BAO, channel: PHONE, topic: TRANSPORT, receivedAt: "2025-08-05T09:00:00+07:00",
      unit: { id: "AdminUnit:8" }, originId: "A1", origin: "ca-tinh", synthetic: true, reporter: { contact: "0222 000 000" } }) { id status } }`
    const { recordTip } = await api.data<{ recordTip: { id: string } }>(record, officer)
    expect(await api.refusal(record, officer)).toMatchObject({ code: 'CONFLICT', field: 'input.originId' })
    const step = (name: string, at: string, more = '') =>
      `mutation { ${name}(input: { tip: "${recordTip.id}", at: "${at}" ${more} }) { status outcome case { code } deadlines { clock state extended } } }`
    expect(await api.refusal(step('actOnTip', '2025-08-06T09:00:00+07:00'), officer)).toMatchObject({
      code: 'CONFLICT',
      status: 'RECEIVED',
    })
    expect(await api.refusal(step('classifyTip', '2025-08-01T09:00:00+07:00'), officer)).toMatchObject({
      field: 'input.at',
    })
    await api.data(step('classifyTip', '2025-08-06T09:00:00+07:00', 'agency: "Agency:1"'), officer)
    await api.data(step('actOnTip', '2025-08-07T09:00:00+07:00'), officer)
    await api.data(step('extendTip', '2025-08-20T09:00:00+07:00'), officer)
    const prosecute = 'outcome: PROSECUTE'
    expect(await api.refusal(step('resolveTip', '2025-09-20T09:00:00+07:00', prosecute), officer)).toMatchObject({
      field: 'input.case',
    })
    const { recordCase: made } = await recordCase('24-2025-0001')
    const { resolveTip } = await api.data<{ resolveTip: object }>(
      step('resolveTip', '2025-09-20T09:00:00+07:00', `${prosecute}, case: "${made.id}"`),
      officer,
    )
    expect(resolveTip).toEqual({
      status: 'RESOLVED',
      outcome: 'PROSECUTE',
      case: { code: '24-2025-0001' },
      deadlines: [
        { clock: 'TIP_CLASSIFY', state: 'MET', extended: false },
        { clock: 'TIP_DECIDE', state: 'MET', extended: true },
      ],
    })
  })

  test('a case moves in legal order, and its graph is read with statements that do not grow', async () => {
    const { recordCase: made } = await recordCase('24-2025-0002')
    const advance = (stage: string, on: string) =>
      `mutation { advanceCase(input: { case: "${made.id}", stage: ${stage}, on: "${on}", people: 2 }) { stage stages { stage reachedOn } } }`
    expect(await api.refusal(advance('INDICTED', '2025-09-01'), officer)).toMatchObject({
      code: 'CONFLICT',
      next: ['CHARGED', 'SUSPENDED'],
    })
    expect(await api.refusal(advance('CHARGED', '2025-07-01'), officer)).toMatchObject({ field: 'input.on' })
    for (const [stage, on] of [
      ['CHARGED', '2025-08-10'],
      ['CONCLUDED', '2025-10-01'],
      ['INDICTED', '2025-10-20'],
    ] as const) {
      await api.data(advance(stage, on), officer)
    }
    const trial = (more: string) =>
      `mutation { recordTrial(input: { case: "${made.id}", instance: FIRST_INSTANCE, heldOn: "2025-11-20", unit: { id: "AdminUnit:8" }, defendants: 2 ${more} }) { trials { heldOn isMobile defendants } } }`
    expect(await api.refusal(trial('isMobile: true, closedHearing: true'), officer)).toMatchObject({
      field: 'input.isMobile',
    })
    expect(await api.data(trial('isMobile: true'), officer)).toEqual({
      recordTrial: { trials: [{ heldOn: '2025-11-20', isMobile: true, defendants: 2 }] },
    })
    await recordVictim(`, case: "${made.id}"`)
    const graph = (
      first: number,
    ) => `{ cases(first: ${first}, orderBy: CODE_ASC) { nodes { code unit { nameVi } stages { stage } people { role people } offences { code }
      routes { code } trials { instance } ring { code cases { code } } tips { id } deadlines { clock }
      victims { pseudonym statuses { status } services { type } consents { purpose } deadlines { clock } } } } }`
    const statements = async () => {
      await api.data(graph(50), reader) // so that what is kept for some seconds is not read just now
      return (await recordStatements(() => api.data(graph(50), reader))).length
    }
    const few = await statements()
    for (const code of ['3', '4', '5', '6']) {
      const { recordCase: more } = await recordCase(`24-2025-000${code}`)
      await recordVictim(`, case: "${more.id}"`)
    }
    expect(await statements()).toBe(few)
    const { cases } = await api.data<{ cases: { nodes: object[] } }>(graph(2), reader)
    expect(cases.nodes[1]).toMatchObject({
      code: '24-2025-0002',
      stages: [{ stage: 'OPENED' }, { stage: 'CHARGED' }, { stage: 'CONCLUDED' }, { stage: 'INDICTED' }],
      people: [{ role: 'SUSPECT', people: 2 }],
      offences: [{ code: '150' }],
      routes: [{ code: 'QL18' }],
      trials: [{ instance: 'FIRST_INSTANCE' }],
      victims: [{ statuses: [{ status: 'REPORTED' }], services: [], deadlines: [{ clock: 'VICTIM_FIRST_CHECK' }] }],
    })
    expect(cases.nodes[1]).toHaveProperty('ring.cases.length', 6)
  })

  test('a case of the same code, an unknown article and a unit of another day are refused by field', async () => {
    const refused = async (code: string, extra: string) =>
      await recordCase(code, extra).catch((error: { extensions?: object }) => error.extensions)
    expect(await refused('24-2025-0001', '')).toMatchObject({ code: 'CONFLICT', field: 'input.code' })
    expect(await refused('x', '')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.code' })
    const old = `mutation { recordCase(input: { code: "C-9", openedOn: "2025-08-01", unit: { id: "AdminUnit:4" }, offences: [], synthetic: true }) { id } }`
    expect(await api.refusal(old, officer)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.unit' })
    const article = old.replace('AdminUnit:4', 'AdminUnit:8').replace('[]', '["999"]')
    expect(await api.refusal(article, officer)).toMatchObject({ field: 'input.offences' })
    const real = old.replace('AdminUnit:4', 'AdminUnit:8').replace('true', 'false')
    expect(await api.refusal(real, officer)).toMatchObject({ code: 'CONFLICT', field: 'input.synthetic' })
  })

  test('a victim is identified in legal order, supported by the law in force, and named nowhere', async () => {
    const { recordVictim: made } = await recordVictim(
      ', identity: { name: "Một Cái Tên", contact: "0900" }, consents: [{ purpose: SUPPORT, givenOn: "2025-08-02" }]',
    )
    expect(made.pseudonym).toMatch(/^V-[0-9A-Z]{10}$/)
    const sealed = await withSql(api.db, { role: 'owner' }, (sql) =>
      sql.query<{ field: string; text: string }>(
        `select field, encode(ciphertext, 'escape') as text from identity.entry where subject = 'VICTIM' and subject_id = $1::bigint order by field`,
        [made.id.slice('Victim:'.length)],
      ),
    )
    expect(sealed.map(({ field }) => field)).toEqual(['CONTACT', 'NAME'])
    expect(sealed.some(({ text }) => text.includes('0900') || text.includes('Tên'))).toBe(false)

    const support = (type: string, on: string) =>
      `mutation { recordSupport(input: { victim: "${made.id}", type: "${type}", fromOn: "${on}", costVnd: 1500000 }) { services { type law outcome costVnd } } }`
    expect(await api.refusal(support('SCHOOLING', '2025-08-03'), officer)).toMatchObject({
      field: 'input.type',
      entitled: ['MEDICAL'],
    })
    await api.data(support('MEDICAL', '2025-08-03'), officer)
    const identify = (status: string, more: string) =>
      `mutation { identifyVictim(input: { victim: "${made.id}", status: ${status}, on: "2025-08-04" ${more} }) { status deadlines { state } statuses { evidence } } }`
    expect(await api.refusal(identify('CONFIRMED', ''), officer)).toMatchObject({ field: 'input.evidence' })
    expect(
      await api.data(identify('CONFIRMED', ', evidence: [PROCEEDINGS_BODY], documentNumber: "12"'), officer),
    ).toEqual({
      identifyVictim: {
        status: 'CONFIRMED',
        deadlines: [{ state: 'MET' }],
        statuses: [{ evidence: [] }, { evidence: ['PROCEEDINGS_BODY'] }],
      },
    })
    expect(await api.refusal(identify('NOT_VICTIM', ''), officer)).toMatchObject({ code: 'CONFLICT', next: [] })
    expect(await api.data(support('SCHOOLING', '2025-09-01'), officer)).toEqual({
      recordSupport: {
        services: [
          { type: 'MEDICAL', law: '53/2024/QH15', outcome: 'ONGOING', costVnd: 1500000 },
          { type: 'SCHOOLING', law: '53/2024/QH15', outcome: 'ONGOING', costVnd: 1500000 },
        ],
      },
    })
    const { victims } = await api.data<{ victims: { totalCount: number } }>(
      '{ victims(filter: { supported: true, units: [{ code: "256", basis: BEFORE_2025_07 }] }) { totalCount } }',
      reader,
    )
    expect(victims.totalCount).toBe(1)
  })

  test('deadlines tell what is late, with the record they are about', async () => {
    const { deadlines } = await api.data<{
      deadlines: { nodes: { state: string; daysLate: number; subject: object }[] }
    }>(
      `{ deadlines(filter: { states: [OVERDUE], subjects: [VICTIM] }, first: 50) { nodes { state daysLate labelEn subjectKind subject { __typename ... on Victim { pseudonym } } } } }`,
      reader,
    )
    expect(deadlines.nodes.length).toBeGreaterThan(3)
    for (const row of deadlines.nodes)
      expect(row).toMatchObject({ state: 'OVERDUE', subject: { __typename: 'Victim' } })
    // the longest delay first: what should have been checked in August 2025 is late by more than a year
    const delays = deadlines.nodes.map(({ daysLate }) => daysLate)
    expect(delays[0]).toBeGreaterThan(365)
    expect(delays).toEqual([...delays].sort((a, b) => b - a))
  })

  test('an event is recorded, a file that is none is refused, and a release is published', async () => {
    const event = `mutation { recordCampaignEvent(input: { titleVi: "Tọa đàm", eventType: SEMINAR, setting: SCHOOL, audience: YOUTH, channel: FACE_TO_FACE,
      heldOn: "2025-09-01", unit: { code: "09169" }, attendance: 50, synthetic: true, campaign: "NGAY_30_7_2025" }) { titleVi attendance unit { id } campaign { code } } }`
    expect(await api.data(event, officer)).toEqual({
      recordCampaignEvent: {
        titleVi: 'Tọa đàm',
        attendance: 50,
        unit: { id: 'AdminUnit:8' },
        campaign: { code: 'NGAY_30_7_2025' },
      },
    })
    expect(await api.refusal(event.replace('attendance: 50', 'attendance: -1'), officer)).toMatchObject({
      field: 'input.attendance',
    })
    expect(await api.refusal(event.replace('NGAY_30_7_2025', 'X'), officer)).toMatchObject({ field: 'input.campaign' })
    const file =
      'mutation { importRecords(input: { kind: TIPS, fileName: "a.csv", content: "a,b\\n1,2" }) { rowsRead } }'
    expect(await api.refusal(file, viewerWith('import:write'))).toMatchObject({ code: 'BAD_USER_INPUT' })
    const release = 'mutation { publishRelease { number } }'
    expect(await api.refusal(release, officer)).toMatchObject({ code: 'FORBIDDEN', needs: ['release:publish'] })
    expect(await api.data(release, viewerWith('release:publish'))).toEqual({ publishRelease: { number: 2 } })
    expect(
      await api.data('mutation { retireRelease(number: 2, reason: "Thử") { number } }', viewerWith('release:publish')),
    ).toEqual({ retireRelease: { number: 1 } })
  })

  test('every write left one entry, the chain holds, and the log tells no value', async () => {
    const auditor = viewerWith('audit:read')
    const { auditEntries } = await api.data<{ auditEntries: { totalCount: number; nodes: { action: string }[] } }>(
      '{ auditEntries(first: 200, orderBy: AT_ASC) { totalCount nodes { action account subject detail hash previousHash } } }',
      auditor,
    )
    const actions = auditEntries.nodes.map(({ action }) => action)
    expect(actions.slice(0, 2)).toEqual(['publishRelease', 'addAccount'])
    expect(actions.filter((action) => action === 'recordCase')).toHaveLength(6)
    expect(actions.filter((action) => action === 'recordVictim')).toHaveLength(6)
    expect(JSON.stringify(auditEntries)).not.toMatch(/0900|Tên|Rủ/)
    const check = await verifyAudit(api.db)
    expect(check).toMatchObject({ entries: auditEntries.totalCount })
    expect(check.broken).toBeUndefined()
  })
})
