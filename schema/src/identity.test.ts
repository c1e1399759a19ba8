import { withSql } from '@hub/prisma/access'
import { addAccount } from '@hub/prisma/data/account'
import { useSecret } from '@hub/prisma/data/identity'
import { addVictim } from '@hub/prisma/data/small-victim'
import { findInDatabase } from '@hub/prisma/test-canary'
import { testKinds } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, viewerIn, viewerWith } from './test-api.ts'

const officer = viewerWith('records:read', 'records:write')
const opener = viewerWith('records:read', 'identity:open')
const reason = 'Cần liên hệ để đưa đi khám bệnh'
const identity = { NAME: 'Nguyễn Thị Chimhoangyen', CONTACT: '0912345678', PAPER: '027199001234' }

describe.each(testKinds)('identities and persons in the API on the %s database', (kind) => {
  let api: TestApi
  let first: string
  let second: string
  beforeAll(async () => {
    api = await openTestApi(kind)
    useSecret(api.db, 'a secret for tests that is long enough')
    await addAccount(api.db, { name: 'tester', scopes: [...opener.scopes], expiresInDays: 1 })
    const actor = { access: officer.access, requestId: 'test' }
    first = await addVictim(api.db, actor, '1', identity, { originId: 'A-1' })
    second = await addVictim(api.db, actor, '3', { PAPER: 'CCCD 027 199 001 234' })
  }, 180_000)
  afterAll(() => api?.drop())

  const open = (more = '') =>
    `mutation { openIdentity(input: { subjectId: "Victim:${first}", fields: [NAME, CONTACT], reasonCode: CONTACT, reason: "${reason}"${more} }) { subjectId account fields reasonCode reason } }`
  const read = (id: string) => `{ node(id: "Victim:${id}") { ... on Victim { identity { name contact paper } } } }`

  test('a record tells which fields are sealed and which agencies know the person, and nothing more', async () => {
    const { victims } = await api.data<{ victims: { nodes: object[] } }>(
      '{ victims(orderBy: REPORTED_ON_ASC) { nodes { id sealedFields alsoRecordedBy { agency { code } byPaper } identityOpenings { reason } } } }',
      officer,
    )
    expect(victims.nodes).toEqual([
      {
        id: `Victim:${first}`,
        sealedFields: ['CONTACT', 'NAME', 'PAPER'],
        alsoRecordedBy: [{ agency: { code: 'SO_Y_TE' }, byPaper: true }],
        identityOpenings: [],
      },
      {
        id: `Victim:${second}`,
        sealedFields: ['PAPER'],
        alsoRecordedBy: [{ agency: { code: 'UBND_TINH' }, byPaper: true }],
        identityOpenings: [],
      },
    ])
  })

  test('an identity is read by whoever opened it, field by field, and by nobody without the scope', async () => {
    expect(await api.refusal(open(), officer)).toMatchObject({ code: 'FORBIDDEN', needs: ['identity:open'] })
    expect(await api.refusal(read(first), officer)).toMatchObject({ code: 'FORBIDDEN', needs: ['identity:open'] })
    expect(await api.data(read(first), opener)).toEqual({ node: { identity: null } })
    expect(await api.data(open(), opener)).toEqual({
      openIdentity: {
        subjectId: `Victim:${first}`,
        account: 'tester',
        fields: ['NAME', 'CONTACT'],
        reasonCode: 'CONTACT',
        reason,
      },
    })
    expect(await api.data(read(first), opener)).toEqual({
      node: { identity: { name: identity.NAME, contact: identity.CONTACT, paper: null } },
    })
    expect(await api.data(read(second), opener)).toEqual({ node: { identity: null } })
    expect(await api.refusal(open().replace('Victim:', 'Case:'), opener)).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await api.refusal(open().replace(reason, 'vì cần'), opener)).toMatchObject({ field: 'input.reason' })
  })

  test('officers and auditors see who opened it and each reading', async () => {
    const { node } = await api.data<{ node: object }>(
      `{ node(id: "Victim:${first}") { ... on Victim { identityOpenings { account reason fields } } } }`,
      officer,
    )
    expect(node).toEqual({ identityOpenings: [{ account: 'tester', reason, fields: ['NAME', 'CONTACT'] }] })
    const { auditEntries } = await api.data<{ auditEntries: { nodes: { action: string }[] } }>(
      `{ auditEntries(subject: "Victim:${first}", orderBy: AT_ASC) { nodes { action detail } } }`,
      viewerWith('audit:read'),
    )
    expect(auditEntries.nodes.map(({ action }) => action)).toEqual(['recordVictim', 'openIdentity', 'readIdentity'])
    expect(JSON.stringify(auditEntries)).not.toMatch(/Chimhoangyen|0912/)
  })

  test('whoever tells a tip may leave a contact: officers see that there is one, and it is in no table', async () => {
    const tell = `mutation { submitTip(input: { topic: OTHER, unitCode: "09193", contact: "zalo 0987654321", summary: "Anh Trần Văn Thử, 0911222333, rủ đi làm" }) { receipt textFlags } }`
    const { submitTip } = await api.data<{ submitTip: { receipt: string; textFlags: string[] } }>(tell)
    expect(submitTip.textFlags).toEqual(['NAME', 'PHONE'])
    await api.data(`mutation { followUpTip(receipt: "${submitTip.receipt}", message: "xe 99A-123.45") { status } }`)
    const { tips } = await api.data<{ tips: { nodes: { id: string }[] } }>(
      '{ tips(first: 1) { nodes { id sealedFields textFlags identityOpenings { reason } } } }',
      officer,
    )
    expect(tips.nodes).toMatchObject([
      { sealedFields: ['CONTACT'], textFlags: ['NAME', 'PHONE', 'PLATE'], identityOpenings: [] },
    ])
    expect(await findInDatabase(api.db, '0987654321')).toEqual([])
    const id = tips.nodes[0]?.id ?? ''
    await api.data(open().replace(`Victim:${first}`, id).replace('NAME, ', ''), opener)
    const told = await api.data(`{ node(id: "${id}") { ... on Tip { identity { contact name } } } }`, opener)
    expect(told).toEqual({ node: { identity: { contact: 'zalo 0987654321', name: null } } })
    await api.data(tell.replace(/contact: "[^"]*", summary: "[^"]*"/, 'summary: "rủ đi làm"'))
    const bare = await api.data('{ tips(first: 1) { nodes { sealedFields textFlags } } }', officer)
    expect(bare).toEqual({ tips: { nodes: [{ sealedFields: [], textFlags: [] }] } })
  })

  test('a text is checked before it is sent, without an account, and nothing of it is kept', async () => {
    const text = 'gọi chị Lê Thị Chimsaudo 0912345670'
    expect(await api.data(`{ checkText(text: "${text}") { kind start end } }`)).toEqual({
      checkText: [
        { kind: 'NAME', start: 8, end: 24 },
        { kind: 'PHONE', start: 25, end: 35 },
      ],
    })
    expect(await api.refusal(`{ checkText(text: "${'x'.repeat(8001)}") { kind } }`)).toMatchObject({
      code: 'TOO_LARGE',
    })
    expect(await findInDatabase(api.db, 'Chimsaudo')).toEqual([])
  })

  test('records of officers are flagged too, and an event only to officers', async () => {
    const record = `mutation { recordCampaignEvent(input: { titleVi: "Nói chuyện với Đặng Thị Mẫu", eventType: SEMINAR, setting: SCHOOL, audience: YOUTH,
      channel: FACE_TO_FACE, heldOn: "2025-09-01", unit: { code: "09169" }, synthetic: true }) { textFlags } }`
    expect(await api.data(record, officer)).toEqual({ recordCampaignEvent: { textFlags: ['NAME'] } })
    expect(await api.refusal('{ campaignEvents(first: 1) { nodes { textFlags } } }')).toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })

  test('the overlap of agencies is for those who may read exact figures', async () => {
    const overlap = '{ personOverlap { agency { code } otherAgency { code } persons byNameAlone } }'
    expect(await api.refusal(overlap, officer)).toMatchObject({ code: 'FORBIDDEN', needs: ['figures:exact'] })
    expect(await api.data(overlap, viewerWith('figures:exact'))).toEqual({
      personOverlap: [{ agency: { code: 'UBND_TINH' }, otherAgency: { code: 'SO_Y_TE' }, persons: 1, byNameAlone: 0 }],
    })
  })

  test('a consent is withdrawn once, from a day on that it was given by', async () => {
    const withdraw = (on: string, purpose = 'STATISTICS') =>
      `mutation { withdrawConsent(input: { victim: "Victim:${first}", purpose: ${purpose}, on: "${on}" }) { consents { purpose givenOn withdrawnOn } } }`
    expect(await api.refusal(withdraw('2025-07-01'), officer)).toMatchObject({ field: 'input.on' })
    expect(await api.refusal(withdraw('2025-10-01', 'COURT'), officer)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await api.data(withdraw('2025-10-01'), officer)).toEqual({
      withdrawConsent: { consents: [{ purpose: 'STATISTICS', givenOn: '2025-08-01', withdrawnOn: '2025-10-01' }] },
    })
    expect(await api.refusal(withdraw('2025-10-02'), officer)).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('an identity may be added later, and a person removed with a proof that names nobody', async () => {
    const later = `mutation { recordIdentity(input: { victim: "Victim:${second}", identity: { address: "Thôn Thử", birthYear: 1999 } }) { sealedFields } }`
    expect(await api.data(later, officer)).toEqual({
      recordIdentity: { sealedFields: ['ADDRESS', 'BIRTH_YEAR', 'PAPER'] },
    })
    const [row] = await withSql(api.db, { role: 'owner' }, (sql) =>
      sql.query<{ pseudonym: string }>('select pseudonym from victim where id = $1::bigint', [first]),
    )
    const remove = `mutation { removePerson(input: { pseudonym: "${row?.pseudonym}", reasonCode: CONSENT_WITHDRAWN, reason: "${reason}" }) { records keptByName removed before after figures retired release digestBefore digestAfter } }`
    expect(await api.refusal(remove, officer)).toMatchObject({ code: 'FORBIDDEN', needs: ['person:remove'] })
    const preview = `{ personRemovalPreview(pseudonym: "${row?.pseudonym}") { records keptByName removed: rows figures retired: releases } }`
    const remover = viewerWith('records:read', 'person:remove')
    expect(await api.refusal(preview, officer)).toMatchObject({ code: 'FORBIDDEN', needs: ['person:remove'] })
    expect(await api.refusal(preview, viewerWith('person:remove'))).toMatchObject({ needs: ['records:read'] })
    expect(await api.refusal(preview.replace(row?.pseudonym ?? '', 'V-0'), remover)).toMatchObject({
      code: 'NOT_FOUND',
    })
    // one agency removes no record of another through the person they share, and is told nothing of it
    const ofOneAgency = viewerIn({ units: '', agencies: '1' }, 'records:read', 'person:remove')
    for (const asked of [preview, remove]) {
      const refused = await api.refusal(asked, ofOneAgency)
      expect(refused).toEqual({ code: 'FORBIDDEN', field: 'pseudonym', reason: 'OUTSIDE_AREA' })
    }
    const { personRemovalPreview } = await api.data<{ personRemovalPreview: object }>(preview, remover)
    // nobody was removed by asking
    expect(await api.data(preview, remover)).toEqual({ personRemovalPreview })
    expect(await api.data('{ victims { totalCount } }', officer)).toEqual({ victims: { totalCount: 2 } })
    const { removePerson } = await api.data<{ removePerson: object }>(remove, remover)
    expect(removePerson).toMatchObject(personRemovalPreview)
    expect(removePerson).toMatchObject({
      records: 2,
      keptByName: 0,
      removed: { victim: 2, data_key: 2 },
      retired: [],
      release: 2,
    })
    expect(await api.data('{ victims { totalCount } }', officer)).toEqual({ victims: { totalCount: 0 } })
  })
})
