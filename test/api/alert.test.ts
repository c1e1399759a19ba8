import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { withSql } from '@hub/prisma/access'
import { mostAttempts } from '@hub/prisma/data/alert-delivery'
import { publish } from '@hub/prisma/release/publish'
import { retire } from '@hub/prisma/release/retire'
import { testKinds } from '@hub/prisma/test-database'
import { readConfig } from '@hub/server/config'
import { deliverDue, signatureOf } from '@hub/server/webhook'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { runHub, runHubWith } from '../kit/command.ts'

const owner = { role: 'owner' } as const
const secret = 'a secret of at least thirty-two characters'

interface AlertAnswer {
  readonly alerts: readonly {
    readonly rule: { readonly code: string }
    readonly unit: { readonly code: string; readonly basis: string }
    readonly from: string
    readonly to: string
    readonly value: { readonly kind: string; readonly value: number }
    readonly isNew: boolean
    readonly acknowledgement: { readonly note: string; readonly by: string } | null
  }[]
  readonly alertRules: readonly {
    readonly code: string
    readonly check: { readonly tested: number; readonly found: number; readonly falseAlarms: number } | null
  }[]
}
const question = `{
  alerts { rule { code } unit { code basis } category { code } from to value { kind value } isNew acknowledgement { note by at } }
  alertRules { code check { tested found falseAlarms } }
}`

describe.each(testKinds)('alerts on the %s database', (kind) => {
  let hub: TestApp
  beforeAll(async () => {
    hub = await testApp(kind)
  })
  afterAll(() => hub?.close())

  const inDatabase = <Row extends object>(text: string) => withSql(hub.db, owner, (sql) => sql.query<Row>(text))

  test('communes without an event in the season are those whose own figures tell none, and no rule alarms by chance', async () => {
    const { alerts, alertRules } = await hub.query<AlertAnswer>(question)
    const season = alerts.filter(({ rule }) => rule.code === 'no-event-30-7')
    expect(season.length).toBeGreaterThan(0)
    const told = await inDatabase<{ code: string }>(
      `select u.code from pub.admin_unit u where u.scheme = '24' and u.level = 'COMMUNE'
         and not exists (select from pub.unit_rollup r join pub.campaign_event e on e.unit_id = r.leaf_id
           where r.unit_id = u.id and e.held_on between '2026-07-01' and '2026-08-31')
         and not exists (select from pub.non_report n where n.unit_id = u.id and n.topic = 'CAMPAIGN' and n.month in ('2026-07-01', '2026-08-01'))
       order by 1`,
    )
    expect(season.map(({ unit }) => unit.code)).toEqual(told.map(({ code }) => code))
    for (const { code, check } of alertRules) {
      // so few months of districts are told of a set this small that no unit has what this rule compares: it says so
      if (code === 'tips-above-expected') expect(check?.tested, code).toBe(0)
      else expect(check?.tested, code).toBeGreaterThan(0)
      expect(check?.found, code).toBe(alerts.filter(({ rule }) => rule.code === code).length)
    }
    expect(alertRules.map(({ check }) => check?.falseAlarms)).toEqual([
      ...Array(4).fill(expect.closeTo(0.0554, 4)),
      0,
      0,
    ])
    // the demonstration set has no rise of tips written into it
    expect(alerts.filter(({ rule }) => rule.code === 'tips-above-expected')).toEqual([])
  })

  const input = async (which = 0) => {
    const { alerts } = await hub.query<AlertAnswer>(question)
    const alert = alerts.filter(({ rule }) => rule.code === 'no-event-30-7')[which]
    return { rule: alert?.rule.code, unit: alert?.unit, from: alert?.from, note: ' Lịch đã chuyển sang tháng 9 ' }
  }
  const acknowledge =
    'mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { acknowledgement { note by } } }'

  test('whoever may acknowledges one with a note, once; it is audited without the note, and the public reads nothing of it', async () => {
    const leader = await hub.token('figures:exact', 'alert:acknowledge')
    const planner = await hub.token('figures:exact')
    const given = await input()
    expect((await hub.ask(acknowledge, { input: given }, planner)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    for (const [wrong, code] of [
      [{ ...given, note: '  ' }, 'BAD_USER_INPUT'],
      [{ ...given, note: 'x'.repeat(1001) }, 'BAD_USER_INPUT'],
      [{ ...given, note: 'Đã gọi chị Lê Thị Thử, 0912345670' }, 'BAD_USER_INPUT'],
      [{ ...given, rule: 'no-such-rule' }, 'NOT_FOUND'],
      [{ ...given, from: '2025-07-01' }, 'NOT_FOUND'],
    ] as const)
      expect((await hub.ask(acknowledge, { input: wrong }, leader)).errors?.[0]?.extensions.code).toBe(code)
    expect(await hub.query(acknowledge, { input: given }, leader)).toMatchObject({
      acknowledgeAlert: { acknowledgement: { note: 'Lịch đã chuyển sang tháng 9' } },
    })
    expect((await hub.ask(acknowledge, { input: given }, leader)).errors?.[0]?.extensions.code).toBe('CONFLICT')
    const seenBy = async (token?: string) =>
      (await hub.query<AlertAnswer>(question, {}, token)).alerts.filter((one) => one.acknowledgement).length
    expect([await seenBy(planner), await seenBy(), await seenBy(await hub.token('records:read'))]).toEqual([1, 0, 0])
    const entries = await inDatabase<{ detail: unknown }>(
      `select detail from audit_entry where action = 'acknowledgeAlert'`,
    )
    expect(entries).toHaveLength(1)
    expect(JSON.stringify(entries)).not.toContain('tháng 9')
  })

  test('the webhook is told of new alerts once, signed; what fails is tried again and given up in the end', async () => {
    const heard: { headers: IncomingHttpHeaders; body: string }[] = []
    let status = 500
    const receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        heard.push({ headers: request.headers, body })
        response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('not read')
      })
    })
    await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts`
    const faults: string[] = []
    const deliver = () => deliverDue(hub.db, { url, secret }, (fault) => faults.push(fault))
    const due = () => inDatabase('update alert_delivery set next_at = now() where ended_at is null')
    try {
      await deliver()
      await deliver() // not due again yet
      expect(heard).toHaveLength(1)
      expect(faults).toEqual([expect.stringContaining('try 1: status 500')])
      status = 302 // is not followed
      await due()
      await deliver()
      status = 204
      await due()
      await deliver()
      await due()
      await deliver()
      expect(heard).toHaveLength(3)
      const { headers, body } = heard[2] ?? { headers: {}, body: '' }
      const timestamp = Number(headers['hub-timestamp'])
      expect(headers['hub-signature']).toBe(signatureOf(secret, timestamp, body))
      expect(headers['hub-signature']).not.toBe(signatureOf(secret, timestamp + 1, body))
      expect(headers['hub-delivery']).toBe('release-1')
      const { alerts } = await hub.query<AlertAnswer>(question)
      const message = JSON.parse(body) as { release: number; alerts: { unit: { code: string }; value: unknown }[] }
      expect(message).toMatchObject({ release: 1, synthetic: true })
      expect(message.alerts.map(({ unit, value }) => [unit.code, value])).toEqual(
        expect.arrayContaining(alerts.map(({ unit, value }) => [unit.code, { low: null, high: null, ...value }])),
      )
      expect(body).not.toContain('tháng 9')

      await inDatabase('update alert_delivery set ended_at = null, delivered = false, attempts = 0, next_at = now()')
      status = 503
      for (let attempt = 0; attempt < mostAttempts + 2; attempt++) {
        await deliver()
        await due()
      }
      expect(heard).toHaveLength(3 + mostAttempts)
      expect(faults.at(-1)).toContain('given up')
      const settings = { HUB_WEBHOOK_URL: url, HUB_WEBHOOK_SECRET: secret, HUB_SECRET: 'f'.repeat(64) }
      const doctor = await runHubWith(hub.db, settings, 'doctor')
      expect(doctor.text).toMatch(
        /FAULT webhook: the alerts of release 1 were not taken \(try 8: status 503; given up\)\.\n +See that HUB_WEBHOOK_URL/,
      )
      expect(doctor.code).toBe(1)
      expect((await runHub(hub.db, 'doctor')).text).toContain('ok    webhook: none is set')
      await inDatabase('update alert_delivery set delivered = true')
      expect((await runHubWith(hub.db, settings, 'doctor')).text).toContain('ok    webhook: took everything')
    } finally {
      await new Promise((closed) => receiver.close(closed))
    }
  })

  test('a later release tells the same alerts as known ones and is no news; taken back, a release takes its alerts along, and the notes that do not hold of the next', async () => {
    const before = await hub.query<AlertAnswer>(question)
    const leader = await hub.token('figures:exact', 'alert:acknowledge')
    await hub.query(acknowledge, { input: { ...(await input(1)), note: 'Sẽ khác' } }, leader)
    const { no } = await publish(hub.db, { today: '2026-11-23' })
    const after = await hub.query<AlertAnswer>(question, {}, leader)
    expect(after.alerts.map(({ unit, isNew }) => [unit.code, isNew])).toEqual(
      before.alerts.map(({ unit }) => [unit.code, false]),
    )
    const noted = after.alerts.filter(({ acknowledgement }) => acknowledgement)
    expect(noted).toHaveLength(2)
    expect(await inDatabase(`select release_no from alert_delivery`)).toEqual([{ release_no: 1 }])
    for (const text of [
      'update release.alert set value = 1',
      'delete from release.alert',
      'delete from release.alert_check',
    ])
      await expect(inDatabase(text)).rejects.toThrow(/immutable|violates/)
    // of one alert the next release tells another figure than the one that is taken back
    await inDatabase('alter table release.alert disable trigger keep')
    await inDatabase(
      `update release.alert a set expected_low = 2 from alert_acknowledgement k
       where a.release_no = ${no} and k.note = 'Sẽ khác' and (a.rule_code, a.unit_id, a.period_start) = (k.rule_code, k.unit_id, k.period_start)`,
    )
    await inDatabase('alter table release.alert enable trigger keep')
    await retire(hub.db, 1, 'test')
    const left = () =>
      inDatabase<{ releases: number[]; notes: object; messages: number }>(
        `select array(select distinct release_no from release.alert) as releases, (select count(*)::int from alert_delivery) as messages,
           (select jsonb_object_agg(note, release_no) from alert_acknowledgement) as notes`,
      )
    expect(await left()).toEqual([{ releases: [no], notes: { 'Lịch đã chuyển sang tháng 9': no }, messages: 0 }])
    const carried = (await hub.query<AlertAnswer>(question, {}, leader)).alerts.filter((one) => one.acknowledgement)
    expect(carried).toEqual([noted.find((one) => one.acknowledgement?.note === 'Lịch đã chuyển sang tháng 9')])
    await retire(hub.db, no, 'test')
    expect(await left()).toEqual([{ releases: [], notes: null, messages: 0 }])
  })
})

test('a webhook is https or this machine, and never without its secret', () => {
  const fault = (url?: string, key?: string) => {
    try {
      return readConfig({ HUB_WEBHOOK_URL: url, HUB_WEBHOOK_SECRET: key }, '/').webhook
    } catch (error) {
      return String(error)
    }
  }
  expect(fault('https://hook.example/alerts', secret)).toEqual({ url: 'https://hook.example/alerts', secret })
  expect(fault('http://127.0.0.1:9/alerts', secret)).toEqual({ url: 'http://127.0.0.1:9/alerts', secret })
  for (const url of [
    'http://hook.example/',
    'http://127.0.0.1.example/',
    'ftp://hook.example/',
    'https://a:b@hook.example/',
    'hook',
  ])
    expect(fault(url, secret), url).toContain('HUB_WEBHOOK_URL')
  expect(fault('https://hook.example/')).toContain('go together')
  expect(fault(undefined, secret)).toContain('go together')
  expect(fault('https://hook.example/', 'short')).toContain('HUB_WEBHOOK_SECRET')
  expect(fault()).toBeUndefined()
})
