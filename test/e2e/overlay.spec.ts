import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'

interface FlowAnswer {
  readonly figures: {
    readonly categories: readonly { readonly code: string; readonly labelVi: string }[]
    readonly figures: readonly {
      readonly category: string
      readonly value: {
        readonly kind: string
        readonly value: number | null
        readonly low: number | null
        readonly high: number | null
      }
    }[]
  }
}

describe.skipIf(skipReason())('the layers over the units', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  it('opens a cluster into exactly its events by mouse, page by page', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=campaign_events&layers=campaign-event&at=106.0800,21.1200,8.00')
    await map.mapDrawn()
    await expect.poll(() => map.drawnIn('event-cluster'), { timeout: 15_000 }).toBeGreaterThan(1)
    const count = await map.clickFullest('event-cluster')
    await map.waitForText('Hoạt động tại đây')
    expect(count).toBeGreaterThan(20)
    await map.waitForText(`Đang hiện 20 trên ${count} hoạt động`)
    await map.press('Xem thêm')
    await map.waitForText(`Đang hiện ${Math.min(40, count)} trên ${count} hoạt động`)
    expect(await map.barriers()).toEqual([])
    await map.close()
  })

  it('opens the same list by keys, its events, and goes back', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=campaign_events&layers=campaign-event&etype=SEMINAR')
    await map.mapDrawn()
    await map.tabTo('button', 'Danh sách các cụm hoạt động', 60)
    await map.keys('Enter')
    await map.waitForText('Các cụm hoạt động')
    await expect.poll(() => map.focusedText()).toBe('Các cụm hoạt động')
    await map.keys('Tab', 'Tab', 'Enter')
    await map.waitForText(/Đang hiện \d+ trên \d+ hoạt động/)
    await map.keys('Tab', 'Tab', 'Enter')
    await map.waitForText('Đơn vị chủ trì')
    await expect.poll(() => map.address().searchParams.get('thing')).toMatch(/^CampaignEvent:/)
    await map.press('Về danh sách')
    await map.waitForText(/Đang hiện \d+ trên \d+ hoạt động/)
    await map.keys('Escape')
    await map.waitUntilGone('Hoạt động tại đây')
    await map.close()
  })

  it('narrows events and coverage to a campaign, says which in the lists, and says so when nothing is left', async () => {
    const { data } = await hub.ask<{
      campaigns: { id: string; year: number; nameVi: string }[]
    }>('{ campaigns { id year nameVi } }')
    const [newest, ...older] = data?.campaigns ?? []
    const wanted = older.find(({ year }) => year === 2025)
    if (!newest || !wanted) throw new Error('the demonstration set has no campaign of 2025')
    const map = await hub.visit()
    await map.open('/map?metric=campaign_events&period=2025-01-01&layers=campaign-event.campaign-coverage')
    await map.mapDrawn()
    await expect.poll(() => map.drawnIn('event-cluster'), { timeout: 15_000 }).toBeGreaterThan(1)
    await map.unfold('Lọc hoạt động')
    await map.unfold('Chiến dịch: tất cả')
    await map.tick(wanted.nameVi)
    await expect.poll(() => map.address().searchParams.get('ecampaign')).toBe(wanted.id.replace('Campaign:', ''))
    await expect.poll(() => map.drawnIn('event-cluster'), { timeout: 15_000 }).toBeGreaterThan(1)
    expect(await map.drawnIn('campaign-event')).toBeGreaterThan(0)
    await map.press('Danh sách xã, phường chưa có hoạt động')
    await map.waitForText(`Chiến dịch: ${wanted.nameVi}`)

    // A campaign of another year held nothing in this one.
    const other = newest.id.replace('Campaign:', '')
    await map.open(
      `/map?metric=campaign_events&period=2025-01-01&layers=campaign-event.campaign-coverage&ecampaign=${other}`,
    )
    await map.waitForText('Không có hoạt động nào trong kỳ và theo bộ lọc này')
    expect(await map.drawnIn('event-cluster')).toBe(0)
    expect(await map.drawnIn('campaign-event')).toBe(0)
    await map.press('Danh sách xã, phường chưa có hoạt động')
    await map.waitForText(/(\d+) trên \1 xã, phường không có hoạt động nào/)
    expect(await map.barriers()).toEqual([])
    await map.close()
  })

  it('tells the public what is open around a route, and the planner tips and cases too', async () => {
    const path = '/map?layers=key-route&thing=KeyRoute:3&within=2'
    const map = await hub.visit()
    await map.open(path)
    await map.waitForText('Số hộ (ước tính)')
    expect(await map.text()).not.toContain('(số chính xác)')
    expect(await map.barriers()).toEqual([])
    await map.close()
    const planner = await hub.enter('overlay.planner', ['figures:exact'])
    await planner.open(path)
    await planner.waitForText('Tin tiếp nhận (số chính xác)')
    expect(await planner.text()).toMatch(/Còn [\d.]+ tin và [\d.]+ vụ/)
    await planner.close()
  })

  it('lists where victims were taken as the API tells it, draws what has a direction, and follows the year', async () => {
    const map = await hub.visit()
    await map.open('/map?grain=quarter&period=2025-04-01&layers=flow')
    await map.mapDrawn()
    await map.tabTo('button', 'Bảng nơi nạn nhân bị đưa đến', 60)
    await map.keys('Enter')
    await map.waitForText('Nạn nhân được xác định năm 2025, theo nơi đến')
    const { data } = await hub.ask<FlowAnswer>(
      `{ figures(metric: "victims_identified", basis: BEFORE_2025_07, level: PROVINCE, grain: YEAR, from: "2025-01-01",
           to: "2025-12-31", breakdown: DESTINATION) {
        categories { code labelVi } figures { category value { kind value low high } } } }`,
    )
    const { categories = [], figures = [] } = data?.figures ?? {}
    expect(figures.length).toBe(7)
    const told = figures.map(({ category, value: { kind, value, low, high } }) => [
      categories.find(({ code }) => code === category)?.labelVi,
      kind === 'ROUNDED' ? `≈ ${value}` : kind === 'RANGE' ? `${low}–${high}` : 'Không công bố (giữ kín)',
    ])
    expect((await map.table()).map((row) => row.slice(0, 2))).toEqual(told)
    const countries = ['CHINA', 'CAMBODIA', 'LAOS', 'MYANMAR']
    const drawn = figures.filter(({ category }) => countries.includes(category))
    await expect.poll(() => map.drawnIn('flow-label')).toBe(drawn.length)
    expect(await map.barriers()).toEqual([])
    // The year after has not ended, so nothing of it is published.
    await map.open('/map?grain=month&period=2026-03-01&layers=flow&list=flow')
    await map.waitForText('Năm 2026 chưa có số liệu theo nơi đến.')
    await map.mapDrawn()
    expect(await map.drawnIn('flow-label')).toBe(0)
    await map.close()
  })

  it('draws rings round parks, crosses communes without an event, and lists these', async () => {
    const map = await hub.visit()
    await map.open(
      '/map?basis=24&grain=month&metric=campaign_events&layers=industrial-park.campaign-coverage&list=coverage',
    )
    await map.waitForText(/trên \d+ xã, phường không có hoạt động nào/)
    await map.mapDrawn()
    await expect.poll(() => map.drawnIn('campaign-coverage'), { timeout: 15_000 }).toBeGreaterThan(0)
    expect(await map.drawnIn('park-ring')).toBe(0)
    await map.tick('2 km')
    await map.mapDrawn()
    await expect.poll(() => map.drawnIn('park-ring'), { timeout: 15_000 }).toBeGreaterThan(0)
    await expect.poll(() => map.address().searchParams.get('rings')).toBe('2')
    expect(await map.barriers()).toEqual([])
    await map.close()
  })
})
