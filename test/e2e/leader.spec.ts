import type { Count } from '@hub/contract/figure'
import { formatNumber, formatTold } from '@hub/contract/told'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'
import {
  alertedUnits,
  attention,
  briefingFiles,
  mapBesideTable,
  pointAt,
  pointedRows,
  rankedUnits,
  withoutNumber,
} from './driver-compare.ts'
import { saved } from './driver-work.ts'

interface Cell {
  readonly value: { readonly kind: string; readonly value: number | null }
  readonly standing: string
  readonly provisional: boolean
  readonly rankOf: number
  readonly ranks: { readonly low: number; readonly high: number } | null
}

interface ToldShare {
  readonly value: { readonly kind: string; readonly value: number | null }
  readonly base: { readonly kind: string; readonly value: number | null } | null
  readonly provisional: boolean
}

interface JudgedShare extends ToldShare {
  readonly state: string
  readonly openReason: string | null
}

interface ShareSet {
  readonly categories: readonly { readonly code: string; readonly labelVi: string }[]
  readonly figures: readonly (ToldShare & {
    readonly category: string | null
    readonly period: { readonly end: string }
  })[]
}

interface TargetSet {
  readonly targets: readonly {
    readonly units: readonly { readonly unit: { readonly nameVi: string }; readonly cells: readonly JudgedShare[] }[]
  }[]
}

interface Duties {
  readonly whole: TargetSet
  readonly parts: TargetSet
  readonly support: ShareSet
  readonly byClock: ShareSet
  readonly byBranch: ShareSet
  readonly legalClocks: readonly { readonly kind: string; readonly legalRef: string; readonly validFrom: string }[]
}

interface AgencyInTime {
  readonly nameVi: string
  readonly validTo: string | null
  readonly actingToday: readonly { readonly nameVi: string }[]
}

interface AgencyFigures {
  readonly late: number
  readonly rows: readonly {
    readonly late: number
    readonly longestDays: number | null
    readonly rules: readonly { readonly labelVi: string }[]
    readonly agency: AgencyInTime
    readonly cells: readonly {
      readonly share: ToldShare['value']
      readonly due: { readonly value: number }
      readonly met: { readonly value: number }
      readonly provisional: boolean
    }[]
  }[]
}

interface LateItems {
  readonly totalCount: number
  readonly nodes: readonly {
    readonly daysLate: number
    readonly labelVi: string
    readonly unit: { readonly nameVi: string }
  }[]
}

/** Words of the page for what tells no number, and for what cannot be judged. */
const silentWords: Readonly<Record<string, string>> = {
  WITHHELD: 'Không công bố (giữ kín)',
  NO_DATA: 'Không có số liệu',
  NOT_REPORTED: 'Chưa báo cáo',
}
const openWords: Readonly<Record<string, string>> = {
  PROVISIONAL: 'chưa rõ, số tạm tính',
  PROTECTED: 'chưa rõ, do làm tròn',
}
const silentReasons: Readonly<Record<string, string>> = {
  WITHHELD: 'chưa rõ, vì số được giữ kín',
  NO_DATA: 'chưa có số liệu',
  NOT_REPORTED: 'chưa rõ, nguồn chưa báo cáo',
}

describe.skipIf(skipReason())('a leader', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  /** What the API tells of one metric by district, worst first where more is better. */
  async function told(metric: string, grain: string, period: string) {
    const { data } = await hub.ask(
      `query ($metric: ID!, $grain: Grain!, $period: Date!) {
        compareUnits(metrics: [$metric], basis: BEFORE_2025_07, level: DISTRICT, grain: $grain, period: $period) {
          rows { unit { nameVi } cells { value { kind value } standing provisional rankOf ranks { low high } } }
        }
      }`,
      { metric, grain, period },
    )
    const { rows } = (data as { compareUnits: { rows: { unit: { nameVi: string }; cells: [Cell] }[] } }).compareUnits
    return rows.map(({ unit, cells: [cell] }) => ({ name: unit.nameVi, ...cell }))
  }

  it('reads which districts need attention this quarter, and whether that is solid', async () => {
    const page = await hub.visit()
    await page.open('/compare?grain=quarter&metric=tips_resolved_share')
    await page.settled()
    // the newest quarter is provisional: the page concludes nothing, and leads to the one that is settled
    expect(await attention(page)).toEqual([])
    await page.press('Xem kỳ gần nhất đã chốt số liệu: Quý II/2026')
    await page.waitForText('Quý II/2026, so với')
    await page.settled()
    const named = await attention(page)
    expect(named.length).toBeGreaterThanOrEqual(2)
    const units = await told('tips_resolved_share', 'QUARTER', '2026-04-01')
    const standsLow = (standing: string) => standing === 'LOWER' || standing === 'MUCH_LOWER'
    for (const { name, solid } of named.slice(0, 2)) {
      const unit = units.find((one) => one.name === name)
      const last = (unit?.ranks?.high ?? 0) > (unit?.rankOf ?? 0) - 3
      expect([unit?.provisional, last || standsLow(unit?.standing ?? '')], name).toEqual([false, true])
      // solid exactly where the funnel sets the district apart
      expect(solid.startsWith('Chưa chắc chắn'), name).toBe(!standsLow(unit?.standing ?? ''))
    }
    // nobody that is left out is set apart more than who is named
    const rest = units.filter(({ name }) => !named.some((one) => one.name === name))
    if (named.length < 3) expect(rest.filter(({ standing }) => standsLow(standing))).toEqual([])
    expect(page.faults).toEqual([])
    await page.close()
  })

  it('sets the eight districts side by side, sorts them, pins one and takes the address away', async () => {
    const page = await hub.visit()
    await page.open('/compare')
    await page.settled()
    const ranked = await rankedUnits(page)
    expect(ranked).toHaveLength(8)
    const words = await page.text()
    expect(words).toMatch(/cao nhất là .+, thấp nhất là /)
    expect(words).toContain('Năm 2025, so với năm 2024')
    expect(words).toContain('Bản phát hành số 1')
    expect(words).toContain('Dữ liệu giả lập ×8')
    expect(await page.count('.multiples figure')).toBe(8)

    const last = ranked.at(-1) ?? ''
    await page.press(`Ghim ${last} lên đầu`)
    await page.press('Đơn vị')
    expect(await rankedUnits(page)).toEqual([
      last,
      ...ranked.filter((name) => name !== last).sort(new Intl.Collator('vi').compare),
    ])
    // in the table, the bars, the funnel and the small charts
    expect(await page.count('[data-mark="pinned"]')).toBe(4)
    await expect.poll(() => page.address().search).toMatch(/pin=\d+.*sort=unit/)

    await page.select('So với', 'Bình quân ba năm trước')
    await page.waitForText('so với bình quân năm 2022, năm 2023, năm 2024')
    await page.tick('Chỉ hiện đơn vị khác mức chung')
    await page.waitForText(/Đang ẩn \d đơn vị|Không ẩn đơn vị nào/)
    const left = await rankedUnits(page)
    expect(await page.text()).toContain(8 - left.length === 0 ? 'Không ẩn' : `Đang ẩn ${8 - left.length} đơn vị`)
    expect(left[0]).toBe(last)

    const link = await page.again()
    await link.open(page.address().pathname + page.address().search)
    await link.settled()
    expect(await rankedUnits(link)).toEqual(left)
    expect([...page.faults, ...link.faults]).toEqual([])
    await page.close()
  })

  it('sees on the map what the table points at, and in the table what the map points at', async () => {
    const page = await hub.visit()
    await page.open('/compare')
    await page.settled()
    // the map comes when it is near, and not with the page
    const first = await mapBesideTable(page)
    const ranked = await rankedUnits(page)
    expect(first.drawn).toEqual([...ranked].sort())
    expect(first).toMatchObject({ pinned: [], pointed: [], marked: true })
    const [one = '', other = ''] = ranked

    // by keyboard: the focus in a row
    await page.tabTo('button', `Ghim ${one} lên đầu`, 80)
    expect((await mapBesideTable(page)).pointed).toEqual([one])
    // by pointer: the map marks the row, says its number, and a press pins it
    const place = (await mapBesideTable(page)).places[other] ?? { x: 0, y: 0 }
    await pointAt(page, place)
    expect(await pointedRows(page)).toEqual([other])
    expect(await page.text()).toMatch(new RegExp(`${other}: (khoảng|≈)`))
    await pointAt(page, place, true)
    await page.settled()
    expect((await rankedUnits(page))[0]).toBe(other)
    expect((await mapBesideTable(page)).pinned).toEqual([other])

    // what is withheld has its pattern
    await page.select('Nhóm chỉ số', 'Nạn nhân và hỗ trợ')
    await page.settled()
    const withheld = await mapBesideTable(page)
    expect(withheld.drawn).toEqual([...(await rankedUnits(page)), ...(await withoutNumber(page))].sort())
    expect(withheld.patterned).toEqual([...(await withoutNumber(page))].sort())

    // other boundaries are other shapes
    await page.select('Nhóm chỉ số', 'Tuyên truyền')
    await page.select('Địa giới', '99 xã, phường (từ 7/2025)')
    await page.settled()
    const communes = await mapBesideTable(page)
    expect(communes.basis).toContain('"24"')
    expect(communes.pinned).toEqual([])
    expect(page.faults).toEqual([])
    await page.close()
  })

  it('reads how the districts compare with before the merger, and from which decree each commune is', async () => {
    // on a projector, with everything twice as large
    const page = await hub.visit({ width: 960, height: 540 })
    await page.open('/compare')
    await page.settled()
    // the year that holds the change is a frozen group, named so, with the day in every chart
    const words = await page.text()
    expect(words).toContain('Nhóm so sánh cố định: 8 huyện, thị xã, thành phố cũ')
    expect(words).toContain('Năm 2025 gồm cả thời gian trước và sau ngày 1/7/2025')
    expect(await page.count('.multiples .chart-moment')).toBe(8)
    // drawn from the one question of the page: no figures are asked for besides
    expect(page.requests.filter((address) => decodeURIComponent(address).includes('query Figures'))).toEqual([])

    // one press
    await page.press('So với trước sáp nhập: quý II/2026 và quý II/2025')
    await page.waitForText('Đang so với trước sáp nhập: quý II/2026 và quý II/2025.')
    await page.settled()
    await expect.poll(() => page.address().search).toBe('?grain=quarter&period=2026-04-01&baseline=merger')
    const { data } = await hub.ask(`{
      compareUnits(metrics: ["tips_received"], asOf: "2025-06-30", level: DISTRICT, grain: QUARTER, period: "2026-04-01", baseline: BEFORE_2025_07) {
        frozen baselinePeriods { start } rows { cells { carried provisional change { absolute { kind low high value } } } } } }`)
    interface Answer {
      readonly frozen: boolean
      readonly baselinePeriods: readonly { readonly start: string }[]
      readonly rows: readonly { cells: [{ carried: string; change: { absolute: { low: number; high: number } } }] }[]
    }
    const { frozen, baselinePeriods, rows } = (data as { compareUnits: Answer }).compareUnits
    expect([frozen, baselinePeriods, rows.every(({ cells: [cell] }) => cell.carried === 'JOINED')]).toEqual([
      true,
      [{ start: '2025-04-01' }],
      true,
    ])
    const moved = rows.map(({ cells: [cell] }) => cell.change.absolute)
    const [rising, falling] = [moved.filter(({ low }) => low > 0), moved.filter(({ high }) => high < 0)]
    expect(await page.text()).toContain(
      `So với quý II/2025 (trước sáp nhập): ${rising.length} đơn vị tăng, ${falling.length} đơn vị giảm`,
    )

    // a provisional quarter is marked in table, charts and legend
    await page.select('Thời gian', 'Quý III/2026')
    await page.waitForText('Đang so với trước sáp nhập: quý III/2026 và quý III/2024.')
    await page.settled()
    expect(await page.count('.multiples [data-provisional="true"]')).toBeGreaterThanOrEqual(8)
    expect(await page.text()).toContain('Cột viền đứt là số tạm tính.')

    // the lineage of a unit, with its decree
    await page.unfold('Huyện Gia Bình')
    await page.waitForText('Từ 01/07/2025, theo 1658/NQ-UBTVQH15')
    expect(await page.overflows()).toBe(false)
    expect(await page.barriers()).toEqual([])
    expect(page.faults).toEqual([])
    await page.close()
  })

  it('compares a group of districts and keeps it on the device', async () => {
    const page = await hub.visit()
    await page.open('/compare?baseline=year&grain=quarter&period=2025-04-01')
    await page.settled()
    await page.waitForText('Quý II/2025, so với quý II/2024')
    await page.select('Đơn vị so sánh', 'Có khu công nghiệp')
    await page.settled()
    const parks = await rankedUnits(page)
    expect(parks).not.toContain('Huyện Lương Tài')
    expect(parks.length).toBeGreaterThan(2)
    await expect.poll(() => page.address().searchParams.get('group')).toBe('parks')
    await page.unfold(`Chọn từng đơn vị (${parks.length})`)
    await page.write('Tên nhóm', 'Huyện trọng điểm')
    await page.press('Lưu nhóm')
    await page.select('Đơn vị so sánh', 'Tất cả 8 đơn vị')
    await page.settled()
    expect(await rankedUnits(page)).toHaveLength(8)
    await page.select('Đơn vị so sánh', '★ Huyện trọng điểm')
    await page.settled()
    expect(await rankedUnits(page)).toEqual(parks)
    await page.close()
  })

  it('finds units with withheld numbers apart, with the reason, and never ranked', async () => {
    const page = await hub.visit({ width: 390, height: 844 })
    await page.open('/compare?topic=victim')
    await page.settled()
    const apart = await withoutNumber(page)
    expect(apart.length).toBeGreaterThan(0)
    const ranked = await rankedUnits(page)
    for (const name of apart) expect(ranked).not.toContain(name)
    expect(await page.text()).toContain('không công bố và không xếp hạng')
    expect(await page.overflows()).toBe(false)
    expect(await page.barriers()).toEqual([])
    await page.close()
  })

  it('finds the briefings that are made each month, and has the comparison that is looked at made each quarter', async () => {
    const page = await hub.enter('who.publishes', ['release:publish'])
    await page.open('/briefings')
    await page.waitForText('Chưa có bản tóm tắt nào')
    await page.open('/compare?topic=tip')
    await page.settled()
    await page.press('Lập bản tóm tắt định kỳ từ so sánh này')
    await page.press('Đặt lịch')
    expect(await page.faultOf('Tên bản tóm tắt')).toBe('Hãy đặt tên cho bản tóm tắt.')
    // of a year that is looked at, what is told by quarter; the rest is named
    await page.waitForText('Không có, vì không công bố theo kỳ này: Từ khi nhận tin đến hành động đầu tiên.')
    await page.write('Tên bản tóm tắt', 'Tin báo hằng quý cho Ban Chỉ đạo 138')
    await page.write('Từ ngày', '2026-09-30')
    expect(await page.barriers()).toEqual([])
    await page.press('Đặt lịch')
    await page.waitForText('Đã đặt lịch.')
    await page.waitForText('Bản kế tiếp: quý IV/2026, khi có bản phát hành mới, sớm nhất ngày 01/01/2027.')
    await hub.makeBriefings()

    const phone = await hub.visit({ width: 390, height: 844 })
    await phone.open('/briefings')
    await phone.waitForText('Tin báo hằng quý cho Ban Chỉ đạo 138')
    expect(await phone.text()).toContain('Tin báo, tố giác và tuyên truyền hằng tháng')
    expect(await phone.text()).toContain('Quý III/2026')
    expect(await phone.overflows()).toBe(false)
    expect(await phone.barriers()).toEqual([])
    expect(await briefingFiles(phone)).toEqual(Array(4).fill('200 application/pdf'))

    await page.open('/briefings')
    await page.press('Dừng lịch “Tin báo hằng quý cho Ban Chỉ đạo 138”')
    await page.press('Đúng')
    await page.waitForText('Đã dừng')

    // a name without a blank, of a schedule that is given up before it begins, fits the narrowest telephone
    const long = 'Tin-báo-'.repeat(15)
    await page.open('/compare?topic=tip')
    await page.settled()
    await page.press('Lập bản tóm tắt định kỳ từ so sánh này')
    await page.write('Tên bản tóm tắt', long)
    await page.write('Từ ngày', '2199-06-30')
    await page.press('Đặt lịch')
    await page.waitForText('Bản kế tiếp: quý II/2199')
    await page.open('/briefings')
    await page.look({ width: 390, height: 844 })
    await page.waitForText(long)
    expect(await page.overflows()).toBe(false)
    await page.press(`Dừng lịch “${long}”`)
    expect(await page.overflows()).toBe(false)
    expect(await page.barriers()).toEqual([])
    await page.press('Đúng')
    await page.waitForText('Đã hủy trước khi bắt đầu')
    expect([...page.faults, ...phone.faults]).toEqual([])
    await phone.close()
    await page.close()
  })

  it('is told on a page what became of a briefing whose address leads nowhere, and goes on from there', async () => {
    const phone = await hub.visit({ width: 390, height: 844 })
    for (const path of ['/briefings/r1-999999.pdf', '/briefings/']) {
      await phone.open(path)
      expect(await phone.heading()).toBe('Không có bản tóm tắt này')
    }
    expect(await phone.overflows()).toBe(false)
    expect(await phone.barriers()).toEqual([])
    await phone.follow('Bản tóm tắt định kỳ')
    await phone.waitForText('Cuối mỗi tháng hoặc quý')
    await phone.open('/briefings/r1-999999.pdf', 'en')
    expect(await phone.heading()).toBe('There is no such briefing')
    await phone.open('/nowhere')
    expect(await phone.heading()).toBe('Không có trang này')
    // the browser notes the status of the document itself
    expect(phone.faults.filter((fault) => !fault.includes('status of 404'))).toEqual([])
    await phone.close()
  })

  it('acknowledges an alert with a note that names nobody, and finds it on the telephone', async () => {
    const page = await hub.enter('who.leads', ['figures:exact', 'alert:acknowledge'], { width: 390, height: 844 })
    await page.open('/alerts')
    await page.settled()
    // alerts rest on the release, whatever an account reads elsewhere; its page is found in the row of names
    expect(await page.world()).toContain('Bản phát hành số')
    expect(await page.pageInRow()).toBe('Cảnh báo')
    const [unit = ''] = await alertedUnits(page)
    await page.press(`Xác nhận đã xem cảnh báo: ${unit}`)
    await page.write('Đã biết gì, đang làm gì', 'Đã gọi anh Nguyễn Văn Mẫu, 0912345678')
    await page.press('Lưu')
    expect(await page.faultOf('Đã biết gì, đang làm gì')).toContain('chứa tên')
    await page.write('Đã biết gì, đang làm gì', 'Lịch đã chuyển sang tháng 9')
    await page.press('Lưu')
    await page.waitForText('Lịch đã chuyển sang tháng 9')
    expect(await page.text()).toContain('who.leads')
    expect(await page.overflows()).toBe(false)
    expect(await page.barriers()).toEqual([])
    expect(page.faults).toEqual([])
    await page.close()
  })

  /** The province on the boundaries of eight districts, as the page calls it. */
  const formerProvince = 'Tỉnh Bắc Ninh cũ (8 huyện)'

  /** A share as the page writes it. */
  const shareWords = ({ value, base, provisional }: ToldShare) => {
    const number = value.value === null ? silentWords[value.kind] : `${formatTold(value as Count, 'vi')} %`
    const records = typeof base?.value === 'number' ? ` trên ${formatTold(base as Count, 'vi')}` : ''
    return `${number}${provisional ? 'tạm tính' : ''}${records}`
  }

  const judgedWords = ({ state, openReason, ...share }: JudgedShare): string =>
    silentReasons[openReason ?? ''] ??
    `${openReason ? openWords[openReason] : state === 'MET' ? 'đạt' : 'chưa đạt'} ${shareWords(share)}`

  /** What the page of a year must say, table by table, of what the API tells a reader. */
  async function duties(year: number, token?: string): Promise<{ rows: string[][]; judged: JudgedShare[] }> {
    const share = 'value { kind value low high } base { kind value low high } provisional'
    const progress = (level: string) =>
      `targetProgress(basis: BEFORE_2025_07, level: ${level}, from: "${year}-01-01", to: "${year}-12-31") {
        targets { units { unit { nameVi } cells { state openReason ${share} } } } }`
    const by = (metric: string, from: number, grain: string, breakdown: string) =>
      `figures(metric: "${metric}", basis: BEFORE_2025_07, level: PROVINCE, grain: ${grain}, from: "${from}-01-01", to: "${year}-12-31" ${breakdown}) {
        categories { code labelVi } figures { category period { end } ${share} } }`
    const answer = await hub.ask<Duties>(
      `{ whole: ${progress('PROVINCE')} parts: ${progress('DISTRICT')}
         support: ${by('support_given_share', year - 4, 'YEAR', '')}
         byClock: ${by('deadlines_met_share', year, 'QUARTER', 'breakdown: CLOCK')}
         byBranch: ${by('deadlines_met_share', year, 'QUARTER', 'breakdown: AGENCY_KIND')}
         legalClocks { kind legalRef validFrom } }`,
      {},
      token,
    )
    const { whole, parts, support, byClock, byBranch, legalClocks } = answer.data as Duties
    const units = whole.targets.flatMap((target, index) => [...target.units, ...(parts.targets[index]?.units ?? [])])
    const rowsBy = (
      { categories, figures }: ShareSet,
      name: (code: string, label: string) => string,
      before: (code: string, end: string) => boolean = () => false,
    ) =>
      categories.map(({ code, labelVi }) => [
        name(code, labelVi),
        ...figures
          .filter(({ category }) => category === code)
          .map((figure) => (before(code, figure.period.end) ? 'chưa có hiệu lực' : shareWords(figure))),
      ])
    const rules = (code: string) =>
      legalClocks
        .filter(({ kind }) => kind === code)
        .map(({ legalRef, validFrom }) => `${legalRef} · hiệu lực từ ${validFrom.split('-').reverse().join('/')}`)
    const notYet = (code: string, end: string) =>
      legalClocks.filter(({ kind }) => kind === code).every(({ validFrom }) => validFrom > end)
    const branches = rowsBy(byBranch, (_code, label) => label)
    return {
      judged: units.flatMap(({ cells }) => cells),
      rows: [
        ...units.map(({ unit, cells }) => [
          unit.nameVi === 'Tỉnh Bắc Ninh' ? formerProvince : unit.nameVi,
          ...cells.map(judgedWords),
        ]),
        [formerProvince, ...support.figures.map(shareWords)],
        ...rowsBy(byClock, (code, label) => [label, ...rules(code)].join(' '), notYet),
        ...branches.filter((row) => row.some((cell) => cell.includes('%'))),
      ],
    }
  }

  it('reads quarter by quarter which units met the targets, and which time limits were kept, as the API tells it', async () => {
    const page = await hub.visit()
    // without a choice: the newest year in which a target holds
    await page.open('/targets')
    await page.settled()
    const open = await duties(2025)
    expect(await page.table()).toEqual(open.rows)
    const states = new Set(open.judged.map(({ state }) => state))
    expect([...states].sort()).toEqual(['MET', 'MISSED', 'OPEN'])
    const count = (state: string) => open.judged.filter((cell) => cell.state === state).length
    const shown = [await page.count('[data-state="MET"]'), await page.count('[data-state="MISSED"]')]
    // one more of each in the legend
    expect(shown).toEqual([count('MET') + 1, count('MISSED') + 1])
    // the source of a target is one press away
    await page.follow('Nguồn: Chương trình phòng, chống mua bán người 2021–2025, định hướng 2030')
    await expect.poll(() => page.address()).toMatchObject({ pathname: '/sources', hash: '#Source:decision-193-2021' })
    await page.settled()
    expect(await page.focusedText()).toContain('Quyết định 193/QĐ-TTg ngày 9/2/2021')
    // no target holds in 2026, so nothing is met or missed
    await page.open('/targets?year=2026')
    await page.settled()
    expect(await page.text()).toContain('Hệ thống chưa có mục tiêu bằng con số nào cho năm 2026')
    expect(await page.text()).toMatch(/Quyết định 33\/QĐ-TTg\), hiệu lực 07\/01\/2026 – 31\/12\/2030\. .*mục tiêu/)
    expect(await page.text()).toMatch(
      /Trên 90% tố giác, tin báo được giải quyết · hiệu lực 01\/01\/2021 – 31\/12\/2025/,
    )
    expect(await page.table()).toEqual((await duties(2026)).rows)
    expect(await page.text()).not.toMatch(/Việc trễ hạn cần làm|Hiện có/)
    expect(page.faults).toEqual([])
    await page.close()
  })

  it('reads by agency what is late, which an officer gets as a list', async () => {
    const exact = await hub.token('figures:exact')
    const page = await hub.enter('steering', ['figures:exact'])
    await page.open('/targets')
    await page.settled()
    const { rows } = await duties(2025, exact)
    const { data } = await hub.ask<{ deadlineFigures: AgencyFigures }>(
      `{ deadlineFigures(unit: { code: "27" }, from: "2025-01-01", to: "2025-12-31") { late rows { late longestDays rules { labelVi } agency { nameVi validTo actingToday { nameVi } }
          cells { share { kind value } due { value } met { value } provisional } } } }`,
      {},
      exact,
    )
    const figures = (data as { deadlineFigures: AgencyFigures }).deadlineFigures
    const number = (value: number) => formatNumber(value, 'vi', 0)
    /** An agency; of one that has ended its last day and who acts now. */
    const inTime = ({ nameVi, validTo, actingToday }: AgencyInTime) =>
      validTo
        ? `${nameVi} (đến ${validTo.split('-').reverse().join('/')}) → cơ quan kế nhiệm: ${actingToday.map((one) => one.nameVi).join(', ')}`
        : nameVi
    const byAgency = figures.rows.map(({ agency, rules, cells, late, longestDays }) => [
      `${inTime(agency)} ${rules.at(-1)?.labelVi}`,
      ...cells.map(({ share, due, met, provisional }) =>
        due.value === 0
          ? 'không có'
          : `${shareWords({ value: share, base: null, provisional })} ${number(met.value)}/${number(due.value)}`,
      ),
      number(late),
      longestDays === null ? '–' : `${number(longestDays)} ngày`,
    ])
    expect(byAgency.length).toBeGreaterThan(5)
    expect(byAgency.flat().join('\n')).toMatch(/Công an huyện .+ \(đến 28\/02\/2025\)/)
    expect(await page.table()).toEqual([...rows, ...byAgency])
    expect(figures.late).toBeGreaterThan(25)
    expect(await page.text()).toContain(`Hiện có ${number(figures.late)} việc trễ hạn chưa làm xong`)
    expect(await page.text()).not.toContain('Việc trễ hạn cần làm')
    expect(await page.barriers()).toEqual([])

    const officer = await hub.enter('duty.officer', ['records:read'], { width: 390, height: 844 }, [
      { unit: '24', reason: 'kiểm tra' },
    ])
    const records = await hub.token('records:read')
    const late = async (filter: string) => {
      const answer = await hub.ask<{ deadlines: LateItems }>(
        `{ deadlines(filter: { states: [OVERDUE] ${filter} }, first: 25) { totalCount nodes { daysLate labelVi unit { nameVi } } } }`,
        {},
        records,
      )
      return (answer.data as { deadlines: LateItems }).deadlines
    }
    /** Days, duty and unit of the rows of the list. */
    const listed = async () =>
      (await officer.table())
        .filter(([record]) => /^(Tin|Nạn nhân|Vụ án) \S+$/.test(record ?? ''))
        .map(([, duty = '', , days = '', unit = '']) => ({ duty, days, unit }))
    await officer.open('/targets')
    await officer.settled()
    const whole = await late('')
    expect(await officer.text()).toContain(`Việc trễ hạn: ${whole.totalCount}`)
    expect((await listed()).map(({ days }) => days)).toEqual(
      whole.nodes.map(({ daysLate }) => `${number(daysLate)} ngày`),
    )
    expect((await listed())[0]?.duty).toContain(whole.nodes[0]?.labelVi)
    // a page on
    await officer.press('Trễ ít hơn')
    await officer.settled()
    const longest = Number((await listed())[0]?.days.replace(/\D/g, ''))
    expect(longest).toBeLessThanOrEqual(whole.nodes.at(-1)?.daysLate ?? 0)
    // only agencies with late items can be chosen, each told apart from the other of its name
    const agencies = await hub.ask<{ deadlineAgencies: { code: string }[] }>(
      '{ deadlineAgencies(filter: { states: [OVERDUE] }) { code } }',
      {},
      records,
    )
    const choices = await officer.choices('Cơ quan')
    expect(choices).toHaveLength(1 + (agencies.data?.deadlineAgencies.length ?? 0))
    expect(new Set(choices).size).toBe(choices.length)
    expect(choices).toEqual(
      expect.arrayContaining(['Công an tỉnh Bắc Ninh (đến 2025)', 'Công an tỉnh Bắc Ninh (từ 2025)']),
    )
    // narrowed
    await officer.select('Đơn vị', 'Huyện Yên Phong')
    await officer.settled()
    const district = await late('units: [{ code: "258", basis: BEFORE_2025_07 }]')
    expect(await officer.text()).toContain(`Việc trễ hạn: ${district.totalCount}`)
    expect(district.totalCount).toBeLessThan(whole.totalCount)
    expect((await listed()).map(({ unit }) => unit)).toEqual(district.nodes.map(({ unit }) => unit.nameVi))
    // the list is taken away as it is narrowed, and the audit log tells that it was
    const file = await saved(officer, 'Tải bảng (CSV)')
    const lines = new TextDecoder().decode(file.bytes).trim().split('\r\n')
    expect(file.name).toMatch(/^ho-so-tre-han-\d{4}-\d\d-\d\d\.csv$/)
    expect(lines).toContain('Lọc việc trễ hạn,Huyện Yên Phong')
    expect(lines.filter((line) => /^(Tin|Nạn nhân|Vụ án),/.test(line))).toHaveLength(district.totalCount)
    const log = await hub.ask<{ auditEntries: { nodes: { operation: string | null }[] } }>(
      '{ auditEntries(first: 20) { nodes { operation } } }',
      {},
      await hub.token('audit:read'),
    )
    expect(log.data?.auditEntries.nodes.map(({ operation }) => operation)).toContain('LateDeadlinesFile')
    expect(await officer.overflows()).toBe(false)
    expect(await officer.barriers()).toEqual([])
    // an address that names an agency without late items shows an empty list, and not as if nothing were chosen
    const courts = await hub.ask<{ agencies: { nodes: { id: string }[] } }>(
      '{ agencies(kinds: [COURT], first: 1) { nodes { id } } }',
    )
    await officer.open(`/targets?agency=${encodeURIComponent(courts.data?.agencies.nodes[0]?.id ?? '')}`)
    await officer.waitForText('Không có việc nào trễ hạn trong phạm vi này.')
    expect(await officer.choices('Cơ quan')).toContain('Cơ quan không có việc trễ hạn')
    expect([...page.faults, ...officer.faults]).toEqual([])
    await officer.close()
    await page.close()
  })
})
