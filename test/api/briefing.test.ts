import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { baselines } from '@hub/contract/period'
import { changeLabel, formatNumber, formatTold, type Told } from '@hub/contract/told'
import { withSql } from '@hub/prisma/access'
import { retire } from '@hub/prisma/release/retire'
import { makeDue } from '@hub/server/briefing/keep'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { runHub } from '../kit/command.ts'
import { testKinds } from '../kit/database.ts'
import { unzipped } from '../kit/unzipped.ts'

type Bounds = { low: number; high: number } | null
interface Cell {
  value: Told
  rate: (Told & { per: number }) | null
  interval: Bounds
  rank: number | null
  ranks: Bounds
  change: { absolute: Told; percent: Told }
  series: { value: Told; rate: Told | null }[]
}
interface Answer {
  compareUnits: { rows: { unit: { nameVi: string; code: string }; cells: Cell[] }[] }
}

const told = 'kind value low high'
const compareText = `query ($basis: BoundaryBasis!, $level: UnitLevel!, $period: Date!, $metrics: [ID!]!, $from: Date) {
  compareUnits(metrics: $metrics, basis: $basis, level: $level, grain: YEAR, period: $period, from: $from) {
    rows { unit { nameVi code } cells { value { ${told} } rate { ${told} per } interval { low high } rank ranks { low high }
      change { absolute { ${told} } percent { ${told} } } series { value { ${told} } rate { ${told} } } } } } }`

/** A row of the table of the drawn metric as its words follow each other. */
function rowOf(name: string, { value, rate, interval, rank, ranks, change }: Cell): string {
  const place = ranks && ranks.low !== ranks.high ? `${ranks.low}–${ranks.high}` : `${rank ?? '–'}`
  const bounds = interval ? `${formatNumber(interval.low, 'vi')} – ${formatNumber(interval.high, 'vi')}` : '–'
  const percent = changeLabel(change.percent, 'percent', 'vi')
  const moved = `${changeLabel(change.absolute, 'absolute', 'vi')}${percent === '' ? '' : ` (${percent})`}`
  return [place, name, formatTold(value, 'vi'), rate ? formatTold(rate, 'vi') : '', bounds, moved]
    .filter(Boolean)
    .join(' ')
}

/** Everything that looks like a number, with the dots and commas inside it. */
const numbersIn = (text: string) => text.match(/\d+(?:[.,]\d+)*/g) ?? []

/** Every number of the answer as the page writes it. */
function numbersOf({ compareUnits: { rows } }: Answer): Set<string> {
  const words = rows.flatMap(({ cells }) =>
    cells.flatMap(({ value, rate, interval, rank, ranks, change, series }) => [
      ...[value, rate, ...series.flatMap((past) => [past.value, past.rate])].flatMap((count) =>
        count ? formatTold(count, 'vi') : [],
      ),
      ...[interval, ranks].flatMap((bounds) =>
        bounds ? [formatNumber(bounds.low, 'vi'), formatNumber(bounds.high, 'vi')] : [],
      ),
      `${rank ?? ''}`,
      changeLabel(change.absolute, 'absolute', 'vi'),
      changeLabel(change.percent, 'percent', 'vi'),
    ]),
  )
  return new Set(words.flatMap(numbersIn))
}

/** Numbers of the form itself: pages, years, days, laws, the release and the limits that the notes on method name. */
const ofTheForm =
  /BC-BCĐ138|BAN CHỈ ĐẠO 138|×\d+|\d+\/\d+(\/\d+)?|Trang \d+\/\d+|[Nn]ăm 20(\d\d)?|Bản phát hành số \d+|95 %|99,8 %|trên\s+1[.\d]*|1027\/CTK|đến 5 gần nhất|\(Spiegelhalter 2005\)|CC0-1\.0|ODbL 1\.0|ngày \d+|CC BY \d\.\d|\b20[12]\d\b/g

describe.each(testKinds)('a briefing, %s database', (kind) => {
  let hub: TestApp
  beforeAll(async () => {
    hub = await testApp(kind)
  })
  afterAll(() => hub?.close())

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${hub.origin}${path}`, { headers })
  const bytesOf = async (path: string) => {
    const response = await get(path)
    expect(response.status, path).toBe(200)
    return new Uint8Array(await response.arrayBuffer())
  }
  const pagesOf = async (bytes: Uint8Array) =>
    (await extractText(await getDocumentProxy(bytes.slice()), { mergePages: false })).text.map((text) =>
      text.normalize('NFC'),
    )
  const districts = 'metrics=tips_received,campaign_events&period=2024-01-01&baseline=previous_period'
  const ask = async (basis: string, level: string, period: string) => {
    const from = `${Number(period.slice(0, 4)) - 7}-01-01`
    const { data } = await hub.ask<Answer>(compareText, {
      basis,
      level,
      period,
      from,
      metrics: ['tips_received', 'campaign_events'],
    })
    if (!data) throw new Error('nothing was answered')
    return data
  }

  test('holds in its numbers what the comparison answers, and no other number', async () => {
    const answer = await ask('BEFORE_2025_07', 'DISTRICT', '2024-01-01')
    const known = numbersOf(answer)
    for (const [path, count] of [
      ['/briefing.pdf', 1],
      ['/briefing-6.pdf', 6],
    ] as const) {
      const pages = await pagesOf(await bytesOf(`${path}?${districts}`))
      expect(pages).toHaveLength(count)
      const text = pages.join('\n')
      const line = text.replace(/\s+/g, ' ')
      const foreign = numbersIn(text.replace(ofTheForm, ' ').replace(/^\s*\d\s|(?<=\n)\d(?=\n|$)/g, ' '))
      expect(
        [...new Set(foreign)].filter((number) => !known.has(number)),
        path,
      ).toEqual([])
      for (const { unit, cells } of answer.compareUnits.rows) {
        expect(text, unit.nameVi).toContain(unit.nameVi)
        const [tips] = cells
        if (tips) expect(line, unit.nameVi).toContain(rowOf(unit.nameVi, tips))
      }
    }
  })

  test('has the form of an official report, blank where people sign, and the synthetic mark on every page', async () => {
    const pages = await pagesOf(await bytesOf(`/briefing-6.pdf?${districts}`))
    for (const page of pages) expect(page).toMatch(/DỮ LIỆU GIẢ LẬP ×8 – SYNTHETIC DATA[\s\S]*Bản phát hành số 1/)
    const text = pages.join('\n')
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Nơi nhận:',
      'NGƯỜI KÝ',
      '/BC-BCĐ138',
      'vietnamese-provinces-database',
    ])
      expect(text).toContain(words)
  })

  test('is a workbook as well, with the same numbers as numbers and the mark on every sheet', async () => {
    const parts = unzipped(await bytesOf(`/briefing.xlsx?${districts}`))
    const sheets = [1, 2, 3].map((number) => parts.get(`xl/worksheets/sheet${number}.xml`) ?? '')
    const answer = await ask('BEFORE_2025_07', 'DISTRICT', '2024-01-01')
    for (const { cells } of answer.compareUnits.rows)
      cells.forEach(({ value, rate }, index) => {
        for (const count of [value, rate])
          if (typeof count?.value === 'number') expect(sheets[index + 1]).toContain(`<v>${count.value}</v>`)
      })
    const strings = (parts.get('xl/sharedStrings.xml') ?? '').split('</si>')
    const mark = strings.findIndex((text) => text.includes('DỮ LIỆU GIẢ LẬP'))
    for (const sheet of sheets) expect(sheet).toMatch(new RegExp(`r="A1"[^>]*t="s"[^>]*><v>${mark}</v>`))
  })

  test('is the same to the byte when it is asked for again', async () => {
    const first = await bytesOf(`/briefing.pdf?${districts}`)
    await runHub(
      hub.db,
      'briefing',
      ...`--metrics tips_received,campaign_events --period 2024-01-01 --out /tmp/hub-briefing-${process.pid}.pdf`.split(
        ' ',
      ),
    )
    const again = await readFile(`/tmp/hub-briefing-${process.pid}.pdf`)
    await rm(`/tmp/hub-briefing-${process.pid}.pdf`)
    expect(Buffer.compare(first, again)).toBe(0)
  })

  test('is given for the 99 communes of today as well', async () => {
    const query = 'metrics=tips_received,campaign_events&basis=24&period=2025-01-01&baseline=province'
    expect(await pagesOf(await bytesOf(`/briefing-6.pdf?${query}`))).toHaveLength(6)
  })

  test('says of a part of the units whether rank or name chose them, also where all numbers may still change', async () => {
    const months = 'metrics=campaign_events&basis=24&grain=month'
    for (const [period, words] of [
      ['2026-10-01', 'theo thứ tự tên, vì chưa xếp hạng'],
      ['2026-03-01', 'theo hạng'],
    ])
      for (const path of ['/briefing.pdf', '/briefing-6.pdf']) {
        const text = (await pagesOf(await bytesOf(`${path}?${months}&period=${period}`))).join(' ').replace(/\s+/g, ' ')
        expect([...new Set(text.match(/theo hạng|theo thứ tự tên, vì chưa xếp hạng/g))], `${path} ${period}`).toEqual([
          words,
        ])
      }
  })

  test('leaves out what no unit has: of numbers that may still change no rank, no interval and no judgement', async () => {
    const months = 'metrics=campaign_events&basis=24&grain=month'
    const heads = ['Hạng', 'Nhận định', 'Hạng 1 là cao nhất']
    const [provisional = ''] = await pagesOf(await bytesOf(`/briefing.pdf?${months}&period=2026-10-01`))
    expect(provisional).toContain('tạm tính')
    for (const head of heads) expect(provisional.replaceAll('xếp hạng', '')).not.toContain(head)
    const [ranked = ''] = await pagesOf(await bytesOf(`/briefing.pdf?${districts}`))
    for (const head of heads) expect(ranked).toContain(head)
  })

  test('marks rounded numbers in the history as everywhere else', async () => {
    const pages = await pagesOf(await bytesOf(`/briefing-6.pdf?${districts}`))
    const history = (pages[4] ?? '').replace(/\s+/g, ' ')
    const told = (await ask('BEFORE_2025_07', 'DISTRICT', '2024-01-01')).compareUnits.rows.flatMap(
      ({ cells: [tips] }) =>
        (tips?.series ?? []).flatMap(({ value, rate }) => ((rate ?? value).kind === 'ROUNDED' ? [rate ?? value] : [])),
    )
    expect(told.length).toBeGreaterThan(0)
    for (const count of told) expect(history).toContain(formatTold(count, 'vi'))
  })

  test('is refused for a period of which nothing is told, on paper, in a workbook and on the command line', async () => {
    for (const path of ['/briefing.pdf', '/briefing-6.pdf', '/briefing.xlsx'])
      for (const [query, newest] of [
        ['metrics=tips_received&period=2027-01-01', 'in 2027. The newest that is told is 2025'],
        ['metrics=tips_received&period=2015-01-01', 'in 2015. The newest that is told is 2025'],
        ['metrics=campaign_events&grain=month&period=2026-11-30', 'in Nov 2026. The newest that is told is Oct 2026'],
        ['metrics=campaign_events&basis=24&grain=quarter&period=2026-10-01', 'The newest that is told is Q3 2026'],
      ] as const) {
        const response = await get(`${path}?${query}`)
        expect(await response.json(), query).toEqual({ error: expect.stringMatching(/^period: nothing is told of/) })
        expect(response.status).toBe(404)
        expect(await (await get(`${path}?${query}`)).text()).toContain(newest)
      }
    const told = await runHub(hub.db, ...'briefing --metrics tips_received --period 2027-01-01'.split(' '))
    expect(told).toMatchObject({ code: 1, text: expect.stringContaining('--period: nothing is told of tips_received') })
    // live figures are told of the running month, and of none to come
    const authorization = `Bearer ${await hub.token('figures:exact')}`
    const running = await get('/briefing.pdf?metrics=campaign_events&grain=month&period=2026-11-01', { authorization })
    expect(running.status).toBe(200)
    const coming = await get('/briefing.pdf?metrics=campaign_events&grain=month&period=2200-11-01', { authorization })
    expect(coming.status).toBe(404)
  })

  test('speaks to each reader of what that reader has: options, parameters, extensions', async () => {
    const command = (words: string) => runHub(hub.db, 'briefing', ...words.split(' '))
    for (const [words, fault] of [
      ['schedule --title x --metrics campaign_events --from 2026-13-01', '--from: not a day'],
      ['schedule --title x --metrics campaign_events --from 2026-11-01 --to 2026-10-01', '--to: lies before'],
      ['schedule --title x --metrics campaign_events --from 2026-11-02 --to 2026-11-20', '--to: no MONTH that will be'],
      ['schedule --title x --metrics campaign_events --grain year', '--grain: briefings are made by month | quarter'],
      ['schedule --title 0912345670 --metrics campaign_events', 'write it without naming anybody'],
      ['schedule --title x --metrics trials', 'for DISTRICT by MULTI_YEAR, YEAR (basis 27)'],
      ['--metrics trials --basis 24 --period 2025-01-01', 'for DISTRICT by MULTI_YEAR, YEAR (basis 27)'],
      ['--metrics nothing --period 2025-01-01', 'There are: tips_received, '],
      ['--period 2025-01-01', '--metrics: name at least one metric, such as tips_received.'],
      ['end 1 --to 2026-02-30', '--to: not a day'],
    ] as const) {
      const { code, text } = await command(words)
      expect([code, text], words).toEqual([1, expect.stringContaining(fault)])
      expect(text, words).not.toMatch(/extensions|validFrom|validTo|the field/)
    }
    const response = await get('/briefing.pdf?metrics=trials&basis=24&period=2025-01-01')
    expect([response.status, await response.text()]).toEqual([
      404,
      expect.stringContaining('for DISTRICT by MULTI_YEAR, YEAR (basis 27)'),
    ])
    const asked =
      '{ compareUnits(metrics: ["trials"], basis: SINCE_2025_07, level: COMMUNE, grain: YEAR, period: "2025-01-01") { live } }'
    expect((await hub.ask(asked)).errors?.[0]).toMatchObject({
      message: expect.stringContaining('; extensions.published lists what is.'),
      extensions: { published: expect.arrayContaining([expect.objectContaining({ level: 'DISTRICT' })]) },
    })
  })

  test('tells staff the live figures, marked as such, and keeps none of it for the public', async () => {
    const authorization = `Bearer ${await hub.token('figures:exact')}`
    const response = await get(`/briefing.pdf?${districts}`, { authorization })
    expect(response.headers.get('cache-control')).toBe('no-store')
    const [page = ''] = await pagesOf(new Uint8Array(await response.arrayBuffer()))
    expect(page).toContain('chỉ dùng nội bộ')
    const [open = ''] = await pagesOf(await bytesOf(`/briefing.pdf?${districts}`))
    expect(open).not.toContain('chỉ dùng nội bộ')
    expect((await get(`/briefing.pdf?${districts}`, { authorization: 'Bearer no' })).status).toBe(401)
  })

  test('refuses what it cannot make, and says what and where', async () => {
    for (const [query, status, words] of [
      ['period=2024-01-01', 400, 'metrics: name at least one'],
      ['metrics=tips_received&period=2024-13-01', 400, 'period: not a day'],
      ['metrics=tips_received', 400, 'period: name any day'],
      ['metrics=tips_received&period=2024-01-01&basis=5', 400, 'basis: there is no "5"'],
      ['metrics=tips_received&period=2024-01-01&units=99999', 400, 'units: no unit'],
      ['metrics=tips_received&period=2024-01-01&metric=x', 400, 'metric: is none'],
      ['metrics=tips_received&period=2024-01-01&colour=red', 400, 'colour: is no parameter'],
      ["metrics=a';drop&period=2024-01-01", 400, 'metrics: "a'],
      ['metrics=nothing_at_all&period=2024-01-01', 404, 'nothing_at_all'],
    ] as const) {
      const response = await get(`/briefing.pdf?${query}`)
      expect(await response.json(), query).toEqual({ error: expect.stringContaining(words) })
      expect(response.status, query).toBe(status)
    }
  })

  /** What a browser gets that follows an address: the status, and what the page is told to say. */
  async function refusedPage(path: string) {
    const response = await get(path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })
    const { status, headers } = response
    expect(headers.get('content-type'), path).toBe('text/html; charset=utf-8')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'; ")
    expect(headers.get('vary')).toMatch(/(^|, )accept(,|$)/)
    const said = /<meta name="refusal" content="([^"]*)" \/>\n<\/head>/.exec(await response.text())?.[1] ?? '{}'
    const signs: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', amp: '&' }
    const json = said.replace(/&(quot|lt|gt|amp);/g, (_, sign: string) => signs[sign] ?? '')
    return { status, ...(JSON.parse(json) as { readonly code?: string }) }
  }

  test('answers a browser with a page where there is no paper, and programs with words alone', async () => {
    for (const [path, status, said] of [
      ['/briefings/r1-999.pdf', 404, { code: 'NOT_FOUND' }],
      ['/briefings/', 404, { code: 'NOT_FOUND' }],
      ['/nowhere', 404, { code: 'NOT_FOUND', words: 'There is nothing at this address.' }],
      [
        '/briefing.pdf?metrics=a%22%3E%3Cscript%3E&period=2024-01-01',
        400,
        { code: 'BAD_USER_INPUT', field: 'metrics' },
      ],
      [
        '/briefing.pdf?metrics=tips_received&period=2027-01-01',
        404,
        { code: 'NOT_PUBLISHED', newest: { grain: 'YEAR', start: '2025-01-01', end: '2025-12-31' } },
      ],
    ] as const) {
      expect(await refusedPage(path), path).toMatchObject({ status, ...said })
      const response = await get(path, { accept: '*/*' })
      expect([response.status, await response.json()], path).toEqual([status, { error: expect.any(String) }])
    }
    const posted = await fetch(`${hub.origin}/nowhere`, { method: 'POST', headers: { accept: 'text/html' } })
    expect([posted.status, posted.headers.get('content-type')]).toEqual([404, expect.stringContaining('json')])
  })

  test('leaves an entry in the audit log', async () => {
    const [entry] = await withSql(hub.db, { role: 'owner' }, (sql) =>
      sql.query<{ detail: object }>(
        `select detail from live.audit_entry where action = 'export' order by id desc limit 1`,
      ),
    )
    expect(entry?.detail).toMatchObject({ kind: 'briefing' })
  })

  interface Kept {
    readonly title: string
    readonly period: { readonly start: string; readonly grain: string }
    readonly form: string
    readonly release: number
    readonly superseded: boolean
    readonly path: string
    readonly bytes: number
    readonly sha256: string
  }
  const listKept = async () =>
    (
      await hub.query<{ briefings: { nodes: Kept[] } }>(
        '{ briefings(first: 50) { nodes { title period { start grain } form release superseded path bytes sha256 } } }',
      )
    ).briefings.nodes
  /** Period, release and whether it is superseded, of the whole list. */
  const keptOf = async () =>
    (await listKept()).map(
      ({ period: { grain, start }, release, superseded }) =>
        `${grain} ${start} r${release}${superseded ? ' superseded' : ''}`,
    )
  const inDatabase = <Row extends object>(text: string) =>
    withSql(hub.db, { role: 'owner' }, (sql) => sql.query<Row>(text))

  test('that is due is made once, also after a crash half-way, and is the one that is made on demand', async () => {
    const names: string[] = []
    await expect(
      makeDue(hub.db, (name) => {
        names.push(name)
        throw new Error('the process ends here')
      }),
    ).rejects.toThrow('ends here')
    expect(await keptOf()).toHaveLength(1)
    await Promise.all([makeDue(hub.db, (name) => names.push(name)), makeDue(hub.db, (name) => names.push(name))])
    expect(names).toHaveLength(3)
    expect(await keptOf()).toEqual(['MONTH 2026-10-01 r1', 'QUARTER 2026-07-01 r1', 'MONTH 2026-09-01 r1'])
    await makeDue(hub.db, () => expect.unreachable('everything was made'))

    const [month] = await listKept()
    if (!month) throw new Error('nothing is kept')
    const response = await get(month.path)
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([month.bytes, month.sha256])
    const asked = await bytesOf(
      '/briefing.pdf?metrics=tips_received,campaign_events&grain=month&period=2026-10-05&baseline=same_period_last_year',
    )
    expect(Buffer.compare(bytes, asked)).toBe(0)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-cache',
      etag: `"${month.sha256}"`,
      'content-disposition': `attachment; filename="bao-cao-2026-10-r1.pdf"; filename*=UTF-8''${encodeURIComponent(`Báo cáo tháng 10-2026 – ${month.title} – bản phát hành 1.pdf`)}`,
    })
    expect((await get(month.path, { 'if-none-match': `"${month.sha256}"` })).status).toBe(304)
    for (const path of [
      month.path.replace('.pdf', '.xlsx'),
      '/briefings/r1-999.pdf',
      '/briefings/r9-1.pdf',
      '/briefings/1',
    ])
      expect((await get(path)).status, path).toBe(404)
    expect((await get(month.path, { authorization: 'Bearer no' })).status).toBe(401)
  })

  test('is scheduled and ended by whoever publishes, on paper that the release can fill; each is audited', async () => {
    const publisher = await hub.token('release:publish')
    const text =
      'mutation ($input: ScheduleBriefingInput!) { scheduleBriefing(input: $input) { id by validTo units { code } } }'
    const input = {
      title: ' Tuyên truyền ở hai phường ',
      metrics: ['campaign_events', 'attendances'],
      basis: 'SINCE_2025_07',
      units: ['09193', '09190'].map((code) => ({ code, basis: 'SINCE_2025_07' })),
      grain: 'MONTH',
      form: 'WORKBOOK',
      validFrom: '2026-10-31',
    }
    expect((await hub.ask(text, { input }, await hub.token('figures:exact'))).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    )
    expect((await hub.ask('{ briefingSchedules { id } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    for (const [wrong, code, words] of [
      [{ title: '  ' }, 'BAD_USER_INPUT', 'input.title: say'],
      [{ title: 'Tin \u202Exslx.fdp' }, 'BAD_USER_INPUT', 'input.title: holds a character that nobody sees'],
      [{ title: 'Gửi chị Lê Thị Thử, 0912345670' }, 'BAD_USER_INPUT', 'input.title: seems to hold'],
      [{ metrics: ['nothing_at_all'] }, 'NOT_FOUND', 'nothing_at_all'],
      [{ metrics: ['campaign_events', 'campaign_events'] }, 'BAD_USER_INPUT', 'input.metrics: a metric is named twice'],
      [{ metrics: Array.from({ length: 13 }, (_, at) => `m${at}`) }, 'BAD_USER_INPUT', 'input.metrics: name 1 to 12'],
      [{ metrics: [] }, 'BAD_USER_INPUT', 'input.metric'],
      [{ metric: 'tips_received' }, 'BAD_USER_INPUT', 'input.metric: is none'],
      [{ metrics: ['tips_received'] }, 'NOT_PUBLISHED', 'tips_received is not published for COMMUNE by MONTH'],
      [{ metrics: ['foreign_residents', 'tips_received'] }, 'BAD_USER_INPUT', 'not shown beside each other'],
      [{ grain: 'YEAR' }, 'BAD_USER_INPUT', 'input.grain: briefings are made by MONTH or QUARTER'],
      [{ units: [] }, 'BAD_USER_INPUT', 'input.units: name each'],
      [{ units: [{ code: '258', basis: 'BEFORE_2025_07' }] }, 'BAD_USER_INPUT', 'input.units: no commune'],
      [{ validTo: '2026-10-01' }, 'BAD_USER_INPUT', 'input.validTo: lies before'],
    ] as const) {
      const { errors } = await hub.ask(text, { input: { ...input, ...wrong } }, publisher)
      expect(errors?.[0]?.extensions.code, words).toBe(code)
      expect(errors?.[0]?.message).toContain(words)
    }
    const { scheduleBriefing: made } = await hub.query<{ scheduleBriefing: { id: string; by: string } }>(
      text,
      { input },
      publisher,
    )
    expect(made).toMatchObject({ by: expect.any(String), validTo: null, units: [{ code: '09193' }, { code: '09190' }] })
    await makeDue(hub.db)
    const [newest] = await listKept()
    expect(newest).toMatchObject({ title: 'Tuyên truyền ở hai phường', form: 'WORKBOOK', release: 1 })
    expect(unzipped(await bytesOf(newest?.path ?? '')).get('xl/workbook.xml')).toContain('<sheet')

    // whatever a comparison may be set against, a schedule may be
    for (const baseline of baselines)
      expect(
        await inDatabase(`update briefing_schedule set baseline = '${baseline}' where id = 1 returning id`),
      ).toHaveLength(1)
    await inDatabase(`update briefing_schedule set baseline = 'SAME_PERIOD_LAST_YEAR' where id = 1`)

    // what a later release no longer tells as asked for is said where it was asked for
    const id = made.id.split(':')[1] ?? ''
    await inDatabase(
      `update briefing_schedule set metrics = '{no_more}', metric = 'no_more', looked_release = null where id = ${id}`,
    )
    await makeDue(hub.db)
    const { briefingSchedules } = await hub.query<{ briefingSchedules: { id: string; fault: string | null }[] }>(
      '{ briefingSchedules { id fault metrics { id } units { nameVi } } }',
      {},
      publisher,
    )
    expect(briefingSchedules.map(({ fault }) => fault)).toEqual([expect.stringContaining('no_more'), null, null])
    expect((await runHub(hub.db, 'doctor')).text).toContain(
      `FAULT briefings: schedule ${id}: metric: there is no metric "no_more". There are: `,
    )

    const end = 'mutation ($id: ID!) { endBriefingSchedule(schedule: $id) { validTo } }'
    const ended = await hub.query<{ endBriefingSchedule: { validTo: string } }>(end, { id: made.id }, publisher)
    expect(ended.endBriefingSchedule.validTo).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect((await hub.ask(end, { id: made.id }, publisher)).errors?.[0]?.extensions.code).toBe('CONFLICT')
    expect((await hub.ask(end, { id: 'BriefingSchedule:99' }, publisher)).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    )
    expect(
      await inDatabase(
        `select action, account_id is null as "byHub", count(*)::int from audit_entry
         where action in ('makeBriefing', 'scheduleBriefing', 'endBriefingSchedule') group by 1, 2 order by 1`,
      ),
    ).toEqual([
      { action: 'endBriefingSchedule', byHub: false, count: 1 },
      { action: 'makeBriefing', byHub: true, count: 4 },
      { action: 'scheduleBriefing', byHub: false, count: 1 },
    ])
    const listed = await runHub(hub.db, 'briefing', 'list')
    expect(listed).toMatchObject({ code: 0, text: expect.stringContaining(newest?.path ?? 'nothing') })
    expect(
      await runHub(hub.db, ...'briefing schedule --title x --metrics trials --grain month'.split(' ')),
    ).toMatchObject({ code: 1, text: expect.stringContaining('trials is not published') })
    expect(await runHub(hub.db, 'briefing', 'end', id)).toMatchObject({ code: 1 })
  })

  test('says when the next one comes, and is cancelled by ending its schedule before it begins', async () => {
    const schedule = (words: string) =>
      runHub(hub.db, 'briefing', 'schedule', ...words.split(' '), '--metrics', 'campaign_events')
    const coming = await schedule('--title Sau --from 2199-06-02')
    expect(coming).toMatchObject({
      code: 0,
      text: expect.stringContaining(
        'Sau. The next is of Jun 2199, made when a release tells it: on 2199-07-01 at the earliest.',
      ),
    })
    const [, number = ''] = /Schedule (\d+)/.exec(coming.text) ?? []
    const end = (...words: string[]) => runHub(hub.db, 'briefing', 'end', number, ...words)
    expect(await end('--to', '2199-06-01')).toMatchObject({
      code: 1,
      text: expect.stringContaining('--to: lies before the first day of the schedule, 2199-06-02; to cancel it'),
    })
    expect((await end()).text).toContain(`Schedule ${number} is cancelled: it had not begun.`)
    expect((await end()).code).toBe(1)
    expect((await runHub(hub.db, 'briefing', 'list')).text).toMatch(/2199-06-02 – cancelled\tSau/)
    const { briefingSchedules } = await hub.query<{ briefingSchedules: object[] }>(
      '{ briefingSchedules { title validFrom next { notBefore period { start grain } } } }',
      {},
      await hub.token('release:publish'),
    )
    expect(briefingSchedules[0]).toMatchObject({ title: 'Sau', validFrom: '2199-06-02', next: null })
    expect(briefingSchedules.slice(-2)).toMatchObject([
      { next: { notBefore: '2027-01-01', period: { start: '2026-10-01', grain: 'QUARTER' } } },
      { next: { notBefore: '2026-12-01', period: { start: '2026-11-01', grain: 'MONTH' } } },
    ])

    // one that is ended ahead goes on until then
    const lasting = await schedule('--title Dài --from 2199-06-30')
    const id = /Schedule (\d+)/.exec(lasting.text)?.[1] ?? ''
    const ended = await runHub(hub.db, 'briefing', 'end', id, '--to', '2199-12-31')
    expect(ended.text).toContain('nothing is made of periods that end after 2199-12-31')
  })

  test('goes with its release: a changed figure makes a new one beside it, and a release that is taken back takes its own along', async () => {
    await inDatabase(
      `update campaign_event set held_on = '2026-11-10' where id = (select min(e.id) from campaign_event e
         join unit_rollup r on r.leaf_id = e.unit_id join admin_unit u on u.id = r.unit_id and u.scheme = '27' and u.level = 'DISTRICT'
         where e.held_on between '2026-10-01' and '2026-10-31')`,
    )
    expect((await runHub(hub.db, 'publish')).text).toMatch(/Briefing kept: Tin báo.*: Tháng 10\/2026, release 2/)
    const before = (await listKept()).filter(({ form }) => form !== 'WORKBOOK')
    expect(before.map(({ period, release, superseded }) => [period.start, release, superseded])).toEqual([
      ['2026-10-01', 2, false],
      ['2026-10-01', 1, true],
      ['2026-07-01', 1, false],
      ['2026-09-01', 1, false],
    ])
    expect((await get(before[1]?.path ?? '')).status).toBe(200)
    for (const change of ['update release.briefing set sha256 = null', 'delete from release.briefing'])
      await expect(inDatabase(change)).rejects.toThrow('immutable')

    await retire(hub.db, 1, 'test')
    expect(await inDatabase('select from release.briefing where release_no = 1')).toEqual([])
    for (const { path, release } of before) expect((await get(path)).status, path).toBe(release === 1 ? 410 : 200)
    const gone = before.find(({ release }) => release === 1)?.path ?? ''
    expect(await refusedPage(gone)).toMatchObject({ status: 410, code: 'GONE' })
    expect(await (await get(gone)).json()).toEqual({ error: expect.stringContaining('Release 1 was taken back') })
    await makeDue(hub.db)
    expect((await keptOf()).filter((one) => !one.endsWith('r2'))).toEqual([])
    expect(await keptOf()).toEqual(expect.arrayContaining(['QUARTER 2026-07-01 r2', 'MONTH 2026-09-01 r2']))
    await expect(
      inDatabase(
        `insert into release.briefing (release_no, schedule_id, period_start, period_end, content_digest, sha256, bytes)
         values (1, 1, '2026-09-01', '2026-09-30', '', '', '')`,
      ),
    ).rejects.toThrow('not in force')
  }, 120_000)
})
