import { changeLabel, formatTold } from '@hub/contract/told'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'

type Told = Parameters<typeof formatTold>[0]
interface Cell {
  readonly value: Told
  readonly change: { readonly absolute: Told; readonly percent: Told }
  readonly provisional: boolean
}

/** What stands where no number is told. */
const silence: Readonly<Record<string, string>> = {
  WITHHELD: 'Không công bố (giữ kín)',
  NOT_REPORTED: 'Chưa báo cáo',
  NO_DATA: 'Không có số liệu',
}

describe.skipIf(skipReason())('the map', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  it('opens on the eight districts with at least four in five coloured, and the events of the last full year', async () => {
    const map = await hub.visit()
    await map.open('/map?layers=campaign-event')
    await map.mapDrawn()
    const units = await map.drawnUnits()
    expect(units).toHaveLength(8)
    expect(units.filter((unit) => unit.step !== null).length / units.length).toBeGreaterThanOrEqual(0.8)
    const days = await map.drawnEventDays()
    expect(days.length).toBeGreaterThan(20)
    expect(days.every((day) => day.startsWith('2025-'))).toBe(true)
    expect(await map.heading()).toContain('Năm 2025')
    expect(await map.mapMark()).toMatch(/^released:light:Bản phát hành số 1\nDữ liệu giả lập ×8$/)
    expect(await map.text()).toContain('Dữ liệu giả lập ×8')
    expect(map.faults).toEqual([])
    await map.close()
  })

  it('asks once for what it opens with, ahead of the page and in the same words', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=campaign_events&basis=24&grain=month&period=2026-05-01')
    await map.mapDrawn()
    const asked = map.requests.flatMap((address) => new URL(address).searchParams.get('query') ?? [])
    for (const name of ['Release', 'Metrics', 'Units', 'Figures'])
      expect([name, asked.filter((query) => query.includes(`query ${name}`)).length]).toEqual([name, 1])
    await map.close()
  })

  it('steps in time without loading a tile, and back returns', async () => {
    const map = await hub.visit()
    await map.open('/map?layers=campaign-event')
    await map.mapDrawn()
    const before = { tiles: map.tileRequests(), steps: await map.drawnUnits() }
    await map.press('Kỳ trước')
    await map.waitForText('Năm 2024')
    await map.mapDrawn()
    expect(map.tileRequests()).toBe(before.tiles)
    await expect.poll(() => map.address().searchParams.get('period')).toBe('2024-01-01')
    expect((await map.drawnEventDays()).every((day) => day.startsWith('2024-'))).toBe(true)
    await map.back()
    await map.waitForText('Năm 2025')
    await map.mapDrawn()
    expect(await map.drawnUnits()).toEqual(before.steps)
    await map.close()
  })

  it('shows the communes of today and the layers that are switched on', async () => {
    const map = await hub.visit()
    await map.open('/map?basis=24&metric=campaign_events')
    await map.mapDrawn()
    expect((await map.drawnUnits()).length).toBe(99)
    expect(await map.drawnIn('key-route')).toBe(0)
    await map.switchLayer('Tuyến trọng điểm')
    await map.mapDrawn()
    await expect.poll(() => map.drawnIn('key-route'), { timeout: 15_000 }).toBeGreaterThan(0)
    await expect.poll(() => map.address().searchParams.get('layers')).toBe('key-route')
    await map.close()
  })

  it('opens the profile of the unit that is clicked', async () => {
    const map = await hub.visit()
    await map.open('/map?layers=')
    await map.mapDrawn()
    const unit = (await map.drawnUnits()).find(({ name }) => name.includes('Quế Võ'))
    if (!unit) throw new Error('Quế Võ is not drawn.')
    await map.clickUnit(unit.id)
    await map.waitForText('Dân số 2025')
    await map.settled()
    await expect.poll(() => map.address().searchParams.get('unit')).toBe(unit.id)
    const words = await map.text()
    for (const part of ['Quế Võ', 'Diện tích', 'Được sắp xếp thành', 'Khu công nghiệp', 'Tin tiếp nhận'])
      expect(words).toContain(part)
    await map.close()
  })

  it('tells in a profile beside two metrics every figure and change that the API tells', async () => {
    const map = await hub.visit()
    await map.open('/map?rate=1&by=campaign_events&period=2025-01-01')
    await map.mapDrawn()
    const unit = (await map.drawnUnits()).find(({ name }) => name.includes('Tiên Du'))
    if (!unit) throw new Error('Tiên Du is not drawn.')
    await map.clickUnit(unit.id)
    await map.settled()
    expect(map.address().searchParams.get('by')).toBe('campaign_events')
    const shown = await map.profileFigures()
    expect(shown.length).toBeGreaterThan(10)

    const { data: known } = await hub.ask<{
      metrics: { id: string; labelVi: string; measure: string; unitVi: string }[]
    }>('{ metrics { id labelVi measure unitVi } }')
    const metrics = shown.map(({ metric }) => {
      const found = known?.metrics.find(({ labelVi }) => labelVi === metric)
      if (!found) throw new Error(`The hub has no metric ${metric}.`)
      return found
    })
    const cells: Cell[] = []
    // A comparison holds twelve metrics.
    for (let from = 0; from < metrics.length; from += 12) {
      const { data } = await hub.ask<{ compareUnits: { rows: { cells: Cell[] }[] } }>(
        `query Profile($metrics: [ID!]!, $unit: ID!) {
          compareUnits(metrics: $metrics, basis: BEFORE_2025_07, level: DISTRICT, units: [{ id: $unit }], grain: YEAR, period: "2025-01-01") {
            rows { cells { value { kind value low high } provisional
              change { absolute { kind value low high } percent { kind value low high } } } } } }`,
        { metrics: metrics.slice(from, from + 12).map(({ id }) => id), unit: unit.id },
      )
      cells.push(...(data?.compareUnits.rows[0]?.cells ?? []))
    }
    expect(cells).toHaveLength(shown.length)
    const expected = cells.map(({ value, change, provisional }, index) => {
      const { measure = '', unitVi = '' } = metrics[index] ?? {}
      const numbered = ['EXACT', 'ROUNDED', 'RANGE'].includes(value.kind)
      const unitWord = measure === 'SHARE' ? '%' : measure === 'MEDIAN' ? unitVi : ''
      const told = numbered ? [formatTold(value, 'vi'), unitWord] : [silence[value.kind]]
      const moved =
        measure === 'SHARE'
          ? changeLabel(change.absolute, 'absolute', 'vi')
          : changeLabel(change.percent, 'percent', 'vi')
      return [...told, provisional ? 'tạm tính' : '', moved && measure === 'SHARE' ? `${moved} điểm %` : moved]
        .filter(Boolean)
        .join(' ')
    })
    expect(shown.map(({ words }) => words)).toEqual(expected)
    await map.close()
  })

  it('is worked by the keyboard alone, from the search to a profile, without Vietnamese marks', async () => {
    const map = await hub.visit()
    await map.open('/map')
    await map.mapDrawn()
    await map.tabTo('combobox', 'Tìm địa danh, tuyến, khu công nghiệp, hoạt động')
    await map.type('tu son')
    expect((await map.options())[0]).toContain('Từ Sơn')
    await map.keys('ArrowDown', 'Enter')
    await map.waitForText('Dân số 2025')
    await expect.poll(() => map.focusedText()).toContain('Từ Sơn')
    await map.close()
  })

  it('takes what was typed and not what an earlier text found, when Enter comes before the answer', async () => {
    const map = await hub.visit()
    await map.open('/map')
    await map.mapDrawn()
    await map.tabTo('combobox', 'Tìm địa danh, tuyến, khu công nghiệp, hoạt động')
    await map.type('tu')
    expect((await map.options())[0]).not.toContain('Từ Sơn')
    await map.slowDown(700)
    await map.type(' son')
    await map.keys('Enter')
    await map.waitForText('Dân số 2025')
    await expect.poll(() => map.focusedText()).toContain('Từ Sơn')
    await map.close()
  })

  it('has a table that tells the same, with words where there is no number', async () => {
    const map = await hub.visit()
    await map.open('/map?panel=table&metric=victims_identified')
    await map.settled()
    const rows = await map.table()
    expect(rows).toHaveLength(8)
    for (const [, value] of rows)
      expect(value).toMatch(/^[\d.,]+( tạm tính)?$|Không công bố \(giữ kín\)|Chưa báo cáo|Không có số liệu/)
    expect(rows.some(([, value]) => value?.includes('Không công bố (giữ kín)'))).toBe(true)
    await map.press('Không công bố (giữ kín)')
    await map.waitForText(/Số không cũng được giữ kín/)
    await map.close()
  })

  it('explains a withheld number by pointer and by key, names its threshold, and gives the focus back', async () => {
    const map = await hub.visit()
    await map.open('/map?panel=table&metric=victims_identified')
    await map.settled()
    await map.press('Không công bố (giữ kín)')
    await expect
      .poll(() => map.openDialog())
      .toMatch(/Số không cũng được giữ kín.*chỉ công bố số từ 11 trở lên.*Cách bảo vệ số liệu/s)
    expect(await map.barriers()).toEqual([])
    await map.keys('Escape')
    await expect.poll(() => map.openDialog()).toBe('')
    await expect.poll(() => map.focusedText()).toBe('Không công bố (giữ kín)')
    await map.keys('Enter')
    await expect.poll(() => map.openDialog()).toContain('chỉ công bố số từ 11 trở lên')
    await expect.poll(() => map.focusedText()).toContain('chỉ công bố số từ 11 trở lên')
    await map.keys('Tab', 'Enter')
    await map.waitForText('Đọc một con số thế nào, và vì sao có số được che')
    await expect.poll(() => map.address().hash).toBe('#kind-withheld')
    await map.close()
  })

  it('tells by a chip which world it shows, and more when it is pressed', async () => {
    const map = await hub.visit()
    await map.open('/map')
    await map.mapDrawn()
    expect(await map.world()).toMatch(/^Bản phát hành số 1 · số liệu đến \d\d\/\d\d\/\d{4} Dữ liệu giả lập ×8$/)
    await map.openWorld()
    await expect
      .poll(() => map.openDialog())
      .toMatch(/Số liệu công bố.*Không có vụ án, nạn nhân hay con người nào ở đây là thật/s)
    await map.close()
  })

  it('changes its language and stays where it is', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=campaign_events')
    await map.mapDrawn()
    await map.choose('Ngôn ngữ', 'EN')
    await map.waitForText('Map layers')
    await expect.poll(() => map.documentLanguage()).toBe('en')
    expect(await map.text()).toContain('Map layers')
    await expect.poll(() => map.address().searchParams.get('metric')).toBe('campaign_events')
    await map.close()
  })

  it('says in a line what of its address it cannot use and what it shows instead, until the next step', async () => {
    const map = await hub.visit()
    await map.open('/map?asOf=banana&metric=tipps&period=2024-01-01')
    await map.mapDrawn()
    await map.waitForText(
      'Trang không dùng được một phần địa chỉ: “asOf=banana”, “metric=tipps”. Đang hiện: Tin tiếp nhận · Năm 2024 · 8 huyện (trước 7/2025).',
    )
    expect(await map.barriers()).toEqual([])
    await map.choose('Số lượng hay tỷ suất', 'Trên 10.000 dân')
    await map.waitUntilGone('“asOf=banana”')
    // What the hub does not have stays in the address, and so does the line.
    await map.waitForText('“metric=tipps”')
    await map.press('Đóng thông báo về địa chỉ')
    await map.waitUntilGone('“metric=tipps”')
    await map.open('/compare?asOf=banana&units=99999', 'en')
    await map.waitForText(
      'The page cannot use part of its address: “asOf=banana”, “units=99999”. It shows: Tips received',
    )
    await map.open('/targets?asOf=banana&year=2011', 'en')
    await map.waitForText('“asOf=banana”, “year=2011”')
    await map.open('/map?metric=tips_received&basis=27&asOf=2020-01-01', 'en')
    await map.mapDrawn()
    expect(await map.text()).not.toContain('cannot use')
    await map.close()
  })

  it('fits a telephone', async () => {
    const map = await hub.visit({ width: 390, height: 844 })
    await map.open('/map')
    await map.mapDrawn()
    expect((await map.drawnUnits()).length).toBe(8)
    expect(await map.overflows()).toBe(false)
    await map.press('Chỉ số, lớp')
    await map.waitForText('Lớp bản đồ')
    // all of the province of today fits as well, east and west, between the edges of the telephone
    await map.open('/map?basis=24')
    await map.mapDrawn()
    expect(await map.drawnUnits()).toHaveLength(99)
    await map.close()
  })
})
