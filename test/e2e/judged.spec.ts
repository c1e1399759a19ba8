import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'

const hotspots = '/map?draw=hotspot&basis=24&grain=year&period=2025-01-01&layers='

describe.skipIf(skipReason())('hotspots and reporting effort on the map', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  it('hotspots name their denominator, say what they are not, and explain their method', async () => {
    const map = await hub.visit()
    await map.open(hotspots)
    await map.waitForText('Điểm nóng: Tin tiếp nhận')
    await map.mapDrawn()
    const words = await map.text()
    expect(words).toMatch(/trên 10\.000 · Dân số · 2025/)
    expect(words).toContain('không phải là nhiều tội phạm')
    // communes of former Bắc Giang have no data before July 2025: no mark, but their pattern
    const units = await map.drawnUnits()
    expect(units).toHaveLength(99)
    expect(units.filter(({ step }) => step === null).length).toBeGreaterThanOrEqual(58)
    expect(units.filter(({ step }) => step !== null).length).toBeGreaterThan(20)
    await map.press('Cách tính, tham số và lưu ý')
    await expect
      .poll(() => map.openDialog())
      .toMatch(/Gi\*.*9999 hoán vị.*hạt giống 1.*Benjamini–Hochberg.*Nguồn của mẫu số/s)
    expect(map.faults).toEqual([])
    await map.close()
  })

  it('another denominator stands in the address, and a proxy says that it is one', async () => {
    const map = await hub.visit()
    await map.open(hotspots)
    await map.waitForText('Điểm nóng: Tin tiếp nhận')
    await map.select('Chia cho', 'Công nhân khu công nghiệp (nơi có nguồn)')
    await map.waitForText(/Quá ít đơn vị có “Công nhân khu công nghiệp/)
    await expect.poll(() => map.address().searchParams.get('per')).toBe('workers')
    expect(await map.text()).toMatch(/trên 1\.000 · Hộ 1–2 người \(đại diện cho người ở trọ/)
    await map.close()
  })

  it('a metric without a denominator is refused in words, with what to do', async () => {
    const map = await hub.visit()
    await map.open('/map?draw=hotspot&metric=trials')
    await map.waitForText(/không có gì để chia/)
    await map.press('Xem “Tin tiếp nhận”')
    await map.waitForText('Điểm nóng: Tin tiếp nhận')
    await expect.poll(() => map.address().searchParams.get('draw')).toBe('hotspot')
    await map.close()
  })

  it('the table tells the same by the keyboard, with signs and reasons', async () => {
    const map = await hub.visit()
    await map.open(`${hotspots}&panel=table`)
    await map.waitForText('Điểm nóng theo đơn vị')
    await map.settled()
    const rows = await map.table()
    expect(rows).toHaveLength(99)
    const [, judgement, ratio] = rows[0] ?? []
    expect(judgement).toMatch(/^▲|^△|Có thể do ngẫu nhiên/)
    expect(ratio).toMatch(/^×\d/)
    expect(rows.some(([, words]) => words?.includes('(không có số liệu của kỳ này)'))).toBe(true)
    await map.close()
  })

  it('reporting effort stands beside tips, by choice of the measure', async () => {
    const map = await hub.visit()
    await map.open('/map?layers=')
    await map.mapDrawn()
    await map.choose('Cách vẽ', 'Nỗ lực báo tin')
    await map.waitForText(/Nhiều tin không có nghĩa là nhiều tội phạm/)
    await map.mapDrawn()
    await expect.poll(() => map.address().searchParams.get('draw')).toBe('effort')
    expect((await map.drawnUnits()).every(({ step }) => step !== null)).toBe(true)
    await map.choose('Đo tuyên truyền bằng', 'Lượt người')
    await map.waitForText(/lượt người dự trên số dân/)
    await expect.poll(() => map.address().searchParams.get('effort')).toBe('attendances')
    await map.close()
  })

  it('hexagons are for staff: the public has none, in an address or in the panel, and is told why and how to get them', async () => {
    const map = await hub.visit()
    await map.open(`${hotspots}&cells=1`)
    await map.waitForText('Điểm nóng: Tin tiếp nhận')
    await map.mapDrawn()
    expect(await map.text()).not.toContain('Ô lục giác thay cho đơn vị')
    await map.open('/map?draw=heat')
    await map.waitForText(/Mặt mật độ: chỉ dành cho tài khoản được xem số chính xác/)
    await map.mapDrawn()
    expect([await map.drawnIn('heat'), await map.drawnIn('hexagon')]).toEqual([0, 0])
    expect(await map.barriers()).toEqual([])
    await map.press('Xem tô màu theo đơn vị')
    await map.waitUntilGone('chỉ dành cho tài khoản')
    await expect.poll(() => map.address().searchParams.get('draw')).toBeNull()
    await map.close()
  })

  it('staff see hexagons with their signs, what lies under the pointer, and a table of those that stand out', async () => {
    const map = await hub.enter('planner', ['figures:exact'])
    await map.open('/map?draw=hotspot&cells=1&grain=year&period=2025-01-01&layers=&panel=table')
    await map.waitForText('Ô lục giác nổi trội')
    await map.mapDrawn()
    await expect.poll(() => map.drawnIn('hexagon')).toBeGreaterThan(20)
    expect(await map.text()).toMatch(/hồ sơ không có điểm nên không nằm trong ô nào/)
    expect(await map.text()).toMatch(/\d+ ô khác có thể do ngẫu nhiên/)
    expect(await map.barriers()).toEqual([])
    // plain counts by hexagon, with a table in pages; then the same as a surface
    await map.choose('Cách vẽ', 'Ô lục giác')
    await map.waitForText('Các ô có hồ sơ')
    await map.mapDrawn()
    await expect.poll(() => map.drawnIn('hexagon')).toBeGreaterThan(20)
    expect(await map.text()).toMatch(/tin trong mỗi ô · cạnh ô [24]\.000\sm/)
    const first = await map.table()
    expect(first).toHaveLength(50)
    expect(Number(first[0]?.[1]?.replace('.', ''))).toBeGreaterThan(Number(first[49]?.[1]))
    await map.press('Trang sau')
    await expect.poll(async () => (await map.table())[0]?.[0]).not.toBe(first[0]?.[0])
    expect(await map.barriers()).toEqual([])
    await map.choose('Cách vẽ', 'Mặt mật độ')
    await map.waitForText(/tin trên km² · dải làm mịn 2\.000\sm trên mặt đất/)
    await map.mapDrawn()
    await expect.poll(() => map.drawnIn('heat')).toBeGreaterThan(20)
    await map.choose('Dải làm mịn (trên mặt đất)', '1.000\u00A0m')
    await map.waitForText(/dải làm mịn 1\.000\sm/)
    await expect.poll(() => map.address().searchParams.get('bandwidth')).toBe('1000')
    expect(await map.barriers()).toEqual([])
    expect(map.faults).toEqual([])
    await map.close()
  })
})
